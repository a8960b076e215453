"""M602: sentences paired by their place whose meanings are far apart."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping

import numpy as np

from samesaid.compare.coverage.scripts import size
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Bead, Span

# In letters of an alphabet, on both sides: the vectors of short sentences wander.
_LONG = 60
# Of clean pairs of long sentences one in a thousand lies lower (news, health, reports; zh-Hans, zh-Hant, de, fr, en).
_FAR = 0.2
# And far below the rest of the document, whose style may be far from its version everywhere.
_OF_MEDIAN = 0.42
_ENOUGH = 5
_ANCHOR = re.compile(r"\d+|\b[A-Z][A-Za-z]{2,}\b")


def apart(pair: Pair) -> Iterator[Evidence]:
    """Evidence for paired long sentences with a cosine far below the document's, and no figure or name in common."""
    known = similarities(pair)
    limit = _limit(pair, known)
    for number, bead in pair.matched():
        if known[number] >= limit or bead.moved:
            continue
        source, target = pair.source.text(bead.source), pair.target.text(bead.target)
        if min(size(source), size(target)) < _LONG or _anchors(source) & _anchors(target):
            continue
        yield _evidence(pair, number, bead, known[number], limit)


def similarities(pair: Pair) -> Mapping[int, float]:
    """The cosine of every matched bead, by its index; computed where the aligner did not tell it."""
    known = {n: bead.similarity for n, bead in pair.matched()}
    unknown = [n for n, value in known.items() if value == 0.0]
    if unknown:
        sources = pair.encoder.encode([pair.source.text(pair.beads[n].source) for n in unknown])
        targets = pair.encoder.encode([pair.target.text(pair.beads[n].target) for n in unknown])
        known |= dict(zip(unknown, np.einsum("nd,nd->n", sources, targets).tolist(), strict=True))
    return known


def _limit(pair: Pair, known: Mapping[int, float]) -> float:
    # Rows that have nothing to do with one another say nothing about what is usual.
    if pair.independent or len(known) < _ENOUGH:
        return _FAR
    return min(_FAR, _OF_MEDIAN * statistics.median(known.values()))


def _anchors(text: str) -> frozenset[str]:
    """Figures, and words in Latin capitals or title case: what survives translation as it is."""
    return frozenset(_ANCHOR.findall(text))


def _evidence(pair: Pair, number: int, bead: Bead, cosine: float, limit: float) -> Evidence:
    spans = tuple(s.span for s in pair.source.sentences(bead.source))
    return Evidence(
        "M602",
        "These two stand at the same place but seem to say different things: read them side by side.",
        number,
        spans,
        _target(pair, bead),
        strength=round(min(0.85, 0.6 + (limit - cosine)), 3),
        reading=f"similarity {cosine:.2f}, expected above {limit:.2f}",
    )


def _target(pair: Pair, bead: Bead) -> tuple[Span, ...]:
    return tuple(s.span for s in pair.target.sentences(bead.target))
