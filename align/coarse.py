"""The first pass: the best chain of one-to-one pairs, and the band around it that the fine search visits."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

# Pairs less alike than this never carry the chain.
_WEAK = 0.2


def chain(source: FloatArray, target: FloatArray) -> list[tuple[int, int]]:
    """The heaviest chain of pairs (i, j), both rising, by margin over the usual similarity of row and column.

    Shapes: (n, d) and (m, d), unit vectors. Time n·m·d, memory n·m / 4 bytes.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return []
    row_level, column_level = _levels(source, target)
    best = np.zeros(m + 1, dtype=np.float32)
    improves = np.zeros((n, (m + 7) // 8), dtype=np.uint8)
    pairs = np.zeros_like(improves)
    for start in range(0, n, 256):
        similarity = source[start : start + 256] @ target.T
        weight = similarity - 0.5 * (row_level[start : start + 256, None] + column_level)
        weight[similarity < _WEAK] = -1.0
        for r in range(len(weight)):
            paired = best[:-1] + weight[r]
            candidate = np.maximum(best[1:], paired)
            top = np.maximum.accumulate(candidate)
            improves[start + r] = np.packbits(np.concatenate(([candidate[0] > 0], candidate[1:] > top[:-1])))
            pairs[start + r] = np.packbits(paired > best[1:])
            best[1:] = np.maximum(top, 0)
    return _trace(improves, pairs, n, m)


def _trace(improves: NDArray[np.uint8], pairs: NDArray[np.uint8], n: int, m: int) -> list[tuple[int, int]]:
    path: list[tuple[int, int]] = []
    j = m - 1
    for i in range(n - 1, -1, -1):
        rises = np.flatnonzero(np.unpackbits(improves[i], count=m)[: j + 1])
        if not len(rises):
            break
        j = int(rises[-1])
        if np.unpackbits(pairs[i], count=m)[j]:
            path.append((i, j))
            j -= 1
        if j < 0:
            break
    return path[::-1]


def _levels(source: FloatArray, target: FloatArray, nearest: int = 4) -> tuple[FloatArray, FloatArray]:
    """Mean similarity of each row and each column to its nearest few on the other side."""

    def level(a: FloatArray, b: FloatArray) -> FloatArray:
        k = min(nearest, len(b))
        parts = [np.partition(a[s : s + 256] @ b.T, -k, axis=1)[:, -k:].mean(axis=1) for s in range(0, len(a), 256)]
        return np.concatenate(parts).astype(np.float32)

    return level(source, target), level(target, source)


def windows(path: list[tuple[int, int]], n: int, m: int, band: int) -> tuple[IntArray, IntArray]:
    """For each boundary i of the source, 0 to n, the first and last boundary of the target to visit.

    Between two pairs of the chain everything is open; beyond that ``band`` boundaries on each side. Both are rising.
    """
    low = np.zeros(n + 1, dtype=np.int64)
    high = np.full(n + 1, m, dtype=np.int64)
    known = [(-1, -1), *path, (n, m)]
    for (i, j), (next_i, next_j) in pairwise(known):
        low[max(0, i + 1) : next_i + 1] = j + 1
        high[max(0, i + 1) : next_i + 1] = next_j
    rows = np.arange(n + 1)
    low = low[np.maximum(rows - band, 0)] - band
    high = high[np.minimum(rows + band, n)] + band
    return np.maximum(low, 0), np.minimum(high, m)
