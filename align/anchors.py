"""The first pass: anchors, the best chain of one-to-one pairs of sentences, the band around it, and its statistics.

As in Bertalign (Liu and Zhu 2022) the second pass searches only near the chain. A pair is scored by its cosine less
half of the mean cosine of each of the two sentences to its nearest ones (the distance margin of Artetxe and Schwenk
2019, "Margin-based parallel corpus mining with multilingual sentence embeddings").
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from samesaid.align.overlaps import Overlaps
from samesaid.align.tuning import (
    ANCHOR_MARGIN,
    BLOCK_BAND,
    LENGTH_PAD,
    MAX_CELLS_BETWEEN_ANCHORS,
    MAX_SAMPLE_SENTENCES,
    MAX_SPREAD,
    MIN_ANCHOR_COSINE,
    MIN_ANCHORS,
    MIN_DISTINCT_SHARE,
    MIN_SPREAD,
    NEAREST_SENTENCES,
    USUAL_SPREAD,
)

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

# Rows compared at once.
_ROWS = 256
# Pairs of sentences up to which no blocks are made: four thousand by four thousand.
_MAX_CELLS = 16_000_000
# Decimals of a unit vector's columns that are alike where the text is: the rest depends on the batch it is encoded in.
_DECIMALS = 3
# Quartiles of a normal distribution are so many standard deviations apart.
_QUARTILES = 1.35


def anchor_chain(source: FloatArray, target: FloatArray) -> list[tuple[int, int]]:
    """The heaviest chain of pairs (i, j) in which both indices rise.

    Shapes: (n, d) and (m, d), unit vectors. Long texts are chained in blocks of sentences first, and then by sentences
    near the chain of blocks, so that time and memory grow with n + m.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return []
    size = ceil((n * m / _MAX_CELLS) ** 0.5)
    if size <= 1:
        return _chain(source, target, np.zeros(n, dtype=np.int64), np.full(n, m, dtype=np.int64))
    left, right = _blocks(source, size), _blocks(target, size)
    path = _chain(left, right, np.zeros(len(left), dtype=np.int64), np.full(len(left), len(right), dtype=np.int64))
    low, high = search_band(path, len(left), len(right), BLOCK_BAND)
    block = np.arange(n) // size
    return _chain(source, target, low[block] * size, np.minimum(high[block + 1] * size, m))


def _blocks(vectors: FloatArray, size: int) -> FloatArray:
    """Unit vectors of the sums of ``size`` vectors."""
    sums = np.add.reduceat(vectors, np.arange(0, len(vectors), size), axis=0)
    out: FloatArray = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return out


def _chain(source: FloatArray, target: FloatArray, low: IntArray, high: IntArray) -> list[tuple[int, int]]:
    """The heaviest chain in which row ``i`` pairs with columns from ``low[i]`` to before ``high[i]``; both rise."""
    n, m = len(source), len(target)
    row_usual, column_usual = _usual_cosines(source, target), _usual_cosines(target, source)
    # The weight of the best chain up to before each column.
    best = np.zeros(m + 1, dtype=np.float32)
    reached = int(high[0])
    choices: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]] = []
    for start in range(0, n, _ROWS):
        first, last = int(low[start]), int(high[min(n, start + _ROWS) - 1])
        cosine = source[start : start + _ROWS] @ target[first:last].T
        weight = cosine - ANCHOR_MARGIN * (row_usual[start : start + _ROWS, None] + column_usual[first:last])
        weight[cosine < MIN_ANCHOR_COSINE] = -1.0
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
    """The pairs of the best chain, read from the last row."""
    path: list[tuple[int, int]] = []
    j = m - 1
    for i in range(len(choices) - 1, -1, -1):
        if j < low[i]:
            continue
        improves, pairs = (np.unpackbits(part, count=int(high[i] - low[i])) for part in choices[i])
        rises = np.flatnonzero(improves[: j - low[i] + 1])
        if not len(rises):
            # The best chain so far ends to the left of what this row can pair with.
            j = int(low[i]) - 1
            continue
        k = int(rises[-1])
        j = int(low[i]) + k
        if pairs[k]:
            path.append((i, j))
            j -= 1
    return path[::-1]


