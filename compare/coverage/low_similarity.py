"""M602: long sentences that are matched by position but are far apart in meaning."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping

import numpy as np

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.missing import Skipped
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, Bead, message

# Numbers, and words in Latin capitals or title case: they survive translation unchanged.
_ANCHOR = re.compile(r"\d+|\b[A-Z][A-Za-z]{2,}\b")


def low_similarity(pair: Pair, skipped: Skipped) -> Iterator[Evidence]:
    """Evidence for beads of long text whose cosine is far below the usual one, with no number or name in common.

    Beads of sentences that are ``skipped`` are left out.
    """
    cosines = _cosines(pair)
    limit = _limit(pair, cosines)
    for number, bead in pair.matched():
        if cosines[number] >= limit or bead.moved or any(skipped[s].intersection(bead.run(s)) for s in SIDES):
            continue
        source, target = pair.source.text(bead.source), pair.target.text(bead.target)
        if min(alphabetic_length(source), alphabetic_length(target)) < tuning.MIN_COMPARED_LETTERS:
            continue
        if not _anchors(source) & _anchors(target):
            yield _evidence(pair, number, bead, cosines[number], limit)


def _cosines(pair: Pair) -> Mapping[int, float]:
    """The cosine of every matched bead, by its index; computed where the aligner gave none."""
    known = {n: bead.similarity for n, bead in pair.matched()}
    unknown = [n for n, value in known.items() if value == 0.0]
    if unknown:
        sources = pair.encoder.encode([pair.source.text(pair.beads[n].source) for n in unknown])
        targets = pair.encoder.encode([pair.target.text(pair.beads[n].target) for n in unknown])
        known |= dict(zip(unknown, np.einsum("nd,nd->n", sources, targets).tolist(), strict=True))
    return known


def _limit(pair: Pair, cosines: Mapping[int, float]) -> float:
    """The cosine below which a bead is reported. Independent rows have no usual cosine."""
    if pair.independent or len(cosines) < tuning.MIN_BEADS_FOR_MEDIAN:
        return tuning.MIN_COSINE_MATCHED
    usual = statistics.median(cosines.values())
    return min(tuning.MIN_COSINE_MATCHED, tuning.MIN_SHARE_OF_MEDIAN_COSINE * usual)


def _anchors(text: str) -> frozenset[str]:
    return frozenset(_ANCHOR.findall(text))


def _evidence(pair: Pair, number: int, bead: Bead, cosine: float, limit: float) -> Evidence:
    strength = min(tuning.MAX_STRENGTH_LOW_SIMILARITY, tuning.STRENGTH_LOW_SIMILARITY + (limit - cosine))
    return Evidence(
        "M602",
        message("code.M602.apart"),
        number,
        tuple(s.span for s in pair.source.sentences(bead.source)),
        tuple(s.span for s in pair.target.sentences(bead.target)),
        strength=round(strength, 3),
        reading=message("coverage.similarity.expected", cosine=round(cosine, 2), limit=round(limit, 2)),
    )
