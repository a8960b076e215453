"""Findings as JSON Lines: one finding on each line."""

from __future__ import annotations

import json

from samesaid.model import Report
from samesaid.reports.common.records import Record, finding_record

# Legal in JSON, but many readers (such as str.splitlines) take them for line ends.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_line(record: Record) -> str:
    """One record as one line, without its line end."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS)


def render_jsonl(report: Report) -> str:
    """One line for each finding with the signature, an empty string for none.

    They are in the report's order; those that a decision closed come last.
    """
    lines = (
        json_line(
            {
                **finding_record(finding, report.reference, report.versions[finding.version]),
                "signature": report.signature_line,
            }
        )
        for finding in (*report.findings, *report.decided)
    )
    return "".join(line + "\n" for line in lines)
