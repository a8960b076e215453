"""A day told in words against a day told in figures: "on Monday" and 9 November, yesterday and 8日."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.model import Mention

_PARTS = (Kind.DAY, Kind.MONTH, Kind.YEAR)
# A weekday further off than this from the day of publication belongs to another story.
_STORY = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of one date in figures, None for what is not told."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def fits(self, day: date) -> bool:
        return all(
            told is None or told == here
            for told, here in ((self.day, day.day), (self.month, day.month), (self.year, day.year))
        )

    def near(self, day: date) -> bool:
        """Whether it lies, or may lie, within the days of one story around ``day``."""
        if self.day is None:
            return False
        if self.month is None:
            return True
        for year in (day.year - 1, day.year, day.year + 1) if self.year is None else (self.year,):
            try:
                if abs(date(year, self.month, self.day) - day) <= _STORY:
                    return True
            except ValueError:
                continue
        return False


def told(mention: Mention, side: Sequence[Mention]) -> Told:
    """The date that ``mention`` is a part of."""
    value = cast(Quantity, mention.value)
    parts = [value]
    if value.date_span is not None:
        parts = [q for q in (cast(Quantity, m.value) for m in side) if q.date_span == value.date_span]
    found = {q.kind: int(q.value) for q in parts if q.kind in _PARTS}
    return Told(found.get(Kind.DAY), found.get(Kind.MONTH), found.get(Kind.YEAR))


def against(
    mention: Mention, own: Sequence[Mention], others: Sequence[Mention], free: Sequence[Mention]
) -> bool | None:
    """Whether days that the other side tells in words are the date that ``mention`` is a part of.

    True when one is, or when nothing can be concluded; False when ``mention`` is the part that is wrong; None where the
    other side (``free`` are those of ``others`` without a counterpart) tells no such day.
    """
    value = cast(Quantity, mention.value)
    if value.kind not in _PARTS or not value.unit or (value.kind is not Kind.DAY and value.date_span is None):
        return None
    if not any(cast(Quantity, other.value).dates for other in others):
        return None
    date_told = told(mention, own)
    if any(date_told.fits(day) for other in others for day in cast(Quantity, other.value).dates):
        return True if date_told.day is not None else None
    left = [q for q in (cast(Quantity, m.value) for m in free) if q.dates]
    if not left or date_told.day is None:
        return None
    if not all(q.kind is Kind.RELATIVE or date_told.near(q.dates[0]) for q in left):
        return True
    days = [day for q in left for day in q.dates]
    return not _wrong(value, date_told, days)


def _wrong(value: Quantity, told_date: Told, days: Sequence[date]) -> bool:
    """Whether this part is the one to tell of: the first, year before month before day, that no day shares."""
    kinds = (
        (Kind.YEAR, told_date.year, [d.year for d in days]),
        (Kind.MONTH, told_date.month, [d.month for d in days]),
    )
    for kind, told_part, parts in kinds:
        if told_part is not None and told_part not in parts:
            return value.kind is kind
    return value.kind is Kind.DAY
