"""What editors settled in an archive, with who, when and why: an append-only log in SQLite beside the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from samesaid.decisions import Dismissals

FILE = "decisions.sqlite3"
_SCHEMA = """CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, decided TEXT NOT NULL, who TEXT, why TEXT, dismissed INTEGER NOT NULL,
    kind TEXT NOT NULL, finding TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '', document TEXT NOT NULL DEFAULT '')"""
# Of all that was decided of one thing the last word holds.
_STANDING = """SELECT kind, finding, code, source, target, document, why FROM decisions WHERE number IN (
    SELECT max(number) FROM decisions GROUP BY kind, finding, code, source, target, document) AND dismissed = 1
    ORDER BY number"""
# Seconds that one process waits for another to finish writing.
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing that stays out: a finding, a pair of renderings under a code, or a code in a document."""

    kind: str
    finding: str = ""
    code: str = ""
    source: str = ""
    target: str = ""
    document: str = ""
    why: str | None = None


class Decisions:
    """The log in the file ``path``; the first decision creates it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def decide(
        self,
        what: Iterable[Settled],
        *,
        dismissed: bool,
        decided: str,
        who: str | None = None,
        why: str | None = None,
    ) -> int:
        """Dismiss things, or take that back; ``decided`` is a time as ISO 8601. Gives how many were written."""
        rows = [
            (decided, who, one.why or why, int(dismissed), one.kind, one.finding, one.code, one.source, one.target,
             one.document)
            for one in what
        ]  # fmt: skip
        with closing(self._opened()) as db, db:
            db.executemany(
                "INSERT INTO decisions (decided, who, why, dismissed, kind, finding, code, source, target, document)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        return len(rows)

    def standing(self) -> tuple[Settled, ...]:
        """What is dismissed now."""
        if not self._path.exists():
            return ()
        with closing(self._opened()) as db:
            return tuple(Settled(*row) for row in db.execute(_STANDING))

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._path, timeout=_PATIENCE)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(_SCHEMA)
        return db


def settled(dismissals: Dismissals) -> tuple[Settled, ...]:
    """The entries of a file of dismissals, as the report's page exports it."""
    return (
        *(Settled("finding", finding=identity) for identity in sorted(dismissals.ids)),
        *(Settled("renderings", code=c, source=s, target=t) for c, s, t in sorted(dismissals.pairs)),
        *(Settled("rule", code=code, document=document) for code, document in sorted(dismissals.rules)),
    )
