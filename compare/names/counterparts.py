"""Which Chinese name is surely which English one, so that what is left is compared with what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samesaid.compare.names import countries, dictionary, pinyin, transliteration
from samesaid.compare.names.monolingual import telling, words_of
from samesaid.compare.names.pinyin import unmarked
from samesaid.compare.names.texts import simplify
from samesaid.model import Mention

_CLOSE, _NOT_FAR = 0.25, 0.45
_LEAST_WEIGHT = 2.0
_HAN = re.compile(r"[\u3400-\u9fff]+")


def counterparts(english: Sequence[Mention], chinese: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of an English and a Chinese name that are surely one; each Chinese name goes to the first that fits."""
    pairs = []
    for name in english:
        match = next((c for c in chinese if _are_one(name, c)), None)
        if match is not None:
            pairs.append((name, match))
    return pairs


def _are_one(english: Mention, chinese: Mention) -> bool:
    simplified = simplify(chinese.text)
    codes, others = countries.of_english(english.text), countries.of_chinese(simplified)
    if codes or others:
        return bool(codes & others)
    if pinyin.matches(simplified, english.text):
        return True
    parts = telling(words_of(english))
    heard = transliteration.Heard("".join(_HAN.findall(simplified)))
    if all(transliteration.weight(w) >= _LEAST_WEIGHT and heard.distance(w) <= _CLOSE for w in parts):
        return True
    glossed = dictionary.words(simplified)
    return bool(glossed) and all(unmarked(word).strip(".") in glossed for word in parts)


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
