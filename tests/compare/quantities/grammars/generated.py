"""Generated numbers and dates, and the one quantity of a sentence."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Quantity

INTEGERS = st.one_of(st.integers(10, 999), st.integers(1_000, 99_999), st.integers(100_000, 10**12))
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def read(language: str, text: str) -> Quantity:
    readings = grammar(language)(text)
    assert len(readings) == 1, (text, readings)
    return readings[0].quantity
