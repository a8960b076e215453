"""Quantities as messages of the catalogue: "22,000 or more", "30%", "19 August", and the words they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from samesaid.compare.quantities.values.quantity import DATE_PARTS, RELATIVE_KINDS, Bound, Kind, Quantity, quantity
from samesaid.compare.quantities.values.units import dimension
from samesaid.model import Argument, Mention, Message, message

# Keys are those of the catalogue's tables [value] and [code.…].
_BOUNDS = {
    Bound.MORE: "value.more-than",
    Bound.LEAST: "value.at-least",
    Bound.ABOUT: "value.about",
    Bound.NEARLY: "value.nearly",
    Bound.LESS: "value.less-than",
    Bound.MOST: "value.at-most",
    Bound.REACHING: "value.up-to",
}
# Kinds whose number is all that there is to say.
_NUMBERED = {
    Kind.DAY: "value.day",
    Kind.CENTURY: "value.century",
    Kind.QUARTER: "value.quarter",
    Kind.ORDINAL: "value.ordinal",
    Kind.LABEL: "value.number",
}
_AMOUNTS = {Kind.PERCENT: "value.percent", Kind.MULTIPLE: "value.times"}


def number(value: float) -> int | float:
    """A number as an argument of a message: whole where it is."""
    return int(value) if value == int(value) and abs(value) < 1e18 else value


def value(quantity: Quantity) -> Message:
    """What was read, with its bound."""
    read = _value(quantity)
    bound = _BOUNDS.get(quantity.bound)
    return message(bound, value=read) if bound else read


def signed(quantity: Quantity) -> Message:
    """What was read, with its sign where it has one: −4.5%, +4.5%."""
    sign = {-1: "value.downwards", 1: "value.upwards"}.get(quantity.sign.way)
    return message(sign, value=value(quantity)) if sign else value(quantity)


def _value(quantity: Quantity) -> Message:
    low, high = quantity.values[0]
    if quantity.dates:
        return _days(quantity)
    kind = RELATIVE_KINDS.get(quantity.unit, quantity.kind) if quantity.kind is Kind.RELATIVE else quantity.kind
    if kind in _NUMBERED:
        return message(_NUMBERED[kind], number=number(low))
    match kind:
        case Kind.MONTH if 1 <= low <= 12:
            return message(f"value.month.{int(low)}")
        case Kind.WEEKDAY if 1 <= low <= 7:
            return message(f"value.weekday.{int(low)}")
        case Kind.TIME:
            minutes = round(low * 60)
            return message("value.time", time=f"{minutes // 60}:{minutes % 60:02d}")
        case Kind.YEAR:
            return message("value.year", year=str(int(low)))
        case Kind.DECADE:
            return message("value.decade", year=str(int(low)))
    amount: Argument = number(low)
    if low != high:
        amount = message("value.range", low=number(low), high=number(high))
    if kind in _AMOUNTS:
        return message(_AMOUNTS[kind], number=amount)
    if kind is Kind.POINT:
        return message("value.basis-points" if quantity.unit == "bp" else "value.points", number=amount)
    if kind is Kind.AGE and quantity.unit == "year":
        return message("value.age", number=amount)
    if dimension(quantity.unit):
        return message("value.amount", number=amount, unit=message(f"value.unit.{quantity.unit}"))
    return message("value.number", number=amount)


def _days(quantity: Quantity) -> Message:
    """The days to name: those of a weekday; "yesterday" itself, as its neighbours only allow for time zones."""
    days = quantity.dates[: 1 if quantity.kind is Kind.RELATIVE else 2]
    first, *others = (message("value.date", day=d.day, month=message(f"value.month.{d.month}")) for d in days)
    return message("value.either", one=first, other=others[0]) if others else first


def weekday(day: date) -> Message:
    """The name of the day of the week."""
    return message(f"value.weekday.{day.isoweekday()}")


def date_parts(parts: Sequence[Quantity]) -> Message:
    """Parts of one date together, "19 August" or "August 2024"; as a list where they make no date."""
    exact = {part.kind: int(part.value) for part in parts if part.kind in DATE_PARTS and part.bound is Bound.EXACT}
    if len(parts) == len(exact) > 1 and 1 <= exact.get(Kind.MONTH, 0) <= 12:
        month = message(f"value.month.{exact[Kind.MONTH]}")
        year = str(exact.get(Kind.YEAR, ""))
        if Kind.DAY not in exact:
            return message("value.month-of-year", month=month, year=year)
        day = message("value.date", day=exact[Kind.DAY], month=month)
        return message("value.full-date", date=day, year=year) if year else day
    return value(parts[0]) if len(parts) == 1 else message("value.parts", parts=tuple(value(part) for part in parts))


def words(mention: Mention) -> str:
    """The words of the text, on one line."""
    return " ".join(mention.text.split())


def in_quotes(words: str, read: Message) -> Message:
    """Words in quotation marks, with the value where the catalogue finds that it is not obvious: “2.2万” (22,000)."""
    if read == message("value.year", year=words):
        return message("value.words", words=words)
    return message("value.quoted", words=words, value=read)


def quoted(mention: Mention, read: Message | None = None) -> Message:
    """The words of a mention in quotation marks, with the value that was read (or ``read``)."""
    return in_quotes(words(mention), read or value(quantity(mention)))


def reading(mention: Mention, read: Message | None = None) -> Message:
    """words → value (or ``read``)."""
    return message("value.reading", words=words(mention), value=read or value(quantity(mention)))


def readings(parts: Iterable[Message]) -> Message:
    """Several readings in a row."""
    return message("value.readings", readings=tuple(parts))
