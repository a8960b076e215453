"""What each event of the log does to the tables that are made from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from samesaid.decisions.log import Event, Kind, append
from samesaid.review.store.rounds import new_round
from samesaid.review.store.settle import settle

_OWN = ("state", "why", "who", "at", "digest", "event")


def write(
    db: sqlite3.Connection,
    kind: Kind,
    *,
    at: str,
    who: str,
    data: Mapping[str, Any],
    text: int | None = None,
    finding: int | None = None,
) -> Event:
    """Write an event into the log and do what it means. The transaction is the caller's."""
    event = append(db, kind, at=at, who=who, data=data, text=text, finding=finding)
    apply(db, event)
    return event


def apply(db: sqlite3.Connection, event: Event) -> None:
    """Do what an event means to the tables: the same for a new one and when all are made anew."""
    _DEEDS[event.kind](db, event)


def own_decision(db: sqlite3.Connection, finding: int) -> dict[str, Any] | None:
    """The decision about a finding itself as `_restore` takes it; None where there is none."""
    columns = ", ".join(f"own_{name} AS {name}" for name in _OWN)
    row = db.execute(f"SELECT {columns} FROM findings WHERE number = ?", (finding,)).fetchone()
    return dict(row) if row and row["state"] else None


def standing_decision(db: sqlite3.Connection, key: Mapping[str, str]) -> dict[str, Any] | None:
    """The decision on renderings or on a rule, likewise; ``key`` has scope, code, source, target and document."""
    row = db.execute(
        "SELECT state, why, who, at, event FROM standing WHERE scope = :scope AND code = :code AND source = :source"
        " AND target = :target AND document = :document",
        key,
    ).fetchone()
    return dict(row) if row else None


def key_of(data: Mapping[str, Any]) -> dict[str, str]:
    """What a decision on renderings or on a rule is about, as the table ``standing`` names it."""
    scope = str(data["kind"])
    named = ("code", "source", "target") if scope == "renderings" else ("code", "document")
    names = ("code", "source", "target", "document")
    return {"scope": scope, **{name: str(data.get(name, "")) if name in named else "" for name in names}}


def _decided(db: sqlite3.Connection, event: Event) -> None:
    data = event.data
    made = {
        "state": data["state"],
        "why": data.get("why", ""),
        # What a report had been decided with before it came here has its own author and time.
        "who": data.get("by") or event.who,
        "at": data.get("when") or event.at,
        "event": event.number,
    }
    if data["kind"] == "finding":
        _restore_own(db, event, event.finding, {**made, "digest": data.get("text_digest", "")})
    else:
        _restore_standing(db, event, key_of(data), made)


def _undone(db: sqlite3.Connection, event: Event) -> None:
    """An undo carries what it takes back and what held before, so that no event is read for another."""
    data = event.data
    db.execute("INSERT OR IGNORE INTO undone (event) VALUES (?)", (data["of"],))
    if data["kind"] == "finding":
        _restore_own(db, event, event.finding, data["before"])
    else:
        _restore_standing(db, event, key_of(data), data["before"])


def _restore_own(db: sqlite3.Connection, event: Event, finding: int | None, own: Mapping[str, Any] | None) -> None:
    values = dict(own) if own else dict.fromkeys(_OWN, "") | {"event": 0}
    columns = ", ".join(f"own_{name} = :{name}" for name in _OWN)
    db.execute(f"UPDATE findings SET {columns} WHERE number = :finding", {**values, "finding": finding})
    settle(db, event.number, event.at, "number = :finding", {"finding": finding})


def _restore_standing(
    db: sqlite3.Connection, event: Event, key: Mapping[str, str], decision: Mapping[str, Any] | None
) -> None:
    if decision:
        db.execute(
            "INSERT OR REPLACE INTO standing VALUES"
            " (:scope, :code, :source, :target, :document, :state, :why, :who, :at, :event)",
            {**key, **decision},
        )
    else:
        db.execute(
            "DELETE FROM standing WHERE scope = :scope AND code = :code AND source = :source AND target = :target"
            " AND document = :document",
            key,
        )
    about = "code = :code AND source = :source AND target = :target"
    settle(
        db,
        event.number,
        event.at,
        about if key["scope"] == "renderings" else "code = :code AND document = :document",
        key,
    )


def _commented(db: sqlite3.Connection, event: Event) -> None:
    db.execute(
        "INSERT INTO comments VALUES (?, ?, ?, ?, ?)",
        (event.number, event.finding, event.who, event.at, event.data["words"]),
    )
    db.execute(
        "UPDATE findings SET comments = comments + 1, revision = ? WHERE number = ?", (event.number, event.finding)
    )
    _touch(db, event)


def _assigned(db: sqlite3.Connection, event: Event) -> None:
    person = event.data["person"]
    if event.finding is None:
        db.execute("UPDATE texts SET assignee = ? WHERE id = ?", (person, event.text))
    else:
        db.execute(
            "UPDATE findings SET assignee = ?, revision = ? WHERE number = ?", (person, event.number, event.finding)
        )
    _touch(db, event)


def _signed(db: sqlite3.Connection, event: Event) -> None:
    db.execute(
        "UPDATE texts SET state = 'signed off', signed_by = ?, signed_at = ?, signed_note = ? WHERE id = ?",
        (event.who, event.at, event.data.get("note", ""), event.text),
    )
    _touch(db, event)


def _reopened(db: sqlite3.Connection, event: Event) -> None:
    db.execute(
        "UPDATE texts SET state = 'open', signed_by = '', signed_at = '', signed_note = '' WHERE id = ?", (event.text,)
    )
    _touch(db, event)


def _touch(db: sqlite3.Connection, event: Event) -> None:
    db.execute("UPDATE texts SET version = ?, changed = ? WHERE id = ?", (event.number, event.at, event.text))


_DEEDS = {
    Kind.TEXT: new_round,
    Kind.DECISION: _decided,
    Kind.UNDO: _undone,
    Kind.COMMENT: _commented,
    Kind.ASSIGN: _assigned,
    Kind.SIGN_OFF: _signed,
    Kind.REOPEN: _reopened,
}
