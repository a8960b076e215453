"""Dates told from the day of writing are resolved against the day of publication, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.model import Bead
from tests.compare.quantities.cases import document

DAY = date(2018, 6, 14)


def compare(source: str, target: str, day: date | None, languages: tuple[str, str] = ("zh", "en")) -> list[Evidence]:
    sides = [
        Side(replace(document(tag, [text]), published=day))
        for tag, text in zip(languages, (source, target), strict=True)
    ]
    pair = Pair(*sides, (Bead((0,), (0,), 0.8),), None)  # type: ignore[arg-type]
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
def test_what_resolves_to_the_date_raises_nothing(pair: tuple[str, str]) -> None:
    assert not compare(*pair, DAY)


@pytest.mark.parametrize("pair", WRONG, ids=str)
def test_another_date_is_told(pair: tuple[str, str]) -> None:
    (found,) = compare(*pair, DAY)
    assert found.code == "D201"
    assert "weak" in found.facts


@pytest.mark.parametrize("pair", [*RIGHT, *WRONG], ids=str)
def test_without_a_day_of_publication_nothing_is_resolved(pair: tuple[str, str]) -> None:
    assert not compare(*pair, None)


def test_other_languages() -> None:
    assert not compare("昨年は雨が少なかった。", "There was little rain in 2017.", DAY, ("ja", "en"))
    assert compare("昨年は雨が少なかった。", "There was little rain in 2015.", DAY, ("ja", "en"))
    assert not compare("В прошлом году было сухо.", "It was dry in 2017.", DAY, ("ru", "en"))
    assert compare("В прошлом году было сухо.", "It was dry in 2019.", DAY, ("ru", "en"))


def test_the_first_days_of_a_year_speak_of_the_one_before() -> None:
    day = date(2018, 1, 2)
    assert not compare("去年没有下雨。", "It did not rain in 2016.", day)
    assert not compare("去年没有下雨。", "It did not rain in 2017.", day)
    assert compare("去年没有下雨。", "It did not rain in 2014.", day)


def test_what_was_read_is_told() -> None:
    (found,) = compare("去年没有下雨。", "It did not rain in 2016.", DAY)
    assert "2016 against 2017" in found.message
