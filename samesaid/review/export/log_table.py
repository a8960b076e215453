"""The log as CSV: who decided what of which finding, when and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from samesaid.decisions.log import Event, Kind, events
from samesaid.reports.formats.csv import rendered

COLUMNS = (
    "number", "at", "who", "what", "text", "title", "finding", "id", "code", "scope", "state", "why", "source",
    "target", "document", "message", "takes_back",
)  # fmt: skip


def log_csv(db: sqlite3.Connection, *, text: int | None = None) -> str:
    """Every event in its order, of all texts or of one; what a spreadsheet would take for a formula is quoted."""
    return rendered(COLUMNS, _rows(db, text))


def _rows(db: sqlite3.Connection, text: int | None) -> Iterator[tuple[str, ...]]:
    titles = dict(db.execute("SELECT id, title FROM texts").fetchall())
    messages = {row["number"]: row for row in db.execute("SELECT number, id, code, message FROM findings")}
    condition = "1" if text is None else "text = :text OR (kind = 'text' AND number = :text)"
    for event in events(db, condition, {"text": text}):
        number = event.text if event.text is not None or event.kind is not Kind.TEXT else event.number
        finding = messages.get(event.finding)
        data = event.data
        yield (
            str(event.number),
            event.at,
            str(data.get("by") or event.who),
            event.kind.value,
            "" if number is None else str(number),
            titles.get(number, ""),
            "" if event.finding is None else str(event.finding),
            finding["id"] if finding else "",
            finding["code"] if finding else "",
            str(data.get("kind", "")) if event.kind in (Kind.DECISION, Kind.UNDO) else "",
            str(data.get("state", "")),
            _said(event),
            str(data.get("source", "")),
            str(data.get("target", "")),
            str(data.get("document", "")),
            finding["message"] if finding else "",
            str(data.get("of", "")),
        )


def _said(event: Event) -> str:
    """The reason of a decision, the words of a comment, the note of a signature, the person who got it."""
    names = {Kind.COMMENT: "words", Kind.ASSIGN: "person", Kind.SIGN_OFF: "note", Kind.REOPEN: "note"}
    return str(event.data.get(names.get(event.kind, "why"), ""))
