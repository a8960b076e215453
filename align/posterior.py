"""How probable each place of the path is: sums over all paths near the one that was found.

Forward and backward sums (Rabiner 1989) over beads and gaps, the scores divided by a temperature, in a narrow band
around the path. A gap that holds sentences of both sides counts once, its source sentences first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samesaid.align.dynamic_programming import Run
from samesaid.align.scores import Scorer, rectangles

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# Instead of minus infinity, of which sums and differences would not be numbers.
_NEVER = -1e9
# Boundaries beside the path that are visited.
_BAND = 6
_ROWS = 64
# In units of the scores: what is this much worse is e times less probable.
_TEMPERATURE = 0.06


class Band:
    """The boundaries that are visited, row by row in flat arrays, each row between two places that are never reached.

    ``row`` and ``column`` of every place are those of the boundary.
    """

    def __init__(self, low: IntArray, high: IntArray) -> None:
        self.low, self.high = low, high
        self.width = high - low + 1
        self.start = np.concatenate(([0], np.cumsum(self.width + 2)))
        self.row = np.repeat(np.arange(len(low)), self.width + 2)
        self.column = np.arange(self.start[-1]) - self.start[self.row] - 1 + low[self.row]
        self.inside = (self.column >= low[self.row]) & (self.column <= high[self.row])

    def places(self, row: IntArray, column: IntArray) -> IntArray:
        """Where boundaries are kept; those outside the band at a place never reached."""
        known = np.clip(row, 0, len(self.low) - 1)
        step = np.clip(column - self.low[known] + 1, 0, self.width[known] + 1)
        out: IntArray = np.where(row == known, self.start[known] + step, 0)
        return out

    def part(self, i: int) -> slice:
        """The places of a row, without those never reached."""
        return slice(int(self.start[i]) + 1, int(self.start[i + 1]) - 1)

    def mirrored(self, columns: int) -> Band:
        """The band read from the last boundary of both sides: every flat array is reversed."""
        return Band(columns - self.high[::-1], columns - self.low[::-1])


@dataclass(frozen=True, slots=True)
class Posterior:
    """``starts`` and ``ends``: the probability of a bead to start or end at each place of the band.

    ``source`` and ``target``: the probability of each sentence to have a counterpart.
    """

    band: Band
    starts: FloatArray
    ends: FloatArray
    source: FloatArray
    target: FloatArray

    def corners(self, run: Run) -> float:
        """The smaller of the probabilities of a bead's two corners; 0 outside the band."""
        a, b, c, d = run
        first, last = self.band.places(np.array([a, b]), np.array([c, d]))
        return float(min(self.starts[first], self.ends[last]))


def posterior(scorer: Scorer, found: Sequence[Run]) -> Posterior:
    """Sums over the paths that stay near the beads that were found, in order."""
    n, m = len(scorer.source), len(scorer.target)
    band = _near(found, n, m)
    shapes = np.array(scorer.shapes, dtype=np.int64)
    scores = _scores(scorer, band)
    ending = np.stack([scores[s][band.places(band.row - a, band.column - b)] for s, (a, b) in enumerate(shapes)])
    opening = scorer.gap_open / _TEMPERATURE
    bead, out = _sums(scores, band, shapes, opening, downs_first=True)
    mirrored = _sums(ending[:, ::-1], band.mirrored(m), shapes, opening, downs_first=False)
    bead_before, out_before = (part[::-1] for part in mirrored)
    total = out[band.places(np.array([0]), np.array([0]))[0]]
    source, target = np.zeros(n + scorer.tuning.longest), np.zeros(m + scorer.tuning.longest)
    for s, (a, b) in enumerate(shapes):
        after = out[band.places(band.row + a, band.column + b)]
        mass = np.where(band.inside, _probability(out_before + scores[s] + after - total), 0.0)
        by_row, by_column = np.bincount(band.row, mass, n + 1), np.bincount(np.clip(band.column, 0, m), mass, m + 1)
        for k in range(a):
            source[k : n + k] += by_row[:n]
        for k in range(b):
            target[k : m + k] += by_column[:m]
    starts, ends = _probability(out_before + bead - total), _probability(bead_before + out - total)
    return Posterior(band, starts, ends, np.minimum(source[:n], 1.0), np.minimum(target[:m], 1.0))


def _probability(logarithm: FloatArray) -> FloatArray:
    out: FloatArray = np.exp(np.clip(logarithm, -700.0, 0.0))
    return out


def _near(found: Sequence[Run], n: int, m: int) -> Band:
    """The places beside the path, as far as the band is wide."""
    low, high = np.full(n + 1, m, dtype=np.int64), np.zeros(n + 1, dtype=np.int64)
    i = j = 0
    for a, b, c, d in [*found, (n, n, m, m)]:
        low[i : a + 1], high[i : a + 1] = np.minimum(low[i : a + 1], j), np.maximum(high[i : a + 1], c)
        low[a : b + 1], high[a : b + 1] = np.minimum(low[a : b + 1], c), np.maximum(high[a : b + 1], d)
        i, j = b, d
    rows = np.arange(n + 1)
    low, high = low[np.maximum(rows - _BAND, 0)] - _BAND, high[np.minimum(rows + _BAND, n)] + _BAND
    return Band(np.maximum(low, 0), np.minimum(high, m))


def _scores(scorer: Scorer, band: Band) -> FloatArray:
    """Scores by temperature of the beads that start at each place, shape (shapes, places)."""
    out = np.full((len(scorer.shapes), len(band.row)), _NEVER)
    for where in rectangles(band.low, band.high, _ROWS):
        scores = np.stack(scorer.scores(where)) / _TEMPERATURE
        for i in range(where.row, where.row + where.rows):
            columns = slice(int(band.low[i]) - where.column, int(band.high[i]) + 1 - where.column)
            out[:, band.part(i)] = np.maximum(scores[:, i - where.row, columns], _NEVER)
    return out


def _sums(
    scores: FloatArray, band: Band, shapes: IntArray, opening: float, *, downs_first: bool
) -> tuple[FloatArray, FloatArray]:
    """Logarithms of the sums over all paths from each place on: those that begin with a bead, and all of them."""
    n = len(band.low) - 1
    bead, out, down = (np.full(len(band.row), _NEVER) for _ in range(3))
    for i in range(n, -1, -1):
        part, columns = band.part(i), np.arange(band.low[i], band.high[i] + 1)
        places = band.places(i + shapes[:, :1], columns + shapes[:, 1:])
        here = _logsum(scores[:, part] + out[places])
        if i == n:
            here[-1] = 0.0
        below = down[band.places(np.full(len(columns), i + 1), columns)]
        rights = here if downs_first else np.logaddexp(here, below)
        right = np.append(np.logaddexp.accumulate(rights[::-1])[::-1][1:], _NEVER)
        gap = np.logaddexp(right, below)
        bead[part], out[part] = here, np.logaddexp(here, gap - opening)
        down[part] = np.logaddexp(here, gap if downs_first else below)
    return bead, out


def _logsum(options: FloatArray) -> FloatArray:
    top = options.max(axis=0)
    out: FloatArray = np.maximum(top + np.log(np.exp(options - top).sum(axis=0)), _NEVER)
    return out
