"""Findings told in Chinese: from the code, the marked words and what the English sentence adds."""

from __future__ import annotations

import dataclasses

import pytest

from samesaid.model import Finding, Severity, Span
from samesaid.reports.catalogue import catalogue
from samesaid.reports.page.translated import message, reading
from tests.builders import document

ZH = catalogue("zh")
REFERENCE = document("共办结2.2万余起。", "国家移民管理局通报。", language="zh")
VERSION = document("More than 22 million cases.", "The Bureau and the Administration spoke.")
NAMES = ("中文版", "英语版")


def finding(code: str, source: tuple[Span, ...], target: tuple[Span, ...], english: str = "x") -> Finding:
    return Finding("a", code, "numbers", Severity.MAJOR, 0.9, english, 0, 0, source, target)


FIGURE = finding("N104", (Span(3, 8),), (Span(0, 20),), "The version has more, 1,000 times more.")


def test_a_sentence_is_built_from_code_words_and_what_is_added() -> None:
    told = message(FIGURE, REFERENCE, VERSION, NAMES, ZH)
    assert told == "中文版为“2.2万余”，英语版却写作“More than 22 million”，数量级不同。后者是前者的 1,000 倍。"


def test_several_wordings_are_told_once_each() -> None:
    several = finding("E303", (Span(10, 17),), (Span(32, 38), Span(32, 38), Span(47, 61)))
    assert "英语版为“Bureau”“Administration”" in message(several, REFERENCE, VERSION, NAMES, ZH)


def test_what_stands_on_one_side_only_is_told_so() -> None:
    told = message(finding("N102", (Span(3, 8),), ()), REFERENCE, VERSION, NAMES, ZH)
    assert told == "中文版写有“2.2万余”，英语版没有这一数字。"


def test_a_code_of_another_package_has_a_sentence_too() -> None:
    told = message(finding("X900", (Span(3, 8),), (Span(0, 4),)), REFERENCE, VERSION, NAMES, ZH)
    assert told == "中文版为“2.2万余”，英语版为“More”，两者不一致。"
    assert message(finding("X900", (), ()), REFERENCE, VERSION, NAMES, ZH) == "两个版本在整体上不一致。"


def test_english_keeps_the_sentence_of_the_comparator() -> None:
    assert message(FIGURE, REFERENCE, VERSION, NAMES, catalogue("en")) == FIGURE.message


def test_odd_words_are_no_places_of_a_sentence() -> None:
    odd = document("{target} {0} {x!r}")
    one = dataclasses.replace(FIGURE, source_spans=(Span(0, len(odd.text)),), message="x")
    assert "{target} {0} {x!r}" in message(one, odd, VERSION, NAMES, ZH)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("2.2万余 → more than 22,000 · 22 million → 22,000,000", "2.2万余 → 超过 22,000 · 22 million → 22,000,000"),
        ("90天 → 90 days · 60 days → 60 days", "90天 → 90 天 · 60 days → 60 天"),
        ("31日 → day 31 · 21 → day 21", "31日 → 31 日 · 21 → 21 日"),
        ("4600万元 → 46,000,000 yuan", "4600万元 → 46,000,000 元"),
    ],
)
def test_readings_keep_the_words_and_translate_the_values(english: str, chinese: str) -> None:
    assert reading(english, ZH) == chinese
