"""Measures told in two units: whether they agree after conversion, and the conversion in words."""

from __future__ import annotations

from dataclasses import replace

from samesaid.compare.quantities.values.format import value
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.compare.quantities.values.units import convert, dimension

_TEMPERATURES = ("celsius", "fahrenheit")
# Writers round what they convert: 60 miles for 100 km, 1.8 m for six feet.
_CLOSE, _ROUNDED = 0.03, 0.05
_DEGREES = 1.0


def agree(one: float, unit: str, other: float, into: str) -> bool | None:
    """Whether ``one`` of ``unit`` is ``other`` of ``into``, as closely as people convert; None when nothing converts.

    Within 3 %, within 5 % of a figure rounded to its last digit, and within a degree. A bare degree is of either scale.
    """
    if "degree" in (unit, into) and dimension(unit) == dimension(into):
        scales = [_TEMPERATURES if u == "degree" else (u,) for u in (unit, into)]
        return any(agree(one, a, other, b) for a in scales[0] for b in scales[1])
    found = convert(one, unit, into)
    if found is None:
        return None
    apart = abs(found - other)
    if unit in _TEMPERATURES:
        return apart <= _DEGREES
    largest = max(abs(found), abs(other))
    return apart <= _CLOSE * largest or (apart <= _ROUNDED * largest and apart <= _last(other) / 2)


def _last(figure: float) -> float:
    """The worth of the last figure told, trailing zeros left out: 10 for 60, 0.1 for 1.8."""
    digits = f"{abs(figure):.15g}"
    if "e" in digits:
        return 0.0
    whole, _, decimals = digits.partition(".")
    return 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def clashing(one: Quantity, other: Quantity) -> bool:
    """Whether both are measures of one dimension in different units (miles and km)."""
    if one.kind is not Kind.MEASURE or other.kind is not Kind.MEASURE or one.unit == other.unit:
        return False
    return dimension(one.unit) == dimension(other.unit) != ""


def told_in(quantity: Quantity, unit: str) -> str:
    """The quantity and what it is in ``unit``: "200 miles = 321.9 km"; only the quantity where nothing converts."""
    here = quantity.unit
    if here == "degree" and unit in _TEMPERATURES:
        here = _TEMPERATURES[1 - _TEMPERATURES.index(unit)]
    elif unit == "degree" and here in _TEMPERATURES:
        unit = _TEMPERATURES[1 - _TEMPERATURES.index(here)]
    found = convert(quantity.value, here, unit)
    if found is None or here == unit:
        return value(quantity)
    rounded = float(f"{found:.4g}") if abs(found) < 1000 else float(round(found))
    return f"{value(quantity)} = {value(replace(quantity, values=((rounded, rounded),), unit=unit))}"
