"""Chinese people's names in any romanisation: pinyin exactly, others by family name.

Pinyin is a standard, so another pinyin spelling is another name. Cantonese, Wade-Giles, Hokkien and Korean spellings
are not checked further: a family name of the table in any of them counts as the name.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

from samesaid.compare.names.text import letters
from samesaid.compare.names.transliteration import pinyin
from samesaid.compare.names.transliteration.sound import USUAL

# A hyphen in the given name, or an apostrophe that marks a breath, not a new syllable.
_WADE_GILES = re.compile(r"-|\b(?:ch|k|p|t|ts|tz)['’ʻ`]", re.IGNORECASE)


@functools.cache
def _spellings() -> dict[str, frozenset[str]]:
    lines = (
        resources.files("samesaid.compare.names.gazetteer")
        .joinpath("surnames.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {family: frozenset(letters(s) for s in spellings.split(",")) for family, spellings in rows}


def family_name(name: str) -> str | None:
    """The family name of a name that looks Chinese or Korean (2 to 4 simplified characters), else None.

    Names spelled wholly with characters of transliteration (安南, 马丁) may be foreign ones: None.
    """
    if not 2 <= len(name) <= 4 or (all(c in USUAL for c in name) and len(name) != 3):
        return None
    for length in (2, 1):
        if name[:length] in _spellings() and 1 <= len(name) - length <= 2:
            return name[:length]
    return None


def family_in(family: str, words: frozenset[str]) -> bool:
    """Whether one of the English ``words`` (in lower case, no marks) spells the family name in any romanisation."""
    options = _spellings()[family] | pinyin.spellings(family)
    return any(letters(word) in options for word in words)


def spelled_otherwise(chinese: str, english: str) -> bool:
    """Whether ``english`` is a whole pinyin name with the family name of ``chinese`` but another given name.

    Both orders of family and given name are read; what is not pinyin throughout is never judged, nor what may be
    Wade-Giles (Ch'en Te-ming).
    """
    family = family_name(chinese)
    words = english.replace("’", "").replace("'", "").split()
    if (
        family is None
        or _WADE_GILES.search(english)
        or len(words) != 2
        or not all(pinyin.syllable_counts(word) for word in words)
    ):
        return False
    if pinyin.matches(chinese, english):
        return False
    family_spellings = pinyin.spellings(family)
    given = len(chinese) - len(family)
    for first, second in (words, words[::-1]):
        if letters(first) in family_spellings and given in pinyin.syllable_counts(second):
            return True
    return False