def _usual_cosines(vectors: FloatArray, others: FloatArray) -> FloatArray:
    """Mean cosine of each sentence to the nearest few on the other side, or in a sample of a long one; shape (n,).

    What is repeated there counts once: otherwise a repeated sentence would be no nearer to its counterpart than usual.
    """
    sample = _distinct(others[:: ceil(len(others) / MAX_SAMPLE_SENTENCES)])
    k = min(NEAREST_SENTENCES, len(sample))
    parts = [
        np.partition(vectors[s : s + _ROWS] @ sample.T, -k, axis=1)[:, -k:].mean(axis=1)
        for s in range(0, len(vectors), _ROWS)
    ]
    return np.concatenate(parts).astype(np.float32)


def _distinct(vectors: FloatArray) -> FloatArray:
    """The vectors without copies of earlier ones, where these are more than a few."""
    first = {row.tobytes(): i for i, row in reversed([*enumerate(np.round(vectors, _DECIMALS))])}
    return vectors if len(first) > MIN_DISTINCT_SHARE * len(vectors) else vectors[sorted(first.values())]


def search_band(path: list[tuple[int, int]], n: int, m: int, band: int) -> tuple[IntArray, IntArray]:
    """For each boundary of the source, 0 to n, the first and the last boundary of the target to visit.

    Between two pairs of the chain everything is visited, and ``band`` boundaries on each side of that; where they are
    very far apart, only what is near the straight line from one to the other. Both rise.
    """
    low = np.zeros(n + 1, dtype=np.int64)
    high = np.full(n + 1, m, dtype=np.int64)
    known = [(-1, -1), *path, (n, m)]
    for (i, j), (next_i, next_j) in pairwise(known):
        low[i + 1 : next_i + 1], high[i + 1 : next_i + 1] = _between(next_i - i, j + 1, next_j, band)
    rows = np.arange(n + 1)
    low = low[np.maximum(rows - band, 0)] - band
    high = high[np.minimum(rows + band, n)] + band
    return np.maximum(low, 0), np.minimum(high, m)


def _between(rows: int, first: int, last: int, band: int) -> tuple[IntArray, IntArray]:
    """The first and the last boundary to visit in each of ``rows`` rows from the corner ``first`` to ``last``."""
    columns = last - first + 1
    if rows * columns <= MAX_CELLS_BETWEEN_ANCHORS:
        return np.full(rows, first), np.full(rows, last)
    line = first + np.arange(rows) * (last - first) // max(1, rows - 1)
    # From row to row the line goes on by less than this.
    step = columns // rows + 1
    half = max(MAX_CELLS_BETWEEN_ANCHORS // (2 * rows), step, band)
    return np.maximum(line - half, first), np.minimum(line + half, last)


@dataclass(frozen=True, slots=True)
class DocumentStats:
    """What is usual between a sentence and its counterpart in two documents.

    ``length_ratio`` is the target's length for one letter of the source, ``length_spread`` the standard deviation of
    its natural logarithm, ``typical_cosine`` the median cosine of two sentences that say the same.
    """

    length_ratio: float
    length_spread: float
    typical_cosine: float


def document_stats(source: Overlaps, target: Overlaps, anchors: list[tuple[int, int]]) -> DocumentStats:
    """Medians over the anchors, the spread from their quartiles; with few anchors, nearer to what is usual."""
    if not anchors:
        return DocumentStats(1.0, USUAL_SPREAD, 0.0)
    pairs = np.array(anchors, dtype=np.int64)
    x, y = source.lengths[pairs[:, 0]], target.lengths[pairs[:, 1]]
    ratios = np.log((y + LENGTH_PAD) / (x + LENGTH_PAD))
    cosines = np.einsum("ij,ij->i", source.vectors[0, pairs[:, 0]], target.vectors[0, pairs[:, 1]])
    typical = float(np.median(cosines))
    if len(anchors) < MIN_ANCHORS:
        return DocumentStats(float(np.exp(ratios.sum() / MIN_ANCHORS)), USUAL_SPREAD, typical)
    low, middle, high = np.percentile(ratios, [25, 50, 75])
    spread = float(np.clip((high - low) / _QUARTILES, MIN_SPREAD, MAX_SPREAD))
    return DocumentStats(float(np.exp(middle)), spread, typical)
