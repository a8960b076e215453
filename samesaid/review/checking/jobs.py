"""The table of jobs: asked for, taken, done, failed or cancelled."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from samesaid.model import SamesaidError
from samesaid.review.checking.asked import Asked, asked_of
from samesaid.review.store.records import UnknownError

# How often a job is begun that the end of its server interrupted.
MOST_STARTS = 2
# What the keys of texts of archives begin with: there are many of them, and they give way to what a person waits for.
ARCHIVE = "archive "
_OF_ARCHIVE = f"substr(key, 1, {len(ARCHIVE)}) = '{ARCHIVE}'"
_INTERRUPTED = "the server ended while this was checked, twice; ask for it again"
_MAX_ERROR_CHARS, _MAX_STEP_CHARS = 1_000, 200


class Stage(StrEnum):
    """What has become of a job. The value is what the table holds."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self not in (Stage.WAITING, Stage.RUNNING)


class UnknownJobError(UnknownError):
    """There is no job with this number."""


class BusyError(SamesaidError):
    """The queue is full, or one person asks too often. ``seconds``: when to try again."""

    def __init__(self, line: str, seconds: int) -> None:
        super().__init__(line)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Job:
    """One row; times are ISO 8601 in UTC. ``result`` says what came of it: round, fixed, remaining, new, unchanged.

    ``seconds`` is processor time of its worker, None where that died.
    """

    number: int
    asked: str
    who: str
    state: Stage
    step: str
    key: str
    input: Asked
    text: int | None
    error: str
    began: str | None
    ended: str | None
    seconds: float | None
    starts: int
    result: dict[str, Any]


def add(db: sqlite3.Connection, who: str, asked: Asked, *, queue: int, per_minute: int) -> Job:
    """Put a job into the queue. Raises BusyError for more than ``queue`` that wait or ``per_minute`` of one person."""
    now = _now()
    since = (now - timedelta(minutes=1)).isoformat(timespec="milliseconds")
    if db.execute("SELECT count(*) FROM jobs WHERE who = ? AND asked > ?", (who, since)).fetchone()[0] >= per_minute:
        raise BusyError(f"{per_minute} checks within a minute are as many as one person may ask for; wait a little", 60)
    people = db.execute(f"SELECT count(*) FROM jobs WHERE state = ? AND NOT {_OF_ARCHIVE}", (Stage.WAITING,))
    if people.fetchone()[0] >= queue:
        raise BusyError(f"{queue} checks are waiting, and no more can; try again later", 30)
    cursor = db.execute(
        "INSERT INTO jobs (asked, who, state, key, input) VALUES (?, ?, ?, ?, ?)",
        (_written(now), who, Stage.WAITING, asked.key, asked.as_json()),
    )
    return job(db, int(cursor.lastrowid or 0))


