"""Which Chinese name is surely which English one, so that what is left is compared with what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samesaid.compare.names.gazetteer import cedict as dictionary
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.same_language import telling, words_of
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.names.transliteration import pinyin
from samesaid.compare.names.transliteration import sound as transliteration
from samesaid.model import Mention

_CLOSE, _NOT_FAR = 0.25, 0.45
_LEAST_WEIGHT = 2.0
# What a word is farther away that spells but a part of a name, for the share that it leaves out.
_PARTIAL = 0.25
_HAN = re.compile(r"[\u3400-\u9fff]+")


def counterparts(english: Sequence[Mention], chinese: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of an English and a Chinese name that are surely one, the nearest Chinese name to each English one."""
    pairs = []
    for name in english:
        distance, match = min(((_distance(name, c), c) for c in chinese), key=lambda d: d[0], default=(1.0, None))
        if match is not None and distance <= _CLOSE:
            pairs.append((name, match))
    return pairs


def _distance(english: Mention, chinese: Mention) -> float:
    """0 for one country, one person in pinyin, or a gloss of the dictionary; else how far the sounds are, at most 1."""
    simplified = simplify(chinese.text)
    codes, others = countries.of_english(english.text), countries.of_chinese(simplified)
    if codes or others:
        return 0.0 if codes & others else 1.0
    if pinyin.matches(simplified, english.text):
        return 0.0
    parts = telling(words_of(english))
    glossed = dictionary.words(simplified)
    if glossed and all(unmarked(word).strip(".") in glossed for word in parts):
        return 0.0
    if any(transliteration.weight(word) < _LEAST_WEIGHT for word in parts):
        return 1.0
    return max(sound_between(word, simplified) for word in parts)


def sound_between(word: str, simplified: str) -> float:
    """How far a word's sound is from that of the nearest part of a Chinese name; a short word of a long part is far."""
    heard = [transliteration.Heard(run) for run in _HAN.findall(simplified)]
    sound = transliteration.weight(word)
    return min((h.distance(word) + _PARTIAL * max(0.0, 1 - sound / max(h.weight, 0.1)) for h in heard), default=1.0)


def nearest_sound(english: Mention, chinese: Mention) -> float:
    """How far the Chinese name is from sounding like a telling word of the English one, at most 1."""
    simplified = simplify(chinese.text)
    return min(1.0, *(sound_between(word, simplified) for word in telling(words_of(english))))


def may_be_one(english: Mention, chinese: Mention) -> bool:
    """Whether the English name could well be the Chinese one: a sound that is not far, or its gloss."""
    simplified = simplify(chinese.text)
    codes = countries.of_english(english.text)
    if codes:
        return bool(codes & countries.of_chinese(simplified))
    parts = telling(words_of(english))
    heard = transliteration.Heard("".join(_HAN.findall(simplified)))
    if any(transliteration.weight(word) >= 1 and heard.distance(word) <= _NOT_FAR for word in parts):
        return True
    glossed = dictionary.words(simplified)
    return bool(glossed) and all(unmarked(word).strip(".") in glossed for word in parts)
