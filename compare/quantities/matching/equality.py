"""When two quantities tell the same: by value, by interval, by rounding with the precision told, by conversion."""

from __future__ import annotations

from samesaid.compare.quantities.matching.relative_dates import agreed
from samesaid.compare.quantities.values.conversion import agree
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity
from samesaid.compare.quantities.values.units import SCALE, convert

_NEAR = 1e-9
_AMOUNTS = frozenset(
    {Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MULTIPLE, Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.DURATION}
)
_DAYS = frozenset({Kind.DAY, Kind.DURATION})
_UPWARD = (Bound.MORE, Bound.LEAST)
# What else a date's part may be told as: 10月 is October and may be "ten months"; 十五日 the 15th.
_ALIKE: dict[Kind, frozenset[Kind]] = {
    Kind.MONTH: frozenset({Kind.MONTH, Kind.DURATION}),
    Kind.WEEKDAY: frozenset({Kind.WEEKDAY}),
    Kind.RELATIVE: frozenset(),
}


def amount(quantity: Quantity) -> bool:
    """Whether it counts or measures (and is no date, time, label or ordinal)."""
    return quantity.kind in _AMOUNTS


def same(one: Quantity, other: Quantity) -> int:
    """2 when both are of a kind and tell the same, 1 when they do across kinds, 0 when they do not."""
    if one.kind is other.kind and one.values == other.values and (one.unit == other.unit or one.kind not in _AMOUNTS):
        return 2
    if one.kind is other.kind is Kind.RELATIVE and one.unit == other.unit:
        return 0 if agreed(one, other) is False else 1
    if not _comparable(one, other):
        return 0
    if {one.kind, other.kind} == _DAYS and any(q.kind is Kind.DAY and q.date_span is not None for q in (one, other)):
        # 11日 alone may be eleven days; November 11 may not.
        return 0
    if one.kind is Kind.TIME and other.kind is Kind.TIME:
        return 2 if _meet(one.values, other.values) else 0
    if one.kind is Kind.TIME or other.kind is Kind.TIME:
        # 3:35 on a stop-watch is 3分35秒.
        lasting = Kind.DURATION in (one.kind, other.kind) and {one.unit, other.unit} & {"min", "h"}
        return 1 if _hour(one, other) or (lasting and _meet(one.values, other.values)) else 0
    if one.unit != other.unit and (converted := _converted(one, other)) is not None:
        return 1 if converted else 0
    # Equal figures with clashing units are the same place; figures rounded across units mean nothing.
    if _meet(one.values, other.values) or (not _convertible(one.unit, other.unit) and _rounded(one, other)):
        return 2 if one.kind is other.kind else 1
    return 1 if _as_share(one, other) else 0


def _comparable(one: Quantity, other: Quantity) -> bool:
    for a, b in ((one, other), (other, one)):
        allowed = _ALIKE.get(a.kind)
        if allowed is not None and b.kind not in allowed:
            # 3/15 offers its figures in either order.
            numeric = b.kind is Kind.CARDINAL and not b.low_salience and not b.unit
            if a.kind is not Kind.MONTH or not (numeric or (b.kind is Kind.DAY and (a.unit == "" or b.unit == ""))):
                return False
        if a.kind is Kind.MONTH and b.kind is Kind.DURATION and b.unit != "month":
            return False
    return True


def _meet(ones: tuple[Interval, ...], others: tuple[Interval, ...]) -> bool:
    for low, high in ones:
        slack = _NEAR * max(1.0, abs(high))
        for begin, end in others:
            if low <= end + slack and begin <= high + slack:
                return True
    return False


def _hour(one: Quantity, other: Quantity) -> bool:
    """Three o'clock and a bare three; no date, and only for full hours."""
    time, bare = (one, other) if one.kind is Kind.TIME else (other, one)
    if bare.kind not in (Kind.CARDINAL, Kind.LABEL, Kind.ORDINAL) or bare.unit:
        return False
    return any(low == int(low) and low % 12 == bare.value % 12 for low, _ in time.values)


