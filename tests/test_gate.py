"""The decision on a text, in words and as an exit code, by one rule."""

from __future__ import annotations

import dataclasses
import tomllib
from typing import Any

import pytest

from samesaid.commands.outcome import exit_code
from samesaid.gate import Decision, decision_of
from samesaid.model import Baseline
from samesaid.reports.catalogue import catalogue
from samesaid.reports.common.brief import decision_line
from samesaid.settings import Settings
from tests.paths import CASES
from tests.reports.common.test_headline import report_of
from tests.reports.sample import sample_report

ROWS = tomllib.loads((CASES / "gate.toml").read_text(encoding="utf-8"))["gate"]


@pytest.mark.parametrize("case", ROWS, ids=lambda case: f"{case['fail_on']}: {case['line']}")
def test_the_first_line_and_the_exit_code_follow_one_rule(case: dict[str, Any]) -> None:
    made = report_of({"sentences": 4, "paired": 4, **case})
    report = dataclasses.replace(made, fail_on=case["fail_on"])
    assert decision_line(report) == case["line"]
    assert exit_code(report.counting, Settings(fail_on=case["fail_on"])) == case["exit"]
    assert (decision_of(report) is Decision.HOLD) is bool(case["exit"])


def test_information_never_holds() -> None:
    report = sample_report()
    quiet = dataclasses.replace(
        report, fail_on="minor", findings=tuple(dataclasses.replace(f, alarm=False) for f in report.findings)
    )
    assert decision_of(quiet) is Decision.CLEAR


def test_what_the_baseline_knows_holds_no_more_where_only_new_findings_count() -> None:
    report = sample_report()
    known = Baseline("before.json", "0", frozenset(f.id for f in report.findings))
    assert decision_of(dataclasses.replace(report, baseline=known)) is Decision.HOLD
    assert decision_of(dataclasses.replace(report, baseline=known, new_only=True)) is Decision.LOOK


def test_in_chinese() -> None:
    assert decision_line(sample_report(), catalogue("zh")) == "暂缓发布：致命 1 处、严重 3 处"
