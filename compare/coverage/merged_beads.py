"""O501, O502 and M602 inside merged beads: sentences that the bead's other side does not cover.

Aligners hide a dropped sentence by merging it into a neighbouring bead. The test is the inverse of the one in
``missing``: a sentence is reported if the bead comes nearer to its counterpart without it. A short sentence hardly
changes the vector of a long bead; there the sentence's own cosine with the counterpart decides, with doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.evidence import quoted, unmatched
from samesaid.compare.coverage.formulaic import is_formulaic
from samesaid.compare.coverage.missing import Skipped
from samesaid.compare.coverage.scripts import alphabetic_length, same_language
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, Bead, SideName, message, other_side


@dataclass(frozen=True, slots=True)
class _Trial:
    """A sentence of a merged bead: alone, the run without it, the whole run, and the bead's other side."""

    bead: int
    side: SideName
    sentence: int
    alone: str
    without: str
    whole: str
    counterpart: str


def merged_beads(pair: Pair, skipped: Skipped) -> Iterator[Evidence]:
    """O501 and O502 for such sentences; M602 for a bead that has one on each side, the one in the other's place.

    A bead with a sentence that is ``skipped`` is left out.
    """
    found = _uncovered(pair, skipped)
    by_bead: dict[int, list[tuple[_Trial, float]]] = defaultdict(list)
    for trial, gain in found:
        by_bead[trial.bead].append((trial, gain))
    for number, here in sorted(by_bead.items()):
        if sorted(trial.side for trial, _ in here) == ["source", "target"]:
            (source, gain), (target, _) = sorted(here, key=lambda h: h[0].side)
            yield _replaced(pair, source, target, gain)
            continue
        for trial, gain in here:
            facts = frozenset({Fact.WEAK} if gain < tuning.MIN_GAIN_WITHOUT else ())
            yield unmatched(pair, trial.side, number, (trial.sentence,), _strength(pair, gain), facts)


def _uncovered(pair: Pair, skipped: Skipped) -> list[tuple[_Trial, float]]:
    """The sentences whose bead is nearer to its counterpart without them, with the gain in cosine."""
    left_out = {n for n, bead in pair.matched() if any(skipped[side].intersection(bead.run(side)) for side in SIDES)}
    every = [trial for trial in _trials(pair) if trial.bead not in left_out]
    cosines = _cosines(pair, [t.alone for t in every], [t.counterpart for t in every])
    # Most sentences are near enough to be covered; only for the rest are the longer texts encoded.
    doubtful = [(t, cosine) for t, cosine in zip(every, cosines, strict=True) if cosine < tuning.MIN_COSINE_COVERED]
    counterparts = [t.counterpart for t, _ in doubtful]
    without = _cosines(pair, [t.without for t, _ in doubtful], counterparts)
    whole = _cosines(pair, [t.whole for t, _ in doubtful], counterparts)
    return [
        (trial, after - before)
        for (trial, cosine), after, before in zip(doubtful, without, whole, strict=True)
        if after - before >= _min_gain(cosine)
    ]


def _min_gain(cosine: float) -> float:
    """The gain that a sentence with this cosine to the counterpart needs to be reported."""
    return tuning.MIN_GAIN_WITHOUT_UNRELATED if cosine < tuning.MAX_COSINE_UNRELATED else tuning.MIN_GAIN_WITHOUT


def _cosines(pair: Pair, texts: Sequence[str], others: Sequence[str]) -> list[float]:
    if not texts:
        return []
    vectors = pair.encoder.encode([*texts, *others])
    return [float(c) for c in np.einsum("td,td->t", vectors[: len(texts)], vectors[len(texts) :])]


def _trials(pair: Pair) -> Iterator[_Trial]:
    for number, bead in pair.matched():
        for side in SIDES:
            if len(bead.run(side)) > 1:
                yield from _trials_of_run(pair, number, bead, side)


def _trials_of_run(pair: Pair, number: int, bead: Bead, side: SideName) -> Iterator[_Trial]:
    own, run = pair.side(side), bead.run(side)
    whole, counterpart = own.text(run), pair.side(other_side(side)).text(bead.run(other_side(side)))
    for sentence in run:
        alone = own.text((sentence,))
        if alphabetic_length(alone) > tuning.MIN_TESTED_LETTERS and not is_formulaic(alone):
            without = own.text(tuple(i for i in run if i != sentence))
            yield _Trial(number, side, sentence, alone, without, whole, counterpart)


def _strength(pair: Pair, gain: float) -> float:
    if gain >= tuning.MIN_GAIN_WITHOUT:
        rise = tuning.STRENGTH_PER_GAIN * (gain - tuning.MIN_GAIN_WITHOUT)
        return round(min(tuning.MAX_STRENGTH_MERGED, tuning.STRENGTH_MERGED + rise), 3)
    if same_language(pair):
        return tuning.STRENGTH_MERGED_DOUBTED
    return tuning.STRENGTH_MERGED_DOUBTED_ACROSS_LANGUAGES


def _replaced(pair: Pair, source: _Trial, target: _Trial, gain: float) -> Evidence:
    (one,), (two,) = pair.source.sentences((source.sentence,)), pair.target.sentences((target.sentence,))
    return Evidence(
        "M602",
        message("code.M602.replaced", reference=quoted(one.text), version=quoted(two.text)),
        source.bead,
        (one.span,),
        (two.span,),
        strength=_strength(pair, gain),
        reading=message("coverage.similarity.without", gain=round(gain, 2)),
    )
