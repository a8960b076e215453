"""Sentences inside a merged bead that the other side does not say.

Aligners hide a sentence that was dropped by merging it into its neighbour. The test turns the one of ``neighbours``
round: without the sentence the bead comes nearer to its counterpart. At the margin below, of the sentences of gold
merged beads about 1 in 100 fall (zh-en news, magazines; de-fr; fiction 2), of foreign sentences put into a bead 50 to
75. A short sentence hardly moves a long bead: there its own cosine with the counterpart tells, with doubt, and across
languages with more of it than is shown by default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.coverage.evidence import lone, short
from samesaid.compare.coverage.formulaic import is_slight
from samesaid.compare.coverage.gaps import Which, other, run, side
from samesaid.compare.coverage.scripts import same_language, size
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Bead

_MARGIN = 0.06
_NEAR = 0.35
_STRANGE_MARGIN, _STRANGE = 0.01, 0.1
_DOUBTED, _DOUBTED_ACROSS = 0.5, 0.45
_SHORTEST = 18
_LEAST, _MOST = 0.6, 0.85


@dataclass(frozen=True, slots=True)
class _Trial:
    """A sentence of a merged bead alone, the run without it, the whole run, and the bead's other side."""

    bead: int
    which: Which
    sentence: int
    alone: str
    without: str
    whole: str
    counterpart: str


def inside(pair: Pair, untranslated: frozenset[int]) -> Iterator[Evidence]:
    """O501 and O502 for such sentences; M602 where a bead has one on both sides, the one in the other's place."""
    found = _unsaid(pair, untranslated)
    for number in sorted({trial.bead for trial, _ in found}):
        here = [(trial, loss) for trial, loss in found if trial.bead == number]
        if sorted(trial.which for trial, _ in here) == ["source", "target"]:
            (source, loss), (target, _) = sorted(here, key=lambda h: h[0].which)
            yield _replaced(pair, source, target, loss)
            continue
        for trial, loss in here:
            facts = frozenset({"weak"} if loss < _MARGIN else ())
            yield lone(pair, trial.which, number, (trial.sentence,), _strength(pair, loss), facts)


def _unsaid(pair: Pair, untranslated: frozenset[int]) -> list[tuple[_Trial, float]]:
    """The sentences whose bead loses by them, with the loss in cosine."""
    every = [t for t in _trials(pair) if not (t.which == "target" and t.sentence in untranslated)]
    near = _cosines(pair, [t.alone for t in every], [t.counterpart for t in every])
    # Most sentences are near enough to be said: only for the others the longer texts are read.
    doubtful = [(t, cosine) for t, cosine in zip(every, near, strict=True) if cosine < _NEAR]
    counterparts = [t.counterpart for t, _ in doubtful]
    without = _cosines(pair, [t.without for t, _ in doubtful], counterparts)
    whole = _cosines(pair, [t.whole for t, _ in doubtful], counterparts)
    return [
        (trial, before - after)
        for (trial, cosine), before, after in zip(doubtful, without, whole, strict=True)
        if before - after >= (_STRANGE_MARGIN if cosine < _STRANGE else _MARGIN)
    ]


def _cosines(pair: Pair, texts: Sequence[str], others: Sequence[str]) -> list[float]:
    """The cosine of each text with the other one."""
    if not texts:
        return []
    vectors = pair.encoder.encode([*texts, *others])
    return [float(c) for c in np.einsum("td,td->t", vectors[: len(texts)], vectors[len(texts) :])]


def _trials(pair: Pair) -> Iterator[_Trial]:
    sides: tuple[Which, Which] = ("source", "target")
    for number, bead in pair.matched():
        for which in sides:
            if len(run(bead, which)) > 1:
                yield from _of_run(pair, number, bead, which)


def _of_run(pair: Pair, number: int, bead: Bead, which: Which) -> Iterator[_Trial]:
    mine, merged = side(pair, which), run(bead, which)
    whole, counterpart = mine.text(merged), side(pair, other(which)).text(run(bead, other(which)))
    for sentence in merged:
        alone = mine.text((sentence,))
        if size(alone) > _SHORTEST and not is_slight(alone):
            without = mine.text(tuple(i for i in merged if i != sentence))
            yield _Trial(number, which, sentence, alone, without, whole, counterpart)


def _strength(pair: Pair, loss: float) -> float:
    if loss < _MARGIN:
        return _DOUBTED if same_language(pair) else _DOUBTED_ACROSS
    return round(min(_MOST, _LEAST + 2 * (loss - _MARGIN)), 3)


def _replaced(pair: Pair, source: _Trial, target: _Trial, loss: float) -> Evidence:
    (one,), (two,) = pair.source.sentences((source.sentence,)), pair.target.sentences((target.sentence,))
    return Evidence(
        "M602",
        f"Where the reference says “{short(one.text)}”, the version says something else: “{short(two.text)}”.",
        source.bead,
        (one.span,),
        (two.span,),
        strength=_strength(pair, loss),
        reading=f"similarity {loss:.2f} higher without them",
    )
