"""When two quantities are equal: by value, interval, rounding or conversion; and when their bounds or units differ."""

from __future__ import annotations

from dataclasses import replace

from samesaid.compare.quantities.matching.relative_dates import agreed
from samesaid.compare.quantities.tuning import (
    BARELY_ABOVE,
    CURRENCY,
    LOST_SIGN,
    MAX_ABOUT,
    MAX_SINGLE_DIGIT,
    MIN_LOOSE_DIGITS,
    MIN_ROUNDED_DIGITS,
    NEARLY_BOUND,
    OPPOSITE_BOUND,
    OPPOSITE_SIGN,
    PERCENT_POINT,
    RATIO_SLACK,
    RELATIVE_SLACK,
    ROUNDING,
    SHARE_PART,
    SHARE_SLACK,
    UNIT,
    UNIT_LOW_SALIENCE,
    UPPER_BOUND,
)
from samesaid.compare.quantities.values.conversion import agree
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Sign
from samesaid.compare.quantities.values.units import HOMONYMS, SCALE, compatible, convert, dimension, money

_AMOUNTS = frozenset(
    {Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MULTIPLE, Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.DURATION}
)
_DAY_OR_DURATION = frozenset({Kind.DAY, Kind.DURATION})
_ABOVE = (Bound.MORE, Bound.LEAST)
_BELOW = (Bound.LESS, Bound.MOST)
# What else a part of a date may be: 10月 is October, or ten months.
_COMPARABLE: dict[Kind, frozenset[Kind]] = {
    Kind.MONTH: frozenset({Kind.MONTH, Kind.DURATION}),
    Kind.WEEKDAY: frozenset({Kind.WEEKDAY}),
    Kind.RELATIVE: frozenset(),
}


def amount(quantity: Quantity) -> bool:
    """Whether it counts or measures (and is no date, time, label or ordinal)."""
    return quantity.kind in _AMOUNTS


def same(one: Quantity, other: Quantity) -> int:
    """2 when two quantities of one kind are equal, 1 when two of different kinds are, 0 when they are not equal.

    Units are compared only where they convert into one another: equal numbers with different units are equal here, and
    ``unit_clash`` says how their units differ.
    """
    if one.kind is other.kind and one.values == other.values and (one.unit == other.unit or one.kind not in _AMOUNTS):
        return 2
    if one.kind is other.kind is Kind.RELATIVE and one.unit == other.unit:
        return 0 if agreed(one, other) is False else 1
    if not _comparable(one, other):
        return 0
    if {one.kind, other.kind} == _DAY_OR_DURATION and any(
        q.kind is Kind.DAY and q.date_span is not None for q in (one, other)
    ):
        # 11日 alone may be eleven days; November 11 may not.
        return 0
    if one.kind is Kind.TIME and other.kind is Kind.TIME:
        return 2 if _meet(one.values, other.values) else 0
    if one.kind is Kind.TIME or other.kind is Kind.TIME:
        # 3:35 on a stop-watch is 3分35秒.
        lasting = Kind.DURATION in (one.kind, other.kind) and {one.unit, other.unit} & {"min", "h"}
        return 1 if _hour(one, other) or (lasting and _meet(one.values, other.values)) else 0
    if {one.kind, other.kind} == {Kind.AGE, Kind.DECADE}:
        # In den Dreißigern may be in one's thirties or in the 1930s.
        return 1 if _meet(one.values, other.values) else 0
    if one.unit != other.unit and (converted := _converted(one, other)) is not None:
        return 1 if converted else 0
    if one.kind is other.kind is Kind.FRACTION:
        # A third and two thirds may both be written with a three.
        return 2 if _meet(_shares(one), _shares(other)) else 0
    # Numbers in two units that convert were compared above; that one rounds to the other means nothing.
    if _meet(one.values, other.values) or (not _convertible(one.unit, other.unit) and _rounded(one, other)):
        return 2 if one.kind is other.kind else 1
    return 1 if _as_share(one, other) else 0


