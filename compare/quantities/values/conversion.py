"""Measures in two units: whether two agree after conversion, and a larger unit with a smaller one (6-foot-6)."""

from __future__ import annotations

import math
from dataclasses import replace

from samesaid.compare.quantities.tuning import (
    CONVERSION_SLACK,
    MIN_DECADES,
    RANGE_SLACK,
    RATIO_SLACK,
    ROUNDED_CONVERSION_SLACK,
    TEMPERATURE_RANGE_SLACK,
    TEMPERATURE_SLACK,
)
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.compare.quantities.values.units import convert, dimension, money

SMALLER_UNITS: dict[str, frozenset[str]] = {
    "h": frozenset({"min"}),
    "min": frozenset({"s"}),
    "year": frozenset({"month"}),
    "day": frozenset({"h"}),
    "ft": frozenset({"inch"}),
}
"""The units that may follow a unit in one quantity: 3 minutes 35 seconds, two years and three months."""

_TEMPERATURES = ("celsius", "fahrenheit")


def in_larger_unit(value: float, unit: str, larger: str) -> float:
    """What ``value`` of ``unit`` adds to a count of ``larger``; 0 where the two do not make one quantity."""
    if unit not in SMALLER_UNITS.get(larger, ()):
        return 0.0
    if unit == "month":
        return value / 12
    return convert(value, unit, larger) or 0.0


def agree(one: float, unit: str, other: float, into: str) -> bool | None:
    """Whether ``one`` of ``unit`` is ``other`` of ``into``, as closely as people convert; None when nothing converts.

    Within 3 %, within 5 % of a number rounded to its last digit, and within a degree. A bare degree may be of either
    scale.
    """
    if "degree" in (unit, into) and dimension(unit) == dimension(into):
        scales = [_TEMPERATURES if u == "degree" else (u,) for u in (unit, into)]
        return any(agree(one, a, other, b) for a in scales[0] for b in scales[1])
    found = convert(one, unit, into)
    if found is None:
        return None
    difference = abs(found - other)
    if unit in _TEMPERATURES:
        return difference <= TEMPERATURE_SLACK
    largest = max(abs(found), abs(other))
    if difference <= CONVERSION_SLACK * largest:
        return True
    return difference <= ROUNDED_CONVERSION_SLACK * largest and difference <= _last_digit(other) / 2


def agree_in_range(one: float, unit: str, other: float, into: str, *, lower: bool) -> bool:
    """Whether the ends of two ranges agree, the ``lower`` ones or the upper ones.

    Both are within half of the worth of the last digit of the rounder one, or of five of them; or rounded outwards,
    so that the wider range holds the other: 1 to 3 inches are 2 to 8 cm.
    """
    if "degree" in (unit, into):
        return agree(one, unit, other, into) is True
    found = convert(one, unit, into)
    if found is None:
        return False
    difference = abs(found - other)
    if unit in _TEMPERATURES:
        return difference <= TEMPERATURE_RANGE_SLACK
    if difference > RANGE_SLACK * max(abs(found), abs(other)):
        return False
    back = convert(other, into, unit)
    worths = [(_grain(other), difference, other < found)]
    if back is not None:
        worths.append((_grain(one), abs(back - one), one < back))
    return any(off <= worth / 2 or (off < worth and below is lower) for worth, off, below in worths)


def _grain(value: float) -> float:
    """The worth of the last digit, and five of it where that is a five: 5 for 65."""
    worth = _last_digit(value)
    return worth * 5 if worth and round(value / worth) % 10 == 5 and value > 5 * worth else worth


def _last_digit(value: float) -> float:
    """The worth of the last digit, trailing zeros left out: 10 for 60, 0.1 for 1.8."""
    digits = f"{abs(value):.15g}"
    if "e" in digits:
        return 0.0
    whole, _, decimals = digits.partition(".")
    return 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def scale_between(one: str, other: str) -> float:
    """How many times as much ``other`` is as ``one``, where they are one unit at two scales (MW, GW); 0 elsewhere."""
    if money(one) or money(other) or dimension(one) in ("share", "points", "temperature", "time"):
        return 0.0
    factor = convert(1.0, other, one)
    if factor is None or factor <= 0:
        return 0.0
    decades = math.log10(factor)
    return factor if abs(decades) > MIN_DECADES and abs(decades - round(decades)) < RATIO_SLACK else 0.0


def different_measures(one: Quantity, other: Quantity) -> bool:
    """Whether both are measures of one dimension in different units (miles and km)."""
    if one.kind is not Kind.MEASURE or other.kind is not Kind.MEASURE or one.unit == other.unit:
        return False
    return dimension(one.unit) == dimension(other.unit) != ""


def converted(quantity: Quantity, unit: str) -> Quantity | None:
    """The quantity in ``unit``, rounded to four digits or to a whole number; None where it does not convert.

    A bare degree is of the scale that ``unit`` is not.
    """
    here = quantity.unit
    if here == "degree" and unit in _TEMPERATURES:
        here = _TEMPERATURES[1 - _TEMPERATURES.index(unit)]
    elif unit == "degree" and here in _TEMPERATURES:
        unit = _TEMPERATURES[1 - _TEMPERATURES.index(here)]
    found = convert(quantity.value, here, unit)
    if found is None or here == unit:
        return None
    rounded = float(f"{found:.4g}") if abs(found) < 1000 else float(round(found))
    return replace(quantity, values=((rounded, rounded),), unit=unit)
