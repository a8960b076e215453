"""Totals stated sentences later, shares of one vote, weekdays of full dates."""

from __future__ import annotations

import pytest

from tests.compare.quantities.cases import compare, english


def codes(language: str, *texts: str, independent: bool = False) -> list[str]:
    return [e.code for e in compare([*texts], [*texts], (language, language), independent=independent)]


@pytest.mark.parametrize(
    ("language", "texts", "fires"),
    [
        ("en", ("3,000 men were counted.", "Another 2,500 were women.", "In all, 5,600 came."), True),
        ("en", ("3,000 men were counted.", "Another 2,500 were women.", "In all, 5,500 came."), False),
        ("en", ("3,000 men were counted.", "Some 2,500 were women.", "In all, 5,600 came."), False),
        ("en", ("3,000 men were counted.", "Another 2,500 were women.", "It rained.", "In all, 5,600 came."), False),
        ("en", ("3,000 men were counted.", "Another 2,500 were women.", "In all, 5,600 came this year."), False),
        ("en", ("3,000 men were counted.", "Another 2,500 were women.", "In all, 56,000 came."), False),
        ("zh", ("男3000人。", "另有女2500人。", "总共5600人。"), True),
        ("zh", ("男3000人。", "另有女2500人。", "总共5500人。"), False),
        ("zh", ("其中男3000人。", "另有女2500人。", "总共5600人。"), False),
    ],
)
def test_a_total_in_a_sentence_of_its_own(language: str, texts: tuple[str, ...], fires: bool) -> None:
    assert codes(language, *texts) == (["N107"] if fires else [])
    assert not codes(language, *texts, independent=True)


@pytest.mark.parametrize(
    ("language", "text", "fires"),
    [
        ("en", "62% voted for, 45% against.", True),
        ("en", "62% voted for, 38% against.", False),
        ("en", "Some 62% were in favour and 45% opposed.", False),
        ("en", "62% were in favour and 45% opposed.", True),
        ("en", "62% of women voted for, 45% of men against.", False),
        ("en", "Last year 62% were in favour and 45% opposed.", False),
        ("en", "Sales rose 62% for cars and 45% for boats.", False),
        ("en", "50.6% voted for, 50.4% against.", False),
        ("zh", "62%赞成，45%反对。", True),
        ("zh", "赞成62%，反对45%。", True),
        ("zh", "62%赞成，38%反对。", False),
        ("zh", "62%赞成，去年45%反对。", False),
    ],
)
def test_shares_of_one_vote(language: str, text: str, fires: bool) -> None:
    assert codes(language, text) == (["N107"] if fires else [])


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "It opens on Monday, November 10, 2026.", "It opens on Tuesday, November 10, 2026."),
        ("en", "It opens on 10 November 2026, a Monday.", "It opens on 10 November 2026, a Tuesday."),
        ("zh", "2026年11月10日（星期一）开幕。", "2026年11月10日（星期二）开幕。"),
        ("zh", "2026年11月10日周一开幕。", "2026年11月10日周二开幕。"),
        ("de", "Ab Montag, dem 10. November 2026.", "Ab Dienstag, dem 10. November 2026."),
        ("fr", "Ouvert le lundi 10 novembre 2026.", "Ouvert le mardi 10 novembre 2026."),
        ("es", "Abre el lunes 10 de noviembre de 2026.", "Abre el martes 10 de noviembre de 2026."),
        ("it", "Apre lunedì 10 novembre 2026.", "Apre martedì 10 novembre 2026."),
        ("ru", "Откроют в понедельник, 10 ноября 2026 года.", "Откроют во вторник, 10 ноября 2026 года."),
        ("ja", "2026年11月10日（月）に開く。", "2026年11月10日（火）に開く。"),
    ],
)
def test_a_weekday_that_is_not_its_dates(language: str, wrong: str, right: str) -> None:
    assert codes(language, wrong, independent=True) == ["N107"]
    assert not codes(language, right)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It opens on Monday. November 10, 2026 is a holiday."),
        ("en", "It opens on Monday, November 31, 2026."),
        ("en", "It opens on Monday, November 10."),
        ("en", "It opened on Monday, November 10, 1621."),
        ("en", "By the Julian calendar, Monday, November 10, 1850."),
        ("zh", "农历2026年11月10日（星期一）开幕。"),
        ("zh", "2026年11月10日。星期一闭馆。"),
    ],
)
def test_weekdays_that_say_nothing_of_the_date(language: str, text: str) -> None:
    assert not codes(language, text)


def test_the_message_names_the_day() -> None:
    text = "It opens on Monday, November 10, 2026."
    (evidence,) = compare([text], [text], ("en", "en"))
    assert english(evidence.message) == (
        "The reference contradicts itself. “November 10, 2026” is a Tuesday, not “Monday”."
    )
    assert [span.of(text) for span in evidence.source_spans] == ["Monday", "November", "10", "2026"]
