"""Moved passages: the leftover runs, and how far the search goes in very long texts."""

import numpy as np
import pytest

from samesaid.align import moved
from samesaid.align.moved import _seeds, _Segments, _window


def test_runs_of_leftover_sentences() -> None:
    runs = _Segments([1, 2, 3, 7, 8])
    runs.take(1, 2)
    assert [runs.around(i) for i in range(10)] == [None, None, (2, 4), (2, 4), None, None, None, (7, 9), (7, 9), None]
    runs.take(7, 9)
    assert (runs.around(8), runs.around(3)) == (None, (2, 4))


@pytest.mark.parametrize(("reach", "expected"), [(100, (0, 100)), (10, (40, 61)), (60, (0, 100))])
def test_the_window_around_a_place(reach: int, expected: tuple[int, int]) -> None:
    assert _window(100, 100, 200, 100, reach) == expected


def test_in_long_texts_only_neighbours_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(3)
    source = draw.standard_normal((600, 16)).astype(np.float32)
    source /= np.linalg.norm(source, axis=1, keepdims=True)
    target = source.copy()
    target[[10, 20]] = target[[20, 10]]
    target[[30, 590]] = target[[590, 30]]
    every = list(range(600))
    assert {(30, 590), (10, 20)} <= set(_seeds(source, target, every, every, 0.9))
    monkeypatch.setattr(moved, "MAX_MOVED_CELLS", 0)
    monkeypatch.setattr(moved, "MOVED_CELLS_PER_SENTENCE", 50)
    near = set(_seeds(source, target, every[:512], every, 0.9))
    assert (10, 20) in near
