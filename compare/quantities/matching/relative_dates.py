"""Dates told from the day of writing, resolved against the day of publication: 去年 is 2017 in a text of 2018."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from samesaid.compare.quantities.grammars import relative_words as words
from samesaid.compare.quantities.values.quantity import RELATIVE_KINDS, Kind, Quantity, points

# The first days of a year or month still speak of the one before.
_LAG = 5
_FURTHER = re.compile(r"(" + "|".join(map(re.escape, words.FURTHER)) + r") ?$", re.I)
_BEFORE_LAST = re.compile(r" (before last|after next)\b", re.I)


def resolved(quantity: Quantity, text: str, start: int, end: int, published: date) -> Quantity:
    """The quantity told at ``start`` to ``end`` of ``text``, with the years, months or days that it may mean.

    Unchanged where that is open. A text is written on the day of publication or within a day of it, in any time zone.
    """
    if not MINYEAR + 2 < published.year < MAXYEAR - 2:
        return quantity
    if quantity.kind is Kind.WEEKDAY:
        return replace(quantity, dates=_weekdays(int(quantity.value), words.which(text, start, end), published))
    offset = _offset(quantity.unit, text, start, end)
    if offset is None:
        return quantity
    if quantity.unit == "day":
        days = tuple(published + timedelta(days=offset + near) for near in (0, -1, 1))
        return replace(quantity, values=points(*(day.day for day in days)), dates=days)
    values = dict.fromkeys(_counted(published - timedelta(days=lag), quantity.unit, offset) for lag in (0, _LAG))
    return replace(quantity, values=points(*values))


def _offset(unit: str, text: str, start: int, end: int) -> int | None:
    """How many units the word lies from the day of writing, None where that is open."""
    told = text[start:end]
    offset = words.OFFSETS.get(unit, {}).get(" ".join(told.lower().split()))
    if offset is None:
        return None
    if (
        unit == "day"
        and offset == 1
        and (told == "Morgen" or words.NOT_TOMORROW.search(text, max(0, start - 10), start))
    ):
        return None
    if (after := _BEFORE_LAST.match(text, end)) is not None and unit != "day":
        return offset + (1 if "next" in after.group(1) else -1)
    further = _FURTHER.search(text, max(0, start - 12), start)
    if further is None:
        return offset
    word = further.group(1).lower()
    if word == "大":
        return offset + (1 if offset > 0 else -1)
    return offset + words.FURTHER[word] if unit == "day" else offset


def _weekdays(weekday: int, which: str, published: date) -> tuple[date, ...]:
    """The days of that name that may be meant, the nearest first; none where the words leave it open.

    "On Monday" is within a week of the day of writing on either side, "last Monday" one of the two before it.
    """
    first, last = {
        words.NEAR: (-8, 8),
        words.LAST: (-15, 0),
        words.NEXT: (0, 15),
        words.THIS: (-7, 7),
        words.OPEN: (1, 0),
    }[which]
    days = [published + timedelta(days=n) for n in range(first, last + 1)]
    return tuple(sorted((d for d in days if d.isoweekday() == weekday), key=lambda d: abs(d - published)))


def _counted(day: date, unit: str, offset: int) -> int:
    return day.year + offset if unit == "year" else (day.month - 1 + offset) % 12 + 1


def open_ended(quantity: Quantity) -> bool:
    """Whether a relative date could not be resolved."""
    return quantity.values == ((0.0, 0.0),)


def agreed(one: Quantity, other: Quantity) -> bool | None:
    """Whether two dates told from the day of writing may be one; None where one of them is open or of another sort."""
    if one.dates and other.dates:
        if one.kind is other.kind is Kind.RELATIVE:
            return abs(one.dates[0] - other.dates[0]) <= timedelta(days=1)
        return not set(one.dates).isdisjoint(other.dates)
    if not one.kind is other.kind is Kind.RELATIVE or one.unit != other.unit or open_ended(one) or open_ended(other):
        return None
    return not set(one.values).isdisjoint(other.values)


def answers(relative: Quantity, dated: Quantity) -> bool:
    """Whether a resolved relative date and a dated one tell the same sort of thing, equal or not."""
    if relative.dates:
        if dated.dates:
            return not agreed(relative, dated)
        return dated.kind is Kind.DAY or (dated.kind in (Kind.MONTH, Kind.YEAR) and dated.date_span is not None)
    return (
        relative.kind is Kind.RELATIVE and not open_ended(relative) and RELATIVE_KINDS.get(relative.unit) is dated.kind
    )
