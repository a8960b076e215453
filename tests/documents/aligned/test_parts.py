from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.documents import Row, parts


@given(lengths=st.lists(st.integers(0, 9), max_size=60), size=st.integers(1, 12), characters=st.integers(1, 60))
def test_parts_have_every_row_once_and_are_neither_long_nor_many(
    lengths: list[int], size: int, characters: int
) -> None:
    rows = [Row(str(n), "x" * length, "") for n, length in enumerate(lengths)]
    made = list(parts(rows, size, characters))
    assert [row for part in made for row in part] == rows
    for part in made:
        assert len(part) <= max(1, 1.5 * size)
        assert sum(len(row.source) for row in part[:-1]) <= 1.5 * characters
    for part in made[:-1]:
        assert len(part) == size or sum(len(row.source) for row in part) >= characters


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (15, [15]), (16, [10, 6]), (25, [10, 15]), (26, [10, 10, 6])])
def test_the_last_part_is_never_a_small_one(count: int, sizes: list[int]) -> None:
    rows = (Row(str(n), "a", "b") for n in range(count))
    assert [len(part) for part in parts(rows, 10)] == sizes


def test_rows_are_not_read_before_they_are_needed() -> None:
    taken = []

    def rows() -> object:
        for n in range(100):
            taken.append(n)
            yield Row(str(n), "a", "b")

    next(iter(parts(rows(), 10)))  # type: ignore[arg-type]
    assert len(taken) == 16
