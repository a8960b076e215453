"""The rows of the rates, and what a measure gives."""

from __future__ import annotations

import pytest

from benchmarks.measures.speed.throughput import MEASURES, cases, lines_of, rows_of, timed


def test_cases_of_either_direction_are_turned() -> None:
    rows = cases("zh", "en")
    assert len(rows) > 400
    assert len(set(rows)) == len(rows)
    assert [(two, one) for one, two in rows] == [row for row in cases("en", "zh") if row[::-1] in set(rows)]
    assert all(len(rows_of(one, data=False)) > 15 for one in MEASURES)
    assert lines_of("no such text", ("zh", "en"), data=True) == []


@pytest.mark.parametrize("name", [one.name for one in MEASURES if "digits" in one.name or one.name == "yardstick"])
def test_a_measure_gives_rows_and_seconds(name: str) -> None:
    rows, *seconds = timed(name, data=False)
    assert rows > 0
    assert len(seconds) == 1
    assert seconds[0] > 0
