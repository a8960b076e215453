"""What a locale's own formatting writes (Unicode CLDR, by babel) is read back as its value, in every language read."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Literal

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import assume, example, given
from hypothesis import strategies as st

from samesaid.compare.quantities.reader import GRAMMARS, grammar
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from tests.compare.quantities.cases import compare

LANGUAGES = sorted(GRAMMARS)
# The sentence around a number: before and after it.
FRAMES = {"ja": ("合計で", "だ。"), "zh": ("总计为", "。")}
LANGUAGE = st.sampled_from(LANGUAGES)
REGIONS = ["de_AT", "de_CH", "en_GB", "en_IN", "es_MX", "fr_CA", "fr_CH", "it_CH", "nl_BE", "pt_PT", "zh_Hant"]
LOCALE = st.sampled_from([*LANGUAGES, *REGIONS])
INTEGERS = st.one_of(st.integers(11, 9_999), st.integers(10_000, 10**12))
CENTS = st.integers(1_001, 10**9).filter(lambda n: n % 100)
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
CURRENCIES = {"EUR": {"EUR"}, "USD": {"USD", "dollar"}}
STYLES: list[Literal["standard", "name"]] = ["standard", "name"]
UNITS = {"length-kilometer": "km", "mass-kilogram": "kg", "area-hectare": "ha", "volume-liter": "l",
         "length-meter": "m", "duration-minute": "min", "duration-hour": "h"}  # fmt: skip


def primary(locale: str) -> str:
    return locale.split("_")[0]


def framed(language: str, written: str) -> str:
    before, after = FRAMES.get(primary(language), ("... ", " ..."))
    return before + written + after


def one(locale: str, written: str) -> Quantity:
    """The only quantity in ``written``."""
    readings = grammar(primary(locale))(framed(locale, written))
    assert len(readings) == 1, (locale, written, readings)
    return readings[0].quantity


def values(quantity: Quantity) -> set[float]:
    return {end for interval in quantity.values for end in interval}


# Babel 2.19 groups Swiss numbers once only and writes 1000000'000 for 1'000'000'000, which nobody writes.
UNGROUPED = re.compile(r"\d{4,}'\d{3}")


@given(LOCALE, INTEGERS)
@example("de_CH", 999_999)
def test_integers(locale: str, number: int) -> None:
    written = format_decimal(number, locale=locale)
    assume(not UNGROUPED.search(written))
    assert number in values(one(locale, written))


@given(LOCALE, CENTS)
def test_decimals(locale: str, number: int) -> None:
    written = format_decimal(number / 100, format="#,##0.##", locale=locale)
    assert number / 100 in values(one(locale, written))


@given(LOCALE, st.integers(11, 9_990))
def test_percentages(locale: str, tenths: int) -> None:
    quantity = one(locale, format_percent(tenths / 1000, format=None, locale=locale, decimal_quantization=False))
    assert quantity.kind is Kind.PERCENT
    assert quantity.value == pytest.approx(tenths / 10)


@given(LOCALE, st.integers(1_001, 10**8), st.sampled_from(sorted(CURRENCIES)), st.sampled_from(STYLES))
def test_money(locale: str, number: int, currency: str, style: Literal["standard", "name"]) -> None:
    written = format_currency(
        number, currency, locale=locale, format_type=style, currency_digits=False, decimal_quantization=False
    )
    quantity = one(locale, written)
    assert number in values(quantity), written
    assert quantity.kind is Kind.MONEY, written
    assert quantity.unit in CURRENCIES[currency], written


@given(LANGUAGE, st.integers(11, 999), st.sampled_from([10**6, 10**9]))
def test_scales(language: str, tenths: int, scale: int) -> None:
    style: Literal["short", "long"] = "short" if language in FRAMES else "long"
    written = format_compact_decimal(tenths * scale // 10, format_type=style, locale=language, fraction_digits=1)
    quantity = one(language, written)
    # The formatting rounds to one decimal of its own scale (万, 億).
    assert quantity.value == pytest.approx(tenths * scale / 10, rel=0.05)
    assert quantity.value / quantity.step == pytest.approx(round(quantity.value / quantity.step))


@given(LANGUAGE, st.integers(11, 999), st.sampled_from(sorted(UNITS)))
def test_measures(language: str, number: int, unit: str) -> None:
    written = format_unit(number, unit, length="long", locale=language)
    # Where babel lacks a locale's pattern it writes the identifier.
    assume(unit not in written)
    quantity = one(language, written)
    assert (quantity.value, quantity.unit) == (number, UNITS[unit])


@given(LOCALE, DATES, st.sampled_from(["long", "full"]))
def test_dates(locale: str, day: date, style: str) -> None:
    found = grammar(primary(locale))(framed(locale, format_date(day, style, locale=locale)))
    parts = {r.quantity.kind: r.quantity.value for r in found}
    assert (parts[Kind.YEAR], parts[Kind.MONTH], parts[Kind.DAY]) == (day.year, day.month, day.day)


@given(LANGUAGE, st.times())
def test_times(language: str, hour: time) -> None:
    written = re.sub(r"[\u202f\u00a0]", " ", format_time(hour, "short", locale=language))
    quantity = one(language, written)
    assert quantity.kind is Kind.TIME
    assert any(value % 24 == pytest.approx(hour.hour + hour.minute / 60) for value in values(quantity))


@given(LANGUAGE, LANGUAGE, INTEGERS, INTEGERS)
def test_two_languages_agree_only_on_equal_numbers(one: str, other: str, number: int, second: int) -> None:
    source = framed(one, format_decimal(number, locale=one))
    for other_number in (number, second):
        target = framed(other, format_decimal(other_number, locale=other))
        found = compare([source], [target], (one, other), independent=True)
        assert bool(found) == (other_number != number), (source, target, found)


@given(LANGUAGE, LANGUAGE, DATES, DATES)
def test_two_languages_agree_only_on_equal_dates(one: str, other: str, day: date, second: date) -> None:
    source = framed(one, format_date(day, "long", locale=one))
    for one_day in (day, second):
        target = framed(other, format_date(one_day, "long", locale=other))
        found = compare([source], [target], (one, other), independent=True)
        assert bool(found) == (one_day != day), (source, target, found)
