"""The scripts of a text and those of a language, by their Unicode names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from samesaid.compare.coverage import tuning
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Span

LATIN = "Latin"
# Han lacks U+4E28, which headlines use as a bar between words.
_CHARACTERS = {
    LATIN: "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Han": "㐀-䶿一-丧丩-鿿\uf900-\ufaff\U00020000-\U0003134f々〇",
    "Kana": "ぁ-ゖァ-ヺー",
    "Hangul": "가-힣ᄀ-ᇿ",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽ",
    "Arabic": "ؠ-ۓ",
    "Hebrew": "א-ת",
    "Thai": "ก-๛",
    "Devanagari": "ऀ-ॿ",
}
# Languages that are not here are written in Latin letters.
_OF_LANGUAGE = {
    "zh": {"Han"}, "ja": {"Han", "Kana"}, "ko": {"Hangul", "Han"}, "ru": {"Cyrillic"}, "uk": {"Cyrillic"},
    "be": {"Cyrillic"}, "bg": {"Cyrillic"}, "sr": {"Cyrillic"}, "mk": {"Cyrillic"}, "kk": {"Cyrillic"},
    "mn": {"Cyrillic"}, "el": {"Greek"}, "ar": {"Arabic"}, "fa": {"Arabic"}, "ur": {"Arabic"}, "ug": {"Arabic"},
    "he": {"Hebrew"}, "th": {"Thai"}, "hi": {"Devanagari"}, "mr": {"Devanagari"}, "ne": {"Devanagari"},
}  # fmt: skip
_LETTER = re.compile("|".join(f"(?P<{name}>[{characters}])" for name, characters in _CHARACTERS.items()))
_LETTERS = {name: re.compile(f"[{characters}]") for name, characters in _CHARACTERS.items()}
_RUNS = {
    name: re.compile(f"[{characters}](?:[{characters}，、·\\s]*[{characters}])?")
    for name, characters in _CHARACTERS.items()
}
_RUN_SEPARATORS = re.compile(r"[，、·\s]+")


def scripts_of(language: str) -> frozenset[str]:
    """The scripts that the language is written in; Latin for a language that is not listed."""
    return frozenset(_OF_LANGUAGE.get(primary(language), {LATIN}))


def same_language(pair: Pair) -> bool:
    """Whether both sides are in one language, whatever its script or region."""
    return primary(pair.source.document.language) == primary(pair.target.document.language)


# Checks ask for the same sentences again and again.
@functools.lru_cache(maxsize=4096)
def script_letters(text: str) -> Mapping[str, float]:
    """How much text each script carries, in letters of an alphabet (a Han character counts as three)."""
    weights = tuning.LETTERS_PER_CHARACTER
    found: dict[str, float] = {}
    for match in _LETTER.finditer(text):
        name = match.lastgroup or LATIN
        found[name] = found.get(name, 0.0) + weights.get(name, 1.0)
    return MappingProxyType(found)


def has_letter(text: str, script: str) -> bool:
    """Whether the text has a letter of this script."""
    return _LETTERS[script].search(text) is not None


def alphabetic_length(text: str) -> float:
    """The length of the text in letters of an alphabet, whatever script it is in."""
    return sum(script_letters(text).values())


def script_runs(text: str, script: str) -> Iterator[Span]:
    """Stretches of ``script`` in the text, with the spaces and commas inside them; symbols of an alphabet left out."""
    for match in _RUNS[script].finditer(text):
        longest = max(map(len, _RUN_SEPARATORS.split(match.group())))
        if script in tuning.LETTERS_PER_CHARACTER or longest > tuning.MAX_SYMBOL_LETTERS:
            yield Span(*match.span())
