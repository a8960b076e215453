"""Errors about whole pieces of a sentence: a clause left out, a term replaced by another one of the set."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from samesaid.languages import primary

# How long a clause is at least, in characters: in scripts without spaces, and in the others.

_MIN_CLAUSE_CHARS = {True: 7, False: 25}
_WIDE = frozenset({"zh", "ja"})
# A term of a set: a word of letters with so many characters, in so many rows.
_TERM = re.compile(r"(?<![\w-])[a-zà-ÿа-яё]{7,}(?![\w-])")
_MIN_ROWS = 3


def left_out(text: str, language: str, rng: random.Random) -> str | None:
    """The text without one clause between its commas or after its last one; it keeps half of itself or more."""
    wide = primary(language) in _WIDE
    comma, least = ("[，]" if wide else r",(?= )"), _MIN_CLAUSE_CHARS[wide]
    end = len(text.rstrip('。.!?！？"”」 '))
    cuts = [*(m.end() for m in re.finditer(comma, text[:end])), end]
    pieces = [(a, b) for a, b in pairwise(cuts) if least <= b - a <= len(text) / 2]
    if not pieces:
        return None
    start, stop = rng.choice(pieces)
    return text[: start - 1] + text[stop:] if stop == end else text[:start] + text[stop:]


class Terms:
    """The recurring long words of one side of a set, which stand in for its terms."""

    def __init__(self, texts: Sequence[str]) -> None:
        rows = Counter(word for text in texts for word in set(_TERM.findall(text)))
        self.words = sorted(word for word, count in rows.items() if count >= _MIN_ROWS)
        self._known = frozenset(self.words)

    def replaced(self, text: str, rng: random.Random) -> str | None:
        """The text with another word of the same ending in place of a recurring one."""
        found = [m for m in _TERM.finditer(text) if m.group() in self._known]
        if not found:
            return None
        match = rng.choice(found)
        word = match.group()
        choices = [w for w in self.words if w[-2:] == word[-2:] and w[:4] != word[:4] and w not in text]
        return text[: match.start()] + rng.choice(choices) + text[match.end() :] if choices else None
