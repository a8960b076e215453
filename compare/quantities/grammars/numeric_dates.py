"""Digits with slashes, dots or colons between them, as all languages write them: 2/3, 2024-08-19, 2008/09, 27:37."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_DATE = re.compile(
    r"(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<d>[0-3]?\d)(?![\d/])"
    r"|(?P<a>[0-3]?\d)(?P<sep2>[/.])(?P<b>[0-3]?\d)(?P=sep2)(?P<c>(?:(?:1[5-9]|20)\d\d(?!\.\w)|\d\d(?!\.)))(?![\d/])"
)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)/(?P<last>\d\d)(?![\d/])")
_STOPWATCH = re.compile(r"(?P<minutes>\d{2,3}):(?P<seconds>[0-5]\d)(?![\d:])")
_ITEM = re.compile(r"(\d{1,2})(?:[)）、]|\. )")
# 9/11, the day that an event is known by.
_SEPTEMBER_11 = re.compile(r"(?P<month>9)/(?P<day>11)(?![\d/])")
# 0430, 0200GMT, 1430 hours: four digits without a colon. A leading zero, a zone or "hours" tells them from a number; a
# code of telephones has other digits behind it.
_MILITARY = re.compile(
    r"(?<![\dA-Za-z_.,:/#№+-])(?<!\d )(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)"
    r"(?:(?P<zone> ?(?:GMT|UTC|EST|EDT|CET|CEST|BST|MSK|hrs|hours)\b)|(?![\dA-Za-z_%]|[.,:/-]\w|\)? ?-?\d))"
)
# What a round number of hours needs before it to be a time of day: 1500 hours may also be how long a thing lasted.
_BEFORE_ROUND_HOURS = re.compile(r"\b(?:at|by|from|until|till|to|since|around) $", re.IGNORECASE)
_NOTE_PAGE = re.compile(r"\d{1,4}(?:[,，–-] ?\d{1,4})*(?![\d.:])")
_BEFORE_NOTE = re.compile(r"[.。!?][\])]?[:：] ?$")
_NOTE_ENDS = (":", "：", " ")
_FIRST_YEAR = re.compile(r"(?<!\d)((?:1\d|20)\d\d)年 ?(?:[~～–—-]|至|到|から) ?$")
_FIRST_YEAR_CHARACTERS = 9
_BEFORE_HOURS_CHARACTERS = 8
# What each of these begins with, apart from times of day.
_DIVIDED = re.compile(r"\d{1,4}[-/.:]")
HOURS = 24
_HOUR = re.compile(r"\d+")
_FRACTION = re.compile(r"(?P<upper>\d{1,2})/(?P<lower>[1-9]\d{0,2})(?![\d/])")


def slashed(text: str, start: int) -> list[Reading] | None:
    """The date, years, time or fraction that begins at ``start``; None where there is none."""
    if _DIVIDED.match(text, start) is None:
        return None
    match = _DATE.match(text, start)
    if match is not None:
        return _date(match)
    if (match := _YEARS.match(text, start)) is not None:
        first, last = int(match["first"]), int(match["last"])
        until = points(first // 100 * 100 + last, last)
        return [
            Reading(start, match.end("first"), Quantity(Kind.YEAR, points(first), "year")),
            Reading(match.start("last"), match.end(), Quantity(Kind.YEAR, until, "year")),
        ]
    if (match := _STOPWATCH.match(text, start)) is not None and int(match["minutes"]) > 24:
        first, last = int(match["minutes"]), int(match["seconds"])
        if first + last == 100:
            return [
                Reading(match.start(n), match.end(n), Quantity(Kind.CARDINAL, points(part), "score", step=1.0))
                for n, part in (("minutes", first), ("seconds", last))
            ]
        # A time on a stopwatch, or a proportion.
        values = points(first + last / 60, first, last)
        return [Reading(start, match.end(), Quantity(Kind.DURATION, values, "min", low_salience=True))]
    match = _FRACTION.match(text, start)
    if match is None:
        return None
    if (event := _SEPTEMBER_11.match(text, start)) is not None:
        day = Span(*event.span())
        return [
            Reading(*event.span(n), Quantity(Kind.DAY, points(int(event[n])), low_salience=True, date_span=day))
            for n in ("month", "day")
        ]
    upper, lower = int(match["upper"]), int(match["lower"])
    # 24/7 is no share.
    if upper >= lower:
        return [
            Reading(match.start(n), match.end(n), Quantity(Kind.LABEL, points(int(match[n])), low_salience=True))
            for n in ("upper", "lower")
        ]
    values = points(upper / lower, lower, upper)
    return [Reading(start, match.end(), Quantity(Kind.FRACTION, values, low_salience=True))]


def page_of_a_note(text: str, start: int) -> list[Reading] | None:
    """The page behind the mark of a note, as encyclopedias set it after a full stop: "success.:121,154"; else None."""
    # What is before it is looked at first: a long list of numbers would be read again from each of them.
    if text[start - 1 : start] not in _NOTE_ENDS or _BEFORE_NOTE.search(text, max(0, start - 4), start) is None:
        return None
    match = _NOTE_PAGE.match(text, start)
    if match is None:
        return None
    pages = Quantity(Kind.LABEL, points(0), "page", low_salience=True)
    return [Reading(start, match.end(), pages)]


def military(text: str, start: int) -> list[Reading] | None:
    """The time of day in four digits that begins at ``start``: 0430, 0200 GMT; None where there is none."""
    match = _MILITARY.match(text, start) if text[start + 3 : start + 4].isdecimal() else None
    if match is None or (match["zone"] is None and text[start] != "0"):
        return None
    round_hours = (match["zone"] or "").strip() in ("hrs", "hours") and text[start] != "0" and match["m"] == "00"
    if round_hours and not _BEFORE_ROUND_HOURS.search(text, max(0, start - _BEFORE_HOURS_CHARACTERS), start):
        return None
    hours = int(match["h"]) + int(match["m"]) / 60
    return [Reading(start, match.end(), Quantity(Kind.TIME, points(hours), "clock"))]


def first_hour(text: str, start: int, end: int, hour: float, until: list[Reading]) -> Reading | None:
    """The number from ``start`` to ``end`` as the hour that begins a range: 16 bis 20 Uhr, 16至20时, 6 a 8 p. m.

    ``until`` is what was read after it; None where that is no time of day.
    """
    if len(until) != 1 or until[0].quantity.kind is not Kind.TIME or hour > HOURS or hour != int(hour):
        return None
    last = until[0].quantity
    written = _HOUR.search(text, until[0].start, until[0].end)
    if len(last.values) > 1 or hour > last.value:
        values = points(hour) if hour >= HOURS / 2 else points(hour, hour + HOURS / 2)
    elif written is not None and int(written.group()) < int(last.value) and hour + HOURS / 2 <= last.value:
        values = points(hour + HOURS / 2)
    else:
        values = points(hour)
    return Reading(start, end, Quantity(Kind.TIME, values, "clock"))


def short_year(text: str, start: int, value: float) -> Quantity | None:
    """The year of two digits that ends a span: the 69 of 1825年～69年; None where no year precedes it."""
    match = _FIRST_YEAR.search(text, max(0, start - _FIRST_YEAR_CHARACTERS), start)
    if match is None or int(match[1]) % 100 >= value:
        return None
    return Quantity(Kind.YEAR, points(int(match[1]) // 100 * 100 + value, value), "year")


def enumerator(text: str, start: int) -> list[Reading] | None:
    """The number of an item at the beginning of a line: "2) …", "(3) …", "7. …"."""
    if start > 3 or text[:start].strip(" #*(（-"):
        return None
    match = _ITEM.match(text, start)
    if match is None:
        return None
    return [Reading(start, match.end(1), Quantity(Kind.LABEL, points(int(match[1])), "item", low_salience=True))]


def _date(match: re.Match[str]) -> list[Reading]:
    whole = Span(match.start(), match.end())
    # Where the year comes last, the other two are day and month in either order, so neither has a unit.
    names = (("y", Kind.YEAR, "year"), ("m", Kind.MONTH, "month"), ("d", Kind.DAY, "day"))
    if match["y"] is None:
        names = (("a", Kind.DAY, ""), ("b", Kind.DAY, ""), ("c", Kind.YEAR, "year"))
    found = []
    for name, kind, unit in names:
        value = int(match[name])
        values = points(value) if kind is not Kind.YEAR or value > 99 else points(2000 + value, 1900 + value, value)
        found.append(Reading(match.start(name), match.end(name), Quantity(kind, values, unit, date_span=whole)))
    return found
