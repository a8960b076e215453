"""What a quantity is once it has been read: admissible values, kind, unit, bound and precision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from samesaid.model import Mention, Span


class Kind(StrEnum):
    """What a number says: how many, how much, when, or which one."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    POINT = "percentage point"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    MONEY = "money"
    MEASURE = "measure"
    AGE = "age"
    DURATION = "duration"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    TIME = "time"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    RELATIVE = "relative"
    """A date relative to the day of writing (last year, 去年). Its unit is year, quarter, month or day."""
    LABEL = "label"
    """A number that is part of a name, or that numbers a thing: COVID-19, Chart 3, 第四条."""


RELATIVE_KINDS = {"year": Kind.YEAR, "month": Kind.MONTH, "day": Kind.DAY}
"""The kind of date that a relative date becomes once it is resolved, by its unit; a quarter stays relative."""

DATE_PARTS = (Kind.YEAR, Kind.MONTH, Kind.DAY)
"""The parts of a full date, the largest first."""

DATE_KINDS = frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.DECADE, Kind.CENTURY, Kind.QUARTER})
"""Kinds that say when, apart from times of day and relative dates."""


class Bound(StrEnum):
    """On which side of the number the value lies."""

    EXACT = ""
    MORE = "more than"
    LEAST = "at least"
    ABOUT = "about"
    NEARLY = "nearly"
    LESS = "less than"
    MOST = "at most"
    REACHING = "up to"
    """As many as: it stresses the size of the number more often than it limits it."""
    AMBIGUOUS = "?"
    """A word with two senses: 近五年 is "nearly five years" or "the last five years"."""


class Sign(StrEnum):
    """Which way a number goes, by a sign or the words directly beside it."""

    NONE = ""
    MINUS = "minus"
    PLUS = "plus"
    FALL = "fall"
    RISE = "rise"
    LOSS = "loss"
    PROFIT = "profit"
    UNREAD = "?"
    """None beside the number, but near it is a word that a minus may be rendered by."""

    @property
    def way(self) -> int:
        """-1 below zero or downwards, 1 above or upwards, 0 where it was not read."""
        return _WAYS.get(self, 0)


_WAYS = {Sign.MINUS: -1, Sign.FALL: -1, Sign.LOSS: -1, Sign.PLUS: 1, Sign.RISE: 1, Sign.PROFIT: 1}
_FIRST_OF_THREE_DIGITS = 100
Interval = tuple[float, float]
"""A closed interval; a single value is an interval whose ends are equal."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as it may be meant.

    ``values`` are alternatives, any of which is admissible: 90年代 is the decade of 90 or 1990, "a third" is a fraction
    or a rank. Times of day are in hours, percentages in hundredths (30% is 30), a fraction is its value. ``unit`` is a
    key of ``values/units.py``; for a label, the word that it belongs to; empty where there is none. ``step`` is the
    worth of the last digit written (1,000 for 2.2万, 1 for 22,000), 0 when unknown. ``low_salience`` quantities (words
    below ten, ordinals, numbers in names) raise no alarm by themselves. ``date_span`` is the whole date that the number
    is a part of, in offsets of the document. ``dates`` are the days that a weekday or "yesterday" may be, the likeliest
    first; empty where the day of publication is unknown. ``values`` have no sign: it is ``sign``. ``sign_span`` and
    ``bound_span`` are the words of sign and bound, in offsets of the document, None where they are part of the number's
    words; they do not count when two quantities are compared. ``parts`` are the part and the whole of a share that is
    written in two numbers (3 in 10), which the other side may have as two counts.
    """

    kind: Kind
    values: tuple[Interval, ...]
    unit: str = ""
    bound: Bound = Bound.EXACT
    step: float = 0.0
    low_salience: bool = False
    date_span: Span | None = None
    dates: tuple[date, ...] = ()
    sign: Sign = Sign.NONE
    sign_span: Span | None = field(default=None, compare=False)
    bound_span: Span | None = field(default=None, compare=False)
    parts: tuple[float, float] | None = field(default=None, compare=False)

    @property
    def value(self) -> float:
        """The first admissible value, or its lower end if it is an interval."""
        return self.values[0][0]

    @property
    def vague(self) -> bool:
        """Whether the text gives an interval only (dozens, 十几)."""
        low, high = self.values[0]
        return low != high


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and its position, in offsets of the text that was scanned."""

    start: int
    end: int
    quantity: Quantity


def points(*values: float) -> tuple[Interval, ...]:
    """Each value as an interval of its own."""
    return tuple((v, v) for v in values)


def share(part: float, whole: float, bound: Bound = Bound.EXACT) -> Quantity:
    """The share of ``part`` in ``whole``. In wholes of two digits it raises no alarm by itself."""
    return Quantity(
        Kind.FRACTION, points(part / whole), "", bound, low_salience=whole < _FIRST_OF_THREE_DIGITS, parts=(part, whole)
    )


def quantity(mention: Mention) -> Quantity:
    """The value of a mention that ``reader.quantities`` made."""
    value: Any = mention.value
    return value  # type: ignore[no-any-return]


def extent(mention: Mention) -> Span:
    """The place of a mention together with the words of its sign and bound."""
    value = quantity(mention)
    spans = [span for span in (mention.span, value.sign_span, value.bound_span) if span is not None]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
