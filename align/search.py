"""The second pass: the best path of beads and gaps through the band."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from samesaid.align.scores import Scorer, blocks

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Choices = list[NDArray[np.uint8]]
Run = tuple[int, int, int, int]

_ROWS = 64
# A cell outside a gap takes a shape, by its number, or opens a gap, downwards or to the right.
_OPEN_DOWN, _OPEN_RIGHT = 254, 255
# A cell inside a gap ends it, or leaves out one more sentence of the source or of the target.
_END, _DOWN, _RIGHT = 0, 1, 2


def search(scorer: Scorer, low: IntArray, high: IntArray) -> list[Run]:
    """Beads as (source start, source stop, target start, target stop), in order; what they leave out is in gaps.

    ``low[i]`` to ``high[i]`` are the target boundaries visited at source boundary ``i``. Gaps are affine (Gotoh 1982),
    and one gap may hold sentences of both sides. Values are of what follows a cell, so the path is read forwards.
    """
    n, m = len(low) - 1, len(scorer.target)
    longest = max(max(shape) for shape in scorer.shapes)
    t = scorer.tuning
    ahead = [np.full(m + longest + 1, -np.inf) for _ in range(longest + 1)]
    gap = np.full(m + 2, -np.inf)
    outside: Choices = [np.zeros(0, dtype=np.uint8)] * (n + 1)
    inside: Choices = [np.zeros(0, dtype=np.uint8)] * (n + 1)
    for row, rows, column, columns in [
        (n, 1, int(low[n]), int(high[n] - low[n]) + 1),
        *reversed(list(blocks(low, high, _ROWS))),
    ]:
        block = scorer.block(row, rows, column, columns)
        for i in range(row + rows - 1, row - 1, -1):
            first, last = int(low[i]), int(high[i]) + 1
            options = np.empty((len(scorer.shapes), last - first))
            for s, (a, b) in enumerate(scorer.shapes):
                np.add(
                    block.scores[s][i - row, first - column : last - column],
                    ahead[a - 1][first + b : last + b],
                    out=options[s],
                )
            shape = options.argmax(axis=0)
            bead = options[shape, np.arange(last - first)]
            if i == n and last == m + 1:
                bead[-1] = 0.0
            gap, value, outside[i], inside[i] = _gaps(bead, shape, gap, first, last, t.gap_open, t.gap_extend)
            ahead.pop()
            new = np.full(m + longest + 1, -np.inf)
            new[first:last] = value
            ahead.insert(0, new)
    return _trace(outside, inside, low, scorer.shapes, n, m)


def _gaps(
    bead: FloatArray,
    shape: NDArray[np.intp],
    below: FloatArray,
    first: int,
    last: int,
    opening: float,
    extending: float,
) -> tuple[FloatArray, FloatArray, NDArray[np.uint8], NDArray[np.uint8]]:
    """The row's values inside gaps (in full width) and outside, and the choices that gave them."""
    down = below[first:last] - extending
    best = np.maximum(bead, down)
    # The best over all cells to the right, each further one costing ``extending`` more.
    slope = extending * np.arange(last - first)
    inside = np.maximum.accumulate((best - slope)[::-1])[::-1] + slope
    right = np.append(inside[1:], -np.inf) - extending
    opened = np.maximum(down, right) - opening
    value = np.maximum(bead, opened)
    outer = np.where(bead >= opened, shape, np.where(down >= right, _OPEN_DOWN, _OPEN_RIGHT)).astype(np.uint8)
    inner = np.where(bead >= np.maximum(down, right), _END, np.where(down >= right, _DOWN, _RIGHT)).astype(np.uint8)
    row = np.full_like(below, -np.inf)
    row[first:last] = inside
    return row, value, outer, inner


def _trace(
    outside: Choices, inside: Choices, low: IntArray, shapes: tuple[tuple[int, int], ...], n: int, m: int
) -> list[Run]:
    found: list[Run] = []
    i = j = 0
    in_gap = False
    while (i, j) != (n, m):
        choice = int((inside if in_gap else outside)[i][j - low[i]])
        if in_gap and choice == _END:
            in_gap = False
            choice = int(outside[i][j - low[i]])
            # the gap ends in a bead, whatever leaving it out would have been worth
        if in_gap or choice >= _OPEN_DOWN:
            down = choice in (_DOWN, _OPEN_DOWN)
            i, j, in_gap = (i + 1, j, True) if down else (i, j + 1, True)
        else:
            a, b = shapes[choice]
            found.append((i, i + a, j, j + b))
            i, j = i + a, j + b
    return found
