"""How well two overlaps match: their similarity, its margin over the neighbours, their edges, and their lengths.

The score of Bertalign (Liu and Zhu 2022, "Bertalign: improved word embedding-based sentence alignment for
Chinese-English parallel corpora of literary texts"): a cosine with a margin, times a length factor. Ours adds surface
features, the cost of unlike lengths, and a cost of sentences at the edge that make an overlap less similar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samesaid.align.anchors import DocumentStats
from samesaid.align.overlaps import Overlaps
from samesaid.align.tuning import LENGTH_PAD, MAX_SHORTER_SIDE, Tuning

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


def bead_shapes(tuning: Tuning) -> tuple[tuple[int, int], ...]:
    """The (source, target) sizes of beads that are tried, in sentences, small ones first."""
    sizes = range(1, tuning.max_sentences + 1)
    tried = (
        (a, b) for a in sizes for b in sizes if a + b <= tuning.max_sentences_both and min(a, b) <= MAX_SHORTER_SIDE
    )
    return tuple(sorted(tried, key=lambda shape: (sum(shape), abs(shape[0] - shape[1]))))


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Beads that start in one of ``rows`` source sentences from ``row`` on and of ``columns`` target ones from
    ``column`` on."""

    row: int
    rows: int
    column: int
    columns: int


class Scorer:
    """Scores of beads of all shapes, by rectangles of the search space."""

    def __init__(self, source: Overlaps, target: Overlaps, stats: DocumentStats, tuning: Tuning) -> None:
        self.source, self.target, self.stats, self.tuning = source, target, stats, tuning
        self.shapes = bead_shapes(tuning)
        # Where each sentence ends, the source's scaled to the length of the target.
        self._source_ends = np.concatenate(([0.0], np.cumsum(source.lengths * stats.length_ratio)))
        self._target_ends = np.concatenate(([0.0], np.cumsum(target.lengths)))

    @property
    def gap_cost(self) -> float:
        """The cost of a run of sentences without a counterpart, the higher the more freely the text is rendered."""
        t = self.tuning
        cosine = max(t.free_cosine, self.stats.typical_cosine)
        return t.gap_cost + t.free_gap_cost * (t.literal_cosine - min(t.literal_cosine, cosine))

    def scores(self, where: Rectangle) -> list[FloatArray]:
        """For every shape the scores, shape (rows, columns); -inf where a document ends before the bead."""
        t = self.tuning
        # One sentence before and the longest overlap after, for the neighbours.
        rows = (where.row - 1, where.row + where.rows + t.max_sentences)
        columns = (where.column - 1, where.column + where.columns + t.max_sentences)
        cosines = _products(self.source.vectors, rows, self.target.vectors, columns)
        fused = (1 - t.surface_weight) * cosines
        fused += t.surface_weight * _products(self.source.features, rows, self.target.features, columns)
        return [self._of_shape(fused, cosines, a, b, where) for a, b in self.shapes]

    def _of_shape(self, fused: FloatArray, cosines: FloatArray, a: int, b: int, where: Rectangle) -> FloatArray:
        """Scores of beads of ``a`` and ``b`` sentences; each side of the products has (sentences - 1, start + 1)."""
        t, rows, columns = self.tuning, where.rows, where.columns
        r, c = slice(1, 1 + rows), slice(1, 1 + columns)
        similarity = fused[a - 1, r, b - 1, c]
        neighbours = (
            fused[a - 1, r, 0, :columns]
            + fused[a - 1, r, 0, 1 + b : 1 + b + columns]
            + fused[0, :rows, b - 1, c]
            + fused[0, 1 + a : 1 + a + rows, b - 1, c]
        )
        score = similarity - (t.margin_weight / 4) * neighbours
        deviation = self._deviation(a, b, where)
        score *= np.log2(1 + np.exp(-np.abs(deviation))) ** t.length_exponent
        score -= t.length_cost * self._squared_deviation(deviation, a, b, where)
        score -= t.gate_cost * (cosines[a - 1, r, b - 1, c] < t.gate * self.stats.typical_cosine)
        without_edge = []
        if a > 1:
            without_edge += [fused[a - 2, r, b - 1, c], fused[a - 2, 2 : 2 + rows, b - 1, c]]
        if b > 1:
            without_edge += [fused[a - 1, r, b - 2, c], fused[a - 1, r, b - 2, 2 : 2 + columns]]
        for part in without_edge:
            score -= t.edge_cost * np.maximum(0, part - similarity)
        score[max(0, len(self.source) - a - where.row + 1) :] = -np.inf
        score[:, max(0, len(self.target) - b - where.column + 1) :] = -np.inf
        out: FloatArray = score.astype(np.float32, copy=False)
        return out

    def _lengths(self, a: int, b: int, where: Rectangle) -> tuple[FloatArray, FloatArray]:
        """Padded lengths of the overlaps, the source's scaled to the target: shapes (rows, 1) and (columns,)."""

        def lengths(ends: NDArray[np.float64], start: int, count: int, size: int) -> FloatArray:
            first = np.minimum(np.arange(start, start + count), len(ends) - 1)
            last = np.minimum(first + size, len(ends) - 1)
            padded: FloatArray = (ends[last] - ends[first] + LENGTH_PAD).astype(np.float32)
            return padded

        x = lengths(self._source_ends, where.row, where.rows, a)
        return x[:, None], lengths(self._target_ends, where.column, where.columns, b)

    def _deviation(self, a: int, b: int, where: Rectangle) -> FloatArray:
        """Natural logarithm of the ratio of lengths."""
        x, y = self._lengths(a, b, where)
        out: FloatArray = np.log(x) - np.log(y)
        return out

    def _squared_deviation(self, deviation: FloatArray, a: int, b: int, where: Rectangle) -> FloatArray:
        """Squares of the deviations in units of what is usual for beads of this length, up to the maximum."""
        x, y = self._lengths(a, b, where)
        usual = 1 + self.tuning.short_length / ((x + y) / 2)
        out: FloatArray = np.minimum(
            (deviation / self.stats.length_spread) ** 2 / usual, self.tuning.max_squared_deviation
        )
        return out


def _products(source: FloatArray, rows: tuple[int, int], target: FloatArray, columns: tuple[int, int]) -> FloatArray:
    """Cosines of all overlaps, indexed by (source sentences - 1, source start, target sentences - 1, target start)."""
    left, right = _padded(source, *rows), _padded(target, *columns)
    size = left.shape[2]
    out: FloatArray = left.reshape(-1, size) @ right.reshape(-1, size).T
    return out.reshape(left.shape[0], left.shape[1], right.shape[0], right.shape[1])


def _padded(vectors: FloatArray, start: int, stop: int) -> FloatArray:
    """``vectors[:, start:stop]`` with zeros outside the document."""
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
