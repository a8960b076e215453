"""What was brought in from an archive, so that another start asks for no check of the same again."""

from __future__ import annotations

import sqlite3


def is_known(db: sqlite3.Connection, key: str, digest: str) -> bool:
    """Whether the text of this key was brought in as it is now."""
    return db.execute("SELECT 1 FROM imported WHERE key = ? AND digest = ?", (key, digest)).fetchone() is not None


def note(db: sqlite3.Connection, key: str, digest: str) -> None:
    """Note that it was."""
    db.execute("INSERT OR REPLACE INTO imported (key, digest) VALUES (?, ?)", (key, digest))
