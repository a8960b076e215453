"""The letters of a text by their scripts."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter

from samesaid.bilingual.tuning import LETTERS_PER_CHARACTER

LATIN, CYRILLIC, HAN, KANA, EAST = "LATIN", "CYRILLIC", "HAN", "KANA", "EAST"
# The first words of Unicode's names of characters.
_SCRIPTS = {"CJK": HAN, "IDEOGRAPHIC": HAN, "HIRAGANA": KANA, "KATAKANA": KANA, "KATAKANA-HIRAGANA": KANA}


@functools.lru_cache(maxsize=65_536)
def script_of(char: str) -> str:
    """The script of a letter, such as LATIN; empty for any other character."""
    if not char.isalpha():
        return ""
    words = unicodedata.name(char, "?").split(" ")
    word = words[1] if words[0] in ("FULLWIDTH", "HALFWIDTH") and len(words) > 1 else words[0]
    return _SCRIPTS.get(word, word)


@functools.lru_cache(maxsize=65_536)
def family_of(char: str) -> str:
    """The script of a letter; Han and kana, which one text mixes, are EAST."""
    script = script_of(char)
    return EAST if script in (HAN, KANA) else script


def by_script(text: str) -> Counter[str]:
    """How many characters of each script a text has."""
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if script := script_of(char):
            counts[script] += count
    return counts


def by_family(text: str) -> dict[str, float]:
    """How much each script says, in letters of an alphabet; Han and kana together are EAST."""
    found: dict[str, float] = {}
    for script, count in by_script(text).items():
        family = EAST if script in (HAN, KANA) else script
        found[family] = found.get(family, 0.0) + count * LETTERS_PER_CHARACTER.get(script, 1.0)
    return found


def weight(char: str) -> float:
    """How much one letter says, in letters of an alphabet."""
    return LETTERS_PER_CHARACTER.get(script_of(char), 1.0)
