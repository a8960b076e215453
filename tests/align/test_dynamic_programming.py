"""The best path is the best of all paths."""

from __future__ import annotations

import numpy as np
import pytest

from samesaid.align import dynamic_programming
from samesaid.align.dynamic_programming import best_path
from tests.align.paths import TableScorer

SIZES = [(0, 0), (0, 2), (2, 0), (1, 1), (1, 3), (3, 1), (2, 3), (4, 3), (3, 4), (4, 4)]


@pytest.mark.parametrize("rows", [1, 2, 64])
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_no_other_path_scores_higher(n: int, m: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamic_programming, "_ROWS", rows)
    for seed in range(6):
        scorer = TableScorer(n, m, seed)
        found = best_path(scorer, np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64))
        assert scorer.score(found) == pytest.approx(max(map(scorer.score, scorer.all_paths())))


@pytest.mark.parametrize("rows", [1, 2, 64])
def test_the_path_stays_in_the_band(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamic_programming, "_ROWS", rows)
    low, high = np.array([0, 0, 1, 2, 3]), np.array([1, 2, 2, 4, 4])

    def inside(beads: list[tuple[int, int, int, int]]) -> bool:
        return all(low[a] <= c <= high[a] and low[b] <= d <= high[b] for a, b, c, d in beads)

    for seed in range(20):
        scorer = TableScorer(4, 4, seed)
        found = best_path(scorer, low, high)
        assert inside(found)
        assert scorer.score(found) == pytest.approx(max(scorer.score(p) for p in scorer.all_paths() if inside(p)))


def test_one_gap_is_paid_for_once_however_long() -> None:
    scorer = TableScorer(4, 4, 0)
    scorer.table[:] = -np.inf
    scorer.table[0, 3, 3] = 0.1
    corners = np.zeros(5, dtype=np.int64), np.full(5, 4, dtype=np.int64)
    assert best_path(scorer, *corners) == [(3, 4, 3, 4)]
    scorer.table[0, 3, 3] = -0.1
    assert best_path(scorer, *corners) == []
