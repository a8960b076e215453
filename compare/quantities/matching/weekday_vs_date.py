"""Days in words against dates in digits: "on Monday" and 9 November, yesterday and 8日."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samesaid.compare.quantities.tuning import STORY_DAYS
from samesaid.compare.quantities.values.quantity import DATE_PARTS, Kind, Quantity, quantity
from samesaid.model import Mention


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The parts of a date that a text gives in digits, None for those that it does not."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def may_be(self, day: date) -> bool:
        """Whether every part that is given is that of ``day``."""
        parts = ((self.day, day.day), (self.month, day.month), (self.year, day.year))
        return all(part is None or part == expected for part, expected in parts)

    def near(self, day: date) -> bool:
        """Whether it lies, or may lie, within the days of one story around ``day``."""
        if self.day is None:
            return False
        if self.month is None:
            return True
        for year in (day.year - 1, day.year, day.year + 1) if self.year is None else (self.year,):
            try:
                if abs(date(year, self.month, self.day) - day) <= timedelta(days=STORY_DAYS):
                    return True
            except ValueError:
                continue
        return False


def _date_of(mention: Mention, side: Sequence[Mention]) -> PartialDate:
    """The date that ``mention`` is a part of."""
    value = quantity(mention)
    parts = [value]
    if value.date_span is not None:
        parts = [q for q in map(quantity, side) if q.date_span == value.date_span]
    found = {q.kind: int(q.value) for q in parts if q.kind in DATE_PARTS}
    return PartialDate(found.get(Kind.DAY), found.get(Kind.MONTH), found.get(Kind.YEAR))


def agrees_with_days(
    mention: Mention, own: Sequence[Mention], others: Sequence[Mention], free: Sequence[Mention]
) -> bool | None:
    """Whether days that the other side gives in words are the date that ``mention`` is a part of.

    True when one of them is, or when nothing can be concluded; False when ``mention`` is the part that is wrong; None
    where the other side has no such day. ``own`` are the mentions of the same side; ``free`` are those of ``others``
    without a counterpart.
    """
    value = quantity(mention)
    if value.kind not in DATE_PARTS or not value.unit or (value.kind is not Kind.DAY and value.date_span is None):
        return None
    if not any(quantity(other).dates for other in others):
        return None
    given = _date_of(mention, own)
    if any(given.may_be(day) for other in others for day in quantity(other).dates):
        return True if given.day is not None else None
    left = [q for q in map(quantity, free) if q.dates]
    if not left or given.day is None:
        return None
    if not all(q.kind is Kind.RELATIVE or given.near(q.dates[0]) for q in left):
        return True
    days = [day for q in left for day in q.dates]
    return not _is_wrong_part(value, given, days)


def _is_wrong_part(value: Quantity, given: PartialDate, days: Sequence[date]) -> bool:
    """Whether this part is the one to report: the first of year, month and day that none of ``days`` has."""
    parts = (
        (Kind.YEAR, given.year, [d.year for d in days]),
        (Kind.MONTH, given.month, [d.month for d in days]),
    )
    for kind, part, possible in parts:
        if part is not None and part not in possible:
            return value.kind is kind
    return value.kind is Kind.DAY
