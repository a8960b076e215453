from __future__ import annotations

import dataclasses
import tomllib
from typing import Any

import pytest

from samesaid.languages import in_sentence, text_labels
from samesaid.model import Bead, Report, Severity
from samesaid.reports.catalogue import catalogue
from samesaid.reports.common.headline import headline, headline_text
from samesaid.reports.common.labels import confidence_word, count_of, kind_name, labels
from tests.builders import finding_of
from tests.paths import CASES as CASES_FOLDER
from tests.reports.sample import document, sample_report

CASES = tomllib.loads((CASES_FOLDER / "headlines.toml").read_text(encoding="utf-8"))["headline"]


def report_of(case: dict[str, Any]) -> Report:
    zh = document("a.txt", "zh", tuple((f"第{i}句。", 0) for i in range(case["sentences"])))
    en = document("b.txt", "en", tuple((f"Sentence {i}.", 0) for i in range(case["paired"])))
    beads = tuple(Bead((i,), (i,) if i < case["paired"] else (), 0.9) for i in range(case["sentences"]))
    findings = tuple(
        finding_of(str(i), code, "other", Severity(severity), 0.9, "A message.")
        for i, (code, severity) in enumerate(alarm.split() for alarm in case["alarms"])
    )
    return Report(zh, (en,), (beads,), findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["alarms"]) or f"{case['paired']} paired")
def test_the_headline_is_a_plain_sentence(case: dict[str, Any]) -> None:
    assert headline_text(report_of(case)) == case["expected"]


def test_counts_of_findings_have_their_severity() -> None:
    graded = [(piece.severity.key, piece.text) for piece in headline(sample_report()) if piece.severity]
    assert graded == [("critical", "1 critical"), ("major", "3 major"), ("minor", "4 minor")]


def test_information_never_counts() -> None:
    report = sample_report()
    quiet = dataclasses.replace(report, findings=tuple(dataclasses.replace(f, alarm=False) for f in report.findings))
    assert headline_text(quiet).startswith("No differences found between the Chinese, English 1 and English 2.")


LABELS = [
    ("zh en", (), "Chinese, English"),
    ("zh-Hant en", (), "Chinese, English"),
    ("zh zh-Hant", (), "Chinese, Chinese (Traditional)"),
    ("en en", (), "English 1, English 2"),
    ("zh en en", (), "Chinese, English 1, English 2"),
    ("en zh en", (), "English 1, Chinese, English 2"),
    ("en en zh zh-Hant", (), "English 1, English 2, Chinese, Chinese (Traditional)"),
    ("en und", (), "English, version"),
    ("und en", (), "reference, English"),
    ("und und und", (), "reference, version 1, version 2"),
    ("zh en en", ("SCIO", "Agency"), "SCIO, Agency, English 2"),
]


@pytest.mark.parametrize(("languages", "given", "expected"), LABELS)
def test_a_text_is_labelled_by_its_language_and_number(languages: str, given: tuple[str, ...], expected: str) -> None:
    texts = [document("file.txt", tag, (("One.", 0),)) for tag in languages.split()]
    report = Report(texts[0], tuple(texts[1:]), ((),), (), labels=given)
    assert labels(report) == tuple(expected.split(", "))


def test_labels_in_chinese() -> None:
    texts = [document("file.txt", tag, (("One.", 0),)) for tag in ("zh", "en", "en")]
    assert labels(Report(texts[0], tuple(texts[1:]), ((),), ()), catalogue("zh")) == ("中文版", "英语版 1", "英语版 2")


def test_a_label_of_several_has_no_article_in_a_sentence() -> None:
    texts = [document("file.txt", tag, (("One.", 0),)) for tag in ("zh", "en", "en")]
    said = [catalogue("en").text(in_sentence(label)) for label in text_labels(texts, ("SCIO",))]
    assert said == ["SCIO", "English 1", "English 2"]
    assert catalogue("en").text(in_sentence(text_labels(texts[:2])[1])) == "the English"


def test_words_for_one_and_many() -> None:
    assert [count_of(n, "sentence") for n in (1, 2, 1200)] == ["1 sentence", "2 sentences", "1,200 sentences"]
    assert [kind_name(kind) for kind in ("N", "O501", "Z")] == ["number", "missing passage", "other difference"]
    assert [confidence_word(c) for c in (0.95, 0.7, 0.2)] == ["confident", "likely", "worth a look"]
