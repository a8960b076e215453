"""The second pass: the best path of beads and gaps through the band, by dynamic programming.

Beads of several sentences go back to Gale and Church (1993), "A program for aligning sentences in bilingual corpora";
a gap is paid for once, when it is opened (Gotoh 1982, "An improved algorithm for matching biological sequences"), with
an extension that costs nothing.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from samesaid.align.overlaps import BeadRange
from samesaid.align.scores import Scorer, rectangles

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Choices = list[NDArray[np.uint8]]

# Source boundaries whose scores are computed together.
_ROWS = 64
# Outside a gap a cell takes a shape, by its number, or opens a gap, downwards or to the right.
_OPEN_DOWN, _OPEN_RIGHT = 254, 255
# Inside a gap a cell ends it, or skips one more sentence of the source or of the target.
_END, _DOWN, _RIGHT = 0, 1, 2


def best_path(scorer: Scorer, low: IntArray, high: IntArray) -> list[BeadRange]:
    """The beads of the best path, in order; the sentences between them are in gaps.

    ``low[i]`` to ``high[i]`` are the target boundaries visited at source boundary ``i``. A gap may hold sentences of
    both sides. The value of a cell is that of what follows it, so the path is read forwards.
    """
    n, m = len(low) - 1, len(scorer.target)
    max_sentences = scorer.tuning.max_sentences
    nothing = np.full(m + max_sentences + 1, -np.inf)
    # Values outside gaps of the next few rows, and inside gaps of the next one.
    ahead: deque[FloatArray] = deque([nothing] * max_sentences, maxlen=max_sentences)
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
            gap, value, outside[i], inside[i] = _gap_values(bead, shape, gap, first, last, scorer.gap_cost)
            row = nothing.copy()
            row[first:last] = value
            ahead.appendleft(row)
    return _trace(outside, inside, low, scorer.shapes, n, m)


def _gap_values(
    bead: FloatArray, shape: NDArray[np.intp], below: FloatArray, first: int, last: int, gap_cost: float
) -> tuple[FloatArray, FloatArray, NDArray[np.uint8], NDArray[np.uint8]]:
    """The row's values inside gaps (in full width) and outside, and the choices that led to them."""
    down = below[first:last]
    inside = np.maximum.accumulate(np.maximum(bead, down)[::-1])[::-1]
    right = np.append(inside[1:], -np.inf)
    onward = np.maximum(down, right)
    outer = np.where(bead >= onward - gap_cost, shape, np.where(down >= right, _OPEN_DOWN, _OPEN_RIGHT))
    inner = np.where(bead >= onward, _END, np.where(down >= right, _DOWN, _RIGHT))
    row = np.full_like(below, -np.inf)
    row[first:last] = inside
    return row, np.maximum(bead, onward - gap_cost), outer.astype(np.uint8), inner.astype(np.uint8)


def _trace(
    outside: Choices, inside: Choices, low: IntArray, shapes: tuple[tuple[int, int], ...], n: int, m: int
) -> list[BeadRange]:
    found: list[BeadRange] = []
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
