"""Merge neighbouring beads when a clause crosses their boundary, and divide beads that were merged needlessly.

Where a translator moves a clause over the full stop, two sentences on each side say the same only together. The search
cannot see it, because a sum over more beads is higher. But then the merged bead is much more similar than its parts,
each part is also similar to the other one's counterpart, the lengths agree only together, or a sentence visibly
continues (a small letter, an open bracket). A logistic model of these features decides. Boundaries in doubt get a
second look: of each sentence beside the boundary the outermost clause is moved over it, and both texts are encoded
anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np

from samesaid.align.anchors import DocumentStats
from samesaid.align.overlaps import BeadRange, Overlaps, bead_cosine
from samesaid.align.tuning import (
    DOUBTFUL_ODDS,
    LENGTH_PAD,
    MAX_DEVIATION,
    MIN_CLAUSE,
    MIN_CLAUSE_GAIN,
    MIN_DIVIDED,
    Tuning,
)

if TYPE_CHECKING:
    from samesaid.model import Encoder

Boundary = tuple[BeadRange, BeadRange]
"""Two neighbouring beads."""

_CLAUSE_END = re.compile(r"[,;:()，、；：（）—–»«]+\s*|\s-\s")
# A sentence that ends with one of these continues (not with a Chinese comma, which also separates sentences).
_CONTINUING_ENDS = ":;,；：、—–-（("
# These may come before the first letter of a sentence.
_OPENING = " -–—«“„\"'([（"


def continues(one: str, other: str) -> bool:
    """Whether a sentence seems to continue in the next one: its last character, a small letter, an open bracket."""
    last, first = one.rstrip()[-1:], other.lstrip(_OPENING)[:1]
    is_open = sum(map(one.count, "([（【")) > sum(map(one.count, ")]）】"))
    return is_open or first.islower() or (bool(last) and last in _CONTINUING_ENDS)


class Rescorer:
    """The second look: encodes texts anew and compares them with the overlaps of the documents."""

    def __init__(self, source: Sequence[str], target: Sequence[str], encoder: Encoder) -> None:
        self.source, self.target, self.encoder = source, target, encoder

    def clause_gains(self, source: Overlaps, target: Overlaps, boundaries: Sequence[Boundary]) -> list[float]:
        """For each boundary the most that the two cosines gain together when one clause moves over it; often below 0.

        -1 where no sentence beside the boundary has a second clause.
        """
        best = [-1.0] * len(boundaries)
        for texts, own, others, a in ((self.source, source, target, 0), (self.target, target, source, 2)):
            moves = [
                (k, *move)
                for k, (one, other) in enumerate(boundaries)
                for move in _clause_moves(texts[one[a] : one[a + 1]], texts[other[a] : other[a + 1]])
            ]
            if not moves:
                continue
            vectors = own.centred(self.encoder.encode([text for _, *both in moves for text in both]))
            for (k, _, _), first, second in zip(moves, vectors[::2], vectors[1::2], strict=True):
                one, other = boundaries[k]
                b = 2 - a
                near, far = others.vector(one[b], one[b + 1]), others.vector(other[b], other[b + 1])
                now = own.vector(one[a], one[a + 1]) @ near + own.vector(other[a], other[a + 1]) @ far
                best[k] = max(best[k], float(first @ near + second @ far - now))
        return best


def _clause_moves(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Two neighbouring overlaps with the last clause of the one in the other, and the first of the other in the one."""
    left, right = " ".join(one), " ".join(other)
    ends = _clause_ends(left)
    if ends:
        yield left[: ends[-1]], f"{left[ends[-1] :]} {right}"
    ends = _clause_ends(right)
    if ends:
        yield f"{left} {right[: ends[0]]}", right[ends[0] :]


def _clause_ends(text: str) -> list[int]:
    """Where a clause ends and another begins."""
    return [
        m.end()
        for m in _CLAUSE_END.finditer(text)
        if len(text[: m.start()].strip()) >= MIN_CLAUSE and len(text[m.end() :].strip()) >= MIN_CLAUSE
    ]