def job(db: sqlite3.Connection, number: int) -> Job:
    """Raises UnknownJobError."""
    row = db.execute("SELECT * FROM jobs WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise UnknownJobError(f"there is no check {number}")
    return _job(row)


def waiting(db: sqlite3.Connection) -> int:
    """How many jobs wait."""
    return int(db.execute("SELECT count(*) FROM jobs WHERE state = ?", (Stage.WAITING,)).fetchone()[0])


def is_full(db: sqlite3.Connection, queue: int) -> bool:
    """Whether ``queue`` jobs of people wait. The texts of an archive, whose keys begin with its name, wait beside."""
    query = "SELECT count(*) FROM jobs WHERE state = ? AND substr(key, 1, 8) != 'archive '"
    return int(db.execute(query, (Stage.WAITING,)).fetchone()[0]) >= queue


def ahead(db: sqlite3.Connection, number: int) -> int:
    """How many jobs are waiting or running that were asked for before this one."""
    states = (Stage.WAITING, Stage.RUNNING)
    query = "SELECT count(*) FROM jobs WHERE state IN (?, ?) AND number < ?"
    return int(db.execute(query, (*states, number)).fetchone()[0])


def newest(db: sqlite3.Connection, *, limit: int = 20) -> tuple[Job, ...]:
    """The jobs that were asked for last, the newest first."""
    return tuple(_job(row) for row in db.execute("SELECT * FROM jobs ORDER BY number DESC LIMIT ?", (limit,)))


def unfinished(db: sqlite3.Connection) -> tuple[Job, ...]:
    """The jobs that wait or are running, the oldest first."""
    query = "SELECT * FROM jobs WHERE state IN (?, ?) ORDER BY number"
    return tuple(_job(row) for row in db.execute(query, (Stage.WAITING, Stage.RUNNING)))


def last_of(db: sqlite3.Connection, text: int) -> Job | None:
    """The newest job that a text, or a round of it, came of."""
    row = db.execute("SELECT * FROM jobs WHERE text = ? ORDER BY number DESC LIMIT 1", (text,)).fetchone()
    return _job(row) if row else None


def outcomes(db: sqlite3.Connection) -> dict[str, int]:
    """How many jobs there are in each state."""
    found = dict(db.execute("SELECT state, count(*) FROM jobs GROUP BY state").fetchall())
    return {stage.value: found.get(stage.value, 0) for stage in Stage}


def take(db: sqlite3.Connection) -> Job | None:
    """The oldest job that waits, those of archives last, from now on running; None where none does."""
    query = f"SELECT number FROM jobs WHERE state = ? ORDER BY {_OF_ARCHIVE}, number LIMIT 1"
    row = db.execute(query, (Stage.WAITING,)).fetchone()
    if row is None:
        return None
    db.execute(
        "UPDATE jobs SET state = ?, began = ?, step = '', starts = starts + 1 WHERE number = ?",
        (Stage.RUNNING, _written(_now()), row["number"]),
    )
    return job(db, row["number"])


def note_step(db: sqlite3.Connection, number: int, step: str) -> None:
    """Note what is being done."""
    db.execute(
        "UPDATE jobs SET step = ? WHERE number = ? AND state = ?", (step[:_MAX_STEP_CHARS], number, Stage.RUNNING)
    )


def is_running(db: sqlite3.Connection, number: int) -> bool:
    """Whether the job is running: nobody cancelled it."""
    return (
        db.execute("SELECT 1 FROM jobs WHERE number = ? AND state = ?", (number, Stage.RUNNING)).fetchone() is not None
    )


def done(db: sqlite3.Connection, number: int, text: int, result: dict[str, Any], seconds: float) -> None:
    """Note the text that came of a job that is running."""
    _end(db, number, Stage.DONE, text=text, result=json.dumps(result), seconds=seconds)


def failed(db: sqlite3.Connection, number: int, line: str, seconds: float | None = None) -> None:
    """Note why nothing came of a job that is running."""
    _end(db, number, Stage.FAILED, error=line[:_MAX_ERROR_CHARS], seconds=seconds)


def cancel(db: sqlite3.Connection, number: int) -> Job:
    """Cancel a job that has not ended; one that has stays as it is. Raises UnknownJobError."""
    found = job(db, number)
    if not found.state.ended:
        db.execute("UPDATE jobs SET state = ?, ended = ? WHERE number = ?", (Stage.CANCELLED, _written(_now()), number))
    return job(db, number)


def put_back(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Let jobs that are running wait again, as if they had not been begun: their server ends in good order."""
    for number in numbers:
        db.execute(
            "UPDATE jobs SET state = ?, step = '', starts = starts - 1 WHERE number = ? AND state = ?",
            (Stage.WAITING, number, Stage.RUNNING),
        )


def resume(db: sqlite3.Connection) -> tuple[Job, ...]:
    """What a server does first: jobs that were running when the last one was killed wait once more, then they fail.

    Gives those that failed.
    """
    running = db.execute("SELECT * FROM jobs WHERE state = ?", (Stage.RUNNING,)).fetchall()
    lost = tuple(_job(row) for row in running if row["starts"] >= MOST_STARTS)
    for one in lost:
        failed(db, one.number, _INTERRUPTED)
    db.execute("UPDATE jobs SET state = ?, step = '' WHERE state = ?", (Stage.WAITING, Stage.RUNNING))
    return lost


def _end(db: sqlite3.Connection, number: int, stage: Stage, **values: Any) -> None:
    values |= {"state": stage, "ended": _written(_now()), "step": ""}
    places = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE jobs SET {places} WHERE number = ? AND state = ?", (*values.values(), number, Stage.RUNNING))


def _job(row: sqlite3.Row) -> Job:
    values = dict(row)
    values |= {
        "state": Stage(row["state"]),
        "input": asked_of(row["input"]),
        "result": json.loads(row["result"]),
    }
    return Job(**values)


def _now() -> datetime:
    return datetime.now(UTC)


def _written(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
