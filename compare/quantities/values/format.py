"""Quantities in words an editor understands: "22,000 or more", "30%", "19 August"."""

from __future__ import annotations

from datetime import date

from samesaid.compare.quantities.values.quantity import RELATIVE_KINDS, Bound, Kind, Quantity
from samesaid.compare.quantities.values.word_lists import words
from samesaid.model import Mention

_MONTHS = words("January February March April May June July August September October November December")
_WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_UNITS = {"h": "hours", "min": "minutes", "s": "seconds", "day": "days", "week": "weeks", "month": "months",
          "year": "years", "quarter": "quarters", "quarterhour": "quarters of an hour",
          "decade": "decades", "century": "centuries", "m2": "m²", "km2": "km²",
          "mile": "miles", "ft": "feet", "inch": "inches", "kmh": "km/h", "ms": "m/s", "mh": "m/h", "kms": "km/s",
          "knot": "knots", "dollar": "dollars", "pound": "pounds", "cent": "cents", "celsius": "°C",
          "fahrenheit": "°F", "degree": "degrees", "mu": "mu", "bp": "basis points", "mile2": "square miles",
          "ft2": "square feet", "barrel": "barrels",
          "peso": "pesos", "krone": "kroner", "franc": "francs", "rupee": "rupees", "rial": "rials",
          "dinar": "dinars", "shilling": "shillings", "lira": "liras"}  # fmt: skip
_AROUND = {Bound.MORE: "more than {}", Bound.LEAST: "{} or more", Bound.ABOUT: "about {}", Bound.NEARLY: "nearly {}",
           Bound.LESS: "less than {}", Bound.MOST: "up to {}"}  # fmt: skip


def weekday(day: date) -> str:
    """The English name of the day of the week."""
    return _WEEKDAYS[day.weekday()]


def plain(value: float) -> str:
    """A figure with thousands separated by commas and no needless decimals."""
    if value == int(value) and abs(value) < 1e18:
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:.6g}"


def value(quantity: Quantity) -> str:
    """What was read, in English."""
    return _AROUND.get(quantity.bound, "{}").format(_value(quantity))


def _value(quantity: Quantity) -> str:
    low, high = quantity.values[0]
    if quantity.dates:
        return " or ".join(f"{day.day} {_MONTHS[day.month - 1]}" for day in _meant(quantity))
    kind = RELATIVE_KINDS.get(quantity.unit, quantity.kind) if quantity.kind is Kind.RELATIVE else quantity.kind
    match kind:
        case Kind.MONTH if 1 <= low <= 12:
            return _MONTHS[int(low) - 1]
        case Kind.WEEKDAY if 1 <= low <= 7:
            return _WEEKDAYS[int(low) - 1]
        case Kind.TIME:
            minutes = round(low * 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        case Kind.YEAR:
            return f"{int(low)}"
        case Kind.DAY:
            return f"day {plain(low)}"
        case Kind.DECADE:
            return f"the {int(low)}s"
        case Kind.CENTURY:
            return f"century {int(low)}"
        case Kind.QUARTER:
            return f"quarter {int(low)}"
        case Kind.ORDINAL:
            return f"no. {plain(low)}"
        case Kind.LABEL:
            return plain(low)
        case Kind.PERCENT:
            return f"{_span(low, high)}%"
        case Kind.POINT:
            return f"{_span(low, high)} " + ("basis points" if quantity.unit == "bp" else "percentage points")
        case Kind.MULTIPLE:
            return f"{_span(low, high)} times"
    unit = _UNITS.get(quantity.unit, quantity.unit)
    return f"{_span(low, high)} {unit}" if unit and unit not in ("person", "time", "score") else _span(low, high)


def _meant(quantity: Quantity) -> tuple[date, ...]:
    """The days that are told to an editor: the day before and after "yesterday" allow for time zones only."""
    return quantity.dates[:1] if quantity.kind is Kind.RELATIVE else quantity.dates[:2]


def _span(low: float, high: float) -> str:
    return plain(low) if low == high else f"{plain(low)} to {plain(high)}"


def told(mention: Mention, quantity: Quantity) -> str:
    """The text as it stands, with the value read where that is not obvious: 2.2万 (22,000)."""
    text = " ".join(mention.text.split())
    read = value(quantity)
    return f"“{text}”" if text.lower() == read.lower() else f"“{text}” ({read})"


def reading(mention: Mention, quantity: Quantity) -> str:
    """text → value."""
    return f"{' '.join(mention.text.split())} → {value(quantity)}"
