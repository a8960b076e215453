"""The first pass: the best chain of one-to-one pairs, and the band around it that the fine search visits."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

# Pairs less alike than this never carry the chain.
_WEAK = 0.2
# Rows compared at once; and pairs of sentences up to which no blocks are made (four thousand by four thousand).
_ROWS, _CELLS = 256, 16_000_000
# Blocks beside the chain of blocks whose sentences are compared.
_REACH = 16
# Sentences of the other side that tell how alike a sentence usually is.
_SAMPLE = 4096


def chain(source: FloatArray, target: FloatArray) -> list[tuple[int, int]]:
    """The heaviest chain of pairs (i, j), both rising, by margin over the usual similarity of row and column.

    Shapes: (n, d) and (m, d), unit vectors. Long texts are chained in blocks of sentences first, and then by sentences
    near the chain of blocks, so that time and memory grow with n + m.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return []
    size = ceil((n * m / _CELLS) ** 0.5)
    if size <= 1:
        return _chain(source, target, np.zeros(n, dtype=np.int64), np.full(n, m, dtype=np.int64))
    left, right = _blocks(source, size), _blocks(target, size)
    path = _chain(left, right, np.zeros(len(left), dtype=np.int64), np.full(len(left), len(right), dtype=np.int64))
    low, high = windows(path, len(left), len(right), _REACH)
    block = np.arange(n) // size
    return _chain(source, target, low[block] * size, np.minimum(high[block + 1] * size, m))


def _blocks(vectors: FloatArray, size: int) -> FloatArray:
    """Unit vectors of the sums of ``size`` vectors."""
    sums = np.add.reduceat(vectors, np.arange(0, len(vectors), size), axis=0)
    out: FloatArray = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return out


def _chain(source: FloatArray, target: FloatArray, low: IntArray, high: IntArray) -> list[tuple[int, int]]:
    """The same, row ``i`` with the columns from ``low[i]`` to before ``high[i]`` only; both are rising."""
    n, m = len(source), len(target)
    row_level, column_level = _level(source, target), _level(target, source)
    # The best chain up to before each column.
    best = np.zeros(m + 1, dtype=np.float32)
    reached = int(high[0])
    choices: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]] = []
    for start in range(0, n, _ROWS):
        first, last = int(low[start]), int(high[min(n, start + _ROWS) - 1])
        similarity = source[start : start + _ROWS] @ target[first:last].T
        weight = similarity - 0.5 * (row_level[start : start + _ROWS, None] + column_level[first:last])
        weight[similarity < _WEAK] = -1.0
        for r in range(len(weight)):
            a, b = int(low[start + r]), int(high[start + r])
            best[reached + 1 : b + 1] = best[reached]
            reached = b
            paired = best[a:b] + weight[r, a - first : b - first]
            candidate = np.maximum(best[a + 1 : b + 1], paired)
            top = np.maximum(np.maximum.accumulate(candidate), best[a])
            improves = np.concatenate(([candidate[0] > best[a]], candidate[1:] > top[:-1]))
            choices.append((np.packbits(improves), np.packbits(paired > best[a + 1 : b + 1])))
            best[a + 1 : b + 1] = top
    return _trace(choices, low, high, m)


def _trace(
    choices: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]], low: IntArray, high: IntArray, m: int
) -> list[tuple[int, int]]:
    path: list[tuple[int, int]] = []
    j = m - 1
    for i in range(len(choices) - 1, -1, -1):
        if j < low[i]:
            continue
        improves, pairs = (np.unpackbits(part, count=int(high[i] - low[i])) for part in choices[i])
        rises = np.flatnonzero(improves[: j - low[i] + 1])
        if not len(rises):
            # The best chain so far ends to the left of what this row may see.
            j = int(low[i]) - 1
            continue
        k = int(rises[-1])
        j = int(low[i]) + k
        if pairs[k]:
            path.append((i, j))
            j -= 1
    return path[::-1]


def _level(vectors: FloatArray, others: FloatArray, nearest: int = 4) -> FloatArray:
    """Mean similarity to the nearest few on the other side; of a long text to those of a sample."""
    sample = others[:: ceil(len(others) / _SAMPLE)]
    k = min(nearest, len(sample))
    parts = [
        np.partition(vectors[s : s + _ROWS] @ sample.T, -k, axis=1)[:, -k:].mean(axis=1)
        for s in range(0, len(vectors), _ROWS)
    ]
    return np.concatenate(parts).astype(np.float32)


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
