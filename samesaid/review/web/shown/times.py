"""How long ago something was, in the words of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from samesaid.reports.catalogue import Catalogue

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of the log: ``machine`` as it is written there (ISO 8601, UTC), ``exact`` and ``age`` for a reader."""

    machine: str
    exact: str
    age: str


def moment(at: str, say: Catalogue, now: datetime | None = None) -> Moment:
    """A time of the log for a page. Raises ValueError for what is no time."""
    then = datetime.fromisoformat(at)
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    seconds = ((now or datetime.now(UTC)) - then).total_seconds()
    exact = then.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return Moment(at, exact, _age(seconds, say))


def _age(seconds: float, say: Catalogue) -> str:
    if seconds < _MINUTE:
        return say("review.work.age.now")
    if seconds < _HOUR:
        return say("review.work.age.minutes", n=int(seconds // _MINUTE))
    if seconds < _DAY:
        return say("review.work.age.hours", n=int(seconds // _HOUR))
    return say("review.work.age.days", n=int(seconds // _DAY))
