"""Generated numbers and dates, told in words by others' tools or by our own spelling, are read back."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.compare.quantities.values.word_lists import words
from tests.compare.quantities.cases import compare

INTEGERS = st.one_of(st.integers(10, 999), st.integers(1_000, 99_999), st.integers(100_000, 10**12))
SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = ["", "", *words("twenty thirty forty fifty sixty seventy eighty ninety")]


def english(number: int) -> str:
    """A number in English words, British style (one hundred and five)."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{english(number // size)} {word}" + (joint + english(rest) if rest else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def read(language: str, text: str) -> Quantity:
    readings = grammar(language)(text)
    assert len(readings) == 1, (text, readings)
    return readings[0].quantity


@given(INTEGERS)
def test_english_words(number: int) -> None:
    assert read("en", f"There are {english(number)} of them.").value == number


@given(INTEGERS)
def test_english_digits(number: int) -> None:
    assert read("en", f"There are {format_decimal(number, locale='en')} of them.").value == number


@given(INTEGERS)
def test_indian_digits(number: int) -> None:
    assert read("en", f"There are {format_decimal(number, locale='en_IN')} of them.").value == number


@given(INTEGERS)
def test_chinese_characters(number: int) -> None:
    assert read("zh", f"共有{an2cn(str(number))}个。").value == number


@given(INTEGERS)
def test_chinese_digits_and_characters_agree(number: int) -> None:
    assert not compare([f"共有{an2cn(str(number))}个。"], [f"There are {number:,} of them."])


@given(st.integers(1, 9999), st.sampled_from([("万", 10_000), ("亿", 10**8), ("万亿", 10**12)]))
def test_chinese_scales_with_decimals(tenths: int, scale: tuple[str, int]) -> None:
    quantity = read("zh", f"共有{tenths / 10}{scale[0]}张。")
    assert quantity.value == pytest.approx(tenths * scale[1] / 10, rel=1e-12)
    assert quantity.step == pytest.approx(scale[1] / 10)


@given(INTEGERS, INTEGERS)
def test_other_figures_are_told(one: int, other: int) -> None:
    found = compare([f"共有{one}张。"], [f"There are {other:,} of them."])
    assert bool(found) == (one != other)


DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DATES, st.sampled_from(["long", "full", "medium"]))
def test_english_dates(day: date, style: str) -> None:
    text = format_date(day, style, locale="en")
    parts = {r.quantity.kind: r.quantity.value for r in grammar("en")(text)}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


@given(DATES, st.sampled_from(["zh", "zh_Hant"]), st.sampled_from(["long", "full"]))
def test_chinese_dates(day: date, locale: str, style: str) -> None:
    text = format_date(day, style, locale=locale)
    parts = {r.quantity.kind: r.quantity.value for r in grammar("zh")(text)}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


@given(DATES, DATES)
def test_dates_across_languages(one: date, other: date) -> None:
    source, target = format_date(one, "long", locale="zh"), format_date(other, "long", locale="en")
    found = compare([f"展览于{source}开幕。"], [f"It opened on {target}."])
    assert (["D201"] if one != other else []) == sorted({e.code for e in found})
