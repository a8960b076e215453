"""English quantities: spans and values. One pass over the words; a grammar is tried only where a number may begin."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import numeric

from samesaid.compare.quantities.grammars.currency_signs import currency_before
from samesaid.compare.quantities.grammars.digits import FOREIGN, VULGAR, folding, numeral, parted, skip, times
from samesaid.compare.quantities.grammars.en import clock, dates, numerals, scores
from samesaid.compare.quantities.grammars.en.context import (
    FRACTION_OF,
    label_before,
    prefix_bound,
    suffix_bound,
)
from samesaid.compare.quantities.grammars.en.units import second_unit, short_scale, unit_after
from samesaid.compare.quantities.grammars.en.words import MULTIPLES, SPELLED, TEAMS
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, slashed
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import ENGLISH
from samesaid.model import Span

# Words of one or two letters begin nothing but "a" and "an".
_TOKEN = re.compile(rf"\d|[{VULGAR}]|[A-Za-z]{{3,}}|\b(?:[Aa]n?|A|AN|[Qq]|X[IV])\b")
# The words as they stand in a text; digits as well, so that one look-up tells.
_STARTS = numerals.STARTS | dates.STARTS | frozenset({*SPELLED, *MULTIPLES, "halved"})
_CASED = frozenset("0123456789" + VULGAR) | {f for w in _STARTS for f in (w, w.capitalize(), w.upper())} | set(TEAMS)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_RANGE = re.compile(r"(?: ?[-–—~] ?| to | and | or )(?=[$£€¥\d]|[A-Z]{1,3}\$\d)")
_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d\d0")
_SHORT_YEAR = re.compile(r"\d\d(?![\w.,%]\w|\w)")
# A 3-in-1 is a thing, no share.
_COMBINED = re.compile(r"[- ]in[- ](?:1|one)\b")
_MODEL = re.compile(r"[A-Za-z]\d{0,6}[-_+]$")
_KILO = re.compile(r"[ -]?(?P<prefix>kilo|mega|giga)[a-z]{3,}", re.I)
# A part of these is told in a smaller unit as well: half an hour, thirty minutes.
_SMALLER = {"hour": 60, "day": 24, "year": 12, "century": 100, "decade": 10}
_PART_OF = re.compile(r"(?: of)?(?: an?)?[ -](?P<unit>hour|day|year|century|decade)s?\b", re.I)
_SHARED = (Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MULTIPLE)
_OR = re.compile(r" (?:or|to) (?=[a-z])")
_COUNTING = re.compile(r"\b(?:day|week|round|phase|stage|step|game|episode|season|lap|leg) $", re.I)
_TEAM = re.compile(r"\b(?:starting|first|best|playing|opening|strongest) $", re.I)
_ON_THE = re.compile(r"\b(?:on|from|until|till|since|by) the $", re.I)
_OF_A_MONTH = re.compile(r"[.,;:)!?]|$| of (?:this|last|next|the|that) month\b| (?:and|to|at)\b")
# The 14th Five-Year Plan is a name that other languages shorten (十四五).
_PLAN = re.compile(r"[- ]Year[- ]Plan")
_ANNIVERSARY = re.compile(r" (?:[a-z]+ )?anniversar(?:y|ies)\b", re.I)
_VERSION = re.compile(r"\.\d")
# €1,25 billion, as other languages write it.
_DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(?=\d{1,2} ?(?:million|billion|trillion|bn|mn|mln|tn)\b)")
# What stands before a number that is one although a space follows its comma: over 12, 500 people.
_ONE_NUMBER = re.compile(
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
            reading = _digits(text, start)
            position = _end(reading) if reading else skip(text, start)
        else:
            reading = _word(text, start, match.end(), word.lower())
            position = _end(reading) if reading else match.end()
        found += reading
    return found


def _end(readings: list[Reading]) -> int:
    """Where the scan goes on: after the last reading and the date that it is a part of."""
    whole = readings[-1].quantity.date_span
    return max(readings[-1].end, whole.end if whole else 0)


def _word(text: str, start: int, end: int, word: str) -> list[Reading]:
    if start and text[start - 1] in "'’":
        return []
    if text[start:end] in TEAMS:
        return _team(text, start, end)
    if word in VULGAR:
        part = numeric(word)
        return [Reading(start, end, Quantity(Kind.FRACTION, points(part, 1 / part), low_salience=True))]
    if word in dates.MONTHS or word in dates.WEEKDAYS:
        return dates.month_or_weekday(text, start, end)
    if word in dates.RELATIVE_STARTS and (found := dates.relative(text, start)) is not None:
        return [found]
    if word in MULTIPLES:
        return [Reading(start, end, Quantity(Kind.MULTIPLE, points(MULTIPLES[word]), low_salience=True))]
    if word == "halved":
        return [Reading(start, end, Quantity(Kind.FRACTION, points(0.5), low_salience=True))]
    if word in SPELLED:
        kind, values, unit = SPELLED[word]
        return [Reading(start, end, Quantity(kind, values, unit, prefix_bound(text, start), low_salience=True))]
    if word in clock.STARTS and (time := clock.spoken(text, start)) is not None:
        return [time]
    if word in scores.WORDS and (score := scores.score(text, start)) is not None:
        return score
    number = numerals.words(text, start)
    if number is None:
        return []
    if number.fraction:
        return [_fraction(text, start, number)]
    if number.ordinal:
        return _ordinal(text, start, number.low, number.end)
    if number.low < 100 and (shared := _word_range(text, start, number)):
        return shared
    if (of := FRACTION_OF.match(text, number.end)) is not None and number.low < 100:
        other = numerals.words(text, of.end())
        if other is not None and other.low > number.low and not other.ordinal and not other.fraction:
            share = number.low / other.low
            return [Reading(start, other.end, Quantity(Kind.FRACTION, points(share, other.low), low_salience=True))]
    return _quantity(
        text,
        start,
        number.end,
        (number.low, number.high),
        0.0,
        low_salience=number.low < 10 or number.low != number.high,
    )


def _team(text: str, start: int, end: int) -> list[Reading]:
    """The starting XI are eleven players."""
    if not _TEAM.search(text, max(0, start - 12), start):
        return []
    return [Reading(start, end, Quantity(Kind.CARDINAL, points(TEAMS[text[start:end]]), low_salience=True))]


def _word_range(text: str, start: int, first: numerals.Words) -> list[Reading]:
    """Two number words that share the scale of the second: sixteen or seventeen thousand."""
    joint = _OR.match(text, first.end)
    second = numerals.words(text, joint.end()) if joint else None
    if joint is None or second is None or second.ordinal or second.fraction or second.low < 100:
        return []
    factor = next((f for f in (1e12, 1e9, 1e6, 1e3, 1e2) if second.low % f == 0), 1.0)
    if factor == 1.0 or not first.low <= second.low / factor < 1000:
        return []
    rest = _quantity(text, joint.end(), second.end, (second.low, second.high), 0.0)
    other = rest[0].quantity
    low = times(first.low, factor)
    bound = prefix_bound(text, start)
    return [Reading(start, first.end, Quantity(other.kind, points(low), other.unit, bound)), *rest]


def _fraction(text: str, start: int, number: numerals.Words) -> Reading:
    if (hour := _PART_OF.match(text, number.end)) is not None:
        values = points(number.low, number.low * _SMALLER[hour["unit"].lower()])
        return Reading(
            start, hour.end(), Quantity(Kind.FRACTION, values, low_salience=True, bound=prefix_bound(text, start))
        )
    values = points(number.low) if number.low != 1 / 3 else points(number.low, 3)
    if number.low == 0.75:
        # "the first three quarters" of a year.
        values = points(0.75, 3)
    if text[start : number.end].lower() in ("quarter", "fourth"):
        values = points(number.low, 4)
    return Reading(
        start, number.end, Quantity(Kind.FRACTION, values, low_salience=True, bound=prefix_bound(text, start))
    )


def _ordinal(text: str, start: int, value: float, end: int) -> list[Reading]:
    if (century := dates.century(text, end, value)) is not None:
        values = points(value) if century[1] is None else points(value, century[1])
        return [Reading(start, century[0], Quantity(Kind.CENTURY, values, "century"))]
    if value <= 4 and (stop := dates.quarter(text, end)) is not None:
        return [Reading(start, stop, Quantity(Kind.QUARTER, points(value), "quarter"))]
    if value <= 31 and _ON_THE.search(text, max(0, start - 12), start) and _OF_A_MONTH.match(text, end):
        return [
            Reading(start, end, Quantity(Kind.DAY, points(value), "day", low_salience=True, date_span=Span(start, end)))
        ]
    if value >= 10 and text[start].isdigit() and _ANNIVERSARY.match(text, end):
        # 44周年: so many years, in languages that do not number the day.
        return [Reading(start, end, Quantity(Kind.DURATION, points(value), "year"))]
    values = points(value)
    if value > 2 and text[start].isalpha() and text[end - 1] != "s":
        values = points(value, 1 / value)
    return [Reading(start, end, Quantity(Kind.ORDINAL, values, low_salience=True))]


def _digits(text: str, start: int) -> list[Reading]:
    before = text[start - 1] if start else " "
    if before.isalpha() or (before in "-_+" and start > 1 and _MODEL.search(text, max(0, start - 12), start)):
        return _attached(text, start)
    if before == "." and text[max(0, start - 2) : start - 1] in ("", " ", "$", "£", "€"):
        return _leading_point(text, start)
    if found := enumerator(text, start) or scores.score(text, start) or dates.digits(text, start):
        return found
    if (time := clock.spoken(text, start)) is not None:
        return [time]
    if before in "'’" and (short := _SHORT_YEAR.match(text, start)) is not None:
        year = int(short.group())
        values = points((1900 if year > 40 else 2000) + year, year)
        return [Reading(start, short.end(), Quantity(Kind.YEAR, values, "year", low_salience=True))]
    if (shared := slashed(text, start)) is not None:
        return shared
    number = parted(text, start, _ONE_NUMBER) or numeral(text, start)
    if number is None:
        return []
    value, step, end = number
    if _VERSION.match(text, end):
        return []
    if (ordinal := _ORDINAL.match(text, end)) is not None:
        return _ordinal(text, start, value, ordinal.end())
    if _COMBINED.match(text, end):
        return [Reading(start, end, Quantity(Kind.LABEL, points(value), low_salience=True))]
    if (of := FRACTION_OF.match(text, end)) is not None and of.group(1) != " out of ":
        other = numeral(text, of.end())
        if other is not None and value < 10 and value == int(value) and value < other[0] <= 1000:
            return [
                Reading(start, other[2], Quantity(Kind.FRACTION, points(value / other[0], other[0]), low_salience=True))
            ]
    if _GROUPED.fullmatch(text, start, end):
        # 10.700 is not how English writes 10.7: elsewhere the point groups thousands.
        readings = _quantity(text, start, end, (value, value), step)
        return [_also(readings[0], value * 1000)]
    return _ranged(text, start, end, value, step)


def _also(reading: Reading, value: float) -> Reading:
    quantity = reading.quantity
    return Reading(reading.start, reading.end, replace(quantity, values=(*quantity.values, (value, value))))


def _leading_point(text: str, start: int) -> list[Reading]:
    """.08% is 0.08%."""
    end = skip(text, start)
    digits = text[start:end]
    if not digits.isdigit() or len(digits) > 9:
        return []
    value = float("0." + digits)
    return _quantity(text, start - 1, end, (value, value), 10.0 ** -len(digits))


def _attached(text: str, start: int) -> list[Reading]:
    """Digits glued to letters: RMB625 and Q3 are quantities, COVID-19 and F-16 are names."""
    glued = re.compile(r"[A-Za-z]{1,6}$").search(text, max(0, start - 6), start)
    number = numeral(text, start)
    if number is None:
        return []
    if glued and currency_before(text, start)[1]:
        return _ranged(text, start, number[2], number[0], number[1])
    if glued and glued.group().lower() == "q" and number[0] in (1, 2, 3, 4):
        return [Reading(start - 1, number[2], Quantity(Kind.QUARTER, points(number[0]), "quarter"))]
    if text[start - 1] == "-" and re.compile(r"\b(?:mid|pre|post|late|early|than|of|to|under|over)-$", re.I).search(
        text, max(0, start - 7), start
    ):
        return dates.digits(text, start) or _ranged(text, start, number[2], number[0], number[1])
    name = name_before(text, start, "en")
    if name in ("ss", "aw", "fw", "fy", "cy") and number[2] - start == 2:
        return [
            Reading(
                start, number[2], Quantity(Kind.YEAR, points(2000 + number[0], number[0]), "year", low_salience=True)
            )
        ]
    return [Reading(start, number[2], Quantity(Kind.LABEL, points(number[0]), name, low_salience=True))]


def _ranged(text: str, start: int, end: int, value: float, step: float) -> list[Reading]:
    """A number in digits, or two with what follows the second shared: 13.8 to 14.3 billion, 2-3%, 2019-20."""
    joint = _RANGE.match(text, end)
    if joint is not None:
        begin = joint.end()
        while begin < len(text) and not text[begin].isdigit():
            begin += 1
        second = numeral(text, begin)
        if second is not None and not dates.digits(text, begin) and not _VERSION.match(text, second[2]):
            if 1500 <= value <= 2100 and second[2] - begin == 2 and joint.group().strip() in ("-", "–", "—"):
                return _years(start, end, value, (begin, second[2], second[0]))
            rest = _quantity(text, begin, second[2], (second[0], second[0]), second[1])
            if rest and (shared := _share(text, start, end, (value, step), second[0], rest[0])) is not None:
                return [shared, *rest]
    return _quantity(text, start, end, (value, value), step)


def _years(start: int, end: int, value: float, second: tuple[int, int, float]) -> list[Reading]:
    """1957–58."""
    begin, stop, short = second
    until = points(value // 100 * 100 + short, short)
    return [
        Reading(start, end, Quantity(Kind.YEAR, points(value), "year")),
        Reading(begin, stop, Quantity(Kind.YEAR, until, "year")),
    ]


def _share(
    text: str, start: int, end: int, number: tuple[float, float], plain: float, second: Reading
) -> Reading | None:
    """The first number of a range with the scale and the unit of the second, None when it has its own."""
    value, step = number
    other = second.quantity
    if text[end : end + 1] not in " -–—~" or not plain:
        return None
    if other.kind not in _SHARED or (1500 <= value <= 2100 and end - start == 4 and other.kind is not Kind.CARDINAL):
        return None
    factor = other.value / plain
    joint = _RANGE.match(text, end)
    if joint is not None and " and " in joint.group() and factor == 1 and other.kind is Kind.CARDINAL:
        return None
    begin, unit, bound = start, other.unit, prefix_bound(text, start)
    kind = other.kind
    currency_start, currency = currency_before(text, start)
    if currency:
        begin, unit, kind = currency_start, currency, Kind.MONEY
    values = points(times(value, factor) if factor == 1 or value <= plain else value)
    return Reading(begin, end, Quantity(kind, values, unit, bound, step * factor))


def _quantity(
    text: str, start: int, end: int, interval: tuple[float, float], step: float, low_salience: bool = False
) -> list[Reading]:
    """The number at ``start`` with its currency, scale, unit and bound."""
    low, high = interval
    begin, currency = currency_before(text, start)
    number_end = end
    factor, end = numerals.scale(text, end)
    if factor == 1 and text[end : end + 1].isalpha():
        factor, end = short_scale(text, end, bool(currency))
        if factor < 0:
            return [Reading(start, number_end, Quantity(Kind.LABEL, points(low), low_salience=True))]
    if (
        factor == 1
        and (prefixed := _KILO.match(text, end)) is not None
        and prefixed.group().strip(" -").lower() not in ENGLISH
    ):
        factor = {"k": 1e3, "m": 1e6, "g": 1e9}[prefixed["prefix"][0].lower()]
    more, end = numerals.and_half(text, end)
    low, high, step = times(low + more, factor), times(high + more, factor), step * factor
    kind, unit, end = unit_after(text, end, currency)
    if unit in SMALLER_UNITS:
        part, end = second_unit(text, end, unit)
        low, high = low + part, high + part
    bound = prefix_bound(text, begin)
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
        if bound is not Bound.EXACT and (not unit or unit == currency):
            extra, end = numerals.scale(text, end)
            low, high, step, factor = times(low, extra), times(high, extra), step * extra, factor * extra
            kind, unit, end = unit_after(text, end, currency)
    if kind is Kind.DURATION and bound in (Bound.MORE,) and text[max(0, begin - 5) : begin].lower() == "over ":
        bound = Bound.AMBIGUOUS
    if kind is Kind.DURATION and (plan := _PLAN.match(text, number_end)) is not None:
        return [Reading(begin, plan.end(), Quantity(Kind.LABEL, points(low), "plan", low_salience=True))]
    if kind is Kind.CARDINAL and factor == 1 and low == high and _COUNTING.search(text, max(0, begin - 10), begin):
        return [Reading(begin, number_end, Quantity(Kind.ORDINAL, points(low), low_salience=True))]
    if kind is Kind.CARDINAL and not low_salience and factor == 1:
        special = _plain(text, begin, end, low, step) if not unit else None
        if special is not None:
            return [special]
    low_salience = (
        (low_salience and factor < 1000)
        or (unit == "h" and low == 24)
        or (low == 1 and kind not in (Kind.PERCENT, Kind.POINT))
    )
    low_salience = low_salience or (
        (begin > 1 and text[begin - 1] in ")]") or (text[begin - 1 : begin] == "." and text[begin - 2].isalpha())
    )
    values: tuple[Interval, ...] = ((low, high),)
    if unit == "m" and text[end - 2 : end - 1].isdigit():
        # 140m is a length or a hundred and forty million.
        values = ((low, high), (low * 1e6, high * 1e6))
    return [Reading(begin, end, Quantity(kind, values, unit, bound, step, low_salience))]


def _plain(text: str, start: int, end: int, value: float, step: float) -> Reading | None:
    """A bare number that is a year or belongs to a name; None for a cardinal."""
    if 1000 <= value <= 2100 and end - start == 4 and step <= 1000 and _year_like(text, end, value):
        return Reading(start, end, Quantity(Kind.YEAR, points(value), "year"))
    if label_before(text, start):
        return Reading(
            start, end, Quantity(Kind.LABEL, points(value), name_before(text, start, "en"), low_salience=True)
        )
    return None


def _year_like(text: str, end: int, value: float) -> bool:
    return value >= 1500 and not text[end : end + 1].isalpha()
