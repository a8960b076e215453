"""Dates relative to the day of writing against dates in digits: yesterday and 8日, "on Monday" and 9 November.

They are resolved against the day of publication: 去年 is 2017 in a text of 2018.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from samesaid.compare.quantities.grammars.relative_words import RelativeWords, Which
from samesaid.compare.quantities.tuning import (
    LAG_DAYS,
    LAST_WEEKDAY,
    NEAREST_WEEKDAY,
    NEXT_WEEKDAY,
    STORY_DAYS,
    THIS_WEEKDAY,
)
from samesaid.compare.quantities.values.quantity import (
    DATE_PARTS,
    RELATIVE_KINDS,
    Kind,
    Quantity,
    points,
    quantity,
)
from samesaid.model import Mention

# The first and the last day from the day of writing that a weekday may be; none where the words leave it open.
_DAYS = {
    Which.NEAREST: NEAREST_WEEKDAY,
    Which.LAST: LAST_WEEKDAY,
    Which.NEXT: NEXT_WEEKDAY,
    Which.THIS: THIS_WEEKDAY,
    Which.ANY: (1, 0),
}


def resolved(quantity: Quantity, text: str, start: int, end: int, published: date, words: RelativeWords) -> Quantity:
    """The quantity at ``start`` to ``end`` of ``text``, with the years, months or days that it may mean.

    ``words`` are those of the text's language. Unchanged where the date is open. A text is taken to be written on the
    day of publication or within a day of it, in any time zone.
    """
    if not MINYEAR + 2 < published.year < MAXYEAR - 2:
        return quantity
    if quantity.kind is Kind.WEEKDAY:
        return replace(quantity, dates=_weekdays(int(quantity.value), words.which(text, start, end), published))
    offset = words.offset(quantity.unit, text, start, end)
    if offset is None:
        return quantity
    if quantity.unit == "day":
        days = tuple(published + timedelta(days=offset + near) for near in (0, -1, 1))
        return replace(quantity, values=points(*(day.day for day in days)), dates=days)
    written = (published, published - timedelta(days=LAG_DAYS))
    values = dict.fromkeys(_year_or_month(day, quantity.unit, offset) for day in written)
    return replace(quantity, values=points(*values))


def _weekdays(weekday: int, which: Which, published: date) -> tuple[date, ...]:
    """The days of that name that may be meant, the nearest first; none where the words leave it open.

    "On Monday" is within a week of the day of writing, before or after it; "last Monday" is one of the two before it.
    """
    first, last = _DAYS[which]
    days = [published + timedelta(days=n) for n in range(first, last + 1)]
    return tuple(sorted((d for d in days if d.isoweekday() == weekday), key=lambda d: abs(d - published)))


def _year_or_month(day: date, unit: str, offset: int) -> int:
    return day.year + offset if unit == "year" else (day.month - 1 + offset) % 12 + 1


def unresolved(quantity: Quantity) -> bool:
    """Whether a relative date has no value: the text or its day of publication leave it open."""
    return quantity.values == ((0.0, 0.0),)


def agreed(one: Quantity, other: Quantity) -> bool | None:
    """Whether two relative dates or weekdays may be one; None where one is unresolved or they are of two sorts."""
    if one.dates and other.dates:
        if one.kind is other.kind is Kind.RELATIVE:
            return abs(one.dates[0] - other.dates[0]) <= timedelta(days=1)
        return not set(one.dates).isdisjoint(other.dates)
    if not one.kind is other.kind is Kind.RELATIVE or one.unit != other.unit or unresolved(one) or unresolved(other):
        return None
    return not set(one.values).isdisjoint(other.values)


def answers(relative: Quantity, dated: Quantity) -> bool:
    """Whether a resolved relative date and another date are of one sort, so that their values can be compared.

    Two days of the calendar (yesterday, Monday) answer one another only where they cannot be one.
    """
    if relative.dates:
        if dated.dates:
            return not agreed(relative, dated)
        return dated.kind is Kind.DAY or (dated.kind in (Kind.MONTH, Kind.YEAR) and dated.date_span is not None)
    return (
        relative.kind is Kind.RELATIVE and not unresolved(relative) and RELATIVE_KINDS.get(relative.unit) is dated.kind
    )


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
