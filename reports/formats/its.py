"""Findings in the terms of ITS 2.0 (W3C 2013), localization quality issues."""

from __future__ import annotations

from samesaid.model import Finding, Severity, State
from samesaid.reports.common.decided import decision_line

TYPES = frozenset(
    (
        "addition", "characters", "duplication", "formatting", "grammar", "inconsistency", "inconsistent-entities",
        "internationalization", "legal", "length", "locale-specific-content", "locale-violation", "markup",
        "misspelling", "mistranslation", "non-conformance", "numbers", "omission", "other", "pattern-problem",
        "register", "style", "terminology", "typographical", "uncategorized", "untranslated", "whitespace",
    )
)  # fmt: skip
"""The issue types of ITS 2.0, its appendix C."""
TYPE_ADDRESS = "https://www.w3.org/TR/its20/#lqissue-typevalues"
"""Where the standard explains the issue types."""
_SEVERITY = {Severity.CRITICAL: 100, Severity.MAJOR: 50, Severity.MINOR: 25}


def issue_type(finding: Finding) -> str:
    """The issue type of the finding; ``other`` where an outside comparator uses one that the standard lacks."""
    return finding.type if finding.type in TYPES else "other"


def issue_severity(finding: Finding) -> int:
    """0 to 100: critical 100, major 50, minor 25, information 0. The standard leaves the scale to the tool."""
    return _SEVERITY[finding.severity] if finding.alarm else 0


def issue_comment(finding: Finding) -> str:
    """The message of the finding, the values read, the suggestion and what was decided, on one line."""
    parts = [finding.message, f"({finding.reading})" if finding.reading else ""]
    parts.append(f"Suggestion: {finding.suggestion}" if finding.suggestion else "")
    if finding.decision is not None and finding.decision.state is not State.OPEN:
        parts.append(f"[{decision_line(finding.decision)}]")
    return " ".join(" ".join(parts).split())
