"""How well two runs match: cosine, its margin over the neighbours, lengths, and what a merge costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samesaid.align.runs import Runs
from samesaid.align.tuning import Tuning

FloatArray = NDArray[np.float32]


def shapes(tuning: Tuning) -> tuple[tuple[int, int], ...]:
    """The (source, target) sizes of beads that are tried, small ones first."""
    sizes = range(1, tuning.longest + 1)
    return tuple(
        sorted(
            ((a, b) for a in sizes for b in sizes if a + b <= tuning.longest_sum and min(a, b) <= 3),
            key=lambda s: (sum(s), abs(s[0] - s[1])),
        )
    )


@dataclass(frozen=True, slots=True)
class Block:
    """Scores of the beads that start at source sentences ``row .. row + rows`` and target sentences from ``column`` on.

    ``scores[s][r, c]`` is for shape ``s``, start ``row + r`` and ``column + c``; -inf where the text ends before.
    """

    row: int
    column: int
    scores: list[FloatArray]


class Scorer:
    """Scores of all shapes for rectangles of the search space."""

    def __init__(self, source: Runs, target: Runs, ratio: float, tuning: Tuning) -> None:
        self.source, self.target, self.tuning = source, target, tuning
        self.shapes = shapes(tuning)
        # cumulated lengths, the source's in the target's measure
        self._source_ends = np.concatenate(([0.0], np.cumsum(source.lengths * ratio)))
        self._target_ends = np.concatenate(([0.0], np.cumsum(target.lengths)))

    def block(self, row: int, rows: int, column: int, columns: int) -> Block:
        """Scores of beads starting in ``rows`` rows and ``columns`` columns from (row, column) on."""
        t = self.tuning
        a_most, b_most = max(a for a, _ in self.shapes), max(b for _, b in self.shapes)
        # One sentence before and ``most`` after, for the neighbours.
        r0, r1 = row - 1, row + rows + a_most
        c0, c1 = column - 1, column + columns + b_most
        left = _slab(self.source.vectors[:a_most], r0, r1)
        right = _slab(self.target.vectors[:b_most], c0, c1)
        d = left.shape[2]
        cosine = left.reshape(-1, d) @ right.reshape(-1, d).T
        cosine = cosine.reshape(a_most, r1 - r0, b_most, c1 - c0)
        return Block(row, column, [self._shape(cosine, a, b, row, rows, column, columns, t) for a, b in self.shapes])

    def _shape(
        self, cosine: FloatArray, a: int, b: int, row: int, rows: int, column: int, columns: int, t: Tuning
    ) -> FloatArray:
        r, c = slice(1, 1 + rows), slice(1, 1 + columns)
        similarity = cosine[a - 1, r, b - 1, c]
        neighbours = (
            cosine[a - 1, r, 0, 0:columns]
            + cosine[a - 1, r, 0, 1 + b : 1 + b + columns]
            + cosine[0, 0:rows, b - 1, c]
            + cosine[0, 1 + a : 1 + a + rows, b - 1, c]
        )
        score = similarity - (t.margin / 4) * neighbours - t.floor
        score *= self._length_factor(a, b, row, rows, column, columns) ** t.length
        score -= t.merge * (a + b - 2)
        score -= t.gate_cost * (similarity < t.gate)
        out: FloatArray = score.astype(np.float32)
        out[max(0, len(self.source) - a - row + 1) :] = -np.inf
        out[:, max(0, len(self.target) - b - column + 1) :] = -np.inf
        return out

    def _length_factor(self, a: int, b: int, row: int, rows: int, column: int, columns: int) -> FloatArray:
        i = np.minimum(np.arange(row, row + rows), len(self.source))
        j = np.minimum(np.arange(column, column + columns), len(self.target))
        ends, other = self._source_ends, self._target_ends
        x = ends[np.minimum(i + a, len(self.source))] - ends[i] + 1
        y = other[np.minimum(j + b, len(self.target))] - other[j] + 1
        ratio = x[:, None] / y
        out: FloatArray = np.log2(1 + np.minimum(ratio, 1 / ratio)).astype(np.float32)
        return out


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


def blocks(low: NDArray[np.int64], high: NDArray[np.int64], rows: int) -> Iterator[tuple[int, int, int, int]]:
    """(row, rows, column, columns) of the rectangles that cover the band, ``rows`` rows at a time."""
    n = len(low) - 1
    for row in range(0, n, rows):
        last = min(n, row + rows)
        column = int(low[row])
        yield row, last - row, column, int(high[last]) - column + 1
