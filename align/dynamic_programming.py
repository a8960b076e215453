"""The second pass: the best path of beads and gaps through the band."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from samesaid.align.scores import Scorer, rectangles

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Choices = list[NDArray[np.uint8]]
Run = tuple[int, int, int, int]

# Boundaries whose scores are computed together.
_ROWS = 64
# A cell outside a gap takes a shape, by its number, or opens a gap, downwards or to the right.
_OPEN_DOWN, _OPEN_RIGHT = 254, 255
# A cell inside a gap ends it, or leaves out one more sentence of the source or of the target.
_END, _DOWN, _RIGHT = 0, 1, 2


def search(scorer: Scorer, low: IntArray, high: IntArray) -> list[Run]:
    """Beads as (source start, source stop, target start, target stop), in order; what they leave out is in gaps.

    ``low[i]`` to ``high[i]`` are the target boundaries visited at source boundary ``i``. A gap is paid for when it is
    opened (Gotoh 1982, with an extension that costs nothing) and may hold sentences of both sides. Values are of what
    follows a cell, so the path is read forwards.
    """
    n, m = len(low) - 1, len(scorer.target)
    longest = scorer.tuning.longest
    nothing = np.full(m + longest + 1, -np.inf)
    # Values outside gaps of the next few rows, and inside gaps of the next one.
    ahead: deque[FloatArray] = deque([nothing] * longest, maxlen=longest)
    gap = np.full(m + 1, -np.inf)
    outside: Choices = [np.zeros(0, dtype=np.uint8)] * (n + 1)
    inside: Choices = [np.zeros(0, dtype=np.uint8)] * (n + 1)
    for where in rectangles(low, high, _ROWS):
        scores = scorer.scores(where)
        for i in range(where.row + where.rows - 1, where.row - 1, -1):
            first, last = int(low[i]), int(high[i]) + 1
            options = np.empty((len(scorer.shapes), last - first))
            part = slice(first - where.column, last - where.column)
            for s, (a, b) in enumerate(scorer.shapes):
                np.add(scores[s][i - where.row, part], ahead[a - 1][first + b : last + b], out=options[s])
            shape = options.argmax(axis=0)
            bead = options[shape, np.arange(last - first)]
            if i == n:
                bead[m - first] = 0.0
            gap, value, outside[i], inside[i] = _gaps(bead, shape, gap, first, last, scorer.gap_open)
            row = nothing.copy()
            row[first:last] = value
            ahead.appendleft(row)
    return _trace(outside, inside, low, scorer.shapes, n, m)


def _gaps(
    bead: FloatArray, shape: NDArray[np.intp], below: FloatArray, first: int, last: int, opening: float
) -> tuple[FloatArray, FloatArray, NDArray[np.uint8], NDArray[np.uint8]]:
    """The row's values inside gaps (in full width) and outside, and the choices that gave them."""
    down = below[first:last]
    inside = np.maximum.accumulate(np.maximum(bead, down)[::-1])[::-1]
    right = np.append(inside[1:], -np.inf)
    onward = np.maximum(down, right)
    outer = np.where(bead >= onward - opening, shape, np.where(down >= right, _OPEN_DOWN, _OPEN_RIGHT))
    inner = np.where(bead >= onward, _END, np.where(down >= right, _DOWN, _RIGHT))
    row = np.full_like(below, -np.inf)
    row[first:last] = inside
    return row, np.maximum(bead, onward - opening), outer.astype(np.uint8), inner.astype(np.uint8)


def _trace(
    outside: Choices, inside: Choices, low: IntArray, shapes: tuple[tuple[int, int], ...], n: int, m: int
) -> list[Run]:
    found: list[Run] = []
    i = j = 0
    in_gap = False
    while (i, j) != (n, m):
        in_gap = in_gap and inside[i][j - low[i]] != _END
        choice = int((inside if in_gap else outside)[i][j - low[i]])
        if in_gap or choice >= _OPEN_DOWN:
            down = choice in (_DOWN, _OPEN_DOWN)
            i, j, in_gap = (i + 1, j, True) if down else (i, j + 1, True)
        else:
            a, b = shapes[choice]
            found.append((i, i + a, j, j + b))
            i, j = i + a, j + b
    return found
