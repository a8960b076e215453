"""Stores with small reports in them, and what tests say about them."""

from __future__ import annotations

import copy
import sqlite3
from pathlib import Path
from typing import Any

from samesaid.model import State
from samesaid.reports.formats.json.writing import report_record
from samesaid.review.store import decisions, rebuild, texts
from samesaid.review.store.database import Database
from samesaid.review.store.records import FindingRow, Outcome, Wanted
from tests.reports.sample import sample_report


def record(*, without: tuple[str, ...] = (), changed: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON of the sample report; ``without`` findings of these codes, the sentences of ``changed`` others."""
    made: dict[str, Any] = copy.deepcopy(report_record(sample_report()))
    made["findings"] = [f for f in made["findings"] if f["code"] not in without]
    for finding in made["findings"]:
        finding["text_digest"] = "edited" if finding["code"] in changed else "as it was"
    return made


def filled(path: Path, *keys: str) -> Database:
    """A database with the sample report once for each key."""
    database = Database(path)
    with database.writing() as db:
        for key in keys or ("one",):
            texts.add(db, record(), key=key)
    return database


def the(db: sqlite3.Connection, code: str, text: int = 1) -> FindingRow:
    """The first finding of a code in a text."""
    return next(row for row in texts.findings(db, text) if row.code == code)


def decide(
    database: Database,
    who: str,
    code: str,
    state: State = State.NO_ERROR,
    *,
    text: int = 1,
    scope: str = "finding",
    why: str = "",
) -> Outcome:
    """Decide on the first finding of a code, as it is now."""
    with database.writing() as db:
        row = the(db, code, text)
        return decisions.decide(db, who, [Wanted(row.number, state, row.revision, scope, why)])


def derived(db: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the tables that are made from the log."""
    return {table: sorted(map(tuple, db.execute(f"SELECT * FROM {table}")), key=repr) for table in rebuild.DERIVED}
