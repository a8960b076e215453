"""The report of a text with what was decided of its findings, to be written in any format that reports have."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from samesaid.model import Decision, Finding, Report
from samesaid.reports.formats.json.reading.report import report_of_record
from samesaid.reports.formats.labelstudio import render_labelstudio
from samesaid.review.store import texts
from samesaid.review.store.records import FindingRow


def decided_report(db: sqlite3.Connection, text: int) -> Report:
    """The newest round of a text, each finding with the decision that holds of it. Raises UnknownError."""
    report = report_of_record(texts.report(db, text))
    rows = {row.id: row for row in texts.findings(db, text)}
    settled = [_settled(finding, rows.get(finding.id)) for finding in (*report.findings, *report.decided)]
    closed = [f for f in settled if f.decision is not None and f.decision.state.closes]
    opened = [f for f in settled if f.decision is None or not f.decision.state.closes]
    return replace(report, findings=tuple(opened), decided=tuple(closed))


def labelstudio(db: sqlite3.Connection, *, text: int | None = None) -> str:
    """The findings of a text, or of all texts, as tasks of Label Studio with what was decided. Raises UnknownError."""
    numbers = [text] if text is not None else [row["id"] for row in db.execute("SELECT id FROM texts ORDER BY id")]
    tasks = [task for number in numbers for task in json.loads(render_labelstudio(decided_report(db, number)))]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _settled(finding: Finding, row: FindingRow | None) -> Finding:
    if row is None or not row.scope:
        return replace(finding, decision=None, alarm=row.alarm if row else finding.alarm)
    decision = Decision(
        row.state, row.scope, row.id, row.code, row.source, row.target, row.document, row.digest, row.who, row.at,
        row.why,
    )  # fmt: skip
    return replace(finding, decision=decision, alarm=row.alarm and not row.state.closes)
