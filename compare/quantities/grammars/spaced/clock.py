"""Times of day told the spoken way: halb vier, à 14 heures, las tres y media, alle ore 18, quinze para as oito."""

from __future__ import annotations

import re
from collections.abc import Mapping

from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_AROUND = 18
_MINUTES = frozenset({5, 10, 15, 20, 25, 30, 40, 45, 50})
_LAST = r"(?![^\W_]|[.,:]\d)"


class Clock:
    """The spoken times of one language.

    In its patterns {h} stands for an hour, {n} for minutes, in digits or in words. Groups tell what is meant: m and
    minus (minutes past and to), half, quarter, to (a quarter to), before (half to, as in German), pm and am.
    """

    def __init__(self, language: Language) -> None:
        numbers = {**language.cardinals, **language.clock_hours}
        self._numbers = {word: n for word, n in numbers.items() if 0 < n <= 24 or n in _MINUTES}
        self._told = tuple(self._compiled(pattern) for pattern in language.clock_told)
        self._after = tuple(
            (re.compile(f"(?:{before}) ?$", re.IGNORECASE), self._compiled(pattern))
            for before, pattern in language.clock_after
        )
        self.starts = frozenset(
            {word.split("-")[0] for word in self._numbers} | set(language.clock_starts) if self._told else ()
        )

    def read(self, text: str, start: int) -> Reading | None:
        """The time of day that begins at ``start``, None where there is none."""
        match = self._match(text, start)
        if match is None:
            return None
        told = match.groupdict()
        hour = self._number(told["h"])
        if not 0 <= hour <= 24:
            return None
        hour += self._past(told) / 60
        if told.get("pm") and hour < 12:
            hour += 12
        known = told.get("pm") or told.get("am") or hour >= 13
        values = points(hour % 24) if known else points(hour, hour + 12)
        return Reading(start, match.end(), Quantity(Kind.TIME, values, "clock", low_salience=not text[start].isdigit()))

    def _match(self, text: str, start: int) -> re.Match[str] | None:
        for pattern in self._told:
            if (match := pattern.match(text, start)) is not None:
                return match
        for before, pattern in self._after:
            match = pattern.match(text, start)
            if match is not None and before.search(text, max(0, start - _AROUND), start):
                return match
        return None

    def _past(self, told: Mapping[str, str | None]) -> float:
        """Minutes after the full hour that is told."""
        base = -30.0 if told.get("before") else 0.0
        if told.get("half"):
            return base + 30
        if told.get("quarter"):
            return base + 15
        if told.get("to"):
            return base - 15
        if minus := told.get("minus"):
            return base - self._number(minus)
        minutes = told.get("m")
        return base + (self._number(minutes) if minutes else 0)

    def _number(self, told: str | None) -> float:
        if told is None:
            return -1
        return float(told) if told.isdigit() else self._numbers.get(told.lower(), -1)

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        words = sorted(self._numbers, key=len, reverse=True)
        hours = "|".join(w for w in words if self._numbers[w] <= 24)
        minutes = "|".join(w for w in words if self._numbers[w] in _MINUTES)
        told = pattern.replace("{h}", rf"(?P<h>[0-2]?\d|{hours})").replace("{n}", rf"(?:[0-5]?\d|{minutes})")
        return re.compile(f"(?:{told}){_LAST}", re.IGNORECASE)
