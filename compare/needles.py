"""A quick look before a slow pattern: words of which every text that the pattern matches has one.

Patterns of the data files are long lists of phrases, matched without regard to case, which takes far longer than
looking for a piece of a phrase. The pieces are read off the pattern itself, so that they always fit it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from importlib import import_module
from sys import maxsize
from typing import Any

# What small letters do not show: a pattern without regard to case takes these for other letters, such as the long s.
_OTHER_FORMS = re.compile("[İıſ\u212a\u1c80-\u1c88]")
# Parts of a parsed pattern that match a group's own pattern at least as often as their first number says.
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
# Rows of letters that a part of a pattern may be written out to: f[ae]ll is two.
_MAX_ROWS = 8


class Needles:
    """Whether a text may match a pattern, in any case of letters: True where it does, and seldom where it does not."""

    def __init__(self, pattern: str) -> None:
        self.words = needles(pattern)

    def may_be_in(self, text: str) -> bool:
        """Whether the pattern may match somewhere in ``text``."""
        if self.words is None or (not text.isascii() and _OTHER_FORMS.search(text) is not None):
            return True
        small = text.lower()
        for word in self.words:  # noqa: SIM110 - twice as fast as any()
            if word in small:
                return True
        return False


def needles(pattern: str) -> tuple[str, ...] | None:
    """Pieces of a pattern, in small letters, of which every text that it matches has one; None where it needs none."""
    found = _of_sequence(import_module("re._parser").parse(pattern))
    if found is None:
        return None
    return tuple(sorted(one for one in found if not any(other in one for other in found if other != one)))


def _of_sequence(parts: Any) -> frozenset[str] | None:
    """The pieces of one part of a sequence, those that tell most."""
    return max(_of_each(parts), key=_worth, default=None)


def _worth(pieces: Collection[str]) -> tuple[int, int]:
    """Long pieces are rarer, and few are found sooner."""
    return min(map(len, pieces), default=maxsize), -len(pieces)


def _of_each(parts: Any) -> Iterator[frozenset[str]]:
    """The pieces of every part of a sequence that needs some; letters in a row are one."""
    rows = [""]
    for operation, value in parts:
        name = str(operation)
        letters = [chr(value).lower()] if name == "LITERAL" else _letters(value) if name == "IN" else []
        if letters and len(rows) * len(letters) <= _MAX_ROWS:
            rows = [row + letter for row in rows for letter in letters]
            continue
        if rows != [""]:
            yield frozenset(rows)
        rows = letters or [""]
        if (found := _of_part(name, value)) is not None:
            yield found
    if rows != [""]:
        yield frozenset(rows)


def _letters(members: Any) -> list[str]:
    """The few letters of a class, none for one with a range or a category."""
    few = len(members) <= _MAX_ROWS and all(str(operation) == "LITERAL" for operation, _ in members)
    return sorted({chr(value).lower() for _, value in members}) if few else []


def _of_part(name: str, value: Any) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _of_sequence(value[-1])
    if name == "ATOMIC_GROUP":
        return _of_sequence(value)
    if name in _REPEATS:
        return _of_sequence(value[-1]) if value[0] else None
    if name == "BRANCH":
        each = [_of_sequence(branch) for branch in value[1]]
        return None if None in each else frozenset(one for some in each for one in some or ())
    # A text that matches what never matches has all of nothing.
    return frozenset() if name == "FAILURE" or (name == "ASSERT_NOT" and not value[1]) else None
