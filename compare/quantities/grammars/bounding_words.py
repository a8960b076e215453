"""Bounding words: where they are, and those of several words, such as negated ones (不得少于, "must not exceed").

The grammars read the plain ones while they read a number (section ``[bounds]`` of a language's data). Here the
phrases of the section ``[bounding]`` are added, which deny or limit and take precedence; and every bound gets its
place.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from samesaid.compare.quantities.grammars.data import NEVER, any_of, joined, section
from samesaid.compare.quantities.values.quantity import Bound, Kind, Reading
from samesaid.model import Span

_BOUNDED = frozenset(
    {
        Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MULTIPLE, Kind.FRACTION, Kind.MONEY, Kind.MEASURE, Kind.AGE,
        Kind.DURATION,
    }
)  # fmt: skip
# Characters before and after a number in which a phrase is sought.
_BEFORE_CHARACTERS, _AFTER_CHARACTERS = 56, 40
_NAMED = {bound.name.lower(): bound for bound in Bound if bound not in (Bound.EXACT, Bound.AMBIGUOUS)}


@dataclass(frozen=True, slots=True)
class BoundingWords:
    """The patterns of one language; a group names the bound."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    plain: re.Pattern[str]
    """The plain words of [bounds] before a number, as one group a bound."""


@functools.cache
def bounding_words(language: str) -> BoundingWords:
    """The patterns of a language, which never match for one without data."""
    with section(language, "bounding") as data:
        before, after, between = data.table("before"), data.table("after"), data.pattern("between")
        spaceless = data.flag("spaceless")
    bounds = section(language, "bounds")
    listed = {name: bounds.words(name) for name in _NAMED}
    left = "" if spaceless else r"(?<![\w-])"
    gap = rf"(?:\s?(?:{between}))?[\s(（「“\"]{{0,2}}$"
    return BoundingWords(
        re.compile(left + _groups(before) + gap, re.I),
        re.compile(r"\s?" + _groups(after), re.I),
        re.compile(left + _groups({name: any_of(words) for name, words in listed.items()}) + gap, re.I),
    )


def _groups(patterns: dict[str, str]) -> str:
    """One of the patterns, each a group with the name of its bound."""
    return "(?:" + ("|".join(rf"(?P<{n}>{joined(p)})" for n, p in patterns.items()) or NEVER) + ")"


def with_bounding_words(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings with the bounds that phrases set, and with the places of their bounding words.

    ``text`` has the characters that the patterns of ``language`` are written in.
    """
    if _BOUNDED.isdisjoint([r.quantity.kind for r in readings]):
        return readings
    words = bounding_words(language)
    return [_bounded(r, text, words) if r.quantity.kind in _BOUNDED else r for r in readings]


def _bounded(reading: Reading, text: str, words: BoundingWords) -> Reading:
    begin = max(0, reading.start - _BEFORE_CHARACTERS)
    bound = reading.quantity.bound
    match = words.before.search(text, begin, reading.start)
    plain = match is None and bound is not Bound.EXACT
    if plain:
        match = words.plain.search(text, begin, reading.start)
    if match is None:
        # What follows may be a part of the number's words (30人以下) or not.
        plain, match = False, _after(reading, text, words)
    if match is None or match.lastgroup is None:
        return reading
    # A plain word says where the bound is; which one it is, the grammar has read.
    found = bound if plain else _NAMED[match.lastgroup]
    words_found = match[match.lastgroup]
    span = Span(match.end(match.lastgroup) - len(words_found.lstrip(" ,")), match.end(match.lastgroup))
    return replace(reading, quantity=replace(reading.quantity, bound=found, bound_span=span))


def _after(reading: Reading, text: str, words: BoundingWords) -> re.Match[str] | None:
    """The first phrase that begins inside the number's words or directly after them."""
    stop = reading.end + _AFTER_CHARACTERS
    for start in range(reading.start, reading.end + 1):
        if (match := words.after.match(text, start, stop)) is not None:
            return match
    return None
