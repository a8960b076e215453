"""Quantities in European languages written with spaces: one scan for all, driven by the rules of a language."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import numeric

from samesaid.compare.quantities.grammars.currency_signs import currency_before
from samesaid.compare.quantities.grammars.digits import skip, times
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, slashed
from samesaid.compare.quantities.grammars.spaced.clock import Clock
from samesaid.compare.quantities.grammars.spaced.context import Context
from samesaid.compare.quantities.grammars.spaced.dates import Dates
from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.numerals import VULGAR, Figure, Numerals, Words, figure
from samesaid.compare.quantities.values.mixed_units import SMALLER, joined
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points

_TOKEN = re.compile(r"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[^\W\d_]{2,}|(?<![^\W\d_])[IVX](?= secolo)")
_SHARED = (Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MULTIPLE)
# Digits and Roman numerals stand in no list of words.
_LEADING = frozenset("0123456789IVX½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_ROMAN = re.compile(r"[IVX]{1,5}e?r?\b")
_AROUND = 24
_SMALLER = re.compile(r"[ \u00a0]?(?:[^\W\d_]{1,3} )?(?P<digits>\d{1,2})(?!\d)")


class Grammar:
    """The scanner of one language: ``grammar.scan(text)``."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._numerals = Numerals(language)
        self._dates = Dates(language)
        self._clock = Clock(language)
        self._context = Context(language)
        self._ordinal_mark = re.compile(rf"(?:{language.ordinal_mark})", re.IGNORECASE)
        self._range = re.compile(rf"(?: ?[-–—~] ?|{language.range_joint})(?=[$£€¥\d])", re.IGNORECASE)
        self._out_of = re.compile(language.share, re.IGNORECASE)
        self._each = re.compile(language.each, re.IGNORECASE)
        self._shy = {word: re.compile(pattern, re.IGNORECASE) for word, pattern in language.shy.items()}
        self._starts = (
            self._numerals.starts
            | self._dates.starts
            | self._clock.starts
            | frozenset({*language.multiples, *language.spelled})
        )
        self._cased = frozenset(form for word in self._starts for form in (word, word.capitalize(), word.upper()))

    def scan(self, text: str) -> list[Reading]:
        """Readings of ``text``, in order, not overlapping."""
        found: list[Reading] = []
        position = 0
        cased, compounds = self._cased, self._language.compounds
        for match in _TOKEN.finditer(text):
            word = match.group()
            if word not in cased and word[0] not in _LEADING and not (compounds and len(word) > 6):
                continue
            start = match.start()
            if start < position:
                continue
            if word.isdigit():
                reading = self._digits(text, start) if word <= "9" else []
            elif word[0] > "~" and VULGAR.match(word):
                part = numeric(word)
                values = points(part, 1 / part) if (1 / part).is_integer() else points(part)
                reading = [Reading(start, match.end(), Quantity(Kind.FRACTION, values, low_salience=True))]
            elif (spelled := self._spelled(text, start, match.end(), word)) is not None:
                reading = spelled
            else:
                continue
            if reading and reading[0].start < position:
                # "3 USD 5": the sign belongs to the first.
                reading[0] = replace(reading[0], start=start)
            position = _end(reading) if reading else (skip(text, start) if word.isdigit() else match.end())
            found += reading
        return found

    def _spelled(self, text: str, start: int, end: int, word: str) -> list[Reading] | None:
        """What a word begins; None, soon, for a word that begins nothing."""
        lower = word.lower()
        if lower in self._starts or (word[0] in "IVX" and _ROMAN.fullmatch(word)):
            return self._word(text, start, end, lower)
        if len(word) > 6 and (told := self._language.derived(lower)) is not None:
            return self._derived(text, start, end, told)
        return None

    def _derived(
        self, text: str, start: int, end: int, told: tuple[Kind, tuple[Interval, ...], str] | int
    ) -> list[Reading]:
        if isinstance(told, int):
            words = self._numerals.words(text, start)
            return self._numeral(text, start, words) if words else []
        kind, values, unit = told
        return [Reading(start, end, Quantity(kind, values, unit, self._context.bound(text, start), low_salience=True))]

    def _word(self, text: str, start: int, end: int, word: str) -> list[Reading]:
        if start and text[start - 1] in "-@#/_" and word not in self._dates.months:
            return []
        language = self._language
        if word in self._clock.starts and (told := self._clock.read(text, start)) is not None:
            return [told]
        if word in self._dates.relative_starts and (relative := self._dates.relative(text, start)) is not None:
            return [relative]
        if (weekday := self._dates.short_weekday(text, start, end, word)) is not None:
            return [weekday]
        if word in self._shy:
            around = text[max(0, start - _AROUND) : start] + "|" + text[end : end + _AROUND]
            if self._shy[word].search(around) is None:
                return []
        if word in self._dates.starts or _ROMAN.match(text, start):
            dated = self._dates.word(text, start, end, word)
            if dated is not None:
                return dated
        if word in language.spelled:
            return self._derived(text, start, end, language.spelled[word])
        if word in language.multiples:
            return [Reading(start, end, Quantity(Kind.MULTIPLE, points(language.multiples[word]), low_salience=True))]
        words = self._numerals.words(text, start) if word in self._numerals.starts else None
        return self._numeral(text, start, words) if words else []

    def _numeral(self, text: str, start: int, number: Words) -> list[Reading]:
        """A number in words: share, ordinal, range or count."""
        if number.fraction:
            values = points(number.low)
            for share, more in ((1 / 3, 3), (0.75, 3), (0.25, 4)):
                if abs(number.low - share) < 1e-9:
                    values = points(number.low, more)
            bound = self._context.bound(text, start)
            return [Reading(start, number.end, Quantity(Kind.FRACTION, values, bound=bound, low_salience=True))]
        if not number.low % 1 and (date := self._dates.dated(text, start, number.end, number.low)):
            return date
        if number.ordinal:
            return self._ordinal(text, start, number.end, number.low)
        if (out_of := self._share_of(text, start, number.end, number.low)) is not None:
            return [out_of]
        low_salience = number.low < 10 or number.low != number.high
        return self._quantity(text, start, number.end, ((number.low, number.high),), 0.0, low_salience)

    def _ordinal(self, text: str, start: int, end: int, value: float) -> list[Reading]:
        century = self._dates.century_after(text, end)
        if century is not None and 1 <= value <= 30:
            return [Reading(start, century, Quantity(Kind.CENTURY, points(value), "century"))]
        quarter = self._dates.quarter_after(text, end)
        if quarter is not None and value <= 4:
            return [Reading(start, quarter, Quantity(Kind.QUARTER, points(value), "quarter"))]
        if value > 1 and self._each.search(text, max(0, start - 10), start):
            return [Reading(start, end, Quantity(Kind.FRACTION, points(1 / value, value), low_salience=True))]
        values = points(value, 1 / value) if value > 2 else points(value)
        return [Reading(start, end, Quantity(Kind.ORDINAL, values, low_salience=True))]

    def _digits(self, text: str, start: int) -> list[Reading]:
        before = text[start - 1] if start else " "
        if before.isalpha() or before == "_":
            return self._attached(text, start)
        if before in "-+" and start > 1 and text[start - 2].isalnum():
            return self._attached(text, start)
        if found := self._dates.digits(text, start) or enumerator(text, start):
            return found
        if (told := self._clock.read(text, start)) is not None:
            return [told]
        if (shared := slashed(text, start)) is not None:
            return shared
        number = figure(text, start, self._language.point_groups_only)
        if number is None:
            return []
        if number.bare and (mark := self._ordinal_mark.match(text, number.end)) and mark.end() > number.end:
            return self._ordinal(text, start, mark.end(), number.values[0])
        if (share := self._share_of(text, start, number.end, number.values[0])) is not None:
            return [share]
        return self._ranged(text, start, number)

    def _attached(self, text: str, start: int) -> list[Reading]:
        """Digits glued to letters: RMB625 and US$5 are money, COVID-19 and A380 are names."""
        number = figure(text, start, self._language.point_groups_only)
        if number is None:
            return []
        if text[start - 1].isalpha() and currency_before(text, start)[1]:
            return self._ranged(text, start, number)
        values = points(number.values[0])
        return [
            Reading(
                start,
                number.end,
                Quantity(Kind.LABEL, values, name_before(text, start, self._language.code), low_salience=True),
            )
        ]

    def _share_of(self, text: str, start: int, end: int, value: float) -> Reading | None:
        """Nine out of ten: 9 von 10, neuf sur dix."""
        of = self._out_of.match(text, end) if value < 100 and value == int(value) else None
        if of is None:
            return None
        number = figure(text, of.end(), True)
        words = None if number else self._numerals.words(text, of.end())
        if words is not None and (words.ordinal or words.fraction):
            return None
        other, stop = (number.values[0], number.end) if number else (words.low, words.end) if words else (0.0, 0)
        if not value < other <= 1000 or text[stop : stop + 1] in ("%", "\u00a0", "\u202f"):
            return None
        return Reading(start, stop, Quantity(Kind.FRACTION, points(value / other, other), low_salience=True))

    def _ranged(self, text: str, start: int, number: Figure) -> list[Reading]:
        """A number in digits, or two with what follows the second shared: 13,8 bis 14,3 Milliarden, 2-3 %, 2019-20."""
        joint = self._range.match(text, number.end)
        value = number.values[0]
        if joint is not None:
            begin = joint.end() + (0 if text[joint.end()].isdigit() else 1)
            second = figure(text, begin, True)
            if second is not None and not self._dates.digits(text, begin):
                if 1500 <= value <= 2100 and second.bare and second.end - begin == 2:
                    until = points(value // 100 * 100 + second.values[0], second.values[0])
                    return [
                        Reading(start, number.end, Quantity(Kind.YEAR, points(value), "year")),
                        Reading(begin, second.end, Quantity(Kind.YEAR, until, "year")),
                    ]
                rest = self._quantity(text, begin, second.end, points(*second.values), second.step)
                if (first := self._first(text, start, number, second.values[0], rest[0])) is not None:
                    return [first, *rest]
        return self._quantity(text, start, number.end, points(*number.values), number.step, bare=number.bare)

    def _first(self, text: str, start: int, number: Figure, plain: float, second: Reading) -> Reading | None:
        """The first number of a range with the scale and the unit of the second, None when it has its own."""
        other, value = second.quantity, number.values[0]
        year = 1500 <= value <= 2100 and number.bare and number.end - start == 4
        if other.kind not in _SHARED or not plain or (year and other.kind is not Kind.CARDINAL):
            return None
        factor = other.value / plain
        if factor == 1 and other.kind is Kind.CARDINAL:
            return None
        begin, currency = currency_before(text, start)
        values = points(*(times(v, factor) if v <= plain else v for v in number.values))
        bound = self._context.bound(text, begin)
        kind, unit = (Kind.MONEY, currency) if currency else (other.kind, other.unit)
        return Reading(begin, number.end, Quantity(kind, values, unit, bound, number.step * factor))

    def _quantity(
        self, text: str, start: int, end: int, values: tuple[Interval, ...], step: float, low_salience: bool = False,
        bare: bool = False,
    ) -> list[Reading]:  # fmt: skip
        """The number at ``start`` with its currency, scale, unit and bound."""
        begin, currency = currency_before(text, start)
        number_end = end
        factor, end = self._numerals.scale(text, end)
        more, end = self._numerals.half(text, end)
        kind, unit, stop = self._context.unit(text, end, currency)
        if factor == 1 and stop == end and text[end : end + 1].isalpha():
            return [Reading(start, number_end, Quantity(Kind.LABEL, values, low_salience=True))]
        end = stop
        if not more and kind is Kind.DURATION:
            more, end = self._numerals.half(text, end)
        values = tuple((times(low + more, factor), times(high + more, factor)) for low, high in values)
        if unit in SMALLER:
            part, end = self._second(text, end, unit)
            values = tuple((low + part, high + part) for low, high in values)
        bound = self._context.bound(text, begin)
        if bound is Bound.EXACT:
            bound, end = self._context.bound_after(text, end)
        if kind is Kind.DURATION and bound is Bound.MORE:
            bound = Bound.UNSURE
        if kind is Kind.CARDINAL and factor == 1 and not unit:
            special = self._plain(text, start, end, values, bare)
            if special is not None:
                return [special]
        low, high = values[0]
        low_salience = (low_salience and (factor < 1000 or low != high)) or (
            low == 1 and kind not in (Kind.PERCENT, Kind.POINT)
        )
        # "à 100 %" is wholly.
        low_salience = low_salience or (
            kind is Kind.PERCENT and low == 100 and text[max(0, begin - 3) : begin].strip() in ("à", "al", "zu")
        )
        low_salience = low_salience or (unit == "h" and low == 24) or (begin > 1 and text[begin - 1] in ")]")
        return [Reading(begin, end, Quantity(kind, values, unit, bound, step * factor, low_salience))]

    def _second(self, text: str, end: int, unit: str) -> tuple[float, int]:
        """(what it adds, end) of a smaller unit told with the first: 3 Minuten 35 Sekunden."""
        match = _SMALLER.match(text, end)
        if match is None:
            return 0.0, end
        _, smaller, stop = self._context.unit(text, match.end(), "")
        part = joined(unit, float(match["digits"]), smaller)
        return (part, stop) if part else (0.0, end)

    def _plain(self, text: str, start: int, end: int, values: tuple[Interval, ...], bare: bool) -> Reading | None:
        """A bare number that is a year or belongs to a name; None for a cardinal."""
        value = values[0][0]
        if bare and end - start == 4 and 1500 <= value <= 2100:
            return Reading(start, end, Quantity(Kind.YEAR, points(value), "year"))
        # Names carry figures or small words, never thousands spelled out: "Vieram dois mil" begins with a verb.
        if (text[start].isdigit() or value < 1000) and self._context.label(text, start):
            return Reading(
                start,
                end,
                Quantity(Kind.LABEL, values, name_before(text, start, self._language.code), low_salience=True),
            )
        return None


def _end(readings: list[Reading]) -> int:
    """Where the scan goes on: after the last reading and the date that it is a part of."""
    whole = readings[-1].quantity.date_span
    return max(readings[-1].end, whole.end if whole else 0)
