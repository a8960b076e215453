"""All paths of beads through two small documents, so that what the search sums and compares can be counted out."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np

from samesaid.align.overlaps import BeadRange
from samesaid.align.scores import Rectangle

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))


class TableScorer:
    """Scores of beads drawn at random, in place of those of two texts."""

    shapes = SHAPES
    gap_cost = 0.07
    tuning = SimpleNamespace(max_sentences=2)

    def __init__(self, n: int, m: int, seed: int) -> None:
        self.source, self.target = range(n), range(m)
        self.table = np.random.default_rng(seed).normal(0.0, 0.1, (len(SHAPES), n + 1, m + 1))
        for scores, (a, b) in zip(self.table, SHAPES, strict=True):
            scores[n - a + 1 :] = scores[:, m - b + 1 :] = -np.inf

    def scores(self, where: Rectangle) -> list[np.ndarray]:
        rows, columns = slice(where.row, where.row + where.rows), slice(where.column, where.column + where.columns)
        return [scores[rows, columns] for scores in self.table]

    def score(self, beads: list[BeadRange]) -> float:
        """The score of a path: that of its beads, less the cost of every gap between them."""
        total, i, j = 0.0, 0, 0
        for a, b, c, d in [*beads, (len(self.source),) * 2 + (len(self.target),) * 2]:
            if (a, c) != (i, j):
                total -= self.gap_cost
            if b > a:
                total += float(self.table[SHAPES.index((b - a, d - c)), a, c])
            i, j = b, d
        return total

    def all_paths(self) -> Iterator[list[BeadRange]]:
        """Every way to put beads into the two documents, in order."""
        return self._from(0, 0)

    def _from(self, i: int, j: int) -> Iterator[list[BeadRange]]:
        yield []
        for p in range(i, len(self.source)):
            for q in range(j, len(self.target)):
                for a, b in SHAPES:
                    if p + a <= len(self.source) and q + b <= len(self.target):
                        for rest in self._from(p + a, q + b):
                            yield [(p, p + a, q, q + b), *rest]
