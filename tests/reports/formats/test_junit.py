from __future__ import annotations

import dataclasses

from lxml import etree

from samesaid.model import Report
from samesaid.reports import render
from samesaid.reports.common.labels import ENGLISH
from tests.reports.parsers import read_xml
from tests.reports.sample import sample_report

REPORT = sample_report()


def cases(report: Report, suite: int = 0) -> dict[str, etree._Element]:
    """The cases of a version by their code."""
    root = read_xml(render(report, "junit"), "junit")
    return {case.get("name", "").split()[0]: case for case in root[suite].findall("testcase")}


def failed(report: Report) -> set[str]:
    return {code for code, case in cases(report).items() if case.find("failure") is not None}


def test_a_case_fails_on_alarms_at_or_above_the_severity_asked_for() -> None:
    assert failed(REPORT) == {"N104", "O501", "T404", "N103"}
    assert failed(dataclasses.replace(REPORT, fail_on="critical")) == {"N104"}
    assert failed(dataclasses.replace(REPORT, fail_on="minor")) == {
        "N104",
        "O501",
        "T404",
        "N103",
        "E302",
        "O502",
        "T403",
    }
    assert failed(dataclasses.replace(REPORT, fail_on="never")) == set()


def test_codes_that_were_not_found_pass() -> None:
    passed = cases(REPORT, 1)["N106"]
    assert passed.get("name") == "N106 Different unit"
    assert len(passed) == 0


def test_a_failure_has_both_wordings() -> None:
    failure = cases(REPORT)["N104"].find("failure")
    assert failure is not None
    assert failure.get("type") == "critical"
    lines = (failure.text or "").strip().splitlines()
    assert lines[1:3] == ["   Chinese ¶1, sentence 1: 2.2万余起", "   English 1 ¶1, sentence 2: more than 22 million"]
    assert lines[-1] == "   id: a1"


def test_weaker_findings_are_listed_without_failing() -> None:
    case = cases(REPORT)["T404"]
    assert [child.tag for child in case] == ["failure", "system-out"]
    assert "information, 0.40" in (case.findtext("system-out") or "")


def test_counts_are_those_of_the_cases() -> None:
    root = read_xml(render(REPORT, "junit"), "junit")
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("19", "4", "1")
    assert [(suite.get("name"), suite.get("tests")) for suite in root] == [("rough.txt", "10"), ("careful.txt", "9")]
    assert root[0].findtext("system-err") == ENGLISH.text(REPORT.warnings[0])


def test_texts_that_could_not_be_compared_skip_cases_instead_of_passing_them() -> None:
    apart = dataclasses.replace(REPORT, alignments=((), ()), findings=())
    assert {child.tag for case in cases(apart).values() for child in case} == {"skipped"}


def test_a_code_that_was_not_looked_for_is_skipped_with_the_reason() -> None:
    skipped = cases(REPORT, 1)["E302"].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "not looked for: not between Chinese and English"
