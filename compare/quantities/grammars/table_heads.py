"""The unit in the head of a table: in Mio. EUR, (RMB million), 单位：亿元. The figures below it are so many of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import compatible

_IN = (
    r"(?:(?:in|en|em|units?|einheit|angaben in|в|unidad|unité|unità|unidade|eenheid):?\s+"
    r"|(?:单位|單位|単位)[:：]?\s*)"
)
_BRACKETS = re.compile(rf"[(（\[]\s*{_IN}?(?P<head>[^\d()（）\[\]]{{1,32}}?)\s*[)）\]]", re.I)
_OPEN = re.compile(rf"(?<!\w){_IN}(?P<head>[^\d()（）\[\],;，；]{{1,32}}?)\s*(?=$|[\d|\t:：])", re.I)
_CURRENCY_FIRST = re.compile(r"(?P<currency>[A-Z]{3}|[A-Z]{0,2}[$€£¥]) ?(?P<scale>[^\W\d_].*)")
# What one side may name more exactly: RMB million and 百万元.
_BARE = {"CNY": "yuan"}
_MIN_FACTOR = 1e3
_FIGURES = (Kind.CARDINAL, Kind.MONEY)
_PROSE_END = re.compile(r"[.。!?！？]\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What a table counts in: a factor, such as 1e6, and a unit by its key in values/units.py, "" for none."""

    start: int
    end: int
    factor: float
    unit: str
    kind: Kind


def head(text: str, scan: Callable[[str], list[Reading]]) -> Head | None:
    """The head in ``text``; None where there is none. ``scan`` is the scanner of the text's language."""
    for pattern in (_BRACKETS, _OPEN):
        for match in pattern.finditer(text):
            if (found := _read(match["head"], scan)) is not None:
                unit = _BARE.get(found.unit, found.unit)
                return Head(match.start("head"), match.end("head"), found.value, unit, found.kind)
    return None


def _read(words: str, scan: Callable[[str], list[Reading]]) -> Quantity | None:
    """What one of the unit is, where the words are a scale with or without a unit and nothing else."""
    first = _CURRENCY_FIRST.fullmatch(words)
    one = f"{first['currency']} 1 {first['scale']}" if first else f"1 {words}"
    readings = scan(one) or scan(one.replace(" ", "", 1))
    if len(readings) != 1:
        readings = scan(one.replace(" ", "", 1))
    if len(readings) != 1 or readings[0].start or len(one) - readings[0].end > 1:
        return None
    found = readings[0].quantity
    return found if found.kind in (Kind.CARDINAL, Kind.MONEY, Kind.MEASURE) and found.value >= _MIN_FACTOR else None


def under_head(readings: list[Reading], found: Head, after: int) -> list[Reading]:
    """The readings with the head as a weak quantity, and the bare figures from ``after`` on as so many of its unit too.

    ``after`` is 0 in a row below the line of the head.
    """
    if not after:
        return [_counted(reading, found) for reading in readings]
    one = Quantity(found.kind, points(found.factor), found.unit, low_salience=True)
    result = [Reading(found.start, found.end, one)]
    for reading in readings:
        if reading.start < after < reading.end:
            # "in Mio. EUR 1.250": the currency belongs to the head.
            reading = replace(reading, start=after)
        if reading.start >= after:
            result.append(_counted(reading, found))
        elif reading.end <= found.start:
            result.append(reading)
    return sorted(result, key=lambda r: r.start)


def _counted(reading: Reading, found: Head) -> Reading:
    quantity = reading.quantity
    if quantity.kind not in _FIGURES or not compatible(quantity.unit, found.unit):
        return reading
    large = tuple((times(low, found.factor), times(high, found.factor)) for low, high in quantity.values)
    return replace(reading, quantity=replace(quantity, values=(*quantity.values, *large)))


def ends_table(text: str) -> bool:
    """Whether a line is prose: it ends as a sentence does."""
    return _PROSE_END.search(text) is not None
