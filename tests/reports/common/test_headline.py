from __future__ import annotations

import dataclasses
import tomllib
from typing import Any

import pytest

from samesaid.model import Bead, Report, Severity
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
    assert headline_text(quiet).startswith("No differences found between the Chinese, rough.txt and careful.txt.")


def test_a_version_is_labelled_by_its_language_only_where_no_other_has_it() -> None:
    zh, en = document("a", "zh", (("一。", 0),)), document("b", "en", (("One.", 0),))
    assert labels(Report(zh, (en,), ((),), ())) == ("Chinese", "English")
    hant = dataclasses.replace(zh, language="zh-Hant")
    assert labels(Report(hant, (en,), ((),), ())) == ("Chinese", "English")
    assert labels(Report(zh, (hant,), ((),), ())) == ("Chinese", "Chinese (Traditional)")
    assert labels(Report(en, (dataclasses.replace(en, name="c"),), ((),), ())) == ("reference", "version")
    assert labels(Report(en, (en, en), ((), ()), ())) == ("reference", "version 1", "version 2")


def test_words_for_one_and_many() -> None:
    assert [count_of(n, "sentence") for n in (1, 2, 1200)] == ["1 sentence", "2 sentences", "1,200 sentences"]
    assert [kind_name(kind) for kind in ("N", "O501", "Z")] == ["number", "missing passage", "other difference"]
    assert [confidence_word(c) for c in (0.95, 0.7, 0.2)] == ["confident", "likely", "worth a look"]
