"""Generated English numbers and dates, written by babel or in words, are read back."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Kind
from samesaid.compare.quantities.values.word_lists import words
from tests.compare.quantities.grammars.generated import DATES, INTEGERS, read

SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A number in English words, British style (one hundred and five)."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // size)} {word}" + (joint + in_words(rest) if rest else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(INTEGERS)
def test_words(number: int) -> None:
    assert read("en", f"There are {in_words(number)} of them.").value == number


@given(INTEGERS)
def test_digits(number: int) -> None:
    assert read("en", f"There are {format_decimal(number, locale='en')} of them.").value == number


@given(INTEGERS)
def test_indian_digits(number: int) -> None:
    assert read("en", f"There are {format_decimal(number, locale='en_IN')} of them.").value == number


@given(DATES, st.sampled_from(["long", "full", "medium"]))
def test_dates(day: date, style: str) -> None:
    parts = {r.quantity.kind: r.quantity.value for r in grammar("en")(format_date(day, style, locale="en"))}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)
