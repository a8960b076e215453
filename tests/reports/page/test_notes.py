"""Findings on the page: their sentences in its language, from the key of the catalogue and the arguments."""

from __future__ import annotations

import dataclasses

import pytest

from samesaid.model import Message, Report, Rule, Severity, Span, message
from samesaid.reports import render
from samesaid.reports.catalogue import Catalogue, catalogue
from samesaid.reports.page.view import pages_of
from tests.reports.sample import sample_report

OUTSIDE = {
    "en": {"code.X900.both": "“{words}” is written in two ways.", "value.ways": "{n} ways", "value.dots": "{n} dots"},
    "zh": {"code.X900.both": "“{words}”有两种写法。", "value.ways": "{n} 种"},
}
RULE = Rule("X900", "Spelling", "One word is spelled in two ways.", "misspelling", Severity.MINOR, messages=OUTSIDE)


def report_with(content: Message | None, values: Message | None, rule: Rule = RULE) -> Report:
    report = sample_report()
    first = dataclasses.replace(
        report.findings[0], code=rule.code, message="In English.", reading="2 ways", content=content, values=values
    )
    return dataclasses.replace(report, findings=(first,), rules=(rule,))


def shown(report: Report, language: str) -> tuple[str, str]:
    (page,) = pages_of(report, catalogue(language))
    (note,) = page.main
    return note.message.striptags(), note.reading.striptags()


KEYED = message("code.X900.both", words="colour"), message("value.ways", n=2)


def test_sentences_of_an_outside_comparator_are_those_of_its_rules() -> None:
    assert shown(report_with(*KEYED), "zh") == ("“colour”有两种写法。", "2 种")


def test_a_message_with_a_key_that_the_language_lacks_is_in_english() -> None:
    dots = message("value.dots", n=3)
    report = report_with(message("code.X900.both", words=dots), dots)
    assert shown(report, "zh") == ("“3 dots” is written in two ways.", "3 dots")


def test_a_finding_without_a_message_has_its_english_words() -> None:
    assert shown(report_with(None, None), "en") == ("In English.", "2 ways")


def test_a_rule_brings_its_title_and_description() -> None:
    page = render(report_with(*KEYED), "html", language="zh")
    assert "Spelling" in page
    assert "One word is spelled in two ways." in page
    (first, *_) = pages_of(sample_report(), catalogue("zh"))[0].meanings
    assert first.title == "名称不同"


def test_a_catalogue_has_the_last_word_over_what_rules_bring() -> None:
    rule = dataclasses.replace(RULE, messages={"en": {"joint.and": "&"}})
    say: Catalogue = catalogue("en").extended([rule])
    assert say("joint.and") == " and "
    assert say("code.X900.title") == "Spelling"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_cosines_of_the_encoder_are_left_out(language: str) -> None:
    values = message("coverage.similarity.expected", cosine=0.04, limit=0.2)
    assert shown(report_with(message("code.M602.apart"), values), language)[1] == ""


def test_what_two_versions_share_is_one_entry() -> None:
    report = sample_report()
    first = dataclasses.replace(report.findings[0], version=0, target_words=("the first",))
    shared = dataclasses.replace(first, id="shared", version=1, target_spans=(Span(0, 3),))
    other = dataclasses.replace(shared, id="other", target_words=("the second",))
    (page,) = pages_of(dataclasses.replace(report, findings=(first, shared, other)), catalogue("en"))
    assert [note.same for note in page.main] == [False, True, False]
    html = render(dataclasses.replace(report, findings=(first, shared, other)), "html")
    assert html.count('<span class="kind">likewise') == 1
