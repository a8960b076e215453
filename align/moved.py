"""Moved passages: what the search in order left over on both sides is matched across the whole documents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from math import ceil

import numpy as np
from numpy.typing import NDArray

from samesaid.align.anchors import DocumentStats
from samesaid.align.dynamic_programming import best_path
from samesaid.align.overlaps import BeadRange, Overlaps, bead_cosine
from samesaid.align.scores import Scorer
from samesaid.align.tuning import MAX_MOVED_CELLS, MIN_MOVED_COSINE, MOVED_CELLS_PER_SENTENCE, Tuning

FloatArray = NDArray[np.float32]
Segment = tuple[int, int]
"""Sentences from the first to before the second."""

# Leftover sentences that are compared with the other side at once.
_ROWS = 512
# Differences of cosines below this are rounding.
_ROUNDING = 1e-6


def moved_beads(
    source: Overlaps, target: Overlaps, found: list[BeadRange], stats: DocumentStats, tuning: Tuning
) -> list[BeadRange]:
    """Beads out of order, among the sentences that the beads of ``found`` leave without a counterpart.

    The nearest pair of leftover sentences comes first and takes the passage around it along, in the passage's own
    order; then the nearest among what is still left, until none is near enough.
    """
    rows = _left_over(len(source), [(a, b) for a, b, _, _ in found])
    columns = _left_over(len(target), [(c, d) for _, _, c, d in found])
    if not rows or not columns:
        return []
    typical = max(MIN_MOVED_COSINE, stats.typical_cosine)
    seeds = _seeds(source.vectors[0], target.vectors[0], rows, columns, tuning.moved_seed * typical)
    source_segments, target_segments = _Segments(rows), _Segments(columns)
    out: list[BeadRange] = []
    for i, j in seeds:
        here, there = source_segments.around(i), target_segments.around(j)
        if here is None or there is None:
            continue
        passage = _passage(source, target, here, there, (i, j), stats, tuning)
        proof = sum(bead_cosine(source, target, bead) - tuning.moved_gate * typical for bead in passage)
        if passage and proof >= tuning.moved_proof * typical:
            out.extend(passage)
            source_segments.take(passage[0][0], passage[-1][1])
            target_segments.take(passage[0][2], passage[-1][3])
    return sorted(out)


def _left_over(n: int, used: list[Segment]) -> list[int]:
    free = np.ones(n, dtype=bool)
    for start, stop in used:
        free[start:stop] = False
    return [int(i) for i in np.flatnonzero(free)]


class _Segments:
    """Runs of consecutive sentences, in order."""

    def __init__(self, indices: list[int]) -> None:
        runs = [[i for _, i in run] for _, run in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])]
        self._runs: list[Segment] = [(run[0], run[-1] + 1) for run in runs]

    def around(self, index: int) -> Segment | None:
        """The run that a sentence is in, None for no run."""
        run = self._runs[self._before(index)]
        return run if run[0] <= index < run[1] else None

    def take(self, start: int, stop: int) -> None:
        """Take the sentences from ``start`` to before ``stop`` out of their run."""
        place = self._before(start)
        first, last = self._runs[place]
        # An empty run is left where all of it is taken, so that there is always one.
        self._runs[place : place + 1] = [(first, start), (stop, last)]

    def _before(self, index: int) -> int:
        return max(0, bisect_right(self._runs, index, key=lambda run: run[0]) - 1)


def _seeds(
    source: FloatArray, target: FloatArray, rows: list[int], columns: list[int], min_cosine: float
) -> list[tuple[int, int]]:
    """Pairs of leftover sentences, the nearest first.

    Each is at least as near to the other as the second nearest sentence of the other side is, and the other way round
    as the nearest. In very long texts with many leftover sentences only those near each other's place are compared.
    """
    n, m = len(source), len(target)
    # Sentences of the other side on each side of a sentence's place.
    reach = max(MAX_MOVED_CELLS, MOVED_CELLS_PER_SENTENCE * (n + m)) // (2 * len(rows))
    found: list[tuple[float, int, int]] = []
    for part in np.array_split(np.array(rows), ceil(len(rows) / _ROWS)):
        first, last = _window(int(part[0]), int(part[-1]), n, m, reach)
        free = [j - first for j in columns[bisect_left(columns, first) : bisect_left(columns, last)]]
        if not free:
            continue
        cosines = source[part] @ target[first:last].T
        second = np.sort(cosines, axis=1)[:, -2:][:, 0] if cosines.shape[1] > 1 else np.zeros(len(part))
        for r, i in enumerate(part):
            j = free[int(cosines[r, free].argmax())]
            cosine = float(cosines[r, j])
            if cosine >= min_cosine and cosine >= float(second[r]):
                start, stop = _window(first + j, first + j, m, n, reach)
                back = source[start:stop] @ target[first + j]
                if cosine >= float(back.max()) - _ROUNDING:
                    found.append((cosine, int(i), first + j))
    return [(i, j) for _, i, j in sorted(found, reverse=True)]


def _window(first: int, last: int, n: int, m: int, reach: int) -> Segment:
    """The sentences of the other side, of ``m``, at the place of those from ``first`` to ``last`` of ``n``."""
    if reach >= m:
        return 0, m
    return max(0, first * m // n - reach), min(m, last * m // n + reach + 1)


def _passage(
    source: Overlaps,
    target: Overlaps,
    here: Segment,
    there: Segment,
    seed: tuple[int, int],
    stats: DocumentStats,
    tuning: Tuning,
) -> list[BeadRange]:
    """The beads around ``seed`` inside two leftover segments, without a hole wider than one sentence on a side."""
    reach = tuning.moved_reach
    here = (max(here[0], seed[0] - reach), min(here[1], seed[0] + reach + 1))
    there = (max(there[0], seed[1] - reach), min(there[1], seed[1] + reach + 1))
    left, right = source.part(*here), target.part(*there)
    n, m = len(left), len(right)
    low, high = np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64)
    beads = [
        (here[0] + a, here[0] + b, there[0] + c, there[0] + d)
        for a, b, c, d in best_path(Scorer(left, right, stats, tuning), low, high)
    ]
    gate = tuning.moved_gate * max(MIN_MOVED_COSINE, stats.typical_cosine)
    near = [bead for bead in beads if bead_cosine(source, target, bead) >= gate]
    centre = next((k for k, (a, b, c, d) in enumerate(near) if a <= seed[0] < b and c <= seed[1] < d), None)
    if centre is None:
        return []
    first = last = centre
    while first > 0 and _adjoin(near[first - 1], near[first]):
        first -= 1
    while last + 1 < len(near) and _adjoin(near[last], near[last + 1]):
        last += 1
    return near[first : last + 1]


def _adjoin(one: BeadRange, other: BeadRange) -> bool:
    return other[0] - one[1] <= 1 and other[2] - one[3] <= 1
