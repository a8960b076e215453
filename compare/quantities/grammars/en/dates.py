"""English dates, times of day, decades, centuries, quarters and dates told from the day of writing."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.word_lists import numbered, words
from samesaid.model import Span

MONTHS = numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
    "november/nov december/dec",
    1,
)
WEEKDAYS = numbered(
    "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun", 1
)
# Names, verbs and abbreviations as well: only beside a day or a year, or after a preposition.
_SHY_MONTHS = frozenset(words("march may april june august jan mar apr jun dec oct sep sept"))
_SHY_DAYS = frozenset(words("mon tue tues wed thu thur thurs fri sat sun"))
_MONTH = "(?P<month>" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"[0-3]?\d)(?:st|nd|rd|th)?"
_DAYS = (
    rf"(?P<day>{_DAY}(?!\d|[,.]\d{{3}})"
    rf"(?:(?:\s?[-–—]\s?|,? and | to | or |, )(?P<day2>{_DAY}(?![\d,.]?\d))?"
)
_YEAR = r"(?:,? (?:of )?(?P<year>(?:1[0-9]|20)\d\d)(?![\d,]\d|\.\d|%| (?:people|cases)))?"
_DMY = re.compile(_DAYS + r"(?: of|,)? ?(?:the )?" + _MONTH + _YEAR, re.IGNORECASE)
_MDY = re.compile(_MONTH + r"(?: the)? ?" + _DAYS + r"(?! ?(?:%|percent|million|billion))" + _YEAR, re.IGNORECASE)
_MY = re.compile(_MONTH + r",? (?:of )?(?P<year>(?:1[0-9]|20)\d\d)(?![\d,]\d|\.\d)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<h>[0-2]?\d)(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?)?"
    r"(?: ?(?:(?P<pm>p\.?\s?m\b\.?)|(?P<am>a\.?\s?m\b\.?)"
    r"|(?P<clock>o['’ ]?clock|hrs\b|h\b|noon\b|midnight\b)))?(?![\d:])",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d) ?(?:GMT|UTC|hrs|hours|EST|EDT|CET|BST)\b")
_DECADE = re.compile(r"(?P<d>(?:1[5-9]|20)?\d0)['’]?s\b")
_CENTURY = re.compile(
    r"(?:st|nd|rd|th)?[ -](?:to|and|or) (?:the )?(?P<n>\d\d)th[- ]centur(?:y|ies)"
    r"|(?:st|nd|rd|th)?[- ]centur(?:y|ies)\b",
    re.I,
)
_QUARTERS = re.compile(r"[ -](?:fiscal )?quarter(?! of an? )\b", re.I)
_RELATIVE = re.compile(
    r"(?:last|past|this|next|previous|following|same|current|coming|that|prior|preceding) (?:same )?"
    r"(?P<unit>year|month|quarter|day|century|decade|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|week(?:end)?|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b|(?P<ago>an?|the) (?P<unit2>year|month|day) (?:ago|earlier|before|later|prior)|year-(?:on|over)-year"
    r"|year[- ]end\b|(?<=the )year\b(?! old)"
    r"|(?P<today>today|yesterday|tomorrow|tonight|overnight|yesterday's|today's)\b|(?P<noon>noon|midday|midnight)\b",
    re.IGNORECASE,
)
RELATIVE_STARTS = frozenset(
    words(
        "last past this next previous following same current coming that prior preceding a an year today yesterday "
        "tomorrow tonight overnight noon midday midnight"
    )
)
STARTS = frozenset({*MONTHS, *WEEKDAYS, *RELATIVE_STARTS})
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|and|late|early|mid|last|next|this|between|through|during|after|before)"
    r"[ -]$",
    re.I,
)


def month_or_weekday(text: str, start: int, end: int) -> list[Reading]:
    """The date that begins with the month or weekday in words at ``start``; nothing when it may be a name or a verb."""
    word = text[start:end].lower()
    if word in WEEKDAYS:
        if not text[start].isupper() or (word in _SHY_DAYS and text[end : end + 1] not in (".", ",")):
            return []
        return [Reading(start, end, Quantity(Kind.WEEKDAY, points(WEEKDAYS[word]), "day", low_salience=True))]
    if not text[start].isupper() and word in ("may", "march", "mar", "jan", "dec", "sep"):
        return []
    for pattern in (_MDY, _MY):
        if (match := pattern.match(text, start)) is not None:
            return _parts(match)
    shy = word in _SHY_MONTHS or not text[start].isupper()
    if shy:
        before = _BEFORE_MONTH.search(text, max(0, start - 9), start)
        after = text[end : end + 2]
        shy = before is None or (after[:1] == " " and after[1:].isupper())
    return [Reading(start, end, Quantity(Kind.MONTH, points(MONTHS[word]), "month", low_salience=shy))]


def digits(text: str, start: int) -> list[Reading]:
    """The date or time of day that begins with the digit at ``start``, as its parts; nothing when there is none."""
    # "3 May" is a date, "3 may have" is not.
    if (match := _DMY.match(text, start)) is not None and match["month"][0].isupper():
        return _parts(match)
    if (match := _DECADE.match(text, start)) is not None:
        return [_decade(match)]
    return _time(text, start)


def _parts(match: re.Match[str]) -> list[Reading]:
    whole = Span(match.start(), match.end())
    parts = []
    for name, kind, unit in (("day", Kind.DAY, "day"), ("day2", Kind.DAY, "day"), ("month", Kind.MONTH, "month"),
                             ("year", Kind.YEAR, "year")):  # fmt: skip
        if name not in match.re.groupindex or match.group(name) is None:
            continue
        word = match.group(name)
        value = MONTHS[word.lower().rstrip(".")] if kind is Kind.MONTH else int(word)
        parts.append(Reading(match.start(name), match.end(name), Quantity(kind, points(value), unit, date_span=whole)))
    return sorted(parts, key=lambda r: r.start)


def _decade(match: re.Match[str]) -> Reading:
    year = int(match["d"])
    values = points(year) if year < 100 else points(year, year % 100)
    if year < 100:
        values = points(year, 1900 + year)
    return Reading(match.start(), match.end(), Quantity(Kind.DECADE, values, "decade"))


def _time(text: str, start: int) -> list[Reading]:
    if (match := _MILITARY.match(text, start)) is not None:
        hours = (int(match["h"]) + int(match["m"]) / 60,)
        return [Reading(start, match.end(), Quantity(Kind.TIME, points(*hours), "clock"))]
    match = _CLOCK.match(text, start)
    if match is None or int(match["h"]) > 24:
        return []
    half = match["pm"] or match["am"] or match["clock"]
    if (not half and match["sep"] != ":") or (match["m"] is None and not half):
        return []
    if match["clock"] and match["clock"].lower() in ("h", "hrs") and match["m"] is None:
        return []
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["pm"] and hour < 12:
        hour += 12
    elif match["am"] and hour == 12:
        hour = 0
    value = hour + minute / 60
    if (match["clock"] or "").lower() == "midnight" and value == 12:
        return [Reading(start, match.end(), Quantity(Kind.TIME, points(0, 24), "clock"))]
    values = points(value) if match["pm"] or match["am"] or hour > 12 else points(value, value + 12)
    return [Reading(start, match.end(), Quantity(Kind.TIME, values, "clock"))]


def century(text: str, end: int, number: float) -> tuple[int, float | None] | None:
    """(end, second century or None) when "century" follows the ordinal that ends at ``end``."""
    match = _CENTURY.match(text, end)
    if match is None or not 1 <= number <= 30:
        return None
    return match.end(), (float(match["n"]) if match["n"] else None)


def quarter(text: str, end: int) -> int | None:
    """Where "quarter" after an ordinal ends: the third quarter."""
    match = _QUARTERS.match(text, end)
    return match.end() if match else None


def relative(text: str, start: int) -> Reading | None:
    """last year, this month, a year earlier, today, noon."""
    match = _RELATIVE.match(text, start)
    if match is None:
        return None
    if match["noon"]:
        hours = points(0, 24) if match["noon"].lower() == "midnight" else points(12)
        return Reading(start, match.end(), Quantity(Kind.TIME, hours, "clock", low_salience=True))
    unit = (match["unit"] or match["unit2"] or ("day" if match["today"] else "year")).lower()
    if unit in MONTHS or unit in WEEKDAYS:
        return None
    if unit in ("decade", "century") and match.group()[:4].lower() in (
        "last",
        "past",
        "prev",
        "prec",
        "prio",
        "comi",
        "next",
    ):
        begin = match.start("unit")
        return Reading(begin, match.end(), Quantity(Kind.DURATION, points(1), unit, low_salience=True))
    unit = {"spring": "month", "summer": "month", "autumn": "month", "fall": "month", "winter": "month",
            "weekend": "day", "week": "day"}.get(unit, unit)  # fmt: skip
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))
