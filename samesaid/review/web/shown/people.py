"""The people of a newsroom for lists: who may sign in, who has something to do, who did something."""

from __future__ import annotations

import sqlite3

from samesaid.review.store import users


def names(db: sqlite3.Connection, *others: str) -> tuple[str, ...]:
    """Everybody who may sign in, who is in the log or has a text or finding assigned, and ``others``, by name."""
    found = {user.name for user in users.everybody(db) if user.disabled is None}
    # The indices of these columns are read, not their tables.
    for question in (
        "SELECT DISTINCT who FROM log",
        "SELECT DISTINCT assignee FROM texts WHERE assignee != ''",
        "SELECT DISTINCT assignee FROM findings WHERE assignee != ''",
    ):
        found |= {name for (name,) in db.execute(question)}
    return tuple(sorted((found | set(others)) - {""}))
