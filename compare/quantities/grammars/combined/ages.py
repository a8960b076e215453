"""Decades of age: in her thirties, Mitte dreißig, Mittdreißiger, la trentaine, 30代. Each is an age from 30 to 39.

The words of a language are the section ``[ages]`` of its data file. A decade without them (in den Dreißigern) may be
one of a century as well, and agrees with either.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from samesaid.compare.needles import Needles
from samesaid.compare.quantities.grammars.data import NEVER, number, section
from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading

# Characters before a number in which the words that make it an age are sought.
_BEFORE_CHARACTERS = 32
_DECADES = frozenset(range(20, 100, 10))
_LAST_YEAR = 9
_NUMBERS = frozenset({Kind.CARDINAL, Kind.DURATION, Kind.AGE})


@dataclass(frozen=True, slots=True)
class AgeWords:
    """The patterns of one language."""

    possessive: re.Pattern[str]
    """Before a decade: her thirties."""
    decade: re.Pattern[str]
    """What a decade is written as where it is one of age alone: 30代."""
    begun: re.Pattern[str]
    """Before a number of tens: Mitte dreißig."""
    words: re.Pattern[str]
    """Words by themselves; the name of their group has their number."""
    needles: Needles
    """Of ``words``."""


@functools.cache
def age_words(language: str) -> AgeWords:
    """The patterns of a language, which never match for one without the section ``[ages]``."""
    with section(language, "ages") as data:
        table = {int(number(n)): words for n, words in data.table("words").items()}
        edge = "" if data.flag("spaceless") else r"\b"
        words = "|".join(f"(?P<n{n}>{words})" for n, words in table.items())
        words = f"{edge}(?:{words}){edge}" if table else NEVER
        return AgeWords(
            re.compile(f"(?:{data.pattern('possessive')})$", re.I),
            re.compile(data.pattern("decade")),
            re.compile(f"(?:{data.pattern('begun')})$", re.I),
            re.compile(words, re.I),
            Needles(words),
        )


def with_ages(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with decades of age, and with those that are a word by themselves."""
    words = age_words(language)
    found = [_aged(r, text, words) for r in readings]
    if not words.needles.may_be_in(text):
        return found
    named = [
        Reading(match.start(), match.end(), _age(int(match.lastgroup[1:]), low_salience=True))
        for match in words.words.finditer(text)
        if match.lastgroup is not None
    ]
    if not named:
        return found
    taken = touched(found, [(r.start, r.end) for r in named])
    return sorted([*(r for r, at in zip(found, taken, strict=True) if at < 0), *named], key=lambda r: r.start)


def _aged(reading: Reading, text: str, words: AgeWords) -> Reading:
    quantity, start = reading.quantity, reading.start
    for low, _ in quantity.values:
        if low in _DECADES:
            value = int(low)
            break
    else:
        return reading
    if quantity.kind is Kind.DECADE:
        pattern = words.possessive
        if words.decade.search(text, start, reading.end):
            return replace(reading, quantity=_age(value, quantity.low_salience))
    elif quantity.kind in _NUMBERS and quantity.unit in ("", "year") and not quantity.vague:
        pattern = words.begun
    else:
        return reading
    if pattern.search(text, max(0, start - _BEFORE_CHARACTERS), start) is None:
        return reading
    return replace(reading, quantity=_age(value, quantity.low_salience))


def _age(decade: int, low_salience: bool) -> Quantity:
    return Quantity(Kind.AGE, ((float(decade), float(decade + _LAST_YEAR)),), "year", low_salience=low_salience)
