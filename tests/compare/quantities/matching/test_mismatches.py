"""Errors of scale."""

from __future__ import annotations

import pytest

from samesaid.compare.quantities.matching.mismatches import power_of_ten
from tests.compare.quantities.cases import read


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("22,000 people", "22 million people", True),
        ("2.2万", "22 million", True),
        ("1 km", "10 km", True),
        ("0.5 km", "50 km", True),
        ("30%", "3%", True),
        ("22,000 people", "22,000 people", False),
        ("22,000 people", "21 million people", False),
        ("0 people", "10 people", False),
        ("0 people", "0 people", False),
        # What is no amount has no scale: a fraction, a year, a rank.
        ("half", "5 km", False),
        ("2018", "20,180", False),
        ("3rd", "30", False),
        ("第3", "第30", False),
    ],
)
def test_the_same_digits_at_another_scale(one: str, other: str, expected: bool) -> None:
    a, b = read(one), read(other)
    assert power_of_ten(a, b) is power_of_ten(b, a) is expected
