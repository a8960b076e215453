"""Who guesses passwords waits ever longer, and nobody asks for more checks than the machine can do.

Failures are counted in the table audit, so that a restart forgets none.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Lock, Semaphore

from starlette.requests import Request

from samesaid.review.checking.jobs import ARCHIVE
from samesaid.review.store import audit
from samesaid.review.web.answers import ProblemError
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.people import Person, config_of, database_of
from samesaid.review.web.security.guards import Guard

# Failures that are free: of a name (people mistype), and from an address (an office may share one). Each further
# one doubles the wait, up to the longest. OWASP ASVS 4.0.3, 2.2.1: no more than 100 failures an hour and account.
_FREE_OF_NAME, _FREE_FROM_ADDRESS = 5, 20
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 900.0
# Failures before that are forgotten.
_COUNTED = timedelta(hours=12)
# A password takes 64 MiB and a tenth of a second to check: one at a time, and few that wait for it.
_WAITING = 8
_HOUR = timedelta(hours=1)

_checking, _queue = Lock(), Semaphore(_WAITING)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Within it no other password is checked, so that failures are counted before the next one is tried.

    Raises ProblemError (429) where many wait already.
    """
    if not _queue.acquire(blocking=False):
        raise ProblemError(429, wait=1)
    try:
        with _checking:
            yield
    finally:
        _queue.release()


def refuse_guessing(db: sqlite3.Connection, config: ReviewConfig, name: str, address: str) -> None:
    """Raises ProblemError (429) for a name or an address that must wait."""
    if Guard.WAITS not in config.guards:
        return
    now = datetime.now(UTC)
    since = (now - _COUNTED).isoformat(timespec="milliseconds")
    wait = max(
        _wait(audit.failures(db, who=name, since=since), _FREE_OF_NAME, now),
        _wait(audit.failures(db, address=address, since=since), _FREE_FROM_ADDRESS, now),
    )
    if wait > 0:
        raise ProblemError(429, wait=math.ceil(wait))


def refuse_too_many_checks(request: Request, person: Person) -> None:
    """Raises ProblemError (429) where a person asked for as many checks within an hour as the configuration allows."""
    config = config_of(request)
    if Guard.CHECKS not in config.guards:
        return
    now = datetime.now(UTC)
    with database_of(request).reading() as db:
        asked = [
            datetime.fromisoformat(row[0])
            for row in db.execute(
                "SELECT asked FROM jobs WHERE who = ? AND substr(key, 1, ?) != ? ORDER BY number DESC LIMIT ?",
                (person.name, len(ARCHIVE), ARCHIVE, config.limits.checks_an_hour),
            )
        ]
    oldest = _aware(asked[-1]) if asked else now
    if len(asked) >= config.limits.checks_an_hour and now - oldest < _HOUR:
        raise ProblemError(429, wait=math.ceil((oldest + _HOUR - now).total_seconds()))


def _wait(failures: list[str], free: int, now: datetime) -> float:
    """Seconds from now until the next try after these failures, the newest first."""
    more = len(failures) - free
    if more < 0:
        return 0.0
    length = min(_FIRST_WAIT * 2.0 ** min(more, 20), _LONGEST_WAIT)
    return length - (now - _aware(datetime.fromisoformat(failures[0]))).total_seconds()


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
