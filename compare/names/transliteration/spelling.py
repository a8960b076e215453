"""One name in several spellings: the sound of its letters, its endings, and Chinese names in Wade-Giles.

Letters are read by the tables of ``spelling.toml``. Wade-Giles comes from pypinyin (MIT).
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections import defaultdict
from importlib import resources

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.text import letters, unmarked
from samesaid.compare.names.transliteration.romanisation import without_phrases

_DOUBLED = re.compile(r"([^\W\d_])\1+")
_FINAL_F = re.compile(r"(?<=[oe])f$")
_LONG_VOWELS = str.maketrans("ァィゥェォャュョヵヶ", "アイウエオヤユヨカケ")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
# Languages whose names have many endings, so that two spellings seldom have the same one.
_WITH_CASES = frozenset({"ru", "pl"})
# ł, ø and the like have no mark that could be taken off.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


@functools.cache
def _table(section: str, name: str) -> tuple[tuple[str, str], ...]:
    """The two words of each line; ``-`` is silent."""
    tables = tomllib.loads(
        resources.files("samesaid.compare.names.gazetteer").joinpath("spelling.toml").read_text(encoding="utf-8")
    )
    lines = (line.split() for line in tables[section][name].strip().splitlines())
    return tuple((one, "" if other == "-" else other) for one, other in lines)


@functools.cache
def _endings(language: str) -> frozenset[str]:
    tables = tomllib.loads(
        resources.files("samesaid.compare.names.gazetteer").joinpath("spelling.toml").read_text(encoding="utf-8")
    )
    return frozenset(tables["endings"].get(language, "s").split()) | {""}


def plain_letters(text: str) -> str:
    """The letters of a name in lower case without marks, spaces or hyphens, in its own script."""
    plain = text.lower().translate(_LETTERS)
    # й is a letter of its own.
    return "й".join("".join(c for c in unmarked(part) if c.isalpha()) for part in plain.split("й"))


@functools.lru_cache(maxsize=16384)
def spelling_sound(text: str) -> str:
    """The sound of a name in Latin letters, Cyrillic or katakana, the same for its usual spellings.

    ``Zelenskiy``, ``Zelenskyy`` and ``Зеленский`` are one.
    """
    sound = latin_letters(text)
    for spelling, sounds in _table("sounds", "spelling"):
        sound = sound.replace(spelling, sounds)
    return _FINAL_F.sub("v", _DOUBLED.sub(r"\1", sound.replace("c", "k")))


@functools.lru_cache(maxsize=16384)
def latin_letters(text: str) -> str:
    """Cyrillic and katakana in Latin letters, Latin in lower case without marks."""
    if _KATAKANA.search(text):
        for kana, sound in _table("sounds", "kana"):
            text = text.replace(kana, sound)
        return plain_letters(text)
    plain = text.lower().replace("й", "и")
    for letter, sound in _table("sounds", "cyrillic"):
        plain = plain.replace(letter, sound)
    return plain_letters(plain)


def kana_key(text: str) -> str:
    """Katakana without long vowels, dots and small characters: ``ゼレンスキー`` and ``ゼレンスキイ`` are near."""
    return text.translate(_LONG_VOWELS).replace("ー", "").replace("・", "").replace("ヴ", "ブ")


def are_forms(one: str, other: str, language: str) -> bool:
    """Whether two words in lower case differ in their endings alone, as ``language`` changes them."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    endings = _endings(language)
    # An ending begins before the first letter that differs where both have its first letters: -schen, -scher.
    return any(
        one[cut:] in endings and other[cut:] in endings
        for cut in range(max(tuning.MIN_STEM_LETTERS, shared - tuning.MAX_SHARED_ENDING), shared + 1)
    )


def without_ending(word: str, language: str) -> str:
    """A word in lower case without its case ending, the longest that leaves a stem; as it is in other languages."""
    if language not in _WITH_CASES:
        return word
    cuts = range(tuning.MIN_SPELLED_LETTERS[0], len(word))
    return next((word[:cut] for cut in cuts if word[cut:] in _endings(language)), word)


@functools.cache
def _wade_giles() -> dict[str, frozenset[str]]:
    """Syllable in Wade-Giles without apostrophe → the syllables of pinyin that it may be."""
    with without_phrases():
        from pypinyin.style.wadegiles import to_wade_glides

    found: dict[str, set[str]] = defaultdict(set)
    for syllable in lexicon.words("chinese", "pinyin"):
        found[letters(to_wade_glides(syllable, has_tone=False))].add(letters(syllable))
    return {wade: frozenset(pinyin) for wade, pinyin in found.items()}


def pinyin_of_wade_giles(pieces: tuple[str, ...]) -> frozenset[str]:
    """The names in pinyin, as `letters` gives them, that the syllables of a name in Wade-Giles may be; else none."""
    table = _wade_giles()
    options = [table.get(letters(piece), frozenset[str]()) for piece in pieces]
    if not 2 <= len(pieces) <= tuning.MAX_CHINESE_NAME_SYLLABLES or not all(options):
        return frozenset()
    return frozenset("".join(way) for way in itertools.product(*options))
