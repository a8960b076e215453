"""Neighbouring beads whose sentences do not end at the same places: joined, and beads joined without need: divided.

Where a translator moves a clause over the full stop, two sentences on each side say the same only together. The search
cannot see it, for a sum over more beads is higher; but then the joined bead is much nearer than its parts are, each
part is also near the other one's counterpart, the lengths agree only together, or a sentence visibly goes on (a small
letter, an open bracket). A logistic model of these signs decides; its weights were fitted on gold beads of fiction,
magazines, news and a yearbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np

from samesaid.align.document_stats import PAD, Measure
from samesaid.align.dynamic_programming import Run
from samesaid.align.overlaps import Runs
from samesaid.align.rescoring import Joint, Reread
from samesaid.align.tuning import Tuning

# Weights of: gain in cosine by joining; margin of the parts over the crosswise pairs; deviation of the parts' lengths
# (natural logarithm), and of the joined one's; a sentence that goes on over the joint; and the constant.
_GAIN, _MARGIN, _PARTS, _WHOLE, _ON, _CONSTANT = 21.1, -3.3, 8.9, -4.8, 3.3, -7.1
# Deviations count up to here.
_CAP = 1.2
# A bead is not divided when both parts are less alike than this, in parts of the usual cosine: the signs say nothing.
_STRANGE = 0.25
# Joints with log odds nearer to 0 are looked at again: weights of these odds and of what moving a clause gains, which
# counts down to a limit; and the constant.
_DOUBT = 4.0
_FIRST, _CLAUSE, _LEAST_GAIN, _SECOND = 0.69, 12.7, -0.3, -1.1
# A sentence that ends with one of these goes on (a Chinese comma also stands between sentences); before its first
# letter may stand those.
_WEAK = ":;,；：、—–-（("
_LEADING = " -–—«“„\"'([（"
Texts = tuple[Sequence[str], Sequence[str]]


class Joints:
    """How likely it is, as log odds, that two neighbouring beads are one."""

    def __init__(self, source: Runs, target: Runs, usual: Measure, texts: Texts, least: float) -> None:
        self.least = least
        self.source, self.target, self.texts = source, target, texts
        self._ends = np.concatenate(([0.0], np.cumsum(source.lengths * usual.ratio)))
        self._target_ends = np.concatenate(([0.0], np.cumsum(target.lengths)))

    def log_odds(self, one: Run, other: Run) -> float:
        a, b, c, d = one
        e, f, g, h = other
        first, second = self.cosine(one), self.cosine(other)
        gain = self.cosine((a, f, c, h)) - (first + second) / 2
        margin = (first + second - self.cosine((a, b, g, h)) - self.cosine((e, f, c, d))) / 2
        parts = min(_CAP, float(np.hypot(self._deviation(one), self._deviation(other))) / np.sqrt(2.0))
        whole = min(_CAP, abs(self._deviation((a, f, c, h))))
        on = any(goes_on(text[i - 1], text[i]) for text, i in ((self.texts[0], e), (self.texts[1], g)))
        signs = _ON * on + _GAIN * gain + _MARGIN * margin + _PARTS * parts + _WHOLE * whole
        return float(signs + _CONSTANT)

    def cosine(self, run: Run) -> float:
        a, b, c, d = run
        return float(self.source.vectors[b - a - 1, a] @ self.target.vectors[d - c - 1, c])

    def _deviation(self, run: Run) -> float:
        a, b, c, d = run
        x, y = self._ends[b] - self._ends[a], self._target_ends[d] - self._target_ends[c]
        return float(np.log((y + PAD) / (x + PAD)))


def goes_on(one: str, other: str) -> bool:
    """Whether a sentence seems to go on in the next: by its last mark, a small letter, or a bracket left open."""
    last, first = one.rstrip()[-1:], other.lstrip(_LEADING)[:1]
    is_open = sum(map(one.count, "([（【")) > sum(map(one.count, ")]）】"))
    return is_open or first.islower() or (bool(last) and last in _WEAK)


def rejoined(
    source: Runs, target: Runs, found: list[Run], usual: Measure, tuning: Tuning, reread: Reread
) -> dict[Run, float]:
    """``found`` with beads divided and joined where that is likelier, the likeliest first; with the log odds for each.

    Joints in doubt are looked at again with ``reread``, once, before anything is joined.
    """
    joints = Joints(source, target, usual, (reread.source, reread.target), _STRANGE * usual.level)
    beads = [part for run in found for part in _divided(joints, run)]
    odds = {pair: _odds(joints, *pair, tuning) for pair in pairwise(beads)}
    doubtful = [pair for pair, value in odds.items() if abs(value) < _DOUBT]
    if doubtful:
        gains = reread.gains(source, target, doubtful)
        for pair, gain in zip(doubtful, gains, strict=True):
            odds[pair] = _FIRST * odds[pair] + _CLAUSE * max(_LEAST_GAIN, gain) + _SECOND
    while joined := _likeliest(beads, odds):
        beads = [
            (one[0], other[1], one[2], other[3]) if k in joined else one
            for k, (one, other) in enumerate(zip(beads, [*beads[1:], beads[-1]], strict=True))
            if k - 1 not in joined
        ]
        odds.update({pair: _odds(joints, *pair, tuning) for pair in pairwise(beads) if pair not in odds})
    against = [-np.inf, *(odds[pair] for pair in pairwise(beads)), -np.inf]
    return {run: min(-against[k], -against[k + 1], _undivided(joints, run)) for k, run in enumerate(beads)}


def _likeliest(beads: list[Run], odds: dict[Joint, float]) -> set[int]:
    """The joints that are likelier than not, without those beside a likelier one."""
    likely = sorted((-odds[pair], k) for k, pair in enumerate(pairwise(beads)) if odds[pair] > 0.0)
    taken: set[int] = set()
    for _, k in likely:
        if not taken & {k - 1, k + 1}:
            taken.add(k)
    return taken


def _odds(joints: Joints, one: Run, other: Run, tuning: Tuning) -> float:
    a, b, c, d = one
    e, f, g, h = other
    touching = b == e and d == g
    small = f - a <= tuning.longest and h - c <= tuning.longest and f - a + h - c <= tuning.longest_sum
    return joints.log_odds(one, other) if touching and small else -np.inf


def _divided(joints: Joints, run: Run) -> Iterator[Run]:
    odds, one, other = min(_cuts(joints, run), default=(0.0, run, run))
    if odds >= 0.0:
        yield run
        return
    yield from _divided(joints, one)
    yield from _divided(joints, other)


def _undivided(joints: Joints, run: Run) -> float:
    return min((odds for odds, _, _ in _cuts(joints, run)), default=np.inf)


def _cuts(joints: Joints, run: Run) -> Iterator[tuple[float, Run, Run]]:
    a, b, c, d = run
    for i, j in product(range(a + 1, b), range(c + 1, d)):
        one, other = (a, i, c, j), (i, b, j, d)
        if max(joints.cosine(one), joints.cosine(other)) >= joints.least:
            yield joints.log_odds(one, other), one, other
