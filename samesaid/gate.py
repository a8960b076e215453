"""The gate: whether a text may go out, by the setting ``fail_on`` (``gate`` is another name of it).

Alarms as severe as the setting hold the text; weaker ones are places to look at. The exit code, JUnit, the terminal and
the page all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from samesaid.model import Finding, Report, Severity

NEVER = "never"


class Decision(StrEnum):
    """What the findings of a report come to."""

    REFUSED = "refused"
    HOLD = "hold"
    LOOK = "look"
    CLEAR = "clear"


def holds(finding: Finding, fail_on: str) -> bool:
    """Whether a finding is an alarm as severe as ``fail_on`` (a severity, or never)."""
    return finding.alarm and fail_on != NEVER and finding.severity.rank >= Severity(fail_on).rank


def holding(findings: Iterable[Finding], fail_on: str) -> tuple[Finding, ...]:
    """The findings that hold a text, in their order."""
    return tuple(finding for finding in findings if holds(finding, fail_on))


def decision_of(report: Report) -> Decision:
    """Refused if a version is another text altogether, else what the findings come to."""
    return decision_of_findings(report) if report.comparable else Decision.REFUSED


def decision_of_findings(report: Report) -> Decision:
    """Hold if an alarm that counts is severe enough, look if there are other alarms, else clear.

    With a baseline and ``new_only``, only new alarms can hold. Clear says nothing of how much was compared.
    """
    if holding(report.counting, report.fail_on):
        return Decision.HOLD
    return Decision.LOOK if report.alarms else Decision.CLEAR
