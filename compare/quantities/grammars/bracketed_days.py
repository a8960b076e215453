"""Days in brackets behind a weekday or a word such as "yesterday": Tuesday (15), gestern (15.), 今（16）日."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.relative_words import RelativeWords
from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_BRACKET = re.compile(r" ?[(（] ?(?P<one>[0-3]?\d)(?:[/.](?P<two>[0-3]?\d)(?!\d))?\.? ?[)）]")
# 今（16）日 and 本（5）月: the sign is behind the bracket.
_HAN = re.compile(
    r"(?:[今昨明前翌同][(（](?P<day>[0-3]?\d)[)）](?=日|晚|早|天)|[本上下今][(（](?P<month>[01]?\d)[)）](?=月))"
)
_MAX_DAY, _MAX_MONTH = 31, 12


def with_bracketed_days(readings: list[Reading], text: str, words: RelativeWords) -> list[Reading]:
    """The readings, with numbers in brackets behind the name of a day read as its day, and as its month."""
    if "(" not in text and "（" not in text:
        return readings
    days: list[Reading] = []
    for reading in readings:
        quantity = reading.quantity
        if quantity.kind is Kind.WEEKDAY or (quantity.kind is Kind.RELATIVE and quantity.unit == "day"):
            match = _BRACKET.match(text, reading.end)
            days += _date(match) if match else []
    for name in words.before_bracket.finditer(text):
        if (match := _BRACKET.match(text, name.end())) is not None:
            days += _date(match)
    for match in _HAN.finditer(text):
        kind, part = (Kind.DAY, "day") if match["day"] else (Kind.MONTH, "month")
        value = int(match[part])
        if 1 <= value <= (_MAX_DAY if kind is Kind.DAY else _MAX_MONTH):
            days.append(Reading(match.start(part), match.end(part), Quantity(kind, points(value), part)))
    if not days:
        return readings
    days.sort(key=lambda r: r.start)
    taken = touched(readings, [(day.start, day.end) for day in days])
    kept = [r for r, at in zip(readings, taken, strict=True) if at < 0]
    return sorted([*kept, *days], key=lambda r: r.start)


def _date(match: re.Match[str]) -> list[Reading]:
    """The day alone, or day and month in either order, which then have no unit."""
    one, two = int(match["one"]), int(match["two"] or 0)
    if not 1 <= one <= _MAX_DAY or two > _MAX_DAY:
        return []
    if not two:
        return [Reading(match.start("one"), match.end("one"), Quantity(Kind.DAY, points(one), "day"))]
    whole = Span(match.start("one"), match.end("two"))
    return [
        Reading(match.start(name), match.end(name), Quantity(Kind.DAY, points(int(match[name])), date_span=whole))
        for name in ("one", "two")
    ]