def bound_clash(one: Quantity, other: Quantity) -> float:
    """The strength with which the bounds of two equal quantities contradict one another, 0 when they may not.

    "Up to" (多达) often only stresses that a number is large. 近 before a duration has two senses.
    """
    if one.bound is other.bound or not amount(one) or not amount(other) or one.vague or other.vague:
        return 0.0
    bounds = {one.bound, other.bound}
    if bounds.isdisjoint(_ABOVE):
        return 0.0
    if not bounds.isdisjoint(_BELOW):
        return OPPOSITE_BOUND
    if Bound.NEARLY in bounds:
        return NEARLY_BOUND
    return UPPER_BOUND if Bound.REACHING in bounds else 0.0


def sign_clash(one: Quantity, other: Quantity) -> float:
    """The strength with which two equal numbers go opposite ways, 0 when they may not.

    A minus sign is also against a number without any, unless that one has a word for a minus near it.
    """
    if one.vague or other.vague or one.sign is other.sign:
        return 0.0
    if one.unit != other.unit and _converted(one, other):
        return 0.0
    if one.sign.way * other.sign.way < 0:
        return OPPOSITE_SIGN
    return LOST_SIGN if {one.sign, other.sign} == {Sign.MINUS, Sign.NONE} else 0.0


def unit_clash(one: Quantity, other: Quantity) -> float:
    """The strength with which equal numbers have different units, 0 when the units may agree or one is unknown."""
    if compatible(one.unit, other.unit) or not one.unit or not other.unit or _converted(one, other):
        return 0.0
    if not amount(one) or not amount(other) or one.vague or other.vague:
        return 0.0
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINT}:
        return PERCENT_POINT
    here, there = dimension(one.unit), dimension(other.unit)
    if {one.unit, other.unit} == HOMONYMS:
        # A pound is a weight or money; neither is the other.
        return UNIT if _meet(one.values, other.values) else 0.0
    if not here or here != there or abs(one.value - other.value) > RELATIVE_SLACK * abs(one.value):
        return 0.0
    if money(one.unit):
        return CURRENCY
    return UNIT_LOW_SALIENCE if one.low_salience and other.low_salience else UNIT


def _comparable(one: Quantity, other: Quantity) -> bool:
    for a, b in ((one, other), (other, one)):
        allowed = _COMPARABLE.get(a.kind)
        if allowed is not None and b.kind not in allowed:
            # 3/15 is read in either order.
            numeric = b.kind is Kind.CARDINAL and not b.low_salience and not b.unit
            if a.kind is not Kind.MONTH or not (numeric or (b.kind is Kind.DAY and (a.unit == "" or b.unit == ""))):
                return False
        if a.kind is Kind.MONTH and b.kind is Kind.DURATION and b.unit != "month":
            return False
    return True


def _meet(ones: tuple[Interval, ...], others: tuple[Interval, ...]) -> bool:
    for low, high in ones:
        slack = RELATIVE_SLACK * max(1.0, abs(high))
        for begin, end in others:
            if low <= end + slack and begin <= high + slack:
                return True
    return False


def _shares(fraction: Quantity) -> tuple[Interval, ...]:
    """What a fraction may be below one, without the counts that it may be besides; all of it where it is a number."""
    return tuple(ends for ends in fraction.values if ends[1] < 1) or fraction.values


def _hour(one: Quantity, other: Quantity) -> bool:
    """Whether one is a full hour and the other a bare number that may be its hour: three o'clock and three."""
    time, bare = (one, other) if one.kind is Kind.TIME else (other, one)
    if bare.kind not in (Kind.CARDINAL, Kind.LABEL, Kind.ORDINAL) or bare.unit:
        return False
    return any(low == int(low) and low % 12 == bare.value % 12 for low, _ in time.values)


def _converted(one: Quantity, other: Quantity) -> bool | None:
    """Whether they are equal after conversion; None where their units do not decide it."""
    if one.unit not in SCALE or other.unit not in SCALE or Kind.PERCENT in (one.kind, other.kind):
        return None
    if dimension(one.unit) == "temperature":
        one, other = _below_zero(one), _below_zero(other)
    value = convert(one.value, one.unit, other.unit)
    if value is None:
        return None
    if one.vague or other.vague:
        scale = value / one.value if one.value else 0.0
        return _meet(tuple((low * scale, high * scale) for low, high in one.values), other.values)
    if any(agree(a, one.unit, b, other.unit) for a, _ in one.values for b, _ in other.values):
        return True
    # Equal numbers with different units still belong together, and ``unit_clash`` reports them; a year and a day do
    # not.
    return None if one.value != 1 else False


