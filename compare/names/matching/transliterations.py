"""Names in Chinese and English that are one by the model of transliteration or by the gazetteer of places.

Both are evidence for a link alone: a name that neither knows may be translated by meaning or usage.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.gazetteer.lexicon import in_dictionary
from samesaid.compare.names.gazetteer.places import Places
from samesaid.compare.names.matching.same_language import GENERIC, distinctive
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import unmarked
from samesaid.compare.names.transliteration.emissions import characters_of, latin_letters, transliteration
from samesaid.compare.names.transliteration.romanisation import is_family_name_of
from samesaid.model import Mention

_PLACES = Places()
_PLACE_SUFFIXES = lexicon.words("chinese", "place_suffixes")


def is_transliterated_in_chinese(name: Mention, text: ChineseText) -> bool:
    """Whether the Chinese ``text`` transliterates the English ``name``.

    Of a person with several names it has to transliterate the last one; less clearly where the first one is clear.
    """
    least = tuning.MIN_TRANSLITERATION_SCORE
    if any(_best(word, text) >= least for word in _identifying(name)):
        return True
    words = [latin_letters(word) for word in words_of(name)]
    if name.kind != "PERSON" or len(words) < 2:
        return False
    return _best(words[0], text) >= least and _best(words[-1], text) >= tuning.MIN_SECOND_SCORE


def _best(word: str, text: ChineseText) -> float:
    return max((_score_within(run, word) for run in text.runs), default=-math.inf)


def is_place_in_chinese(name: Mention, text: ChineseText) -> bool:
    """Whether the Chinese ``text`` has a Chinese name of the place with this English ``name``."""
    words = words_of(name)
    proper = " ".join(words[:-1]) if words[-1].lower() in GENERIC else ""
    return any(form in text.simplified for own in (name.text, proper) for form in _PLACES.forms(own, "han"))


def is_transliterated_in_english(name: Mention, text: EnglishText) -> bool:
    """Whether the Chinese ``name``, or its last part, transliterates a word of the English ``text``.

    The word is capitalised, or in no dictionary.
    """
    last = _parts(name)[-1]
    if len(last) == 1 and len(name.text) > 1:
        return any(is_family_name_of(word, last) for word in text.capitalised)
    words = {latin_letters(w) for w in (*text.capitalised, *(w for w in text.words if not in_dictionary(w)))}
    return any(_score_within(last, word) >= tuning.MIN_TRANSLITERATION_SCORE for word in words)


def is_place_in_english(name: Mention, text: EnglishText) -> bool:
    """Whether the English ``text`` has an English name of the place with this Chinese ``name``."""
    words = f" {' '.join(unmarked(word) for word in text.words)} "
    proper = name.text[:-1] if name.text[-1] in _PLACE_SUFFIXES and len(name.text) > 2 else ""
    return any(f" {form} " in words for own in (name.text, proper) for form in _PLACES.forms(own, "latin"))


def is_one_name(english: Mention, chinese: Mention) -> bool:
    """Whether an English and a Chinese name are one, by their places or as wholes by their sound.

    Of names with several parts the last ones count, for first names are often left out. Two names that the gazetteer
    knows are one only by it.
    """
    if _PLACES.same(english.text, chinese.text):
        return True
    if _PLACES.known(english.text) and _PLACES.known(chinese.text):
        return False
    last = _parts(chinese)[-1]
    if len(last) == 1 and english.kind == chinese.kind == "PERSON":
        return is_family_name_of(words_of(english)[-1], last)
    return any(_score(last, word) >= tuning.MIN_TRANSLITERATION_SCORE for word in _identifying(english))


def transliteration_score(word: str, simplified: str) -> float:
    """Score of the model (see `Transliteration.score_within`) for a word and a part of a Chinese name."""
    return _score_within(characters_of(simplified, "han"), latin_letters(word))


def _identifying(name: Mention) -> Sequence[str]:
    """The letters of the words that identify a name: the last one of a person, else the distinctive ones, and all."""
    words = [latin_letters(word) for word in distinctive(words_of(name))]
    joined = latin_letters(name.text)
    return list(dict.fromkeys([*(words[-1:] if name.kind == "PERSON" else words), joined]))


def _parts(chinese: Mention) -> list[str]:
    """The characters of each part of a name that dots divide."""
    value = chinese.value if isinstance(chinese.value, tuple) else (chinese.text,)
    parts = [characters_of(str(part), "han") for part in value]
    return [part for part in parts if part] or [""]


@functools.lru_cache(maxsize=8192)
def _score(characters: str, word: str) -> float:
    return transliteration("han").score(characters, word)


@functools.lru_cache(maxsize=8192)
def _score_within(characters: str, word: str) -> float:
    return transliteration("han").score_within(characters, word)
