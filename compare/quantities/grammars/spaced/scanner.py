"""The scanner of spaced languages: one engine, driven by the data file of a language."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from unicodedata import numeric

from samesaid.compare.quantities.grammars.currency_signs import currency_before
from samesaid.compare.quantities.grammars.data import NEVER, by_word, joined, number
from samesaid.compare.quantities.grammars.digits import VULGAR, leading_point, skip
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, military, page_of_a_note, slashed
from samesaid.compare.quantities.grammars.spaced.amounts import Amounts
from samesaid.compare.quantities.grammars.spaced.clock import Clock
from samesaid.compare.quantities.grammars.spaced.compounds import MIN_LETTERS, Meaning
from samesaid.compare.quantities.grammars.spaced.context import Context
from samesaid.compare.quantities.grammars.spaced.dates import Dates
from samesaid.compare.quantities.grammars.spaced.digits import Digits, digits
from samesaid.compare.quantities.grammars.spaced.language import Language, language
from samesaid.compare.quantities.grammars.spaced.numerals import Numerals, Words
from samesaid.compare.quantities.grammars.tuning import LOW_SALIENCE_BELOW, MAX_CENTURY
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

# Digits and Roman numerals are in no list of words.
_LEADING = frozenset("0123456789IVX" + VULGAR)
_ROMAN = re.compile(r"[IVX]{1,5}e?r?\b")
# Characters before and after a word that its condition sees.
_CONDITION_CHARACTERS = 24
# Characters before an ordinal in which "each" is sought.
_EACH_CHARACTERS = 10
_MAX_QUARTER = 4
# Shares that may be a count as well: a third and "3", a quarter and "4".
_THIRD, _QUARTER, _THREE_QUARTERS = 1 / 3, 0.25, 0.75
# A part of these may also be written in a smaller unit: une demi-heure, thirty minutes.
_SMALLER_UNITS = {"h": 60, "day": 24, "year": 12, "century": 100, "decade": 10}
_ALONE: dict[str, Meaning] = {
    "decade": (Kind.DURATION, points(1), "decade"),
    "decades": (Kind.DURATION, ((2.0, 9.9),), "decade"),
    "century": (Kind.DURATION, points(1), "century"),
    "halved": (Kind.FRACTION, points(0.5), ""),
    # The round of the last sixteen, which many languages call eighths.
    "last_sixteen": (Kind.FRACTION, points(0.125, 8, 16), ""),
}


@functools.cache
def scanner(code: str) -> Callable[[str], list[Reading]]:
    """The scanner of a language that has a data file. Its patterns are compiled here, which takes a while."""
    return Scanner(language(code)).scan


class Scanner:
    """The scanner of one language."""

    def __init__(self, language: Language) -> None:
        self._code = language.code
        self._numerals = Numerals(language)
        self._dates = Dates(language, self._numerals)
        self._clock = Clock(language, self._numerals.cardinals)
        self._context = Context(language, self._numerals, self._dates)
        self._amounts = Amounts(language, self._numerals, self._context, self._date_or_time)
        with language.section("alone") as data:
            self._alone = {word: meaning for name, meaning in _ALONE.items() for word in data.words(name)}
            self._alone |= {
                word: (Kind.FRACTION, points(*(number(n) for n in key.split())), "")
                for word, key in by_word(data.table("parts")).items()
            }
            self._alone |= {
                word: (Kind.DURATION, points(n), "year") for word, n in data.by_number("anniversaries").items()
            }
            self._multiples = data.by_number("multiples")
        with language.section("conditions") as data:
            patterns = {word: joined(pattern) for word, pattern in data.table("only_where").items()}
            patterns |= dict.fromkeys(data.words("never"), NEVER)
            self._conditions = {word: re.compile(pattern, re.IGNORECASE) for word, pattern in patterns.items()}
        self._ordinal_mark = re.compile(rf"(?:{self._numerals.ordinal_mark})", re.IGNORECASE)
        self._starts = (
            self._numerals.starts
            | self._dates.starts
            | self._clock.starts
            | frozenset({*self._multiples, *self._alone})
        )
        self._cased = frozenset(form for word in self._starts for form in (word, word.capitalize(), word.upper()))
        self._compounds = self._numerals.compounds
        self._token = re.compile(rf"\d|[{VULGAR}]|[^\W\d_]{{2,}}|(?<![^\W\d_])[IVX](?={self._dates.after_roman})")

    def scan(self, text: str) -> list[Reading]:
        """Readings of ``text``, in order, not overlapping."""
        found: list[Reading] = []
        position = 0
        cased, compounds = self._cased, self._compounds.any
        for match in self._token.finditer(text):
            word = match.group()
            if word not in cased and word[0] not in _LEADING and not (compounds and len(word) >= MIN_LETTERS):
                continue
            start = match.start()
            if start < position:
                continue
            if word.isdigit():
                reading = self._digits(text, start) if word <= "9" else []
            elif word in VULGAR:
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
        if self._compounds.any and len(word) >= MIN_LETTERS:
            meaning = self._compounds.meaning(lower)
            if isinstance(meaning, int | float):
                words = self._numerals.words(text, start)
                return self._numeral(text, start, words) if words else []
            if meaning is not None:
                return [self._by_itself(text, start, end, meaning)]
        return None

    def _by_itself(self, text: str, start: int, end: int, meaning: Meaning) -> Reading:
        kind, values, unit = meaning
        bound = self._context.bound(text, start)
        return Reading(start, end, Quantity(kind, values, unit, bound, low_salience=True))

    def _word(self, text: str, start: int, end: int, word: str) -> list[Reading]:
        if start and text[start - 1] in "-@#/_" and word not in self._dates.months:
            return []
        if word in self._clock.starts and (time := self._clock.spoken(text, start)) is not None:
            return [time]
        if word in self._dates.relative_starts and (relative := self._dates.relative(text, start)) is not None:
            return [relative]
        if (weekday := self._dates.short_weekday(text, start, end, word)) is not None:
            return [weekday]
        if (condition := self._conditions.get(word)) is not None:
            before = text[max(0, start - _CONDITION_CHARACTERS) : start]
            if condition.search(before + "|" + text[end : end + _CONDITION_CHARACTERS]) is None:
                return []
        if word in self._dates.starts or _ROMAN.match(text, start):
            dated = self._dates.word(text, start, end, word)
            if dated is not None:
                return dated
        if word in self._alone:
            return [self._by_itself(text, start, end, self._alone[word])]
        if word in self._multiples:
            return [Reading(start, end, Quantity(Kind.MULTIPLE, points(self._multiples[word]), low_salience=True))]
        words = self._numerals.words(text, start) if word in self._numerals.starts else None
        if words is not None:
            return self._numeral(text, start, words)
        if word in self._numerals.articles and (duration := self._amounts.one_unit(text, start, end)) is not None:
            return [duration]
        if self._amounts.article_counts and word in self._numerals.articles:
            share = self._amounts.share_of(text, start, end, 1)
            return [share] if share else []
        return []

    def _numeral(self, text: str, start: int, number: Words) -> list[Reading]:
        """A number in words: a share, an ordinal, the day of a date or a count."""
        if number.share:
            values = points(number.low)
            for share, count in ((_THIRD, 3), (_THREE_QUARTERS, 3), (_QUARTER, 4)):
                if abs(number.low - share) < 1e-9:
                    values = points(number.low, count)
            bound, end = self._context.bound(text, start), number.end
            _, unit, stop = self._context.unit(text, end, "")
            if unit in _SMALLER_UNITS:
                values, end = points(number.low, number.low * _SMALLER_UNITS[unit]), stop
            return [Reading(start, end, Quantity(Kind.FRACTION, values, bound=bound, low_salience=True))]
        if not number.low % 1 and (date := self._dates.after_day(text, start, number.end, number.low)):
            return date
        if number.ordinal:
            return self._ordinal(text, start, number.end, number.low)
        if (share_of := self._amounts.share_of(text, start, number.end, number.low)) is not None:
            return [share_of]
        low_salience = number.low < LOW_SALIENCE_BELOW or number.low != number.high
        return self._amounts.amount(text, start, number.end, ((number.low, number.high),), 0.0, low_salience)

    def _ordinal(self, text: str, start: int, end: int, value: float) -> list[Reading]:
        century = self._dates.century_after(text, end)
        if century is not None and 1 <= value <= MAX_CENTURY:
            return [Reading(start, century, Quantity(Kind.CENTURY, points(value), "century"))]
        quarter = self._dates.quarter_after(text, end)
        if quarter is not None and value <= _MAX_QUARTER:
            return [Reading(start, quarter, Quantity(Kind.QUARTER, points(value), "quarter"))]
        if value > 1 and self._amounts.each.search(text, max(0, start - _EACH_CHARACTERS), start):
            return [Reading(start, end, Quantity(Kind.FRACTION, points(1 / value, value), low_salience=True))]
        values = points(value, 1 / value) if value > 2 else points(value)
        return [Reading(start, end, Quantity(Kind.ORDINAL, values, low_salience=True))]

    def _date_or_time(self, text: str, start: int) -> list[Reading]:
        return self._dates.digits(text, start) or self._clock.digits(text, start)

    def _digits(self, text: str, start: int) -> list[Reading]:
        before = text[start - 1] if start else " "
        if before.isalpha() or before == "_":
            return self._attached(text, start)
        if before in "-+" and start > 1 and text[start - 2].isalnum():
            return self._attached(text, start)
        if found := page_of_a_note(text, start) or self._date_or_time(text, start) or enumerator(text, start):
            return found
        if (time := military(text, start)) is not None and not self._context.label(text, start):
            return time
        if (spoken := self._clock.spoken(text, start)) is not None:
            return [spoken]
        if (shared := slashed(text, start)) is not None:
            return shared
        if (decimals := leading_point(text, start, comma=True)) is not None:
            return self._amounts.amount(text, start - 1, decimals[2], points(decimals[0]), decimals[1])
        number = self._number(text, start)
        if number is None:
            return []
        if number.plain and (mark := self._ordinal_mark.match(text, number.end)) and mark.end() > number.end:
            return self._ordinal(text, start, mark.end(), number.values[0])
        if (share := self._amounts.share_of(text, start, number.end, number.values[0])) is not None:
            return [share]
        return self._amounts.ranged(text, start, number)

    def _number(self, text: str, start: int) -> Digits | None:
        return digits(text, start, self._numerals.point_may_be_decimal)

    def _attached(self, text: str, start: int) -> list[Reading]:
        """Digits glued to letters: RMB625 and US$5 are money, COVID-19 and A380 are names."""
        number = self._number(text, start)
        if number is None:
            return []
        if text[start - 1].isalpha() and currency_before(text, start)[1]:
            return self._amounts.ranged(text, start, number)
        name = name_before(text, start, self._code)
        return [Reading(start, number.end, Quantity(Kind.LABEL, points(number.values[0]), name, low_salience=True))]


def _end(readings: list[Reading]) -> int:
    """Where the scan goes on: after the last reading and the date that it is a part of."""
    whole = readings[-1].quantity.date_span
    return max(readings[-1].end, whole.end if whole else 0)