def _below_zero(temperature: Quantity) -> Quantity:
    """A temperature with a minus as a negative number, which converts to another scale."""
    if temperature.sign is not Sign.MINUS:
        return temperature
    return replace(temperature, values=tuple((-high, -low) for low, high in temperature.values))


def _convertible(one: str, other: str) -> bool:
    return one != other and one in SCALE and other in SCALE and SCALE[one][0] == SCALE[other][0]


def _rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one is the other rounded, by the precision of each: 3,069.6万 and 30.7 million, "over 22,000" and 22,134.

    A number is rounded where its last digit is worth more than that of the other one.
    """
    if one.kind not in _AMOUNTS or other.kind not in _AMOUNTS:
        return False
    if one.vague or other.vague:
        return _roughly(one, other)
    if not (one.step and other.step):
        return False
    if one.step != other.step:
        fine, coarse = (one, other) if one.step < other.step else (other, one)
        loose = coarse.step < 1 or (coarse.bound is not Bound.EXACT and coarse.bound is not fine.bound)
        digits = MIN_LOOSE_DIGITS if loose else MIN_ROUNDED_DIGITS
        if abs(coarse.value) / coarse.step >= digits and abs(fine.value - coarse.value) <= coarse.step * ROUNDING:
            return True
    if one.bound is other.bound:
        return one.bound in _ABOVE and _barely_above(one.value, other.value)
    return _within_bound(one, other) or _within_bound(other, one)


def _roughly(one: Quantity, other: Quantity) -> bool:
    """Whether the interval of one (十多) meets what lies above the bound of the other ("over a dozen")."""
    for rough, bounded in ((one, other), (other, one)):
        if bounded.bound in _ABOVE and bounded.step and rough.vague:
            low, high = rough.values[0]
            above = bounded.value + grain(bounded.value)
            if rough.kind is bounded.kind is Kind.AGE and low == above:
                # 三十多岁 is no age in one's forties.
                return False
            if low <= above and bounded.value <= high:
                return True
    return False


def _within_bound(rough: Quantity, exact: Quantity) -> bool:
    """Whether an exact number lies where a bound says: "more than 22,000" includes 22,134 but not 23,000."""
    if exact.bound is not Bound.EXACT:
        return False
    x, y = exact.value, rough.value
    worth = grain(y)
    if rough.bound in _ABOVE:
        return y <= x < y + worth
    if rough.bound in (Bound.ABOUT, Bound.NEARLY) and abs(x - y) > MAX_ABOUT * abs(y):
        return False
    if rough.bound in (Bound.NEARLY, Bound.LESS, Bound.MOST, Bound.REACHING):
        return y - worth < x <= y
    return rough.bound is Bound.ABOUT and abs(x - y) <= worth / 2


def grain(value: float) -> float:
    """The worth of the last digit of a whole number that is not a trailing zero: 1,000 for 22,000; 0 for decimals."""
    if value != int(value) or not value:
        return 0.0
    digits = f"{int(abs(value))}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _barely_above(one: float, other: float) -> bool:
    """Accept values up to 2 % above a lower bound of one digit: 5.07 million for "more than 5 million"."""
    low, high = min(one, other), max(one, other)
    worth = grain(low)
    return worth > 0 and low > 0 and low / worth < MAX_SINGLE_DIGIT and high <= low * BARELY_ABOVE


def _as_share(one: Quantity, other: Quantity) -> bool:
    """Whether a fraction or multiple is a percentage (a third and 33 percent, twice and 200 percent)."""
    for a, b in ((one, other), (other, one)):
        if a.kind is Kind.PERCENT and b.kind in (Kind.FRACTION, Kind.MULTIPLE):
            share = b.value * 100
            if abs(a.value - share) <= max(min(SHARE_SLACK, SHARE_PART * share), a.step / 2):
                return True
            # "Three times" as much is 200 percent more.
            if b.kind is Kind.MULTIPLE and abs(a.value - share + 100) < SHARE_SLACK:
                return True
        if a.kind is Kind.MULTIPLE and b.kind is Kind.FRACTION and a.value and abs(b.value - 1 / a.value) < RATIO_SLACK:
            return True
    return False
