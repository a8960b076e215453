"""A second look at a part of a sentence that one side alone seems to say, among the sentences around it.

What one sentence leaves out its neighbour may say: "In 2000 she joined the government" is a sentence of its own here
and half of one there, and a name is written out where the other side says it a sentence before. So in a running text
the bead is judged again as one with the beads before and after it, by the same model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace

from samesaid.compare.coverage.parts import tuning
from samesaid.compare.coverage.parts.check import group_of, missing_parts
from samesaid.compare.coverage.parts.reading import Both, Reading, read_beads
from samesaid.compare.coverage.parts.words import words_of
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.token_encoder import token_encoder
from samesaid.model import SIDES, FloatArray, SideName

# Beads that are read in their context together.
_BATCH = 16


def parts_not_said_around(
    pair: Pair, skipped: Mapping[SideName, frozenset[int]], readings: MutableMapping[int, Reading] | None = None
) -> Iterator[Evidence]:
    """Evidence of `missing_parts`, which fills ``readings``. What the sentences around say has a strength that is
    hidden by default.

    Unrelated rows have no neighbours, and their evidence is as it was, as is that of languages without a limit.
    """
    found = list(missing_parts(pair, skipped, readings))
    group = group_of(pair.source.document.language, pair.target.document.language)
    least = tuning.MIN_ODDS_AROUND.get(group or "")
    if least is None or pair.independent or len(pair.beads) < 2:
        yield from found
        return
    for start in range(0, len(found), _BATCH):
        yield from _looked_at_again(pair, found[start : start + _BATCH], least)


def _looked_at_again(pair: Pair, found: Sequence[Evidence], least: float) -> Iterator[Evidence]:
    wide = {
        e.bead: _wide(pair, e.bead) for e in found if e.bead is not None and e.strength > tuning.STRENGTH_SAID_AROUND
    }
    short = {n: both for n, both in wide.items() if max(map(len, both)) <= tuning.MAX_WORDS_AROUND}
    encoder = token_encoder(pair.encoder)
    group = group_of(pair.source.document.language, pair.target.document.language)
    readings = read_beads(pair, short, encoder, group) if encoder and group else {}
    for evidence in found:
        if evidence.bead in readings and _highest(evidence, wide[evidence.bead], readings[evidence.bead].odds) < least:
            yield replace(evidence, strength=tuning.STRENGTH_SAID_AROUND)
        else:
            yield evidence


def _wide(pair: Pair, number: int) -> Both:
    """The words of both sides of a bead and of those beside it."""
    beads = pair.beads[max(0, number - 1) : number + 2]
    source, target = (words_of(pair.side(side), sorted(i for bead in beads for i in bead.run(side))) for side in SIDES)
    return source, target


def _highest(evidence: Evidence, both: Both, odds: tuple[FloatArray, FloatArray]) -> float:
    """The log odds of the word of the part that is least said."""
    k = 0 if evidence.code == "O501" else 1
    (span,) = (evidence.source_spans, evidence.target_spans)[k]
    inside = [i for i, one in enumerate(both[k].spans) if span.start <= one.start and one.end <= span.end]
    return float(odds[k][inside].max())
