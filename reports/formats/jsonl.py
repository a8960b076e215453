"""Findings as JSON Lines: one finding a line, nothing else."""

from __future__ import annotations

import json

from samesaid.model import Report
from samesaid.reports.common.records import Record, finding_record

# Legal in JSON, but many readers (str.splitlines among them) take them for the end of a line.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_line(record: Record) -> str:
    """One record as one line, without its line end."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS)


def render_jsonl(report: Report) -> str:
    """One line a finding, in the report's order, each with the signature; an empty string for no finding."""
    lines = (
        json_line(
            {
                **finding_record(finding, report.reference, report.versions[finding.version]),
                "signature": report.signature_line,
            }
        )
        for finding in report.findings
    )
    return "".join(line + "\n" for line in lines)
