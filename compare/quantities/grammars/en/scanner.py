"""English quantities: spans and values. One pass over the words; the grammar is tried only where a number may begin."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import numeric

from samesaid.compare.quantities.grammars.currency_signs import currency_before
from samesaid.compare.quantities.grammars.digits import (
    FOREIGN,
    VULGAR,
    folding,
    leading_point,
    numeral,
    parted,
    skip,
)
from samesaid.compare.quantities.grammars.en import clock, counts, dates, lasting, numerals, scores
from samesaid.compare.quantities.grammars.en.context import FRACTION_OF, prefix_bound
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, page_of_a_note, slashed
from samesaid.compare.quantities.grammars.tuning import (
    LOW_SALIENCE_BELOW,
    MAX_DENOMINATOR,
    MAX_NUMERATOR,
    MIN_ANNIVERSARY,
    SHORT_YEARS_FROM,
)
from samesaid.compare.quantities.values.quantity import Interval, Kind, Quantity, Reading, points, share
from samesaid.model import Span

# Of words of one or two letters only "a" and "an" begin a number.
_TOKEN = re.compile(rf"\d|[{VULGAR}]|[A-Za-z]{{3,}}|\b(?:[Aa]n?|A|AN|[Qq]|X[IV])\b")
# Rugby's fifteen and the eleven of football are written in Roman numerals: the starting XI.
_TEAMS = {"XI": 11, "XV": 15}
_BEFORE_TEAM = re.compile(r"\b(?:starting|first|best|playing|opening|strongest) $", re.I)
# Words that are a quantity by themselves.
_SPELLED: dict[str, tuple[Kind, tuple[Interval, ...], str]] = {
    "decade": (Kind.DURATION, points(1), "decade"),
    "decades": (Kind.DURATION, ((2.0, 9.9),), "decade"),
    "century": (Kind.DURATION, points(1), "century"),
    **{word: (Kind.DURATION, points(years), "year") for word, years in numerals.ANNIVERSARIES.items()},
    **{word: (Kind.DECADE, points(tens, 1900 + tens), "decade") for word, tens in numerals.DECADES.items()},
}
_STARTS = numerals.STARTS | dates.STARTS | frozenset({*_SPELLED, *numerals.MULTIPLES, "halved"})
# Everything that may begin a number, as it is written in a text, so that one look-up decides.
_CASED = frozenset("0123456789" + VULGAR) | {f for w in _STARTS for f in (w, w.capitalize(), w.upper())} | set(_TEAMS)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d\d0")
_SHORT_YEAR = re.compile(r"\d\d(?![\w.,%]\w|\w)")
# 3-in-1 describes a product; it is no fraction.
_COMBINED = re.compile(r"[- ]in[- ](?:1|one)\b")
# 20s-30s is two decades.
_DECADE_BEFORE = re.compile(r"\d0['’]?s-$")
_MODEL = re.compile(r"[A-Za-z]\d{0,6}[-_+]$")
_LETTERS = re.compile(r"[A-Za-z]{1,6}$")
_PREFIX = re.compile(r"\b(?:mid|pre|post|late|early|than|of|to|under|over)-$", re.I)
# Spring/summer, autumn/winter, fiscal and calendar year: SS24, FY25.
_YEAR_NAMES = ("ss", "aw", "fw", "fy", "cy")
# A half of these may also be written in a smaller unit: half an hour, thirty minutes.
_SMALLER_UNITS = {"hour": 60, "day": 24, "year": 12, "century": 100, "decade": 10}
_PART_OF = re.compile(r"(?: of)?(?: an?)?[ -](?P<unit>hour|day|year|century|decade)s?\b", re.I)
_ON_THE = re.compile(r"\b(?:on|from|until|till|since|by) the $", re.I)
_OF_A_MONTH = re.compile(r"[.,;:)!?]|$| of (?:this|last|next|the|that) month\b| (?:and|to|at)\b")
_ANNIVERSARY = re.compile(r" (?:[a-z]+ )?anniversar(?:y|ies)\b", re.I)
# €1,25 billion, as other languages write it.
_DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(?=\d{1,2} ?(?:million|billion|trillion|bn|mn|mln|tn)\b)")
# Before one number with a space after its comma: over 12, 500 people.
_BEFORE_PARTED = re.compile(
    r"(?:[$£€¥]|\b(?:than|over|about|nearly|almost|some|total of|around|approximately|at least|roughly|exceeding|"
    r"exceeded|reached|killed|sold|paid|costs?|worth|up to|only|just|estimated) )$",
    re.I,
)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    if not text.isascii() and FOREIGN.search(text):
        text = text.translate(folding())
    if "," in text:
        text = _DECIMAL_COMMA.sub(r"\1.", text)
    found: list[Reading] = []
    position = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word not in _CASED:
            continue
        start = match.start()
        if start < position:
            continue
        if word[0] <= "9":
            readings = _digits(text, start)
            position = _end(readings) if readings else skip(text, start)
        else:
            readings = _word(text, start, match.end(), word.lower())
            position = _end(readings) if readings else match.end()
        found += readings
    return found


def _end(readings: list[Reading]) -> int:
    """Where the scan continues: after the last reading and the date that it is a part of."""
    date_span = readings[-1].quantity.date_span
    return max(readings[-1].end, date_span.end if date_span else 0)


def _low_salience(start: int, end: int, kind: Kind, *values: float) -> list[Reading]:
    return [Reading(start, end, Quantity(kind, points(*values), low_salience=True))]


def _word(text: str, start: int, end: int, word: str) -> list[Reading]:
    """The readings that begin with a word, or with a sign such as ½."""
    if start and text[start - 1] in "'’":
        return []
    if text[start:end] in _TEAMS:
        is_team = _BEFORE_TEAM.search(text, max(0, start - 12), start)
        return _low_salience(start, end, Kind.CARDINAL, _TEAMS[text[start:end]]) if is_team else []
    if word in VULGAR:
        return _low_salience(start, end, Kind.FRACTION, numeric(word), 1 / numeric(word))
    if word in dates.MONTHS or word in dates.WEEKDAYS:
        return dates.month_or_weekday(text, start, end)
    if word in dates.RELATIVE_STARTS and (found := dates.relative(text, start)) is not None:
        return [found]
    if word in ("a", "an") and (duration := lasting.one_unit(text, start)) is not None:
        return [duration]
    if word in numerals.MULTIPLES:
        return _low_salience(start, end, Kind.MULTIPLE, numerals.MULTIPLES[word])
    if word == "halved":
        return _low_salience(start, end, Kind.FRACTION, 0.5)
    if word in _SPELLED:
        kind, values, unit = _SPELLED[word]
        return [Reading(start, end, Quantity(kind, values, unit, prefix_bound(text, start), low_salience=True))]
    if word in clock.STARTS and (time := clock.spoken(text, start)) is not None:
        return [time]
    if word in scores.WORDS and (score := scores.score(text, start)) is not None:
        return score
    number = numerals.words(text, start)
    return _number_words(text, start, number) if number else []


def _number_words(text: str, start: int, number: numerals.Words) -> list[Reading]:
    if number.fraction:
        return [_fraction(text, start, number)]
    if number.ordinal:
        return _ordinal(text, start, number.low, number.end)
    if number.low < 100 and (shared := counts.word_range(text, start, number)):
        return shared
    if (of := FRACTION_OF.match(text, number.end)) is not None and number.low < 100:
        other = numerals.words(text, of.end())
        if other is not None and other.low > number.low and not other.ordinal and not other.fraction:
            return [Reading(start, other.end, share(number.low, other.low))]
    team = number.low in _TEAMS.values() and _BEFORE_TEAM.search(text, max(0, start - 12), start) is not None
    low_salience = number.low < LOW_SALIENCE_BELOW or number.low != number.high or team
    return counts.quantity(text, start, number.end, (number.low, number.high), 0.0, low_salience)


def _fraction(text: str, start: int, number: numerals.Words) -> Reading:
    end = number.end
    if (unit := _PART_OF.match(text, end)) is not None:
        values, end = points(number.low, number.low * _SMALLER_UNITS[unit["unit"].lower()]), unit.end()
    elif text[start:end].lower() in ("quarter", "fourth"):
        values = points(number.low, 4)
    elif number.low in (1 / 3, 0.75):
        # A third is also an ordinal, "the first three quarters" also three quarters of a year.
        values = points(number.low, 3)
    else:
        values = points(number.low)
    return Reading(start, end, Quantity(Kind.FRACTION, values, low_salience=True, bound=prefix_bound(text, start)))


def _ordinal(text: str, start: int, value: float, end: int) -> list[Reading]:
    if (century := dates.century(text, end, value)) is not None:
        values = points(value) if century[1] is None else points(value, century[1])
        return [Reading(start, century[0], Quantity(Kind.CENTURY, values, "century"))]
    if value <= 4 and (stop := dates.quarter(text, end)) is not None:
        return [Reading(start, stop, Quantity(Kind.QUARTER, points(value), "quarter"))]
    if value <= 31 and _ON_THE.search(text, max(0, start - 12), start) and _OF_A_MONTH.match(text, end):
        day = Quantity(Kind.DAY, points(value), "day", low_salience=True, date_span=Span(start, end))
        return [Reading(start, end, day)]
    if value >= MIN_ANNIVERSARY and text[start].isdigit() and _ANNIVERSARY.match(text, end):
        return [Reading(start, end, Quantity(Kind.DURATION, points(value), "year"))]
    if value > 2 and text[start].isalpha() and text[end - 1] != "s":
        return _low_salience(start, end, Kind.ORDINAL, value, 1 / value)
    return _low_salience(start, end, Kind.ORDINAL, value)


def _digits(text: str, start: int) -> list[Reading]:
    """The readings that begin with a digit."""
    before = text[start - 1] if start else " "
    if before.isalpha() or (
        before in "-_+" and start > 1 and _MODEL.search(text, max(0, start - 12), start)
        and not _DECADE_BEFORE.search(text, max(0, start - 6), start)
    ):  # fmt: skip
        return _attached(text, start)
    if (decimals := leading_point(text, start)) is not None:
        return counts.quantity(text, start - 1, decimals[2], (decimals[0], decimals[0]), decimals[1])
    if (
        found := page_of_a_note(text, start)
        or enumerator(text, start)
        or scores.score(text, start)
        or dates.digits(text, start)
    ):
        return found
    if (time := clock.spoken(text, start)) is not None:
        return [time]
    if before in "'’" and (short := _SHORT_YEAR.match(text, start)) is not None:
        return [_short_year(start, short.end(), int(short.group()))]
    if (dated := slashed(text, start)) is not None:
        return dated
    number = parted(text, start, _BEFORE_PARTED) or numeral(text, start)
    if number is None:
        return []
    value, step, end = number
    if counts.VERSION.match(text, end):
        return []
    if (ordinal := _ORDINAL.match(text, end)) is not None:
        return _ordinal(text, start, value, ordinal.end())
    if _COMBINED.match(text, end):
        return _low_salience(start, end, Kind.LABEL, value)
    if (of := FRACTION_OF.match(text, end)) is not None:
        other = numeral(text, of.end())
        if other is not None and value <= MAX_NUMERATOR and value == int(value) and value < other[0] <= MAX_DENOMINATOR:
            return [Reading(start, other[2], share(value, other[0]))]
    if _GROUPED.fullmatch(text, start, end):
        # 10.700 is not how English writes 10.7: elsewhere the point groups thousands.
        reading = counts.quantity(text, start, end, (value, value), step)[0]
        values = (*reading.quantity.values, *points(value * 1000))
        return [replace(reading, quantity=replace(reading.quantity, values=values))]
    return counts.ranged(text, start, end, value, step)


def _short_year(start: int, end: int, short: int) -> Reading:
    """’98."""
    year = SHORT_YEARS_FROM // 100 * 100 + short
    year += 100 if year < SHORT_YEARS_FROM else 0
    return Reading(start, end, Quantity(Kind.YEAR, points(year, short), "year", low_salience=True))


def _attached(text: str, start: int) -> list[Reading]:
    """Digits joined to letters: RMB625 and Q3 are quantities, COVID-19 and F-16 are names."""
    letters = _LETTERS.search(text, max(0, start - 6), start)
    number = numeral(text, start)
    if number is None:
        return []
    value, step, end = number
    if letters and currency_before(text, start)[1]:
        return counts.ranged(text, start, end, value, step)
    if letters and letters.group().lower() == "q" and value in (1, 2, 3, 4):
        return [Reading(start - 1, end, Quantity(Kind.QUARTER, points(value), "quarter"))]
    if text[start - 1] == "-" and _PREFIX.search(text, max(0, start - 7), start):
        return dates.digits(text, start) or counts.ranged(text, start, end, value, step)
    name = name_before(text, start, "en")
    if name in _YEAR_NAMES and end - start == 2:
        return [Reading(start, end, Quantity(Kind.YEAR, points(2000 + value, value), "year", low_salience=True))]
    return [Reading(start, end, Quantity(Kind.LABEL, points(value), name, low_salience=True))]
