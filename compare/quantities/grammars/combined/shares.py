"""Shares in two numbers: 3 из 10, 每10人中有3人, 10人に3人, de cada diez, tres; and one in five, каждый пятый.

The words of a language are the section ``[shares]`` of its data file. What the scanner of a language reads itself
(three in ten, neuf sur dix) is not read again.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.data import number, section
from samesaid.compare.quantities.grammars.tuning import MAX_SMALL_WHOLE, MAX_WHOLE
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points, share

# Characters before a number in which what makes it a share is sought, and between two numbers of one share.
_BEFORE_CHARACTERS = 40
_MAX_GAP = 40
_COUNTED = frozenset({"", "person"})
# Denominators of rates: per 1,000, per 100,000.
_RATES = frozenset(10.0**n for n in range(2, 8))


@dataclass(frozen=True, slots=True)
class ShareWords:
    """The patterns of one language."""

    joint: re.Pattern[str]
    """Between the part and the whole: 3 из 10."""
    rate: re.Pattern[str]
    """The same where the whole is a power of ten from 100 on: 12 per 100,000."""
    wholes: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Before the whole, and between it and the part: 每10人中有3人."""
    one: re.Pattern[str]
    """Before the whole where the part is one: one person in five."""
    each: re.Pattern[str]
    """Before an ordinal: каждый пятый."""
    before: tuple[tuple[float, re.Pattern[str]], ...]
    """Words for a whole before its part: 每万人有3人."""


@functools.cache
def share_words(language: str) -> ShareWords:
    """The patterns of a language, which never match for one without the section ``[shares]``."""
    with section(language, "shares") as data:
        data.pattern("per_mille")
        return ShareWords(
            re.compile(data.pattern("joint"), re.I),
            re.compile(data.pattern("rate"), re.I),
            tuple(
                (re.compile(f"(?:{one})$", re.I), re.compile(other, re.I)) for one, other in data.pairs("whole_first")
            ),
            re.compile(f"(?:{data.pattern('one')})$", re.I),
            re.compile(f"(?:{data.pattern('each')})$", re.I),
            tuple((number(n), re.compile(f"(?:{words})$")) for n, words in data.table("whole_words").items()),
        )


def with_shares(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with two numbers that make a share as one, a number that is the whole of one, and "every fifth"."""
    words = share_words(language)
    found: list[Reading] = []
    for reading in readings:
        both = _of_two(found[-1], reading, text, words) if found else None
        if both is not None:
            found[-1] = both
        else:
            found.append(_of_one(reading, text, words))
    return found


def _of_two(first: Reading, second: Reading, text: str, words: ShareWords) -> Reading | None:
    """The share that two neighbouring counts make, None where they are two numbers."""
    begin, end = first.end, second.start
    if not 0 < end - begin <= _MAX_GAP or not (_counts(first) and _counts(second)):
        return None
    one, other = first.quantity.value, second.quantity.value
    if one < other:
        rate = other in _RATES and words.rate.fullmatch(text, begin, end)
        joined = one == int(one) and _is_whole(other) and words.joint.fullmatch(text, begin, end)
        return Reading(first.start, second.end, share(one, other, first.quantity.bound)) if rate or joined else None
    if not (0 < other < one and _is_whole(one)):
        return None
    before = max(0, first.start - _BEFORE_CHARACTERS)
    for prefix, gap in words.wholes:
        if gap.fullmatch(text, begin, end) and prefix.search(text, before, first.start):
            return Reading(first.start, second.end, share(other, one, second.quantity.bound))
    return None


def _is_whole(value: float) -> bool:
    """Whether a share is named by this whole: 10, 50, 100,000. Of 147 ships, 31 are two counts, each compared alone."""
    return value <= MAX_SMALL_WHOLE or value in _RATES or (value % 10 == 0 and value <= 100)


def _counts(reading: Reading) -> bool:
    quantity = reading.quantity
    return (
        quantity.kind is Kind.CARDINAL
        and quantity.unit in _COUNTED
        and not quantity.vague
        and len(quantity.values) == 1
        and quantity.value > 0
    )


def _of_one(reading: Reading, text: str, words: ShareWords) -> Reading:
    quantity, start = reading.quantity, reading.start
    before = max(0, start - _BEFORE_CHARACTERS)
    if quantity.kind is Kind.ORDINAL:
        if quantity.value > 2 and len(quantity.values) == 1 and words.each.search(text, before, start):
            fraction = Quantity(
                Kind.FRACTION, points(1 / quantity.value, quantity.value), low_salience=True, parts=(1, quantity.value)
            )
            return Reading(start, reading.end, fraction)
        return reading
    if not _counts(reading):
        return reading
    value = quantity.value
    if value > 1 and value == int(value) and value <= MAX_WHOLE and words.one.search(text, before, start):
        return Reading(start, reading.end, share(1, value))
    for whole, pattern in words.before:
        if value < whole and pattern.search(text, before, start):
            return Reading(start, reading.end, share(value, whole, quantity.bound))
    return reading
