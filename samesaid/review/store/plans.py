"""What taking back a day would do, before anybody does it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samesaid.decisions.log import Event, events
from samesaid.review.store.apply import key_of, own_decision, standing_decision


@dataclass(frozen=True, slots=True)
class Plan:
    """The decisions of a day that would be taken back, the last first, and those that others decided on since."""

    undone: tuple[Event, ...]
    kept: tuple[Event, ...]


def plan_day(db: sqlite3.Connection, who: str, day: date) -> Plan:
    """What `decisions.undo_day` would do with the decisions of ``who`` on a day (UTC)."""
    span = {"who": who, "begin": day.isoformat(), "end": (day + timedelta(days=1)).isoformat()}
    condition = (
        "kind = 'decision' AND number NOT IN (SELECT event FROM undone) AND who = :who AND at >= :begin AND at < :end"
    )
    # What would hold of a thing once later decisions about it were taken back.
    holding: dict[object, int] = {}
    undone, kept = [], []
    for event in reversed(tuple(events(db, condition, span))):
        data = event.data
        own = data["kind"] == "finding"
        key: object = event.finding if own else tuple(key_of(data).values())
        if key not in holding:
            found = own_decision(db, event.finding or 0) if own else standing_decision(db, key_of(data))
            holding[key] = _number(found)
        if holding[key] == event.number:
            undone.append(event)
            holding[key] = _number(data.get("before"))
        else:
            kept.append(event)
    return Plan(tuple(undone), tuple(kept))


def _number(decision: Any) -> int:
    return int(decision["event"]) if decision else 0
