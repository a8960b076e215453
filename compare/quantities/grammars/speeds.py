"""Speeds: a way with "an hour" or 时速 beside it, in every language read, is told in units of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.compare.quantities.values.quantity import Kind, Reading

_HOURLY = {"km": "kmh", "mile": "mph", "nmi": "knot", "m": "mh"}
_EACH_SECOND = {"m": "ms", "km": "kms"}
_AFTER = re.compile(
    r" ?(?:/ ?|每|毎|[- ](?:per|an?|each|every|pro|par|por|je|la|в|за)[- ]|[- ](?:in der|all['’]|à l['’]) ?)"
    r"(?:(?P<h>hour|hr|h(?![\w])|std|stunde|heure|hora|ora|час|小时|小時|时|時)"
    r"|(?P<s>second|sec|s(?![\w])|sekunde|seconde|segundo|secondo|секунду|秒))\w{0,2}"
    r"| orari\b(?P<orari>)",
    re.I,
)
_BEFORE = re.compile(
    r"(?:(?P<h>[时時]速|每小[时時]|[毎每][时時])|(?P<s>秒速|[每毎]秒))[^\d，。,.;；、:：]{0,6}$"
)  # fmt: skip
_RANGE = 5


def speeds(readings: list[Reading], text: str) -> list[Reading]:
    """The readings with ways that are speeds told as such; what their words covered is taken out."""
    if not any(r.quantity.unit in _HOURLY for r in readings):
        return readings
    found: list[Reading] = []
    for reading in reversed(readings):
        turned = _speed(reading, text)
        if turned is None and found and _ranged(reading, found[-1]):
            turned = replace(reading, quantity=replace(reading.quantity, unit=found[-1].quantity.unit))
        if turned is not None:
            while found and found[-1].start < turned.end:
                found.pop()
        found.append(turned or reading)
    return found[::-1]


def _speed(reading: Reading, text: str) -> Reading | None:
    quantity = reading.quantity
    if quantity.kind is not Kind.MEASURE or quantity.unit not in _HOURLY:
        return None
    end = reading.end
    match = _AFTER.match(text, end)
    if match is not None:
        end = match.end()
    else:
        match = _BEFORE.search(text, max(0, reading.start - 10), reading.start)
    if match is None:
        return None
    unit = (_EACH_SECOND if match["s"] else _HOURLY).get(quantity.unit)
    return Reading(reading.start, end, replace(quantity, unit=unit)) if unit else None


def _ranged(one: Reading, other: Reading) -> bool:
    """Whether the first of a range has the unit of a speed that follows: 120至150公里每小时."""
    return other.start - one.end <= _RANGE and _HOURLY.get(one.quantity.unit) == other.quantity.unit
