"""What the evidence of names says in English and in Chinese."""

from __future__ import annotations

import pytest

from samesaid.compare.names.evidence import missing_name, replaced_name, several_renderings
from samesaid.model import Mention, Span
from samesaid.reports.catalogue import catalogue
from tests.compare.names.sides import read, said

SPAN = Span(0, 2)


def mention(text: str, kind: str = "PLACE") -> Mention:
    return Mention(kind, SPAN, (text,), text)


def test_a_country_is_shown_with_its_english_name() -> None:
    evidence = replaced_name(0, mention("老挝"), mention("Cambodia"), 0.9)
    assert said(evidence) == (
        "Reference: 老挝 (Laos). Version: Cambodia. These are two countries, and neither appears on the other side."
    )
    chinese = catalogue("zh").text(evidence.message)
    assert chinese == "原文：老挝（Laos）。版本：Cambodia。这是两个国家，都没有出现在对方文本中。"
    assert (read(evidence), evidence.suggestion) == ("老挝 · Cambodia", None)


def test_a_chinese_person_is_shown_in_pinyin_and_suggested_for_an_english_version() -> None:
    person, other = mention("刘海涛", "PERSON"), mention("Liu Haibo", "PERSON")
    evidence = replaced_name(0, person, other, 0.9)
    assert said(evidence).startswith("Reference: 刘海涛 (Liu Haitao). Version: Liu Haibo.")
    assert (read(evidence), evidence.suggestion) == ("刘海涛 → Liu Haitao · Liu Haibo", "Liu Haitao")
    turned = replaced_name(0, other, person, 0.9)
    assert (read(turned), turned.suggestion) == ("刘海涛 → Liu Haitao · Liu Haibo", None)


@pytest.mark.parametrize(
    ("chinese", "english", "kind", "form"),
    [
        ("越南", "Thailand", "PLACE", "countries"),
        ("泰国人", "Vietnamese", "PLACE", "countries"),
        ("越南", "Vietnam", "PLACE", "replaced"),
        ("越南", "Hanoi", "PLACE", "replaced"),
        ("河内", "Thailand", "PLACE", "replaced"),
        ("周明远", "Liu Haitao", "PERSON", "persons"),
        ("周明远", "Haitao Liu", "PERSON", "persons"),
        ("周明远", "Zhou Mingyuan", "PERSON", "replaced"),
        ("周明远", "Mingyuan Zhou", "PERSON", "replaced"),
        ("周明远", "Zhou", "PERSON", "replaced"),
        ("周明远", "Ch'en Te-ming", "PERSON", "replaced"),
        ("周明远", "Margaret Thornbury", "PERSON", "replaced"),
        ("马丁", "Liu Haitao", "PERSON", "replaced"),
        ("周明远", "Liu Haitao", "ORG", "replaced"),
    ],
)
def test_two_countries_and_two_chinese_persons_have_forms_of_their_own(
    chinese: str, english: str, kind: str, form: str
) -> None:
    evidence = replaced_name(0, mention(chinese, kind), mention(english, kind), 0.9)
    turned = replaced_name(0, mention(english, kind), mention(chinese, kind), 0.9)
    assert {evidence.message.key, turned.message.key} == {f"code.E302.{form}"}


@pytest.mark.parametrize(
    ("in_reference", "english", "values"),
    [
        (True, "Reference: 西班牙 (Spain). The version does not mention this name.", "西班牙 → ∅"),
        (False, "Version: 西班牙 (Spain). The reference does not mention this name.", "∅ → 西班牙"),
    ],
)
def test_a_missing_name(in_reference: bool, english: str, values: str) -> None:
    evidence = missing_name(0, mention("西班牙"), 0.9, in_reference)
    assert (said(evidence), read(evidence)) == (english, values)
    assert (evidence.source_spans, evidence.target_spans) == (((SPAN,), ()) if in_reference else ((), (SPAN,)))


def test_a_name_with_a_full_stop_is_quoted() -> None:
    assert said(missing_name(0, mention("U.S."), 0.9, True)).startswith("Reference: “U.S.”. The version")


def test_renderings_are_counted() -> None:
    evidence = several_renderings(0, "Trump", [("特朗普", 2), ("川普", 1)], (SPAN,), (SPAN,), 0.8)
    assert said(evidence) == (
        "One name in the reference, “Trump”, has several renderings in the version: "
        "“特朗普” (2 times) and “川普” (once)."
    )
    chinese = catalogue("zh").text(evidence.message)
    assert chinese == "原文始终用同一名称“Trump”，版本却有几种写法：“特朗普”（2 次）和“川普”（1 次）。"
    assert read(evidence) == "Trump → 特朗普 · 川普"
