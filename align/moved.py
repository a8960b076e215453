"""Moved passages: what the search in order left over on both sides is matched across the whole documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from samesaid.align.anchors import DocumentStats
from samesaid.align.dynamic_programming import best_path
from samesaid.align.overlaps import BeadRange, Overlaps, bead_cosine
from samesaid.align.scores import Scorer
from samesaid.align.tuning import MIN_MOVED_COSINE, Tuning

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
    source_segments, target_segments = list(_segments(rows)), list(_segments(columns))
    out: list[BeadRange] = []
    for i, j in seeds:
        here = next((s for s in source_segments if s[0] <= i < s[1]), None)
        there = next((s for s in target_segments if s[0] <= j < s[1]), None)
        if here is None or there is None:
            continue
        passage = _passage(source, target, here, there, (i, j), stats, tuning)
        proof = sum(bead_cosine(source, target, bead) - tuning.moved_gate * typical for bead in passage)
        if passage and proof >= tuning.moved_proof * typical:
            out.extend(passage)
            source_segments = _without(source_segments, here, (passage[0][0], passage[-1][1]))
            target_segments = _without(target_segments, there, (passage[0][2], passage[-1][3]))
    return sorted(out)


def _left_over(n: int, used: list[Segment]) -> list[int]:
    free = np.ones(n, dtype=bool)
    for start, stop in used:
        free[start:stop] = False
    return [int(i) for i in np.flatnonzero(free)]


def _segments(indices: list[int]) -> Iterator[Segment]:
    """Runs of consecutive indices."""
    for _, group in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        yield run[0], run[-1] + 1


def _without(segments: list[Segment], whole: Segment, taken: Segment) -> list[Segment]:
    rest = [s for s in ((whole[0], taken[0]), (taken[1], whole[1])) if s[0] < s[1]]
    return [s for s in segments if s != whole] + rest


def _seeds(
    source: FloatArray, target: FloatArray, rows: list[int], columns: list[int], min_cosine: float
) -> list[tuple[int, int]]:
    """Pairs of leftover sentences, the nearest first.

    Each is at least as near to the other as the second nearest sentence of the other side is, and the other way round
    as the nearest.
    """
    found: list[tuple[float, int, int]] = []
    for part in np.array_split(np.array(rows), len(rows) // _ROWS + 1):
        cosines = source[part] @ target.T
        second = np.sort(cosines, axis=1)[:, -2:][:, 0] if cosines.shape[1] > 1 else np.zeros(len(part))
        for r, i in enumerate(part):
            j = columns[int(cosines[r, columns].argmax())]
            cosine = float(cosines[r, j])
            if cosine >= min_cosine and cosine >= float(second[r]):
                back = source @ target[j]
                if cosine >= float(back.max()) - _ROUNDING:
                    found.append((cosine, int(i), j))
    return [(i, j) for _, i, j in sorted(found, reverse=True)]


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
