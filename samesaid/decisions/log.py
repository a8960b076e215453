"""The log of what people decided: a table in SQLite that only grows, the same in a review and beside an archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib.resources import files
from typing import Any

from samesaid.model import Decision, State


class Kind(StrEnum):
    """What happened. The value is what the log holds."""

    TEXT = "text"
    DECISION = "decision"
    UNDO = "undo"
    COMMENT = "comment"
    ASSIGN = "assign"
    SIGN_OFF = "sign-off"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. ``at`` is ISO 8601 in UTC; ``who`` may be empty.

    ``text`` and ``finding`` are numbers of a review, None where the event is about neither. ``data`` depends on the
    kind: a decision has the fields of an entry in a file of decisions (``decisions.schema.json``) but who and when; the
    ``number`` of what it takes back is ``of`` in an undo.
    """

    number: int
    at: str
    who: str
    kind: Kind
    text: int | None
    finding: int | None
    data: Mapping[str, Any]

    @property
    def decision(self) -> Decision:
        """A decision as a file of decisions has it. Raises KeyError or ValueError for an event of another kind."""
        given = {name: str(self.data.get(name, "")) for name in ("id", "code", "source", "target", "document")}
        return Decision(
            State(self.data["state"]),
            str(self.data.get("kind", "finding")),
            **given,
            text_digest=str(self.data.get("text_digest", "")),
            who=self.who,
            when=self.at,
            why=str(self.data.get("why", "")),
        )


def make(db: sqlite3.Connection) -> None:
    """Make the table of the log, with the triggers that keep it."""
    for statement in statements(__package__, "log.sql"):
        db.execute(statement)


def append(
    db: sqlite3.Connection,
    kind: Kind,
    *,
    at: str,
    who: str,
    data: Mapping[str, Any],
    text: int | None = None,
    finding: int | None = None,
) -> Event:
    """Write one event at the end of the log; the transaction is the caller's."""
    written = db.execute(
        "INSERT INTO log (at, who, kind, text, finding, data) VALUES (?, ?, ?, ?, ?, ?)",
        (at, who, kind.value, text, finding, json.dumps(data, ensure_ascii=False)),
    )
    return Event(int(written.lastrowid or 0), at, who, kind, text, finding, data)


def events(
    db: sqlite3.Connection, condition: str = "1", parameters: Mapping[str, Any] | None = None
) -> Iterator[Event]:
    """The events that fulfil a condition in SQL, in their order."""
    rows = db.execute(
        f"SELECT number, at, who, kind, text, finding, data FROM log WHERE {condition} ORDER BY number",
        parameters or {},
    )
    for number, at, who, kind, text, finding, data in rows:
        yield Event(number, at, who, Kind(kind), text, finding, json.loads(data))


def now() -> str:
    """The time as the log writes it: ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def statements(package: str, name: str) -> list[str]:
    """The statements of an SQL file of a package; that of a trigger ends with its END."""
    found: list[str] = []
    lines: list[str] = []
    for line in files(package).joinpath(name).read_text(encoding="utf-8").splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            found.append("\n".join(lines))
            lines = []
    return found