def _converted(one: Quantity, other: Quantity) -> bool | None:
    """Whether they are equal after conversion; None where units say nothing of one another."""
    if one.unit not in SCALE or other.unit not in SCALE or Kind.PERCENT in (one.kind, other.kind):
        return None
    value = convert(one.value, one.unit, other.unit)
    if value is None:
        return None
    if one.vague or other.vague:
        scale = value / one.value if one.value else 0.0
        return _meet(tuple((low * scale, high * scale) for low, high in one.values), other.values)
    if agree(one.value, one.unit, other.value, other.unit):
        return True
    # Equal figures with clashing units are still the same place: the unit is told afterwards. A year and a day are not.
    return None if one.value != 1 else False


def _convertible(one: str, other: str) -> bool:
    return one != other and one in SCALE and other in SCALE and SCALE[one][0] == SCALE[other][0]


def _rounded(one: Quantity, other: Quantity) -> bool:
    """Rounding, with the precision told: 3,069.6万 and 30.7 million; more than 22,000 and 22,134."""
    if one.kind not in _AMOUNTS or other.kind not in _AMOUNTS:
        return False
    if one.vague or other.vague:
        return _roughly(one, other)
    if not (one.step and other.step):
        return False
    if one.step != other.step:
        fine, coarse = (one, other) if one.step < other.step else (other, one)
        figures = abs(coarse.value) / coarse.step
        loose = coarse.step < 1 or (coarse.bound is not Bound.EXACT and coarse.bound is not fine.bound)
        if figures >= (9.95 if loose else 99.5) and abs(fine.value - coarse.value) <= coarse.step * 0.5000001:
            return True
    if one.bound is other.bound:
        return one.bound in _UPWARD and _barely(one.value, other.value)
    return _within(one, other) or _within(other, one)


def _roughly(one: Quantity, other: Quantity) -> bool:
    """十多 and "over a dozen": the interval of the one meets what lies above the bound of the other."""
    for rough, bounded in ((one, other), (other, one)):
        if bounded.bound in _UPWARD and bounded.step and rough.vague:
            low, high = rough.values[0]
            if low <= bounded.value + grain(bounded.value) and bounded.value <= high:
                return True
    return False


def _within(rough: Quantity, exact: Quantity) -> bool:
    """Whether an exact figure lies where a bound says: "more than 22,000" holds 22,134 and not 23,000."""
    if exact.bound is not Bound.EXACT:
        return False
    x, y = exact.value, rough.value
    worth = grain(y)
    if rough.bound in _UPWARD:
        return y <= x < y + worth
    if rough.bound in (Bound.NEARLY, Bound.LESS, Bound.MOST):
        return y - worth < x <= y
    return rough.bound is Bound.ABOUT and abs(x - y) <= worth / 2


def grain(value: float) -> float:
    """The worth of the last figure that is not a trailing zero."""
    if value != int(value) or not value:
        return 0.0
    digits = f"{int(abs(value))}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _barely(one: float, other: float) -> bool:
    """5.07 million people more or less are "more than 5 million": one figure, two hundredths above it."""
    low, high = min(one, other), max(one, other)
    return low > 0 and low / grain(low) < 9.5 and high <= low * 1.02 if grain(low) else False


def _as_share(one: Quantity, other: Quantity) -> bool:
    """A third and 33 percent, twice and 200 percent, two-tenths and 20 %."""
    for a, b in ((one, other), (other, one)):
        if a.kind is Kind.PERCENT and b.kind in (Kind.FRACTION, Kind.MULTIPLE):
            share = b.value * 100
            if abs(a.value - share) <= max(0.5, a.step / 2) or (
                b.kind is Kind.MULTIPLE and abs(a.value - share + 100) < 0.5
            ):
                return True
        if a.kind is Kind.MULTIPLE and b.kind is Kind.FRACTION and a.value and abs(b.value - 1 / a.value) < 1e-6:
            return True
    return False