class BoundaryModel:
    """The log odds that two neighbouring beads are one."""

    def __init__(
        self,
        source: Overlaps,
        target: Overlaps,
        stats: DocumentStats,
        texts: tuple[Sequence[str], Sequence[str]],
        tuning: Tuning,
    ) -> None:
        self.source, self.target, self.texts, self.tuning = source, target, texts, tuning
        self._min_divided = MIN_DIVIDED * stats.typical_cosine
        self._source_ends = np.concatenate(([0.0], np.cumsum(source.lengths * stats.length_ratio)))
        self._target_ends = np.concatenate(([0.0], np.cumsum(target.lengths)))

    def features(self, one: BeadRange, other: BeadRange) -> tuple[float, float, float, float, bool]:
        """(gain, margin, part deviation, whole deviation, continues), in the units of `BoundaryWeights`."""
        a, b, c, d = one
        e, f, g, h = other
        first, second = self._cosine(one), self._cosine(other)
        gain = self._cosine((a, f, c, h)) - (first + second) / 2
        margin = (first + second - self._cosine((a, b, g, h)) - self._cosine((e, f, c, d))) / 2
        parts = min(MAX_DEVIATION, float(np.hypot(self._deviation(one), self._deviation(other))) / np.sqrt(2.0))
        whole = min(MAX_DEVIATION, abs(self._deviation((a, f, c, h))))
        on = any(continues(text[i - 1], text[i]) for text, i in ((self.texts[0], e), (self.texts[1], g)))
        return gain, margin, parts, whole, on

    def log_odds(self, one: BeadRange, other: BeadRange) -> float:
        """Log odds, natural, that the two are one bead."""
        w = self.tuning.boundary
        gain, margin, parts, whole, on = self.features(one, other)
        weighted = w.continues * on + w.gain * gain + w.margin * margin
        return float(weighted + w.part_deviation * parts + w.whole_deviation * whole + w.constant)

    def merge_odds(self, one: BeadRange, other: BeadRange) -> float:
        """The same, but -inf for beads that do not touch on both sides or would be too large together."""
        a, b, c, d = one
        e, f, g, h = other
        t = self.tuning
        touching = b == e and d == g
        small = f - a <= t.max_sentences and h - c <= t.max_sentences and f - a + h - c <= t.max_sentences_both
        return self.log_odds(one, other) if touching and small else -np.inf

    def cuts(self, bead: BeadRange) -> Iterator[tuple[float, BeadRange, BeadRange]]:
        """Every way to divide a bead in two, with the log odds that it is one all the same.

        Not where both parts are dissimilar to their counterparts: then the features are no evidence.
        """
        a, b, c, d = bead
        for i, j in product(range(a + 1, b), range(c + 1, d)):
            one, other = (a, i, c, j), (i, b, j, d)
            if max(self._cosine(one), self._cosine(other)) >= self._min_divided:
                yield self.log_odds(one, other), one, other

    def _cosine(self, bead: BeadRange) -> float:
        return bead_cosine(self.source, self.target, bead)

    def _deviation(self, bead: BeadRange) -> float:
        """Natural logarithm of the ratio of lengths, the source's scaled to the target."""
        a, b, c, d = bead
        x, y = self._source_ends[b] - self._source_ends[a], self._target_ends[d] - self._target_ends[c]
        return float(np.log((y + LENGTH_PAD) / (x + LENGTH_PAD)))


def adjust_boundaries(
    source: Overlaps,
    target: Overlaps,
    path: list[BeadRange],
    stats: DocumentStats,
    tuning: Tuning,
    rescorer: Rescorer,
) -> dict[BeadRange, float]:
    """The beads of ``path``, divided and merged where that is likelier, each with the log odds that it is right.

    The likeliest merges come first. Boundaries in doubt get a second look, once, before anything is merged.
    """
    model = BoundaryModel(source, target, stats, (rescorer.source, rescorer.target), tuning)
    beads = [part for bead in path for part in _divided(model, bead)]
    odds = {boundary: model.merge_odds(*boundary) for boundary in pairwise(beads)}
    doubtful = [boundary for boundary, value in odds.items() if abs(value) < DOUBTFUL_ODDS]
    if doubtful:
        w = tuning.boundary
        gains = rescorer.clause_gains(source, target, doubtful)
        for boundary, gain in zip(doubtful, gains, strict=True):
            gained = w.clause_gain * max(MIN_CLAUSE_GAIN, gain)
            odds[boundary] = w.first_odds * odds[boundary] + gained + w.second_constant
    while merged := _likeliest_merges(beads, odds):
        beads = [
            (one[0], other[1], one[2], other[3]) if k in merged else one
            for k, (one, other) in enumerate(zip(beads, [*beads[1:], beads[-1]], strict=True))
            if k - 1 not in merged
        ]
        odds.update({boundary: model.merge_odds(*boundary) for boundary in pairwise(beads) if boundary not in odds})
    against = [-np.inf, *(odds[boundary] for boundary in pairwise(beads)), -np.inf]
    return {bead: min(-against[k], -against[k + 1], _undivided_odds(model, bead)) for k, bead in enumerate(beads)}


def _likeliest_merges(beads: list[BeadRange], odds: dict[Boundary, float]) -> set[int]:
    """The indices of the boundaries that are likelier to be merged than not, without those beside a likelier one."""
    likely = sorted((-odds[boundary], k) for k, boundary in enumerate(pairwise(beads)) if odds[boundary] > 0.0)
    taken: set[int] = set()
    for _, k in likely:
        if not taken & {k - 1, k + 1}:
            taken.add(k)
    return taken


def _divided(model: BoundaryModel, bead: BeadRange) -> Iterator[BeadRange]:
    odds, one, other = min(model.cuts(bead), default=(0.0, bead, bead))
    if odds >= 0.0:
        yield bead
        return
    yield from _divided(model, one)
    yield from _divided(model, other)


def _undivided_odds(model: BoundaryModel, bead: BeadRange) -> float:
    return min((odds for odds, _, _ in model.cuts(bead)), default=np.inf)
