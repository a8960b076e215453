"""Speeds: a distance with "an hour", "par seconde" or 时速 beside it is read in a unit of speed."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from itertools import pairwise

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.values.quantity import Kind, Reading

_PER_HOUR = {"km": "kmh", "mile": "mph", "nmi": "knot", "m": "mh"}
_SPEEDS = frozenset(_PER_HOUR.values())
_PER_SECOND = {"m": "ms", "km": "kms"}
_MAX_RANGE_CHARACTERS = 5
_MAX_BEFORE_CHARACTERS = 10
# A word for "hour" or "second" may have an ending: heures, Stunden.
_ENDING = r"\w{0,2}"


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(what follows, what precedes) a distance that is a speed; a group names the unit of time."""
    with section(language, "speeds") as words:
        hours, seconds = words.words("hour"), words.words("second")
        per = "|".join([r"/ ?", *(_per(word) for word in words.words("per"))])
        after = rf" ?(?:{per})(?:(?P<hour>{any_of(hours)}|h(?!\w))|(?P<second>{any_of(seconds)}|s(?!\w))){_ENDING}"
        if hourly := words.words("hourly"):
            after += rf"| (?:{any_of(hourly)})\b"
        before = rf"(?:{any_of(words.words('hour_before'))}|(?P<second>{any_of(words.words('second_before'))}))"
    return re.compile(after, re.I), re.compile(before + r"[^\d，。,.;；、:：]{0,6}$")


def _per(word: str) -> str:
    """A word for "per" with what separates it from its neighbours: nothing in Han, no space behind an apostrophe."""
    if word[0] > "\u2e80":
        return word
    return r"[- ]" + re.escape(word).replace("'", "['’]") + (" ?" if word.endswith("'") else "[- ]")


def with_speeds(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with distances that are speeds in units of speed. What a longer reading covers is dropped."""
    if _PER_HOUR.keys().isdisjoint([r.quantity.unit for r in readings]):
        return readings
    after, before = _patterns(language)
    found: list[Reading] = []
    for reading in reversed(readings):
        speed = _speed(reading, text, after, before)
        if speed is None and found and _shares_unit(reading, found[-1]):
            speed = replace(reading, quantity=replace(reading.quantity, unit=found[-1].quantity.unit))
        if speed is not None:
            while found and found[-1].start < speed.end:
                found.pop()
        found.append(speed or reading)
    found.reverse()
    for number, (first, second) in enumerate(pairwise(found)):
        # 每小时65至80公里: what makes it a speed is before the first.
        plain = first.quantity.unit in _SPEEDS and text[first.end - 1].isdigit()
        if plain and _near(first, second) and _speed_of(second) == first.quantity.unit:
            found[number + 1] = replace(second, quantity=replace(second.quantity, unit=first.quantity.unit))
    return found


def _speed(reading: Reading, text: str, after: re.Pattern[str], before: re.Pattern[str]) -> Reading | None:
    quantity = reading.quantity
    if quantity.kind is not Kind.MEASURE or quantity.unit not in _PER_HOUR:
        return None
    end = reading.end
    match = after.match(text, end)
    if match is not None:
        end = match.end()
    else:
        match = before.search(text, max(0, reading.start - _MAX_BEFORE_CHARACTERS), reading.start)
    if match is None:
        return None
    unit = (_PER_SECOND if match["second"] else _PER_HOUR).get(quantity.unit)
    return Reading(reading.start, end, replace(quantity, unit=unit)) if unit else None


def _shares_unit(first: Reading, second: Reading) -> bool:
    """True if the two are a range whose unit of speed follows the second: 120至150公里每小时."""
    return _near(first, second) and _speed_of(first) == second.quantity.unit


def _near(first: Reading, second: Reading) -> bool:
    return second.start - first.end <= _MAX_RANGE_CHARACTERS


def _speed_of(reading: Reading) -> str:
    return _PER_HOUR.get(reading.quantity.unit, "")
