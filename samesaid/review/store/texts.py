"""Texts of the queue: added from reports, looked up with their findings."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samesaid.decisions.log import Kind, now
from samesaid.model import State
from samesaid.reports.formats.json.reading.report import report_of_record
from samesaid.review.store.apply import write
from samesaid.review.store.records import FINDINGS, FindingRow, Text, UnknownError, finding_of, text_of
from samesaid.review.store.rounds import stored_report

# SQLite's integers.
_MAX_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: its text, the round, and how many findings are fixed, remaining and new since the round
    before. ``unchanged`` says that the text had this very report already, and nothing was written.
    """

    text: int
    round: int
    fixed: int = 0
    remaining: int = 0
    new: int = 0
    unchanged: bool = False


def add(
    db: sqlite3.Connection,
    record: Mapping[str, Any],
    *,
    key: str,
    who: str = "",
    desk: str = "",
    title: str = "",
    at: str | None = None,
) -> Added:
    """Put a report (the JSON of ``samesaid check``) into the queue, or make it the next round of the text ``key``.

    What the report says was decided of its findings is kept as decisions of those people. Raises SamesaidError,
    without a file's name, for what is no report.
    """
    content = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    # As it will be read from the store; a record made here may have tuples.
    report_of_record(json.loads(content))
    digest = hashlib.sha256(content).hexdigest()
    old = db.execute("SELECT id, report, round FROM texts WHERE key = ?", (key,)).fetchone()
    if old and old["report"] == digest:
        return Added(old["id"], old["round"], unchanged=True)
    db.execute("INSERT OR IGNORE INTO reports (digest, content) VALUES (?, ?)", (digest, zlib.compress(content)))
    at = at or now()
    data = {"key": key, "report": digest, "desk": desk, "title": title}
    event = write(db, Kind.TEXT, at=at, who=who, data=data, text=old["id"] if old else None)
    number = old["id"] if old else event.number
    _adopt(db, record, number, at)
    row = text(db, number)
    return Added(number, row.round, *_changes(db, row))


def _changes(db: sqlite3.Connection, row: Text) -> tuple[int, int, int]:
    if row.round == 1:
        return 0, 0, 0
    counted = db.execute(
        "SELECT coalesce(sum(gone = :round), 0), coalesce(sum(gone IS NULL AND since < :round), 0),"
        " coalesce(sum(gone IS NULL AND since = :round), 0) FROM findings WHERE text = :text AND alarm",
        {"round": row.round, "text": row.id},
    ).fetchone()
    fixed, remaining, new = counted
    return fixed, remaining, new


def _adopt(db: sqlite3.Connection, record: Mapping[str, Any], number: int, at: str) -> None:
    """Decisions that a report was made with, where nobody has decided here."""
    for finding in (*record.get("decided", ()), *record["findings"]):
        decision = finding.get("decision")
        if not isinstance(decision, dict) or decision.get("state") not in set(State):
            continue
        row = db.execute(
            "SELECT number, id, code, digest, message FROM findings WHERE text = ? AND id = ? AND own_state = ''",
            (number, str(finding["id"])),
        ).fetchone()
        if row is not None:
            data = {
                "kind": "finding",
                "state": decision["state"],
                "why": str(decision.get("why", "")),
                "id": row["id"],
                "code": row["code"],
                "text_digest": row["digest"],
                "message": row["message"],
                "by": str(decision.get("who", "")),
                "when": str(decision.get("when", "")),
                "before": None,
            }
            write(db, Kind.DECISION, at=at, who="", data=data, text=number, finding=row["number"])


def text(db: sqlite3.Connection, number: int) -> Text:
    """A text. Raises UnknownError."""
    row = db.execute("SELECT * FROM texts WHERE id = ?", (_possible(number),)).fetchone()
    if row is None:
        raise UnknownError(f"there is no text {number}; look for it in the queue")
    return text_of(row)


def report(db: sqlite3.Connection, number: int) -> dict[str, Any]:
    """The JSON of the newest round of a text. Raises UnknownError."""
    return stored_report(db, text(db, number).report)


def findings(db: sqlite3.Connection, number: int, *, gone: bool = False) -> tuple[FindingRow, ...]:
    """The findings of a text in the order of its report; with ``gone`` those that the newest round fixed, instead."""
    condition = "findings.gone = texts.round" if gone else "findings.gone IS NULL"
    rows = db.execute(f"{FINDINGS} WHERE text = ? AND {condition} ORDER BY place, number", (_possible(number),))
    return tuple(map(finding_of, rows))


def finding(db: sqlite3.Connection, number: int) -> FindingRow:
    """A finding by its number. Raises UnknownError."""
    row = db.execute(f"{FINDINGS} WHERE number = ?", (_possible(number),)).fetchone()
    if row is None:
        raise UnknownError(f"there is no finding {number}; look for it in the queue")
    return finding_of(row)


def changes(db: sqlite3.Connection, number: int, since: int) -> tuple[FindingRow, ...]:
    """The findings of a text that changed after its version was ``since``."""
    rows = db.execute(
        f"{FINDINGS} WHERE text = ? AND revision > ? AND findings.gone IS NULL ORDER BY place, number",
        (_possible(number), _possible(since)),
    )
    return tuple(map(finding_of, rows))


def _possible(number: int) -> int:
    """Beyond SQLite's integers there is nothing."""
    return number if 0 <= number <= _MAX_NUMBER else -1
