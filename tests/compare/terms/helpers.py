"""What tests of terms read: evidence in English."""

from __future__ import annotations

from samesaid.compare.evidence import Evidence
from samesaid.reports.catalogue import catalogue


def message_of(evidence: Evidence) -> str:
    """The sentence for an editor, in English."""
    return catalogue("en").text(evidence.message)


def reading_of(evidence: Evidence) -> str:
    """The values that were read, in English."""
    return catalogue("en").text(evidence.reading) if evidence.reading else ""
