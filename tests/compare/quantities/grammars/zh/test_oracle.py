"""Generated Chinese numbers and dates, written by cn2an and babel, are read back and compared with English ones."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Kind
from tests.compare.quantities.cases import compare
from tests.compare.quantities.grammars.generated import DATES, INTEGERS, read


@given(INTEGERS)
def test_characters(number: int) -> None:
    assert read("zh", f"共有{an2cn(str(number))}个。").value == number


@given(st.integers(1, 9999), st.sampled_from([("万", 10_000), ("亿", 10**8), ("万亿", 10**12)]))
def test_scales_with_decimals(tenths: int, scale: tuple[str, int]) -> None:
    quantity = read("zh", f"共有{tenths / 10}{scale[0]}张。")
    assert quantity.value == pytest.approx(tenths * scale[1] / 10, rel=1e-12)
    assert quantity.step == pytest.approx(scale[1] / 10)


@given(DATES, st.sampled_from(["zh", "zh_Hant"]), st.sampled_from(["long", "full"]))
def test_dates(day: date, locale: str, style: str) -> None:
    parts = {r.quantity.kind: r.quantity.value for r in grammar("zh")(format_date(day, style, locale=locale))}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


@given(INTEGERS)
def test_characters_agree_with_english_digits(number: int) -> None:
    assert not compare([f"共有{an2cn(str(number))}个。"], [f"There are {number:,} of them."])


@given(INTEGERS, INTEGERS)
def test_different_numbers_are_reported(one: int, other: int) -> None:
    found = compare([f"共有{one}张。"], [f"There are {other:,} of them."])
    assert bool(found) == (one != other)


@given(DATES, DATES)
def test_different_dates_are_reported(one: date, other: date) -> None:
    source, target = format_date(one, "long", locale="zh"), format_date(other, "long", locale="en")
    found = compare([f"展览于{source}开幕。"], [f"It opened on {target}."])
    assert (["D201"] if one != other else []) == sorted({e.code for e in found})
