"""Dates, decades, centuries and relative dates in spaced languages."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import NEVER, any_of
from samesaid.compare.quantities.grammars.relative_words import relative_words
from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.numerals import Numerals
from samesaid.compare.quantities.grammars.tuning import MAX_CENTURY
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%/]|[.,]\d)"
_WRITTEN = re.compile(r"(?P<day>[0-3]?\d)(?P<mark>[./-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)")
_NAMED_DAY = re.compile(r"(?P<day>[0-3]?\d)-(?P<letter>[A-Z])(?![\w-])")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_FIELDS = (("day", Kind.DAY, "day"), ("day2", Kind.DAY, "day"), ("month", Kind.MONTH, "month"),
           ("year", Kind.YEAR, "year"))  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10}
# Characters before a short weekday in which a preposition is sought.
_MAX_CHARACTERS_BEFORE = 9


class Dates:
    """The calendar of one language."""

    def __init__(self, language: Language, numerals: Numerals) -> None:
        self._capitalised = language.capitalised_nouns
        with language.section("dates") as data:
            names: dict[str, int] = {**language.cldr["months"], **_whole(data.by_number("months"))}
            short: dict[str, int] = {
                **language.cldr["month_abbreviations"], **_whole(data.by_number("month_abbreviations"))
            }  # fmt: skip
            self.weekdays: dict[str, int] = {**language.cldr["weekdays"], **_whole(data.by_number("weekdays"))}
            self._short_weekdays = _whole(data.by_number("short_weekdays"))
            self._short_before = re.compile(data.pattern("short_weekday_before"), re.IGNORECASE)
            self._short_after = re.compile(data.pattern("short_weekday_after"))
            self._ambiguous = frozenset(data.words("ambiguous_months"))
            letters = data.table("day_letters")
            self._letters = {letter: [int(n) for n in months.split()] for letter, months in letters.items()}
            self._numeric = re.compile(data.pattern("numeric"))
            tens = {word: int(n) for word, n in numerals.cardinals.items() if n in range(20, 100, 10)}
            self._tens = {**tens, **_whole(data.by_number("tens"))}
            decades = [pattern.replace("{tens}", any_of(self._tens)) for pattern in data.patterns("decade")]
            self._decades = [re.compile(pattern, re.IGNORECASE) for pattern in decades]
            self._centuries = [re.compile(pattern) for pattern in data.patterns("century")]
            self._century_word = re.compile(data.pattern("century_word"), re.IGNORECASE)
            self._quarter = re.compile(data.pattern("quarter"), re.IGNORECASE)
            self._named_centuries = _whole(data.by_number("named_centuries"))
            self.after_roman = data.pattern("after_roman")
            of, days = data.pattern("of", ""), data.pattern("day_range")
            starts = data.words("starts")
        self.months = {**short, **names}
        self._months = names
        month = rf"(?P<month>{any_of(self.months)})\b\.?"
        of = rf"(?:(?:{of}) ?)?"
        day = rf"[0-3]?\d)(?:{numerals.ordinal_mark})?"
        self._date = re.compile(
            rf"(?P<day>{day}(?:(?:{days})(?P<day2>{day})?[ \u00a0]?{of}{month}(?:,? {of}{_YEAR})?", re.IGNORECASE
        )
        self._month_year = re.compile(rf"{month},? {of}{_YEAR}", re.IGNORECASE)
        self._after_word = re.compile(rf"[ \u00a0]{of}(?P<month>{any_of(names)})\b(?:,? {of}{_YEAR})?", re.IGNORECASE)
        self._hyphenated = {word.split("-")[0]: word for word in self.weekdays if "-" in word}
        self._relative, self.relative_starts = _relative_phrases(language.code)
        self.starts = frozenset({*self.months, *self.weekdays, *self._hyphenated, *self._short_weekdays,
                                 *self._named_centuries, *self.relative_starts, *starts})  # fmt: skip
        """Words that a date may begin with."""

    def word(self, text: str, start: int, end: int, word: str) -> list[Reading] | None:
        """The date that begins with a word, None where it begins none."""
        full = self._hyphenated.get(word)
        if full is not None and text[start : start + len(full)].lower() == full:
            word, end = full, start + len(full)
        if word in self.weekdays and (not self._capitalised or text[start].isupper()):
            return [_weekday(start, end, self.weekdays[word])]
        if (period := self._period(text, start)) is not None:
            return period
        if word in self._named_centuries and text[start].isupper():
            number = self._named_centuries[word]
            return [Reading(start, end, Quantity(Kind.CENTURY, points(number, number * 100 - 100), "century"))]
        return self._month(text, start, end, word) if word in self.months else None

    def _period(self, text: str, start: int) -> list[Reading] | None:
        """The decade or century that begins at ``start``."""
        for pattern in self._decades:
            if (match := pattern.match(text, start)) is not None:
                return [self._decade(match)]
        for pattern in self._centuries:
            if (match := pattern.match(text, start)) is not None:
                return _numbered_centuries(match)
        return None

    def short_weekday(self, text: str, start: int, end: int, word: str) -> Reading | None:
        """A weekday's short form (segunda, for segunda-feira), where nothing follows that it could count."""
        number = self._short_weekdays.get(word)
        if number is None or self._short_after.match(text, end) is None:
            return None
        if self._short_before.search(text, max(0, start - _MAX_CHARACTERS_BEFORE), start) is None:
            return None
        return _weekday(start, end, number)

    def relative(self, text: str, start: int) -> Reading | None:
        """The relative date that begins at ``start``."""
        match = self._relative.match(text, start)
        if match is None:
            return None
        unit = match.lastgroup or "day"
        return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))

    def _month(self, text: str, start: int, end: int, word: str) -> list[Reading] | None:
        if self._capitalised and not text[start].isupper():
            return None
        if (match := self._month_year.match(text, start)) is not None:
            return self._parts(match)
        if word not in self._months:
            return None
        name = not self._capitalised and text[start].isupper()
        month = Quantity(
            Kind.MONTH, points(self.months[word]), "month", low_salience=name or word in self._ambiguous
        )  # fmt: skip
        return [Reading(start, end, month)]

    def digits(self, text: str, start: int) -> list[Reading]:
        """The date, decade or century that begins with the digit at ``start``; empty where there is none."""
        if (match := self._date.match(text, start)) is not None and int(match["day"]) < 32:
            return self._parts(match)
        if (match := _WRITTEN.match(text, start)) is not None and _possible(match):
            return self._parts(match)
        if self._letters and (match := _NAMED_DAY.match(text, start)) is not None:
            return self._named_day(match)
        if (match := self._numeric.match(text, start)) is not None and _possible(match):
            return self._parts(match)
        for pattern in self._centuries:
            if (match := pattern.match(text, start)) is not None:
                return _numbered_centuries(match)
        for pattern in self._decades:
            if (match := pattern.match(text, start)) is not None:
                return [self._decade(match)]
        return []

    def _named_day(self, match: re.Match[str]) -> list[Reading]:
        """El 11-S, el 23-F: a day that became a name, with the letter of its month."""
        months = self._letters.get(match["letter"])
        if months is None or not 1 <= int(match["day"]) <= 31:
            return []
        whole = Span(match.start(), match.end())
        day = Quantity(Kind.DAY, points(int(match["day"])), "day", low_salience=True, date_span=whole)
        month = Quantity(Kind.MONTH, points(*months), "month", low_salience=True, date_span=whole)
        return [Reading(*match.span("day"), day), Reading(*match.span("letter"), month)]

    def after_day(self, text: str, start: int, end: int, value: float) -> list[Reading]:
        """The date that an ordinal or a number in words begins: "premier mai", "dritten Oktober"; else empty."""
        match = self._after_word.match(text, end)
        if match is None or not 1 <= value <= 31 or value != int(value):
            return []
        whole = Span(start, match.end())
        day = Reading(start, end, Quantity(Kind.DAY, points(value), "day", date_span=whole))
        return [day, *self._parts(match, whole)]

    def century_after(self, text: str, end: int) -> int | None:
        """Where "century" after an ordinal ends."""
        match = self._century_word.match(text, end)
        return match.end() if match else None

    def quarter_after(self, text: str, end: int) -> int | None:
        """Where "quarter" after an ordinal ends: das dritte Quartal."""
        match = self._quarter.match(text, end)
        return match.end() if match else None

    def _parts(self, match: re.Match[str], whole: Span | None = None) -> list[Reading]:
        whole = whole or Span(match.start(), match.end())
        parts = []
        for name, kind, unit in _FIELDS:
            word = match.groupdict().get(name)
            if word is not None:
                value = self.months.get(word.lower()) or int(word)
                parts.append(Reading(*match.span(name), Quantity(kind, points(value), unit, date_span=whole)))
        return sorted(parts, key=lambda reading: reading.start)

    def _decade(self, match: re.Match[str]) -> Reading:
        groups = match.groupdict()
        year = int(groups["number"]) if groups.get("number") else self._tens[groups["word"].lower()]
        values = points(year, year % 100) if year > 100 else points(year, 1900 + year)
        return Reading(match.start(), match.end(), Quantity(Kind.DECADE, values, "decade"))


