"""Passages told in another place: what the monotone search left over on both sides is matched across the document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from samesaid.align.document_stats import Measure
from samesaid.align.dynamic_programming import Run, search
from samesaid.align.overlaps import Runs
from samesaid.align.scores import Scorer
from samesaid.align.tuning import Tuning

FloatArray = NDArray[np.float32]
Segment = tuple[int, int]


def moved(source: Runs, target: Runs, found: list[Run], usual: Measure, tuning: Tuning) -> list[Run]:
    """Matched runs that stand out of order, among the sentences that ``found`` leaves without a counterpart.

    The surest pair of leftover sentences comes first and takes the passage around it along, in its own order; then
    the next surest among what is still left, until none is sure enough.
    """
    rows = _left_over(len(source), [(a, b) for a, b, _, _ in found])
    columns = _left_over(len(target), [(c, d) for _, _, c, d in found])
    if not rows or not columns:
        return []
    # Two versions in one language are so alike that what is true between languages would be chance there.
    level = max(0.6, usual.level)
    seeds = _seeds(source.vectors[0], target.vectors[0], rows, columns, tuning.moved_seed * level)
    segments, others = list(_segments(rows)), list(_segments(columns))
    out: list[Run] = []
    for i, j in seeds:
        here = next((s for s in segments if s[0] <= i < s[1]), None)
        there = next((s for s in others if s[0] <= j < s[1]), None)
        if here is None or there is None:
            continue
        passage = _passage(source, target, here, there, (i, j), usual, tuning)
        proof = sum(similarity(source, target, run) - tuning.moved_gate * level for run in passage)
        if passage and proof >= tuning.moved_proof * level:
            out.extend(passage)
            segments = _without(segments, here, (passage[0][0], passage[-1][1]))
            others = _without(others, there, (passage[0][2], passage[-1][3]))
    return sorted(out)


def _left_over(n: int, used: list[Segment]) -> list[int]:
    free = np.ones(n, dtype=bool)
    for start, stop in used:
        free[start:stop] = False
    return [int(i) for i in np.flatnonzero(free)]


def _segments(indices: list[int]) -> Iterator[Segment]:
    for _, group in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        yield run[0], run[-1] + 1


def _without(segments: list[Segment], whole: Segment, taken: Segment) -> list[Segment]:
    rest = [s for s in ((whole[0], taken[0]), (taken[1], whole[1])) if s[0] < s[1]]
    return [s for s in segments if s != whole] + rest


def _seeds(
    source: FloatArray, target: FloatArray, rows: list[int], columns: list[int], least: float
) -> list[tuple[int, int]]:
    """Pairs of leftover sentences, surest first, each nearer to the other than to nearly all sentences of its side."""
    found: list[tuple[float, int, int]] = []
    for part in np.array_split(np.array(rows), len(rows) // 512 + 1):
        similarity = source[part] @ target.T
        rivals = np.sort(similarity, axis=1)[:, -2:][:, 0] if similarity.shape[1] > 1 else np.zeros(len(part))
        for r, i in enumerate(part):
            j = columns[int(similarity[r, columns].argmax())]
            value = float(similarity[r, j])
            if value >= least and value >= float(rivals[r]):
                back = source @ target[j]
                if value >= float(back.max()) - 1e-6:
                    found.append((value, int(i), j))
    return [(i, j) for _, i, j in sorted(found, reverse=True)]


def _passage(
    source: Runs, target: Runs, here: Segment, there: Segment, seed: tuple[int, int], usual: Measure, tuning: Tuning
) -> list[Run]:
    """The beads around ``seed`` inside two leftover segments, without a hole wider than one sentence a side."""
    reach = tuning.moved_reach
    here = (max(here[0], seed[0] - reach), min(here[1], seed[0] + reach + 1))
    there = (max(there[0], seed[1] - reach), min(there[1], seed[1] + reach + 1))
    left, right = source.part(*here), target.part(*there)
    n, m = len(left), len(right)
    low, high = np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64)
    beads = [
        (here[0] + a, here[0] + b, there[0] + c, there[0] + d)
        for a, b, c, d in search(Scorer(left, right, usual, tuning), low, high)
    ]
    sure = [r for r in beads if similarity(source, target, r) >= tuning.moved_gate * max(0.6, usual.level)]
    centre = next((k for k, r in enumerate(sure) if r[0] <= seed[0] < r[1] and r[2] <= seed[1] < r[3]), None)
    if centre is None:
        return []
    first = last = centre
    while first > 0 and _touch(sure[first - 1], sure[first]):
        first -= 1
    while last + 1 < len(sure) and _touch(sure[last], sure[last + 1]):
        last += 1
    return sure[first : last + 1]


def _touch(a: Run, b: Run) -> bool:
    return b[0] - a[1] <= 1 and b[2] - a[3] <= 1


def similarity(source: Runs, target: Runs, run: Run) -> float:
    """The centred cosine of two matched runs."""
    a, b, c, d = run
    return float(source.vectors[b - a - 1, a] @ target.vectors[d - c - 1, c])
