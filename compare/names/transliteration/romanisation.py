"""Names of Chinese people in Latin letters: exactly in pinyin, by family name in every other romanisation.

Pinyin is a standard, so another pinyin spelling is another name. Cantonese, Wade-Giles, Hokkien and Korean spellings
are not compared further: a family name of the table in any of them counts as the name.

Readings come from pypinyin (MIT). A character may have several (曾 is ceng and zeng); all of them count, so that the
rare reading of a surname is never an error. The order of family and given name, hyphens, apostrophes and spaces make no
difference.
"""

from __future__ import annotations

import functools
import itertools
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.text import letters, spelling_key, toneless

_SURNAME_READINGS = dict(lexicon.pairs("chinese", "surname_readings"))
_COMPOUND_SURNAMES = lexicon.words("chinese", "compound_surnames")
_SYLLABLES = lexicon.words("chinese", "pinyin")
_MAX_SYLLABLE_LETTERS = 6
# Characters that foreign names are written with.
TRANSLITERATION_CHARACTERS = frozenset("".join(lexicon.words("chinese", "transliteration_characters")))
# A hyphen in the given name, or an apostrophe that marks a breath and not a new syllable.
_WADE_GILES = re.compile(r"-|\b(?:ch|k|p|t|ts|tz)['’ʻ`]", re.IGNORECASE)


@contextmanager
def without_phrases() -> Iterator[None]:
    """Import pypinyin without its phrase table, which takes two thirds of the time: characters do not need it."""
    before = os.environ.get("PYPINYIN_NO_PHRASES")
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYPINYIN_NO_PHRASES"]
        else:
            os.environ["PYPINYIN_NO_PHRASES"] = before


@functools.cache
def _pinyin_table() -> dict[int, str]:
    with without_phrases():
        from pypinyin.pinyin_dict import pinyin_dict
    table: dict[int, str] = pinyin_dict
    return table


@functools.cache
def readings(character: str) -> tuple[str, ...]:
    """Every reading of one character without tones, the usual one first; () for what is no Chinese character."""
    known = _pinyin_table().get(ord(character), "")
    found = [toneless(reading) for reading in known.split(",") if reading]
    if character in _SURNAME_READINGS:
        found.append(_SURNAME_READINGS[character])
    return tuple(dict.fromkeys(found))


def _surname_length(name: str) -> int:
    """How many characters of a Chinese full name are the family name: 1 or 2."""
    return 2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1


def usual_pinyin(name: str) -> str:
    """The usual English spelling of a Chinese person's name: ``刘海涛`` gives ``Liu Haitao``."""
    cut = _surname_length(name)
    family = "".join(_SURNAME_READINGS.get(c) or (readings(c) or (c,))[0] for c in name[:cut])
    given = "".join((readings(c) or (c,))[0] for c in name[cut:])
    return " ".join(part.capitalize() for part in (family, given) if part).replace("v", "ü")


@functools.lru_cache(maxsize=4096)
def pinyin_spellings(characters: str) -> frozenset[str]:
    """The ways to write these characters in pinyin, as `letters` gives them; none where one of them has no reading."""
    options = [readings(c) for c in characters]
    if not options or not all(options):
        return frozenset()
    ways = itertools.islice(itertools.product(*options), tuning.MAX_PINYIN_SPELLINGS)
    return frozenset(spelling_key("".join(way)) for way in ways)


@functools.lru_cache(maxsize=8192)
def syllable_counts(word: str) -> frozenset[int]:
    """Into how many syllables of pinyin a word can be cut: ``Haitao`` gives {2, 3}; none for what is no pinyin."""
    text = letters(word)
    ways: list[set[int]] = [{0}] + [set() for _ in text]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _MAX_SYLLABLE_LETTERS), end):
            if ways[start] and text[start:end] in _SYLLABLES:
                ways[end] |= {n + 1 for n in ways[start]}
    return frozenset(ways[-1] - {0})


def is_pinyin_of(english: str, chinese: str) -> bool:
    """Whether ``english`` is the pinyin of the whole Chinese name, with the family name first or last.

    A part of the name (``Liu``, ``Haitao``) is not; ask for it with the characters of that part.
    """
    cut = _surname_length(chinese)
    family, given = chinese[:cut], chinese[cut:]
    return letters(english) in pinyin_spellings(chinese) | pinyin_spellings(given + family)


@functools.cache
def _romanised_surnames() -> dict[str, frozenset[str]]:
    """Family name in simplified characters → its spellings outside pinyin."""
    table = resources.files("samesaid.compare.names.gazetteer").joinpath("surnames.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {family: frozenset(letters(s) for s in spellings.split(",")) for family, spellings in rows}


def family_name(name: str) -> str | None:
    """The family name in a name that looks Chinese or Korean (2 to 4 simplified characters), else None.

    A name that consists of characters of transliteration (安南, 马丁) may be foreign: None.
    """
    if not 2 <= len(name) <= 4 or (all(c in TRANSLITERATION_CHARACTERS for c in name) and len(name) != 3):
        return None
    for length in (2, 1):
        if name[:length] in _romanised_surnames() and 1 <= len(name) - length <= 2:
            return name[:length]
    return None


def is_family_name_of(word: str, character: str) -> bool:
    """Whether a word is a Chinese family name of one simplified character, in pinyin or in another romanisation."""
    return letters(word) in pinyin_spellings(character) | _romanised_surnames().get(character, frozenset())


def has_family_name(family: str, words: frozenset[str]) -> bool:
    """Whether one of the English ``words`` (lower case, no marks) is the family name in any romanisation.

    Raises KeyError for a family name that `family_name` does not know.
    """
    options = _romanised_surnames()[family] | pinyin_spellings(family)
    return any(letters(word) in options for word in words)


def is_other_given_name(english: str, chinese: str) -> bool:
    """Whether ``english`` is a whole name in pinyin with the family name of ``chinese`` and another given name.

    The family name may be first or last. What is not pinyin throughout is never judged, nor what may be Wade-Giles
    (Ch'en Te-ming).
    """
    family = family_name(chinese)
    words = english.replace("’", "").replace("'", "").split()
    if family is None or _WADE_GILES.search(english) or len(words) != 2 or not all(map(syllable_counts, words)):
        return False
    if is_pinyin_of(english, chinese):
        return False
    family_spellings = pinyin_spellings(family)
    given = len(chinese) - len(family)
    return any(
        letters(first) in family_spellings and given in syllable_counts(second)
        for first, second in (words, words[::-1])
    )


def is_other_person(english: str, chinese: str) -> bool:
    """Whether ``english`` is a whole Chinese name in pinyin, in either order, and not that of ``chinese``.

    ``chinese`` has to have a known family name. What may be Wade-Giles (Ch'en Te-ming) is never judged.
    """
    words = english.split()
    if family_name(chinese) is None or _WADE_GILES.search(english) or len(words) != 2:
        return False
    if not all(map(syllable_counts, words)) or is_pinyin_of(english, chinese):
        return False
    return any(letters(word) in _surnames_in_pinyin() for word in words)


@functools.cache
def _surnames_in_pinyin() -> frozenset[str]:
    """Every way to write a known family name in pinyin."""
    return frozenset(spelling for family in _romanised_surnames() for spelling in pinyin_spellings(family))
