"""English dates, times of day, decades, centuries, quarters, and dates relative to the day of writing."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.grammars.en.context import label_before
from samesaid.compare.quantities.grammars.numeric_dates import military
from samesaid.compare.quantities.grammars.tuning import MAX_CENTURY
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_DATA = section("en", "dates")
MONTHS = {word: int(n) for word, n in _DATA.by_number("months").items()}
WEEKDAYS = {word: int(n) for word, n in _DATA.by_number("weekdays").items()}
RELATIVE_STARTS = frozenset(_DATA.words("relative"))
STARTS = frozenset({*MONTHS, *WEEKDAYS, *RELATIVE_STARTS})
_AMBIGUOUS_MONTHS = frozenset(_DATA.words("ambiguous_months"))
_AMBIGUOUS_WEEKDAYS = frozenset(_DATA.words("ambiguous_weekdays"))
_MONTH = rf"(?P<month>{any_of([month.capitalize() for month in MONTHS])})\b\.?"
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
_OTHER_THAN_THIS = ("last", "past", "previous", "preceding", "prior", "coming", "next")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
# The 00s, 10s and 20s may be of this century.
MAX_SHORT_DECADE = 20
_MAX_PREPOSITION_CHARS = 9
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|and|late|early|mid|last|next|this|between|through|during|after|before)"
    r"[ -]$",
    re.I,
)


def month_or_weekday(text: str, start: int, end: int) -> list[Reading]:
    """The date that begins with the month or weekday at ``start``; nothing where the word may be a name or a verb."""
    word = text[start:end].lower()
    if word in WEEKDAYS:
        if not text[start].isupper() or (word in _AMBIGUOUS_WEEKDAYS and text[end : end + 1] not in (".", ",")):
            return []
        return [Reading(start, end, Quantity(Kind.WEEKDAY, points(WEEKDAYS[word]), "day", low_salience=True))]
    if not text[start].isupper() and word in ("may", "march", "mar", "jan", "dec", "sep"):
        return []
    for pattern in (_MDY, _MY):
        if (match := pattern.match(text, start)) is not None:
            return _parts(match)
    ambiguous = word in _AMBIGUOUS_MONTHS or not text[start].isupper()
    if ambiguous:
        before = _BEFORE_MONTH.search(text, max(0, start - _MAX_PREPOSITION_CHARS), start)
        after = text[end : end + 2]
        ambiguous = before is None or (after[:1] == " " and after[1:].isupper())
    return [Reading(start, end, Quantity(Kind.MONTH, points(MONTHS[word]), "month", low_salience=ambiguous))]


def digits(text: str, start: int) -> list[Reading]:
    """The parts of the date, or the time of day, that begins with the digit at ``start``; nothing if there is none."""
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
    values = points(year, 1900 + year if year < 100 else year % 100)
    if year <= MAX_SHORT_DECADE:
        values = (*points(2000 + year), *values)
    return Reading(match.start(), match.end(), Quantity(Kind.DECADE, values, "decade"))


def _time(text: str, start: int) -> list[Reading]:
    if (four := military(text, start)) is not None and not label_before(text, start):
        return four
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
    """(end, second century or None) of "century" after an ordinal: the 19th and 20th centuries."""
    match = _CENTURY.match(text, end)
    if match is None or not 1 <= number <= MAX_CENTURY:
        return None
    return match.end(), (float(match["n"]) if match["n"] else None)


def quarter(text: str, end: int) -> int | None:
    """The end of "quarter" after an ordinal (the third quarter), None for another word."""
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
    if unit in ("decade", "century") and match.group().lower().startswith(_OTHER_THAN_THIS):
        # The last decade is a length of time.
        begin = match.start("unit")
        return Reading(begin, match.end(), Quantity(Kind.DURATION, points(1), unit, low_salience=True))
    unit = "month" if unit in _SEASONS else "day" if unit in ("week", "weekend") else unit
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))
