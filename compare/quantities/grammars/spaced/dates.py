"""Dates, times of day, decades, centuries and dates told from the day of writing, in European languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from samesaid.compare.quantities.grammars.spaced.language import Language, any_of, table
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%/]|[.,]\d)"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_WRITTEN = re.compile(r"(?P<day>[0-3]?\d)(?P<mark>[./-])(?P<month>[01]?\d)(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?![\d])")
_CLOCK = re.compile(r"(?P<h>[0-2]?\d):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
_NAMED_DAY = re.compile(r"(?P<day>[0-3]?\d)-(?P<letter>[A-Z])(?![\w-])")
# Names of months that are short and no abbreviations.
_SHORT = frozenset({"mai", "juni", "juli", "märz", "mars", "juin", "août", "mayo", "maio"})
_NAMED_CENTURIES = {"duecento": 13, "trecento": 14, "quattrocento": 15, "cinquecento": 16, "seicento": 17,
                    "settecento": 18, "ottocento": 19, "novecento": 20}  # fmt: skip
_DECADES = ("années", "años", "anni", "anos", "década", "décennie", "decennio")
_CENTURIES = ("siglo", "siglos", "século", "séculos", "séc", "sécs", "secolo", "secoli")
# Followed by -feira; ordinals otherwise.
_PORTUGUESE_DAYS = ("segunda", "terça", "quarta", "quinta", "sexta")
# "na segunda," is Monday, "na segunda volta" a round.
_ON = re.compile(r"\b(?:na|nesta|desta|até|última|próxima|à|às|de) $", re.IGNORECASE)
_FREE = re.compile(r"[.,;:)]|$| (?:à (?:noite|tarde)|de manhã|passada|que vem)\b| (?:e|a) (?:ter|qua|qui|sex|sáb|dom)")
_ENDINGS = ("", "s", "n", "m", "r")
_FIELDS = (("day", Kind.DAY, "day"), ("day2", Kind.DAY, "day"), ("month", Kind.MONTH, "month"),
           ("year", Kind.YEAR, "year"))  # fmt: skip


class Dates:
    """The calendar of one language."""

    def __init__(self, language: Language) -> None:
        cldr = table(language.code)
        self._language = language
        self.months: dict[str, int] = {**cldr["months"], **language.months}
        self.weekdays: dict[str, int] = {**cldr["weekdays"], **language.weekdays}
        month = rf"(?P<month>{any_of(self.months)})\b\.?"
        of = r"(?:(?:de|del|do|di|d['’]|dell['’]) ?)?"
        day = rf"[0-3]?\d)(?:{language.ordinal_mark})?"
        self._date = re.compile(
            rf"(?P<day>{day}(?:(?:{language.day_joint})(?P<day2>{day})?[ \u00a0]?{of}{month}(?:,? {of}{_YEAR})?",
            re.IGNORECASE,
        )
        self._month_year = re.compile(rf"{month},? {of}{_YEAR}", re.IGNORECASE)
        full = rf"(?P<month>{any_of({w: n for w, n in self.months.items() if w in _SHORT or len(w) > 4})})\b"
        self._word_day = re.compile(rf"[ \u00a0]{of}{full}(?:,? {of}{_YEAR})?", re.IGNORECASE)
        self._clock = re.compile(language.clock, re.IGNORECASE)
        self._decade = re.compile(language.decade, re.IGNORECASE)
        self._century = re.compile(language.century)
        self._century_word = re.compile(language.century_word, re.IGNORECASE)
        self._quarter_word = re.compile(language.quarter_word, re.IGNORECASE)
        self._relative = re.compile(
            "|".join(rf"(?P<{unit}>{pattern})" for unit, pattern in language.relative.items()), re.IGNORECASE
        )
        self.relative_starts = _first_words(language.relative)
        self.starts = frozenset({*self.months, *self.weekdays, *self.relative_starts, *_DECADES, *_CENTURIES,
                                 *_PORTUGUESE_DAYS, *_NAMED_CENTURIES})  # fmt: skip

    def word(self, text: str, start: int, end: int, word: str) -> list[Reading] | None:
        """The date that begins with a word; None when it is none."""
        if text.startswith("-feira", end):
            word, end = word + "-feira", end + len("-feira")
        if word in self.weekdays and (text[start].isupper() or self._language.code != "de"):
            return [Reading(start, end, Quantity(Kind.WEEKDAY, points(self.weekdays[word]), "day", low_salience=True))]
        if (match := self._decade.match(text, start)) is not None:
            return [self._tens(match)]
        if (match := self._century.match(text, start)) is not None:
            return _centuries(match)
        if word in _NAMED_CENTURIES and self._language.code == "it" and text[start].isupper():
            number = _NAMED_CENTURIES[word]
            return [Reading(start, end, Quantity(Kind.CENTURY, points(number, number * 100 - 100), "century"))]
        if word in self.months:
            return self._month(text, start, end, word)
        return None

    def short_weekday(self, text: str, start: int, end: int, word: str) -> Reading | None:
        """Portuguese weekdays without -feira, where nothing follows that they could count."""
        if self._language.code != "pt" or word not in _PORTUGUESE_DAYS:
            return None
        if _FREE.match(text, end) is None or _ON.search(text, max(0, start - 9), start) is None:
            return None
        return Reading(
            start, end, Quantity(Kind.WEEKDAY, points(self.weekdays[word + "-feira"]), "day", low_salience=True)
        )

    def relative(self, text: str, start: int) -> Reading | None:
        """The date told from the day of writing, noon or midnight that begins at ``start``."""
        match = self._relative.match(text, start)
        return _relative(match, start) if match else None

    def _month(self, text: str, start: int, end: int, word: str) -> list[Reading] | None:
        german = self._language.code == "de"
        if german and not text[start].isupper():
            return None
        if (match := self._month_year.match(text, start)) is not None:
            return self._parts(match)
        if len(word) < 5 and word not in _SHORT:
            return None
        low_salience = (not german and text[start].isupper()) or word in self._language.shy_months
        return self._bare(start, end, word, low_salience)

    def _bare(self, start: int, end: int, word: str, low_salience: bool) -> list[Reading]:
        return [
            Reading(start, end, Quantity(Kind.MONTH, points(self.months[word]), "month", low_salience=low_salience))
        ]

    def digits(self, text: str, start: int) -> list[Reading]:
        """The date, time, decade or century that begins with the digit at ``start``; nothing when there is none."""
        if (match := self._date.match(text, start)) is not None and int(match["day"]) < 32:
            return self._parts(match)
        if (match := _WRITTEN.match(text, start)) is not None and _possible(match):
            return self._parts(match)
        if self._language.day_letters and (match := _NAMED_DAY.match(text, start)) is not None:
            return self._named_day(match)
        german = self._language.code == "de"
        if german and (match := _NUMERIC.match(text, start)) is not None and _possible(match):
            return self._parts(match)
        if (match := self._century.match(text, start)) is not None:
            return _centuries(match)
        if (match := self._decade.match(text, start)) is not None:
            return [self._tens(match)]
        return self._time(text, start)

    def _named_day(self, match: re.Match[str]) -> list[Reading]:
        """El 11-S, el 23-F: a day that became a name."""
        months = self._language.day_letters.get(match["letter"])
        if months is None or not 1 <= int(match["day"]) <= 31:
            return []
        whole = Span(match.start(), match.end())
        day = Quantity(Kind.DAY, points(int(match["day"])), "day", low_salience=True, date_span=whole)
        month = Quantity(Kind.MONTH, points(*months), "month", low_salience=True, date_span=whole)
        return [Reading(*match.span("day"), day), Reading(*match.span("letter"), month)]

    def dated(self, text: str, start: int, end: int, value: float) -> list[Reading]:
        """The date that an ordinal or a number in words begins: "premier mai", "dritten Oktober"."""
        match = self._word_day.match(text, end)
        if match is None or not 1 <= value <= 31 or value != int(value):
            return []
        whole = Span(start, match.end())
        return [
            Reading(start, end, Quantity(Kind.DAY, points(value), "day", date_span=whole)),
            *self._parts(match, whole),
        ]

    def century_after(self, text: str, end: int) -> int | None:
        """Where "century" after an ordinal ends."""
        match = self._century_word.match(text, end)
        return match.end() if match else None

    def quarter_after(self, text: str, end: int) -> int | None:
        """Where "quarter" after an ordinal ends: das dritte Quartal."""
        match = self._quarter_word.match(text, end)
        return match.end() if match else None

    def _parts(self, match: re.Match[str], whole: Span | None = None) -> list[Reading]:
        whole = whole or Span(match.start(), match.end())
        parts = []
        for name, kind, unit in _FIELDS:
            word = match.group(name) if name in match.re.groupindex else None
            if word is None:
                continue
            value = self.months.get(word.lower()) or int(word)
            parts.append(
                Reading(match.start(name), match.end(name), Quantity(kind, points(value), unit, date_span=whole))
            )
        return sorted(parts, key=lambda reading: reading.start)

    def _tens(self, match: re.Match[str]) -> Reading:
        groups = match.groupdict()
        told = groups.get("tens") or groups.get("tens2")
        year = int(told) if told else self._language.decade_words[match["word"].lower()]
        values = points(year, year % 100) if year > 100 else points(year, 1900 + year)
        return Reading(match.start(), match.end(), Quantity(Kind.DECADE, values, "decade"))

    def _time(self, text: str, start: int) -> list[Reading]:
        match = self._clock.match(text, start) or _CLOCK.match(text, start)
        if match is None or int(match["h"]) > 24:
            return []
        groups = match.groupdict()
        hour, minute = int(match["h"]), int(groups.get("m") or groups.get("m2") or groups.get("m3") or 0)
        if groups.get("pm") and hour < 12:
            hour += 12
        value = hour + minute / 60
        values = points(value) if groups.get("pm") or groups.get("am") or hour > 12 else points(value, value + 12)
        return [Reading(start, match.end(), Quantity(Kind.TIME, values, "clock"))]


def _first_words(patterns: Mapping[str, str]) -> frozenset[str]:
    """What the alternatives of patterns begin with, with the endings of a declined adjective."""
    first = re.compile(r"[^\W\d_]+")
    found = (first.search(part.lstrip("(?:")) for pattern in patterns.values() for part in pattern.split("|"))
    return frozenset(match.group() + ending for match in found if match is not None for ending in _ENDINGS)


def _relative(match: re.Match[str], start: int) -> Reading:
    unit = match.lastgroup or "day"
    if unit in ("noon", "midnight"):
        hours = points(12) if unit == "noon" else points(0, 24)
        return Reading(start, match.end(), Quantity(Kind.TIME, hours, "clock", low_salience=True))
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))


def _centuries(match: re.Match[str]) -> list[Reading]:
    """One century or two: XVIIIe et XIXe siècles; each group named c, c2 or d is a number, Roman or not."""
    found = []
    for name in ("c", "c2", "d"):
        told = match.group(name) if name in match.re.groupindex else None
        if told is None:
            continue
        value = int(told) if told.isdigit() else roman(told)
        if not 1 <= value <= 30:
            continue
        found.append((match.start(name), match.end(name), value))
    if not found:
        return []
    *first, (begin, _, last) = found
    begin = match.start() if not first else begin
    readings = [Reading(match.start(), end, Quantity(Kind.CENTURY, points(n), "century")) for _, end, n in first]
    end = match.end()
    return [*readings, Reading(begin, end, Quantity(Kind.CENTURY, points(last), "century"))]


def _possible(match: re.Match[str]) -> bool:
    return 0 < int(match["month"]) < 13 and 0 < int(match["day"]) < 32


def roman(numeral: str) -> int:
    """The value of a Roman numeral of I, V and X."""
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in numeral.upper()]
    for one, following in zip(values, [*values[1:], 0], strict=True):
        total += -one if one < following else one
    return total
