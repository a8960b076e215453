"""What a quantity is once it has been read: admissible values, kind, unit, bound and precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samesaid.model import Span


class Kind(StrEnum):
    """What sort of thing a number tells."""

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
    """A date told from the day of writing (last year, 去年): its unit is year, quarter, month or day."""
    LABEL = "label"
    """A number that is part of a name or numbers a thing: COVID-19, Chart 3, 第四条."""


RELATIVE_KINDS = {"year": Kind.YEAR, "month": Kind.MONTH, "day": Kind.DAY}
"""What a relative date is once it is resolved, by its unit; a quarter stays relative."""


class Bound(StrEnum):
    """On which side of the figure the quantity lies. ``UNSURE`` is a word that reads two ways (近五年)."""

    EXACT = ""
    MORE = "more than"
    LEAST = "at least"
    ABOUT = "about"
    NEARLY = "nearly"
    LESS = "less than"
    MOST = "up to"
    UNSURE = "?"


Interval = tuple[float, float]
"""A closed interval; a single value is an interval whose ends are equal."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as it may be meant.

    ``values`` are alternatives, any of which is admissible: 90年代 is 90 or 1990, "a third" is a share or a place. A
    time of day counts hours, a percentage hundredths, a fraction is its value. ``unit`` is a key of ``units.py`` or
    empty; a label's is the word it belongs to. ``step`` is the worth of the last digit that was told (2.2万 has a step
    of 1,000, 22,000 of 1), 0 when unknown. ``low_salience`` quantities (words below ten, ordinals, numbers in names)
    never raise an alarm by themselves. ``date_span`` is the date that the number is a part of, in the document's
    offsets.
    ``dates`` are the days that a weekday or "yesterday" may mean, the likeliest first, where the day of publication is
    known.
    """

    kind: Kind
    values: tuple[Interval, ...]
    unit: str = ""
    bound: Bound = Bound.EXACT
    step: float = 0.0
    low_salience: bool = False
    date_span: Span | None = None
    dates: tuple[date, ...] = ()

    @property
    def value(self) -> float:
        """The first admissible value, the lower end if it is an interval."""
        return self.values[0][0]

    @property
    def vague(self) -> bool:
        """Whether it is told as an interval only (dozens, 十几)."""
        low, high = self.values[0]
        return low != high


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and where it stands, in offsets of the text that was scanned."""

    start: int
    end: int
    quantity: Quantity


def points(*values: float) -> tuple[Interval, ...]:
    """Each value as an interval of its own."""
    return tuple((v, v) for v in values)
