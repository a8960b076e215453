"""The tables that are made from the log, made anew."""

from __future__ import annotations

import sqlite3

from samesaid.decisions.log import events
from samesaid.review.store.apply import apply

# In the order in which rows may go: what refers before what is referred to.
DERIVED = ("findings", "texts", "standing", "undone", "comments", "search", "search_pairs")


def rebuild(db: sqlite3.Connection) -> int:
    """Empty the derived tables and do every event of the log once more, in one transaction of the caller's.

    Gives the number of events.
    """
    for table in DERIVED:
        db.execute(f"DELETE FROM {table}")
    count = 0
    for event in events(db):
        apply(db, event)
        count += 1
    return count
