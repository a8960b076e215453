"""Marks of numbers by country: Mexico and Switzerland write decimals with a point, where their language has a comma."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.fallback import symbols

# What the two customs read in two ways: 1,250 and 3.125, also with further groups or decimals.
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]|\.\d)|(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,]|\.\d)")
_SWAPPED = str.maketrans(",.", ".,")


@functools.cache
def _has_points(language: str) -> bool:
    own, general = symbols(language)[0], symbols(language.split("-")[0])[0]
    return own == "." and general == ","


def continental(text: str, language: str) -> str:
    """``text`` with the marks of its numbers as the whole language has them, character by character.

    Unchanged where the tag names no country, or one that keeps the marks of the language (CLDR).
    """
    if "-" not in language or not _has_points(language):
        return text
    return _ENGLISH.sub(lambda match: match.group().translate(_SWAPPED), text)
