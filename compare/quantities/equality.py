"""When two quantities tell the same: by value, by interval, by rounding with the precision told, by conversion."""

from __future__ import annotations

from samesaid.compare.quantities.units import SCALE, convert
from samesaid.compare.quantities.value import Bound, Interval, Kind, Quantity

_NEAR = 1e-9
_AMOUNTS = frozenset(
    {Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MULTIPLE, Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.DURATION}
)
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
    if one.kind is other.kind and one.values == other.values:
        return 2 if one.unit == other.unit or one.kind not in _AMOUNTS else 1
    if not _comparable(one, other):
        return 0
    if one.kind is Kind.TIME and other.kind is Kind.TIME:
        return 2 if _meet(one.values, other.values) else 0
    if one.kind is Kind.TIME or other.kind is Kind.TIME:
        return 1 if _hour(one, other) else 0
    if one.unit != other.unit and (converted := _converted(one, other)) is not None:
        return 1 if converted else 0
    if _meet(one.values, other.values) or _rounded(one, other):
        return 2 if one.kind is other.kind else 1
    return 1 if _as_share(one, other) else 0


def _comparable(one: Quantity, other: Quantity) -> bool:
    for a, b in ((one, other), (other, one)):
        allowed = _ALIKE.get(a.kind)
        if allowed is not None and b.kind not in allowed:
            # 3/15 offers its figures in either order.
            numeric = b.kind is Kind.CARDINAL and not b.weak and not b.unit
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
    if one.unit not in SCALE or other.unit not in SCALE or one.kind not in (Kind.MEASURE, Kind.DURATION, Kind.POINT):
        return None
    value = convert(one.value, one.unit, other.unit)
    if value is None or other.kind is not one.kind:
        return None
    if abs(value - other.value) <= 0.03 * max(abs(value), abs(other.value)):
        return True
    # Equal figures with clashing units are still the same place: the unit is told afterwards.
    return None


def _rounded(one: Quantity, other: Quantity) -> bool:
    """Rounding, with the precision told: 3,069.6万 and 30.7 million; more than 22,000 and 22,134."""
    if not (one.step and other.step) or one.kind not in _AMOUNTS or other.kind not in _AMOUNTS:
        return False
    if one.step == other.step and one.bound is other.bound:
        return False
    fine, coarse = (one, other) if one.step <= other.step else (other, one)
    x, y, step = fine.value, coarse.value, coarse.step
    figures = abs(y) / step
    if coarse.bound in (Bound.MORE, Bound.LEAST) and fine.step < step and y <= x < y + step:
        return True
    if coarse.bound in (Bound.NEARLY, Bound.LESS, Bound.MOST) and fine.step < step and y - step < x <= y:
        return True
    if fine.step >= step:
        return False
    loose = coarse.bound is not Bound.EXACT
    if figures >= 99.5 or (figures >= 9.95 and (step < 1 or loose)):
        return abs(x - y) <= step * 0.5000001
    return False


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
