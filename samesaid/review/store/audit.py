"""Who signed in, failed to, and signed out, and what administrators did: rows that are only ever added."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Deed = Literal[
    "signed-in",
    "sign-in-failed",
    "entered",
    "signed-out",
    "session-ended",
    "password-changed",
    "user-added",
    "role-changed",
    "user-disabled",
    "user-enabled",
    "token-made",
    "tokens-revoked",
]
_MAX_CHARS = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: ``who`` did it, from ``address`` (empty: the command line), ``detail`` is about whom."""

    number: int
    at: str
    who: str
    event: str
    address: str
    detail: str


def record(db: sqlite3.Connection, event: Deed, who: str, *, address: str = "", detail: str = "") -> None:
    """Add an entry. Never give it a secret."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    db.execute(
        "INSERT INTO audit (at, who, event, address, detail) VALUES (?, ?, ?, ?, ?)",
        (now, who[:_MAX_CHARS], event, address[:_MAX_CHARS], detail[:_MAX_CHARS]),
    )


def entries(db: sqlite3.Connection, *, before: int | None = None, limit: int = 100) -> tuple[Entry, ...]:
    """The newest entries, or those before a number."""
    rows = db.execute(
        "SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
        (before if before is not None else 1 << 62, limit),
    )
    return tuple(Entry(**row) for row in rows)


def failures(db: sqlite3.Connection, *, who: str | None = None, address: str | None = None, since: str) -> list[str]:
    """When sign-ins of a name, or from an address, failed since a moment (ISO 8601, UTC) and since the last success.

    The newest first, at most a hundred. Exactly one of ``who`` and ``address`` is given.
    """
    column, value = ("who", who) if who is not None else ("address", address)
    last = db.execute(f"SELECT max(number) FROM audit WHERE {column} = ? AND event = 'signed-in'", (value,)).fetchone()
    rows = db.execute(
        f"SELECT at FROM audit WHERE {column} = ? AND event = 'sign-in-failed' AND number > ? AND at >= ?"
        " ORDER BY number DESC LIMIT 100",
        (value, last[0] or 0, since),
    )
    return [row[0] for row in rows]
