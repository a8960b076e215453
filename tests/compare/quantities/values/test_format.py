"""Quantities in words, in every language of the reports."""

from __future__ import annotations

from datetime import date

import pytest

from samesaid.compare.quantities.values.format import date_parts, value
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity, points
from samesaid.compare.quantities.values.units import CURRENCIES, SCALE
from samesaid.reports import LANGUAGES
from samesaid.reports.catalogue import catalogue
from tests.compare.quantities.cases import chinese, english


def one(kind: Kind, number: float, unit: str = "", bound: Bound = Bound.EXACT) -> Quantity:
    return Quantity(kind, points(number), unit, bound)


DAYS = (date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 2))
VALUES = [
    (one(Kind.CARDINAL, 22000), "22,000", "22,000"),
    (one(Kind.CARDINAL, 22000, "person", Bound.MORE), "more than 22,000", "超过 22,000"),
    (one(Kind.CARDINAL, 22000, bound=Bound.LEAST), "22,000 or more", "不少于 22,000"),
    (one(Kind.CARDINAL, 22000, bound=Bound.ABOUT), "about 22,000", "约 22,000"),
    (one(Kind.CARDINAL, 22000, bound=Bound.NEARLY), "nearly 22,000", "近 22,000"),
    (one(Kind.CARDINAL, 22000, bound=Bound.LESS), "less than 22,000", "不到 22,000"),
    (one(Kind.CARDINAL, 22000, bound=Bound.MOST), "22,000 at most", "至多 22,000"),
    (one(Kind.CARDINAL, 22000, bound=Bound.REACHING), "up to 22,000", "多达 22,000"),
    (one(Kind.DURATION, 5, "year", Bound.AMBIGUOUS), "5 years", "5 年"),
    (Quantity(Kind.CARDINAL, ((11, 19),)), "11 to 19", "11 至 19"),
    (one(Kind.FRACTION, 1 / 3), "0.333333", "0.333333"),
    (one(Kind.PERCENT, 30, "%"), "30%", "30%"),
    (one(Kind.POINT, 2, "point"), "2 percentage points", "2 个百分点"),
    (one(Kind.POINT, 25, "bp"), "25 basis points", "25 个基点"),
    (one(Kind.MULTIPLE, 3, "time"), "3 times", "3 倍"),
    (one(Kind.MONEY, 1.25e9, "USD"), "1,250,000,000 USD", "1,250,000,000 美元"),
    (one(Kind.MEASURE, 5.5, "km2"), "5.5 km²", "5.5 平方公里"),
    (one(Kind.AGE, 16, "year"), "16 years", "16 岁"),
    (one(Kind.ORDINAL, 3), "no. 3", "第 3"),
    (one(Kind.LABEL, 19, "COVID"), "19", "19"),
    (one(Kind.TIME, 9.5, "clock"), "9:30", "9:30"),
    (one(Kind.YEAR, 2018, "year"), "2018", "2018 年"),
    (one(Kind.MONTH, 8, "month"), "August", "8 月"),
    (one(Kind.MONTH, 18, "month"), "18 months", "18 个月"),
    (one(Kind.DAY, 5, "day"), "day 5", "5 日"),
    (one(Kind.WEEKDAY, 1, "day"), "Monday", "星期一"),
    (one(Kind.DECADE, 1990, "decade"), "the 1990s", "1990 年代"),
    (one(Kind.CENTURY, 19, "century"), "century 19", "19 世纪"),
    (one(Kind.QUARTER, 3, "quarter"), "quarter 3", "第 3 季度"),
    (one(Kind.RELATIVE, 2017, "year"), "2017", "2017 年"),
    (Quantity(Kind.WEEKDAY, points(1), dates=DAYS), "9 November or 16 November", "11 月 9 日或 11 月 16 日"),
    (Quantity(Kind.RELATIVE, points(9, 8, 10), "day", dates=DAYS), "9 November", "11 月 9 日"),
]


@pytest.mark.parametrize(("quantity", "in_english", "in_chinese"), VALUES, ids=[row[1] for row in VALUES])
def test_a_value(quantity: Quantity, in_english: str, in_chinese: str) -> None:
    assert english(value(quantity)) == in_english
    assert chinese(value(quantity)) == in_chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_a_name(language: str) -> None:
    assert {*SCALE, *CURRENCIES} == set(catalogue(language).table("value.unit"))


def test_parts_of_a_date() -> None:
    year, month, day = one(Kind.YEAR, 2024), one(Kind.MONTH, 8), one(Kind.DAY, 19)
    assert english(date_parts([month, day])) == "19 August"
    assert english(date_parts([year, month])) == "August 2024"
    assert english(date_parts([day, month, year])) == "19 August 2024"
    assert chinese(date_parts([day, month, year])) == "2024 年 8 月 19 日"
    assert english(date_parts([day, one(Kind.WEEKDAY, 1)])) == "day 19 and Monday"
