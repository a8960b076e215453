"""Generated Japanese numbers and dates are read back."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Kind
from tests.compare.quantities.cases import compare
from tests.compare.quantities.grammars.generated import DATES

INTEGERS = st.one_of(st.integers(11, 9_999), st.integers(10_000, 10**14))
DIGITS = "〇一二三四五六七八九"


def kanji(number: int) -> str:
    """A number in kanji as newspapers wrote it: 二万三千百五."""
    for size, sign in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if number >= size:
            return kanji(number // size) + sign + (kanji(number % size) if number % size else "")
    written = ""
    for size, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, size)
        written += "" if not digit else sign if digit == 1 else DIGITS[digit] + sign
    return written + (DIGITS[number] if number else "")


@given(INTEGERS)
def test_kanji(number: int) -> None:
    (reading,) = grammar("ja")(f"住民は{kanji(number)}人だ。")
    assert reading.quantity.value == number


@given(INTEGERS, INTEGERS)
def test_different_numbers_are_reported(one: int, other: int) -> None:
    found = compare([f"住民は{one}人だ。"], [f"There are {other:,} people."], ("ja", "en"))
    assert bool(found) == (one != other)


@given(DATES)
def test_dates(day: date) -> None:
    parts = {r.quantity.kind: r.quantity.value for r in grammar("ja")(format_date(day, "long", locale="ja"))}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


@given(st.dates(date(1927, 1, 1), date(2080, 12, 31)))
def test_years_of_an_era(day: date) -> None:
    name, base = next((n, b) for n, b in (("令和", 2018), ("平成", 1988), ("昭和", 1925)) if day.year > b)
    text = f"{name}{day.year - base}年に開業した。"
    assert not compare([text], [f"It opened in {day.year}."], ("ja", "en"))
