"""Generated Russian numbers and dates are read back."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.grammars.ru.numerals import CARDINALS
from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Kind
from tests.compare.quantities.cases import compare
from tests.growth import is_linear

INTEGERS = st.one_of(st.integers(11, 9_999), st.integers(10_000, 10**14))
# The first form of each number, which is the nominative.
NAMES = {value: word for word, value in reversed(CARDINALS.items())}


def spelled(number: int) -> str:
    """A number below a million in words, its thousands in the genitive plural whatever the number."""
    parts = []
    thousands, number = divmod(number, 1000)
    if thousands:
        parts += [spelled(thousands), "тысяч"]
    for size in (100, 10):
        if number >= 20 or size == 100:
            digit, number = divmod(number, size)
            parts += [NAMES[digit * size]] if digit else []
    return " ".join([*parts, NAMES[number]] if number else parts)


@given(INTEGERS)
def test_digits(number: int) -> None:
    (reading,) = grammar("ru")(f"Здесь {format_decimal(number, locale='ru')} человек.")
    assert reading.quantity.value == number


@given(st.integers(11, 999_999))
def test_words(number: int) -> None:
    (reading,) = grammar("ru")(f"Здесь {spelled(number)} человек.")
    assert reading.quantity.value == number


@given(INTEGERS, INTEGERS)
def test_other_figures_are_told(one: int, other: int) -> None:
    text = f"Здесь {format_decimal(one, locale='ru')} человек."
    assert bool(compare([text], [f"There are {other:,} people."], ("ru", "en"))) == (one != other)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["long", "full"]))
def test_dates(day: date, style: str) -> None:
    parts = {r.quantity.kind: r.quantity.value for r in grammar("ru")(format_date(day, style, locale="ru"))}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


@pytest.mark.parametrize(
    "text",
    ["1 000 ", "сто ", "тысяча ", "1-", "5 по ", "двух", "XX", "более ", "1,5 млн "],
)
def test_long_lines_take_linear_time(text: str) -> None:
    scan = grammar("ru")
    assert is_linear(lambda n: scan(f"{text * n}5"), 500)
