"""A finding as a note in the file that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from samesaid.model import Finding
from samesaid.reports.common.xmltext import shown
from samesaid.reports.formats.its import issue_comment

AUTHOR = "samesaid"
"""By this name our notes are found again."""

# Priorities of notes run from 1, the highest, to 10.
_PRIORITY = {"critical": "1", "major": "3", "minor": "5"}


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about a unit of a file, the ``unit``-th from 1, and about its ``segment`` where it has several."""

    unit: int
    segment: str
    finding: Finding

    @property
    def priority(self) -> str:
        """From 1, the highest, to 10, which is information."""
        return _PRIORITY[self.finding.severity.value] if self.finding.alarm else "10"

    def sentence(self, *, names_segment: bool = False) -> str:
        """Code, severity and what was found, on one line; ``names_segment`` for a note about a unit of several."""
        severity = self.finding.severity.value if self.finding.alarm else "information"
        where = f"segment {self.segment}: " if names_segment and self.segment else ""
        return " ".join(f"{where}{self.finding.code} ({severity}): {issue_comment(self.finding)}".split())

    def content(self, *, names_segment: bool = False) -> str:
        """The sentence as the content of an XML element."""
        return escape(shown(self.sentence(names_segment=names_segment)))
