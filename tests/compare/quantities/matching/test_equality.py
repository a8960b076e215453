"""Two numbers: whether they are equal, and whether their bounds or units contradict one another."""

from __future__ import annotations

import pytest

from samesaid.compare.quantities.matching.equality import bound_clash, same, unit_clash
from samesaid.compare.quantities.tuning import (
    CURRENCY,
    NEARLY_BOUND,
    OPPOSITE_BOUND,
    PERCENT_POINT,
    UNIT,
    UNIT_LOW_SALIENCE,
    UPPER_BOUND,
)
from tests.compare.quantities.cases import load, read

TABLE = load("equal_numbers.toml")["numbers"]
STRENGTHS = {
    "": 0.0,
    "opposite": OPPOSITE_BOUND,
    "nearly": NEARLY_BOUND,
    "upper": UPPER_BOUND,
    "percent": PERCENT_POINT,
    "currency": CURRENCY,
    "unit": UNIT,
    "low salience": UNIT_LOW_SALIENCE,
}


@pytest.mark.parametrize(("one", "other", "level"), TABLE["same"])
def test_equal_numbers(one: str, other: str, level: int) -> None:
    a, b = read(one), read(other)
    assert (same(a, b), same(b, a)) == (level, level)


@pytest.mark.parametrize(("one", "other", "strength"), TABLE["bounds"])
def test_bounds_that_contradict_one_another(one: str, other: str, strength: str) -> None:
    a, b = read(one), read(other)
    assert bound_clash(a, b) == bound_clash(b, a) == STRENGTHS[strength]


@pytest.mark.parametrize(("one", "other", "strength"), TABLE["units"])
def test_units_that_contradict_one_another(one: str, other: str, strength: str) -> None:
    a, b = read(one), read(other)
    assert unit_clash(a, b) == unit_clash(b, a) == STRENGTHS[strength]
