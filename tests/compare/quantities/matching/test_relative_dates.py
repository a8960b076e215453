"""Relative dates are resolved against the day of publication, and only where it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.matching.relative_dates import PartialDate
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import quantity
from samesaid.model import Bead
from tests.compare.quantities.cases import chinese, document, english

DAY = date(2018, 6, 14)


def compare(source: str, target: str, day: date | None, languages: tuple[str, str] = ("zh", "en")) -> list[Evidence]:
    one, two = (
        replace(document(tag, [text]), published=day) for tag, text in zip(languages, (source, target), strict=True)
    )
    pair = pair_of(one, two, [Bead((0,), (0,), 0.8)], None)  # type: ignore[arg-type]
    return list(QuantityComparator().compare(pair))


RIGHT = [
    ("去年没有下雨。", "It did not rain in 2017."),
    ("2017年没有下雨。", "It did not rain last year."),
    ("今年没有下雨。", "It has not rained in 2018."),
    ("上月没有下雨。", "It did not rain in May."),
    ("今天开幕。", "It opens on June 14."),
    ("昨日开幕。", "It opened on June 13."),
    ("去年下半年和今年没有下雨。", "It did not rain in the second half of 2017 or this year."),
    ("当年没有下雨。", "It did not rain in 1998."),
    ("去年没有下雨。", "It did not rain last year."),
]
WRONG = [
    ("去年没有下雨。", "It did not rain in 2016."),
    ("2016年没有下雨。", "It did not rain last year."),
    ("明年开工。", "Work begins in 2020."),
    ("上个月没有下雨。", "It did not rain in March."),
    ("昨天开幕。", "It opened on the 3rd of June."),
]


@pytest.mark.parametrize("pair", RIGHT, ids=str)
def test_a_relative_date_that_resolves_to_the_date_raises_nothing(pair: tuple[str, str]) -> None:
    assert not compare(*pair, DAY)


@pytest.mark.parametrize("pair", WRONG, ids=str)
def test_another_date_is_reported(pair: tuple[str, str]) -> None:
    (found,) = compare(*pair, DAY)
    assert found.code == "D201"
    assert "weak" in found.facts


@pytest.mark.parametrize("pair", [*RIGHT, *WRONG], ids=str)
def test_without_a_day_of_publication_nothing_is_resolved(pair: tuple[str, str]) -> None:
    assert not compare(*pair, None)


THURSDAY = date(2026, 11, 12)
DAYS_RIGHT = [
    ("公司周一公布业绩。", "The company published its results on 9 November."),
    ("公司周一公布业绩。", "The company will publish its results on 16 November."),
    ("公司9日公布业绩。", "The company published its results on Monday."),
    ("公司上周五公布业绩。", "The company published its results on November 6."),
    ("公司下周三公布业绩。", "The company will publish its results on November 18."),
    ("公司昨天公布业绩。", "The company published its results on Wednesday."),
    ("公司昨天公布业绩。", "The company published its results on November 11, 2026."),
    ("公司昨天公布业绩。", "The company published its results today."),
    ("公司前天公布业绩。", "The company published its results the day before yesterday."),
    ("公司前天公布业绩。", "The company published its results on 10 November."),
    ("去年同期为500万元。", "It was 5 million yuan in the same period last year."),
    ("去年同期为500万元。", "It was 5 million yuan in the same period of 2025."),
    ("同期为500万元。", "It was 5 million yuan in the same period last year."),
    ("前年为500万元。", "It was 5 million yuan in 2024."),
    ("前年为500万元。", "It was 5 million yuan the year before last."),
    ("大前年为500万元。", "It was 5 million yuan in 2023."),
    ("明年为500万元。", "It will be 5 million yuan next year."),
    ("上月为500万元。", "It was 5 million yuan in October."),
    ("11月9日（周一）公布业绩。", "Results were published on Monday, November 9."),
    ("11月9日公布业绩。", "Results were published on Monday, November 9."),
    ("周日他谈到了事故。", "On 3 May the accident happened, he said."),
    ("每周一公布。", "It is published on 10 November."),
    ("黑色星期五开始促销。", "The sale begins on 26 November."),
]
DAYS_WRONG = [
    ("公司周一公布业绩。", "The company published its results on 10 November."),
    ("公司8日公布业绩。", "The company published its results on Monday."),
    ("公司上周五公布业绩。", "The company published its results on November 7."),
    ("公司下周三公布业绩。", "The company will publish its results on November 11."),
    ("公司昨天公布业绩。", "The company published its results on Monday."),
    ("公司昨天公布业绩。", "The company published its results last Friday."),
    ("公司昨天公布业绩。", "The company will publish its results tomorrow."),
    ("公司昨天公布业绩。", "The company published its results on October 11."),
    ("公司昨天公布业绩。", "The company published its results on November 11, 2025."),
    ("去年同期为500万元。", "It was 5 million yuan in the same period of 2024."),
    ("前年为500万元。", "It was 5 million yuan in 2025."),
    ("去年为500万元。", "It was 5 million yuan this year."),
    ("明年为500万元。", "It was 5 million yuan last year."),
    ("上月为500万元。", "It was 5 million yuan this month."),
]


@pytest.mark.parametrize("pair", DAYS_RIGHT, ids=str)
def test_days_that_may_be_one(pair: tuple[str, str]) -> None:
    assert not compare(*pair, THURSDAY)


@pytest.mark.parametrize("pair", DAYS_WRONG, ids=str)
def test_days_that_cannot_be_one(pair: tuple[str, str]) -> None:
    assert [found.code for found in compare(*pair, THURSDAY)] == ["D201"]


@pytest.mark.parametrize("pair", [*DAYS_RIGHT, *DAYS_WRONG], ids=str)
def test_no_day_is_wrong_where_none_is_known(pair: tuple[str, str]) -> None:
    assert not compare(*pair, None)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "Am Montag regnete es.", "Letztes Jahr regnete es."),
        ("fr", "Il a plu lundi.", "Il a plu l’an dernier."),
        ("es", "Llovió el lunes.", "Llovió el año pasado."),
        ("it", "È piovuto lunedì.", "È piovuto l’anno scorso."),
        ("nl", "Maandag regende het.", "Vorig jaar regende het."),
        ("pt", "Choveu na segunda-feira.", "Choveu no ano passado."),
        ("ru", "Дождь шел в понедельник.", "Дождь шел в прошлом году."),
        ("ja", "月曜日に雨が降った。", "昨年は雨が降った。"),
    ],
)
def test_every_language_that_is_read(language: str, right: str, wrong: str) -> None:
    assert not compare(right, "It rained on 9 November.", THURSDAY, (language, "en"))
    assert [e.code for e in compare(right, "It rained on 11 November.", THURSDAY, (language, "en"))] == ["D201"]
    assert not compare(wrong, "It rained in 2025.", THURSDAY, (language, "en"))
    assert [e.code for e in compare(wrong, "It rained in 2023.", THURSDAY, (language, "en"))] == ["D201"]


def test_a_morning_is_no_tomorrow() -> None:
    assert not compare("Llovió por la mañana.", "It rained on 20 November.", THURSDAY, ("es", "en"))
    assert not compare("Es regnete heute morgen.", "It rained on 12 November.", THURSDAY, ("de", "en"))
    assert not compare("Het regende deze morgen.", "It rained on 12 November.", THURSDAY, ("nl", "en"))


def test_the_edges_of_the_calendar_resolve_nothing() -> None:
    assert not compare("昨天下雨。", "It rained on 7 May.", date.min)
    assert not compare("明天下雨。", "It will rain on 7 May.", date.max)


def test_other_languages() -> None:
    assert not compare("昨年は雨が少なかった。", "There was little rain in 2017.", DAY, ("ja", "en"))
    assert compare("昨年は雨が少なかった。", "There was little rain in 2015.", DAY, ("ja", "en"))
    assert not compare("В прошлом году было сухо.", "It was dry in 2017.", DAY, ("ru", "en"))
    assert compare("В прошлом году было сухо.", "It was dry in 2019.", DAY, ("ru", "en"))


def test_in_the_first_days_of_a_year_last_year_may_be_the_one_before() -> None:
    day = date(2018, 1, 2)
    assert not compare("去年没有下雨。", "It did not rain in 2016.", day)
    assert not compare("去年没有下雨。", "It did not rain in 2017.", day)
    assert compare("去年没有下雨。", "It did not rain in 2014.", day)


def test_the_message_gives_the_year() -> None:
    (found,) = compare("去年没有下雨。", "It did not rain in 2016.", DAY)
    assert english(found.message) == "Reference: “去年” (2017). Version: “2016”."
    assert chinese(found.message) == "原文：“去年”（2017 年）。版本：“2016”。"


@pytest.mark.parametrize(
    ("published", "resolved"),
    [
        (date.min, False),
        (date(3, 12, 31), False),
        (date(4, 1, 1), True),
        (date(9996, 12, 31), True),
        (date(9997, 1, 1), False),
        (date.max, False),
    ],
)
def test_days_at_the_ends_of_the_calendar_are_left_open(published: date, resolved: bool) -> None:
    """A week or a year from them there may be no date."""
    text = replace(document("en", ["It opened last year, on Monday."]), published=published)
    year, day = (quantity(mention) for mention in quantities(text)[0])
    assert (year.value != 0.0, bool(day.dates)) == (resolved, resolved)


@pytest.mark.parametrize(
    ("given", "near"),
    [
        (PartialDate(day=1), True),
        (PartialDate(day=1, month=7), True),
        (PartialDate(day=10, month=7), False),
        (PartialDate(day=14, month=6, year=2017), False),
        (PartialDate(month=6), False),
        (PartialDate(day=31, month=6), False),
    ],
)
def test_a_date_of_the_same_story(given: PartialDate, near: bool) -> None:
    """Within twenty days; one without a day says nothing, and one without a month may be any."""
    assert given.near(DAY) is near
