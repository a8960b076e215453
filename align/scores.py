"""How well two runs match: similarity, its margin over the neighbours, its edges, and lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samesaid.align.document_stats import PAD, Measure
from samesaid.align.overlaps import Runs
from samesaid.align.tuning import Tuning

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

# Beads of several sentences on both sides are tried up to this many on the shorter side.
_SHORTER = 3


def shapes(tuning: Tuning) -> tuple[tuple[int, int], ...]:
    """The (source, target) sizes of beads that are tried, small ones first."""
    sizes = range(1, tuning.longest + 1)
    tried = ((a, b) for a in sizes for b in sizes if a + b <= tuning.longest_sum and min(a, b) <= _SHORTER)
    return tuple(sorted(tried, key=lambda shape: (sum(shape), abs(shape[0] - shape[1]))))


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Beads that start in ``rows`` source sentences from ``row`` on and ``columns`` target ones from ``column`` on."""

    row: int
    rows: int
    column: int
    columns: int


class Scorer:
    """Scores of beads of all shapes, by rectangles of the search space."""

    def __init__(self, source: Runs, target: Runs, usual: Measure, tuning: Tuning) -> None:
        self.source, self.target, self.usual, self.tuning = source, target, usual, tuning
        self.shapes = shapes(tuning)
        # The source's lengths in the target's measure.
        self._source_ends = np.concatenate(([0.0], np.cumsum(source.lengths * usual.ratio)))
        self._target_ends = np.concatenate(([0.0], np.cumsum(target.lengths)))

    @property
    def gap_open(self) -> float:
        """The cost of a run of sentences without counterpart, the higher the more freely the text is rendered."""
        t = self.tuning
        return t.gap_open + t.gap_free * (t.literal - min(t.literal, max(t.freest, self.usual.level)))

    def scores(self, where: Rectangle) -> list[FloatArray]:
        """For every shape the scores, shape (rows, columns); -inf where a document ends before the bead."""
        t = self.tuning
        # One sentence before and the longest run after, for the neighbours.
        rows = (where.row - 1, where.row + where.rows + t.longest)
        columns = (where.column - 1, where.column + where.columns + t.longest)
        meaning = _products(self.source.vectors, rows, self.target.vectors, columns)
        fused = (1 - t.lexical) * meaning
        fused += t.lexical * _products(self.source.profiles, rows, self.target.profiles, columns)
        return [self._shape(fused, meaning, a, b, where) for a, b in self.shapes]

    def _shape(self, fused: FloatArray, meaning: FloatArray, a: int, b: int, where: Rectangle) -> FloatArray:
        """Indices into the products: (run length - 1, start + 1) a side."""
        t, rows, columns = self.tuning, where.rows, where.columns
        r, c = slice(1, 1 + rows), slice(1, 1 + columns)
        similarity = fused[a - 1, r, b - 1, c]
        neighbours = (
            fused[a - 1, r, 0, :columns]
            + fused[a - 1, r, 0, 1 + b : 1 + b + columns]
            + fused[0, :rows, b - 1, c]
            + fused[0, 1 + a : 1 + a + rows, b - 1, c]
        )
        score = similarity - (t.margin / 4) * neighbours
        deviation = self._deviation(a, b, where)
        score *= np.log2(1 + np.exp(-np.abs(deviation))) ** t.length_factor
        score -= t.length_cost * self._length_cost(deviation, a, b, where)
        score -= t.gate_cost * (meaning[a - 1, r, b - 1, c] < t.gate * self.usual.level)
        shorter = []
        if a > 1:
            shorter += [fused[a - 2, r, b - 1, c], fused[a - 2, 2 : 2 + rows, b - 1, c]]
        if b > 1:
            shorter += [fused[a - 1, r, b - 2, c], fused[a - 1, r, b - 2, 2 : 2 + columns]]
        for part in shorter:
            score -= t.trim * np.maximum(0, part - similarity)
        score[max(0, len(self.source) - a - where.row + 1) :] = -np.inf
        score[:, max(0, len(self.target) - b - where.column + 1) :] = -np.inf
        out: FloatArray = score.astype(np.float32, copy=False)
        return out

    def _lengths(self, a: int, b: int, where: Rectangle) -> tuple[FloatArray, FloatArray]:
        """Padded lengths of the runs, in the target's measure: shapes (rows, 1) and (columns,)."""

        def run(ends: NDArray[np.float64], start: int, count: int, size: int) -> FloatArray:
            first = np.minimum(np.arange(start, start + count), len(ends) - 1)
            last = np.minimum(first + size, len(ends) - 1)
            lengths: FloatArray = (ends[last] - ends[first] + PAD).astype(np.float32)
            return lengths

        x = run(self._source_ends, where.row, where.rows, a)
        return x[:, None], run(self._target_ends, where.column, where.columns, b)

    def _deviation(self, a: int, b: int, where: Rectangle) -> FloatArray:
        x, y = self._lengths(a, b, where)
        out: FloatArray = np.log(x) - np.log(y)
        return out

    def _length_cost(self, deviation: FloatArray, a: int, b: int, where: Rectangle) -> FloatArray:
        x, y = self._lengths(a, b, where)
        usual = 1 + self.tuning.length_short / ((x + y) / 2)
        out: FloatArray = np.minimum((deviation / self.usual.spread) ** 2 / usual, self.tuning.length_cap)
        return out


def _products(source: FloatArray, rows: tuple[int, int], target: FloatArray, columns: tuple[int, int]) -> FloatArray:
    """Cosines of all runs: (source length, source start, target length, target start)."""
    left, right = _slab(source, *rows), _slab(target, *columns)
    size = left.shape[2]
    out: FloatArray = left.reshape(-1, size) @ right.reshape(-1, size).T
    return out.reshape(left.shape[0], left.shape[1], right.shape[0], right.shape[1])


def _slab(vectors: FloatArray, start: int, stop: int) -> FloatArray:
    """``vectors[:, start:stop]`` with zeros where the document ends."""
    n = vectors.shape[1]
    inside = vectors[:, max(0, start) : min(n, stop)]
    if start >= 0 and stop <= n:
        return inside
    out = np.zeros((vectors.shape[0], stop - start, vectors.shape[2]), dtype=np.float32)
    offset = max(0, -start)
    out[:, offset : offset + inside.shape[1]] = inside
    return out


def rectangles(low: IntArray, high: IntArray, rows: int) -> Iterator[Rectangle]:
    """The rectangles that cover the band from the end to the start, ``rows`` boundaries at a time."""
    n = len(low)
    for row in reversed(range(0, n, rows)):
        last = min(n, row + rows) - 1
        yield Rectangle(row, last - row + 1, int(low[row]), int(high[last] - low[row]) + 1)
