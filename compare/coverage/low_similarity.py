"""M602: sentences that are matched by position but are far apart in meaning.

What is far depends on the encoder, the languages and the text: the limit lies between the cosine of sentences that are
no counterparts and the usual one of those that are, both measured in the text itself (``cosines.py``).
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.cosines import cosines, scale
from samesaid.compare.coverage.misplaced import misplaced
from samesaid.compare.coverage.missing import Skipped
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, Bead, message

# Numbers, and words in Latin capitals or title case: they survive translation unchanged.
_ANCHOR = re.compile(r"\d+|\b[A-Z][A-Za-z]{2,}\b")


def low_similarity(pair: Pair, skipped: Skipped) -> Iterator[Evidence]:
    """Evidence for beads of long text whose cosine is far below the usual one, with no number or name in common.

    Beads of sentences that are ``skipped`` are left out. Of independent rows, a row whose counterpart is another row
    is reported whatever it has in common, and says which.
    """
    known = cosines(pair)
    usual = scale(pair, known)
    limit = usual.at(tuning.SHARE_FAR_APART) if usual else _limit_of_few(pair, known)
    tested = [n for n, bead in pair.matched() if not any(skipped[s].intersection(bead.run(s)) for s in SIDES)]
    elsewhere = misplaced(pair, known, usual, tested) if usual and pair.independent else {}
    for number in tested:
        bead = pair.beads[number]
        if number in elsewhere:
            yield elsewhere[number]
            continue
        if known[number] >= limit or bead.moved:
            continue
        source, target = pair.source.text(bead.source), pair.target.text(bead.target)
        if min(alphabetic_length(source), alphabetic_length(target)) < tuning.MIN_COMPARED_LETTERS:
            continue
        if not _anchors(source) & _anchors(target):
            yield _evidence(pair, number, bead, known[number], limit)


def _limit_of_few(pair: Pair, known: Mapping[int, float]) -> float:
    """The cosine below which a bead is reported where there are too few beads to say what is usual."""
    if pair.independent or len(known) < tuning.MIN_BEADS_FOR_MEDIAN:
        return tuning.MIN_COSINE_MATCHED
    usual = statistics.median(known.values())
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
