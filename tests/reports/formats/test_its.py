from __future__ import annotations

import dataclasses

import pytest

from samesaid.compare.registry import code_table
from samesaid.model import Severity
from samesaid.reports.formats.its import TYPES, issue_comment, issue_severity, issue_type
from tests.reports.sample import sample_report

FINDING = sample_report().findings[0]


def test_every_code_of_ours_has_a_type_of_the_standard() -> None:
    assert {info.type for info in code_table().values()} <= TYPES
    assert len(TYPES) == 27


def test_a_type_from_outside_is_other() -> None:
    assert issue_type(FINDING) == "numbers"
    assert issue_type(dataclasses.replace(FINDING, type="house-style")) == "other"


@pytest.mark.parametrize(
    ("severity", "alarm", "expected"),
    [
        (Severity.CRITICAL, True, 100),
        (Severity.MAJOR, True, 50),
        (Severity.MINOR, True, 25),
        (Severity.MAJOR, False, 0),
    ],
)
def test_severities_are_numbers_to_a_hundred(severity: Severity, alarm: bool, expected: int) -> None:
    assert issue_severity(dataclasses.replace(FINDING, severity=severity, alarm=alarm)) == expected


def test_a_comment_is_one_line_with_the_values_and_the_suggestion() -> None:
    finding = dataclasses.replace(FINDING, message="Two\nlines.", reading="a → b", suggestion="b")
    assert issue_comment(finding) == "Two lines. (a → b) Suggestion: b"
    assert issue_comment(dataclasses.replace(finding, reading="", suggestion=None)) == "Two lines."
