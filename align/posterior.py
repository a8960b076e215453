"""How probable each bead is: sums over all paths near the one that was found, and the confidence made from them.

Forward and backward sums (Rabiner 1989, "A tutorial on hidden Markov models") over beads and gaps, the scores divided
by a temperature, in a narrow band around the path. A gap that holds sentences of both sides counts once, its source
sentences first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from samesaid.align.overlaps import BeadRange
from samesaid.align.scores import Scorer, rectangles
from samesaid.align.tuning import (
    MAX_ODDS,
    MIN_ODDS,
    MIN_PROBABILITY,
    POSTERIOR_BAND,
    TEMPERATURE,
    ConfidenceWeights,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# Instead of minus infinity, of which sums and differences would not be numbers.
_NEVER = -1e9
# Source boundaries whose scores are computed together.
_ROWS = 64


class Band:
    """The boundaries that are visited, row by row in flat arrays, each row between two cells that are never reached.

    ``row`` and ``column`` are those of each cell's boundary.
    """

    def __init__(self, low: IntArray, high: IntArray) -> None:
        self.low, self.high = low, high
        self.width = high - low + 1
        self.start = np.concatenate(([0], np.cumsum(self.width + 2)))
        self.row = np.repeat(np.arange(len(low)), self.width + 2)
        self.column = np.arange(self.start[-1]) - self.start[self.row] - 1 + low[self.row]
        self.inside = (self.column >= low[self.row]) & (self.column <= high[self.row])

    def cells(self, row: IntArray, column: IntArray) -> IntArray:
        """The indices of boundaries; those outside the band have that of a cell that is never reached."""
        known = np.clip(row, 0, len(self.low) - 1)
        step = np.clip(column - self.low[known] + 1, 0, self.width[known] + 1)
        out: IntArray = np.where(row == known, self.start[known] + step, 0)
        return out

    def row_cells(self, i: int) -> slice:
        """The cells of a row, without the two that are never reached."""
        return slice(int(self.start[i]) + 1, int(self.start[i + 1]) - 1)

    def mirrored(self, columns: int) -> Band:
        """The band read from the last boundary of both sides: every flat array is reversed."""
        return Band(columns - self.high[::-1], columns - self.low[::-1])


@dataclass(frozen=True, slots=True)
class Posterior:
    """``starts`` and ``ends``: the probability that a bead starts or ends at each cell of the band.

    ``source`` and ``target``: the probability of each sentence to have a counterpart, shapes (n,) and (m,).
    """

    band: Band
    starts: FloatArray
    ends: FloatArray
    source: FloatArray
    target: FloatArray

    def corners(self, bead: BeadRange) -> float:
        """The smaller of the probabilities of a bead's two corners; 0 outside the band."""
        a, b, c, d = bead
        first, last = self.band.cells(np.array([a, b]), np.array([c, d]))
        return float(min(self.starts[first], self.ends[last]))


def posterior(scorer: Scorer, beads: Sequence[BeadRange]) -> Posterior:
    """Sums over the paths that stay near the path of ``beads``, which are in order."""
    n, m = len(scorer.source), len(scorer.target)
    band = _band_around(beads, n, m)
    shapes = np.array(scorer.shapes, dtype=np.int64)
    scores = _scores(scorer, band)
    ending = np.stack([scores[s][band.cells(band.row - a, band.column - b)] for s, (a, b) in enumerate(shapes)])
    gap_cost = scorer.gap_cost / TEMPERATURE
    bead, out = _sums(scores, band, shapes, gap_cost, downs_first=True)
    mirrored = _sums(ending[:, ::-1], band.mirrored(m), shapes, gap_cost, downs_first=False)
    bead_before, out_before = (part[::-1] for part in mirrored)
    total = out[band.cells(np.array([0]), np.array([0]))[0]]
    max_sentences = scorer.tuning.max_sentences
    source, target = np.zeros(n + max_sentences), np.zeros(m + max_sentences)
    for s, (a, b) in enumerate(shapes):
        after = out[band.cells(band.row + a, band.column + b)]
        mass = np.where(band.inside, _probability(out_before + scores[s] + after - total), 0.0)
        by_row, by_column = np.bincount(band.row, mass, n + 1), np.bincount(np.clip(band.column, 0, m), mass, m + 1)
        for k in range(a):
            source[k : n + k] += by_row[:n]
        for k in range(b):
            target[k : m + k] += by_column[:m]
    starts, ends = _probability(out_before + bead - total), _probability(bead_before + out - total)
    return Posterior(band, starts, ends, np.minimum(source[:n], 1.0), np.minimum(target[:m], 1.0))


