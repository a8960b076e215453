"""Times of day in spaced languages: 15.30 Uhr, halb vier, à 14 heures, las tres y media, alle ore 18, noon."""

from __future__ import annotations

import re
from collections.abc import Mapping

from samesaid.compare.quantities.grammars.data import any_of, joined
from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_DIGITS = re.compile(r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
_HOURS = frozenset(range(1, 25))
# Minutes that are spoken in one word.
_MINUTES = frozenset({5, 10, 15, 20, 25, 30, 40, 45, 50})
# Characters before a spoken time in which the words that it needs are sought.
_MAX_CHARACTERS_BEFORE = 18
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_END = r"(?![^\W_]|[.,:]\d)"


class Clock:
    """The times of day of one language."""

    def __init__(self, language: Language, cardinals: Mapping[str, float]) -> None:
        with language.section("clock") as data:
            numbers = {**cardinals, **data.by_number("hours")}
            self._numbers = {word: n for word, n in numbers.items() if n in _HOURS or n in _MINUTES}
            hours, minutes = (
                any_of([word for word, n in self._numbers.items() if fits(n)])
                for fits in (_HOURS.__contains__, _MINUTES.__contains__)
            )
            self._parts = {
                "hour": rf"(?P<hour>[0-2]?\d|{hours})",
                "minutes": rf"(?:[0-5]?\d|{minutes})",
                **{name: rf"(?:{joined(pattern)})" for name, pattern in data.table("parts").items()},
            }
            self._digits = re.compile(self._filled(data.pattern("digits")), re.IGNORECASE)
            self._anywhere = [self._spoken(pattern) for pattern in data.patterns("anywhere")]
            self._after = [
                (re.compile(rf"(?:{self._filled(before)}) ?$", re.IGNORECASE), self._spoken(time))
                for before, time in data.pairs("after")
            ]
            noon, midnight = data.words("noon"), data.words("midnight")
            starts = data.words("starts")
        self._named = re.compile(rf"(?:(?P<noon>{any_of(noon)})|(?P<midnight>{any_of(midnight)}))(?!\w)", re.IGNORECASE)
        first = {match.group() for word in (*self._numbers, *noon, *midnight) if (match := _FIRST_WORD.match(word))}
        self.starts = frozenset(first | set(starts))
        """Words that a time of day may begin with."""

    def digits(self, text: str, start: int) -> list[Reading]:
        """The time in digits that begins at ``start``; empty where there is none."""
        match = self._digits.match(text, start) or _DIGITS.match(text, start)
        if match is None or int(match["hour"]) > 24:
            return []
        groups = match.groupdict()
        hour = int(match["hour"])
        minute = int(groups.get("minute") or groups.get("minute_after") or 0)
        if groups.get("pm") and hour < 12:
            hour += 12
        value = hour + minute / 60
        certain = groups.get("pm") or groups.get("am") or hour > 12
        values = points(value) if certain else points(value, value + 12)
        return [Reading(start, match.end(), Quantity(Kind.TIME, values, "clock"))]

    def spoken(self, text: str, start: int) -> Reading | None:
        """The time of day in words, or in digits that words make a time, that begins at ``start``."""
        match = self._match(text, start)
        if match is None:
            return self._noon(text, start)
        groups = match.groupdict()
        hour = self._number(groups["hour"])
        if not 0 <= hour <= 24:
            return None
        hour += self._minutes(groups) / 60
        if groups.get("pm") and hour < 12:
            hour += 12
        certain = groups.get("pm") or groups.get("am") or hour >= 13
        values = points(hour % 24) if certain else points(hour, hour + 12)
        return Reading(start, match.end(), Quantity(Kind.TIME, values, "clock", low_salience=not text[start].isdigit()))

    def _noon(self, text: str, start: int) -> Reading | None:
        match = self._named.match(text, start)
        if match is None:
            return None
        hours = points(12) if match["noon"] else points(0, 24)
        return Reading(start, match.end(), Quantity(Kind.TIME, hours, "clock", low_salience=True))

    def _match(self, text: str, start: int) -> re.Match[str] | None:
        for pattern in self._anywhere:
            if (match := pattern.match(text, start)) is not None:
                return match
        for before, pattern in self._after:
            match = pattern.match(text, start)
            if match is not None and before.search(text, max(0, start - _MAX_CHARACTERS_BEFORE), start):
                return match
        return None

    def _minutes(self, groups: Mapping[str, str | None]) -> float:
        """Minutes from the hour that is named; negative before it."""
        base = -30.0 if groups.get("before") else 0.0
        if groups.get("half"):
            return base + 30
        if groups.get("quarter"):
            return base + 15
        if groups.get("quarter_to"):
            return base - 15
        if minus := groups.get("minus"):
            return base - self._number(minus)
        past = groups.get("past")
        return base + (self._number(past) if past else 0)

    def _number(self, written: str | None) -> float:
        if written is None:
            return -1
        return float(written) if written.isdigit() else self._numbers.get(written.lower(), -1)

    def _filled(self, pattern: str) -> str:
        """The pattern with the parts that it names in braces."""
        for name, part in self._parts.items():
            pattern = pattern.replace("{" + name + "}", part)
        return pattern

    def _spoken(self, pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._filled(pattern)}){_END}", re.IGNORECASE)
