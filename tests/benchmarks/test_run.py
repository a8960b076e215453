"""Figures on rows that shaped no rule are printed apart from those on rows that did."""

from __future__ import annotations

from benchmarks.run import GROUPS, in_order


def test_every_group_says_what_its_rows_shaped() -> None:
    (_, apart), (_, shaped) = in_order(GROUPS)
    assert {"unread", "transliteration"} <= set(apart)
    assert {*apart, *shaped} == set(GROUPS)
    assert list(in_order(["speed"])) == [("Rows that shaped rules", ["speed"])]