def _whole(numbers: dict[str, float]) -> dict[str, int]:
    return {word: int(number) for word, number in numbers.items()}


def _relative_phrases(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """(pattern of the relative dates of a language, with a group a unit, and the words that these begin with)."""
    words = relative_words(language)
    units: dict[str, list[str]] = {unit: list(phrases) for unit, phrases in words.offsets.items()}
    for unit, phrases in words.open.items():
        units[unit] += phrases
    pattern = "|".join(rf"(?P<{unit}>{any_of(phrases)})" for unit, phrases in units.items() if phrases)
    starts = frozenset(m.group() for phrases in units.values() for p in phrases if (m := _FIRST_WORD.match(p)))
    return re.compile(rf"(?:{pattern or NEVER})(?!\w)".replace("'", "['’]"), re.IGNORECASE), starts


def _weekday(start: int, end: int, number: int) -> Reading:
    return Reading(start, end, Quantity(Kind.WEEKDAY, points(number), "day", low_salience=True))


def _numbered_centuries(match: re.Match[str]) -> list[Reading]:
    """One century or two, by the groups first and second: XVIIIe et XIXe siècles."""
    found = []
    for name in ("first", "second"):
        number = match.groupdict().get(name)
        value = 0 if number is None else int(number) if number.isdigit() else _roman(number)
        if 1 <= value <= MAX_CENTURY:
            found.append((match.start(name), match.end(name), value))
    if not found:
        return []
    *first, (begin, _, last) = found
    begin = begin if first else match.start()
    readings = [Reading(match.start(), end, Quantity(Kind.CENTURY, points(n), "century")) for _, end, n in first]
    return [*readings, Reading(begin, match.end(), Quantity(Kind.CENTURY, points(last), "century"))]


def _possible(match: re.Match[str]) -> bool:
    return 0 < int(match["month"]) < 13 and 0 < int(match["day"]) < 32


def _roman(numeral: str) -> int:
    """The value of a Roman numeral of I, V and X."""
    values = [_ROMAN[letter] for letter in numeral.upper()]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
