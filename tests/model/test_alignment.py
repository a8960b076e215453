from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesaid.model import Bead, rows_over_versions


def alignment(*runs: tuple[int, ...]) -> tuple[Bead, ...]:
    return tuple(Bead(run, ()) for run in runs)


def test_beads_that_overlap_are_one_row() -> None:
    one, other = alignment((0, 1), (2,), (3,)), alignment((0,), (1, 2), (3,))
    assert rows_over_versions(4, [one, other]) == ((0, 1, 2), (3,))


def test_sentences_in_no_bead_are_rows_of_their_own() -> None:
    assert rows_over_versions(3, []) == ((0,), (1,), (2,))
    assert rows_over_versions(0, [()]) == ()


runs = st.lists(st.integers(0, 7), min_size=1, max_size=3, unique=True).map(lambda run: tuple(sorted(run)))


@given(st.lists(st.lists(runs, max_size=5), max_size=3))
def test_rows_are_the_smallest_that_no_bead_divides(versions: list[list[tuple[int, ...]]]) -> None:
    rows = rows_over_versions(8, [alignment(*beads) for beads in versions])
    assert sorted(i for row in rows for i in row) == list(range(8))
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    home = {i: row for row in rows for i in row}
    every = [run for beads in versions for run in beads]
    assert all(home[run[0]] == home[i] for run in every for i in run)
    for row in rows:
        reached = {row[0]}
        for _ in row:
            reached |= {i for run in every if reached & set(run) for i in run}
        assert reached == set(row)
