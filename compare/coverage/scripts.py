"""Which scripts a text is written in, and which belong to a language (Unicode script names, Latin for the rest)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Span

LATIN = "Latin"
# U+4E28 is left out of Han: headlines use it as a bar between words.
_RANGES = {
    LATIN: "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Han": "㐀-䶿一-丧丩-鿿豈-﫿\U00020000-\U0003134f々〇",
    "Kana": "ぁ-ゖァ-ヺー",
    "Hangul": "가-힣ᄀ-ᇿ",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽ",
    "Arabic": "ؠ-ۓ",
    "Hebrew": "א-ת",
    "Thai": "ก-๛",
    "Devanagari": "ऀ-ॿ",
}
_OF_LANGUAGE = {
    "zh": {"Han"}, "ja": {"Han", "Kana"}, "ko": {"Hangul", "Han"}, "ru": {"Cyrillic"}, "uk": {"Cyrillic"},
    "be": {"Cyrillic"}, "bg": {"Cyrillic"}, "sr": {"Cyrillic"}, "mk": {"Cyrillic"}, "kk": {"Cyrillic"},
    "mn": {"Cyrillic"}, "el": {"Greek"}, "ar": {"Arabic"}, "fa": {"Arabic"}, "ur": {"Arabic"}, "ug": {"Arabic"},
    "he": {"Hebrew"}, "th": {"Thai"}, "hi": {"Devanagari"}, "mr": {"Devanagari"}, "ne": {"Devanagari"},
}  # fmt: skip
_LETTER = re.compile("|".join(f"(?P<{name}>[{ranges}])" for name, ranges in _RANGES.items()))
_RUNS = {name: re.compile(f"[{ranges}](?:[{ranges}，、·\\s]*[{ranges}])?") for name, ranges in _RANGES.items()}
# In an alphabet two letters are a symbol (α, β-, Ж), not a word that was left.
_SYMBOL = 2
# Written without spaces: one character tells about as much as this many letters of an alphabet.
_DENSITY = {"Han": 3.0, "Kana": 2.0, "Hangul": 2.0}


def scripts_of(language: str) -> frozenset[str]:
    """The scripts in which the language is written."""
    return frozenset(_OF_LANGUAGE.get(primary(language), {LATIN}))


def same_language(pair: Pair) -> bool:
    """Whether both sides are in one language, however it is written."""
    return primary(pair.source.document.language) == primary(pair.target.document.language)


def weights(text: str) -> dict[str, float]:
    """How much of the text each script carries, in letters of an alphabet (a Han character counts as three)."""
    found: dict[str, float] = {}
    for match in _LETTER.finditer(text):
        name = match.lastgroup or LATIN
        found[name] = found.get(name, 0.0) + _DENSITY.get(name, 1.0)
    return found


def size(text: str) -> float:
    """The length of the text in letters of an alphabet, whatever it is written in."""
    return sum(weights(text).values())


def runs(text: str, script: str) -> Iterator[Span]:
    """Stretches of ``script`` in the text, with the spaces and commas inside them. Single letters are symbols."""
    for match in _RUNS[script].finditer(text):
        if script in _DENSITY or max(len(word) for word in re.split(r"[，、·\s]+", match.group())) > _SYMBOL:
            yield Span(*match.span())
