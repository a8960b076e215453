"""Sessions of people who signed in: the cookie holds a token, the database its digest.

A session ends when it was idle or old for too long, when its person signs out, is disabled or gets another password.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

# Seconds without a request, and since sign-in, after which a session is over (OWASP ASVS 4.0.3, 3.3.2: 12 hours and
# 30 days at its first level; a working week is less to lose).
IDLE, WHOLE = 12 * 3600.0, 7 * 24 * 3600.0
# Seconds between two notes of when a session was last seen: not every page is worth a write.
_NOTED = 60.0
_MAX_AGENT_CHARS = 200
# How the person came in: by a password, by the printed address, or named by a proxy.
Way = Literal["password", "link", "proxy"]


@dataclass(frozen=True, slots=True)
class Session:
    """A row of the table: ``token`` is the digest, ``began`` and ``seen`` are seconds since 1970."""

    token: str
    who: str
    role: str
    csrf: str
    way: Way
    began: float
    seen: float
    address: str
    agent: str

    @property
    def name(self) -> str:
        """What a form calls it: enough of the digest to be unique, and of no use as a cookie."""
        return self.token[:16]


def digest(token: str) -> str:
    """What the database keeps of a token: 256 random bits need no slow hash."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_secret() -> str:
    """256 random bits as text for a cookie, a form or an address."""
    return secrets.token_urlsafe(32)


def begin(
    db: sqlite3.Connection,
    who: str,
    role: str,
    *,
    way: Way = "password",
    address: str = "",
    agent: str = "",
    token: str = "",
    now: float | None = None,
) -> tuple[str, Session]:
    """A new session and its token, which is nowhere else; a new one, unless a test gives it.

    Sessions that are over are cleared away.
    """
    moment = time.time() if now is None else now
    token = token or new_secret()
    made = Session(digest(token), who, role, new_secret(), way, moment, moment, address, agent[:_MAX_AGENT_CHARS])
    db.execute("DELETE FROM sessions WHERE seen < ? OR began < ?", (moment - IDLE, moment - WHOLE))
    db.execute(
        "INSERT OR REPLACE INTO sessions (token, who, role, csrf, way, began, seen, address, agent)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (made.token, made.who, made.role, made.csrf, made.way, made.began, made.seen, made.address, made.agent),
    )
    return token, made


def find(db: sqlite3.Connection, token: str) -> Session | None:
    """The session of a cookie's token, be it over or not."""
    row = db.execute("SELECT * FROM sessions WHERE token = ?", (digest(token),)).fetchone()
    return Session(**row) if row else None


def is_over(session: Session, now: float | None = None) -> bool:
    """Whether it was idle, or is old, for too long."""
    moment = time.time() if now is None else now
    return moment - session.seen > IDLE or moment - session.began > WHOLE


def is_due(session: Session, now: float | None = None) -> bool:
    """Whether `note` is worth a write."""
    return (time.time() if now is None else now) - session.seen > _NOTED


def note(db: sqlite3.Connection, session: Session, now: float | None = None) -> None:
    """Note that its person was here."""
    moment = time.time() if now is None else now
    db.execute("UPDATE sessions SET seen = ? WHERE token = ?", (moment, session.token))


def of(db: sqlite3.Connection, who: str) -> tuple[Session, ...]:
    """The sessions of a person, the last one seen first."""
    rows = db.execute("SELECT * FROM sessions WHERE who = ? ORDER BY seen DESC, token", (who,))
    return tuple(found for found in (Session(**row) for row in rows) if not is_over(found))


def end(db: sqlite3.Connection, who: str, name: str) -> bool:
    """End one session of a person by its ``name``; whether there was one."""
    return db.execute("DELETE FROM sessions WHERE who = ? AND substr(token, 1, 16) = ?", (who, name)).rowcount > 0


def end_all(db: sqlite3.Connection, who: str, *, but: str = "") -> int:
    """End the sessions of a person, except that with the name ``but``; how many there were."""
    return db.execute("DELETE FROM sessions WHERE who = ? AND substr(token, 1, 16) != ?", (who, but)).rowcount