def bead_confidence(corners: float, odds: float, weights: ConfidenceWeights) -> float:
    """Confidence of a bead in order, 0 to 1: of those with 0.9 about nine in ten are right.

    ``corners`` is the probability of its corners, ``odds`` the log odds that its boundaries are right.
    """
    p = min(max(corners, MIN_PROBABILITY), 1.0 - MIN_PROBABILITY)
    bounded = min(max(odds, MIN_ODDS), MAX_ODDS)
    return _logistic(weights.corners * log(p / (1.0 - p)) + weights.boundaries * bounded + weights.constant)


def moved_confidence(similarity: float, weights: ConfidenceWeights) -> float:
    """Confidence of a moved bead, 0 to 1, from its cosine as a share of the typical one."""
    return _logistic(weights.moved_similarity * similarity + weights.moved_constant)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + exp(-x))


def _probability(logarithm: FloatArray) -> FloatArray:
    out: FloatArray = np.exp(np.clip(logarithm, -700.0, 0.0))
    return out


def _band_around(beads: Sequence[BeadRange], n: int, m: int) -> Band:
    """The boundaries beside the path, as far as the band is wide."""
    low, high = np.full(n + 1, m, dtype=np.int64), np.zeros(n + 1, dtype=np.int64)
    i = j = 0
    for a, b, c, d in [*beads, (n, n, m, m)]:
        low[i : a + 1], high[i : a + 1] = np.minimum(low[i : a + 1], j), np.maximum(high[i : a + 1], c)
        low[a : b + 1], high[a : b + 1] = np.minimum(low[a : b + 1], c), np.maximum(high[a : b + 1], d)
        i, j = b, d
    rows = np.arange(n + 1)
    low = low[np.maximum(rows - POSTERIOR_BAND, 0)] - POSTERIOR_BAND
    high = high[np.minimum(rows + POSTERIOR_BAND, n)] + POSTERIOR_BAND
    return Band(np.maximum(low, 0), np.minimum(high, m))


def _scores(scorer: Scorer, band: Band) -> FloatArray:
    """Scores, divided by the temperature, of the beads that start at each cell, shape (shapes, cells)."""
    out = np.full((len(scorer.shapes), len(band.row)), _NEVER)
    for where in rectangles(band.low, band.high, _ROWS):
        scores = np.stack(scorer.scores(where)) / TEMPERATURE
        for i in range(where.row, where.row + where.rows):
            columns = slice(int(band.low[i]) - where.column, int(band.high[i]) + 1 - where.column)
            out[:, band.row_cells(i)] = np.maximum(scores[:, i - where.row, columns], _NEVER)
    return out


def _sums(
    scores: FloatArray, band: Band, shapes: IntArray, gap_cost: float, *, downs_first: bool
) -> tuple[FloatArray, FloatArray]:
    """Logarithms of the sums over all paths from each cell on: those that begin with a bead, and all of them."""
    n = len(band.low) - 1
    bead, out, down = (np.full(len(band.row), _NEVER) for _ in range(3))
    # Where a bead of each shape leads to from each cell, and where a sentence of the source alone does.
    following = np.stack([band.cells(band.row + a, band.column + b).astype(np.int32) for a, b in shapes])
    under = band.cells(band.row + 1, band.column)
    for i in range(n, -1, -1):
        cells = band.row_cells(i)
        here = _logsumexp(scores[:, cells] + out[following[:, cells]])
        if i == n:
            here[-1] = 0.0
        below = down[under[cells]]
        rights = here if downs_first else np.logaddexp(here, below)
        right = np.append(np.logaddexp.accumulate(rights[::-1])[::-1][1:], _NEVER)
        gap = np.logaddexp(right, below)
        bead[cells], out[cells] = here, np.logaddexp(here, gap - gap_cost)
        down[cells] = np.logaddexp(here, gap if downs_first else below)
    return bead, out


def _logsumexp(options: FloatArray) -> FloatArray:
    """Logarithm of the sum of exponentials down the columns, never below ``_NEVER``."""
    top = options.max(axis=0)
    out: FloatArray = np.maximum(top + np.log(np.exp(options - top).sum(axis=0)), _NEVER)
    return out
