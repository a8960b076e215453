"""Is a name told on the other side? A probability each way, Chinese and English.

What is certain is asked first: the same country, the same Latin letters, the pinyin of a Chinese name, a close
transliteration. Only then are the dictionary and the encoder asked, and the cues weighed by a logistic model. Its
weights were fitted on clean translations (news, medicine, finance) against the same names with other sentences.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from samesaid.compare.names import countries, dictionary, pinyin, romanisation, transliteration
from samesaid.compare.names.lexicon import words
from samesaid.compare.names.monolingual import telling, words_of
from samesaid.compare.names.texts import ChineseText, EnglishText, simplify, stem
from samesaid.model import Encoder, Mention

if TYPE_CHECKING:
    from samesaid.model import FloatArray

CERTAIN = 0.99
# "The country" may be the one that the other side names.
_POINTED_AT = 0.9
# A Chinese person whose family name stands nowhere in any romanisation is hardly told, nor is a name that the writer
# spelled in Latin letters when those letters stand nowhere.
_SPELLED_OTHERWISE = 0.3
# Bias, then the cues in the order they are told in below.
_IN_CHINESE = (-3.35, -1.48, -0.83, 9.26, -0.84, 1.67, -4.16, -0.51, 0.28)
_IN_ENGLISH = (-2.18, -0.53, -3.8, 9.01, 1.25, 1.48, -1.21, -1.4, -0.31, -0.33, 1.09)
# Sound this near, for the weight of the word, is no accident; nor is a dictionary word of this weight.
_CLOSE = 0.22
_LEAST_WEIGHT = 2.0
_SMALL = words("english", "gloss_noise")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def _logistic(weights: tuple[float, ...], cues: tuple[float, ...]) -> float:
    total = weights[0] + sum(w * c for w, c in zip(weights[1:], cues, strict=True))
    return 1 / (1 + math.exp(-total))


def surely_in_chinese(name: Mention, text: ChineseText) -> bool:
    """Whether the English ``name`` is certainly told in the Chinese ``text``: by country, letters, pinyin or sound."""
    parts = words_of(name)
    if (countries.of_english(name.text) | countries.in_english(parts)) & text.countries:
        return True
    return _stands_there(parts, text) or _spelled_there(name, parts, text)


def in_chinese(name: Mention, text: ChineseText, encoder: Encoder) -> float:
    """The probability that the English ``name`` is told in the Chinese ``text``."""
    parts = words_of(name)
    distances = [min(1.0, text.heard.distance(word)) for word in parts]
    weights = [transliteration.weight(word) for word in parts]
    if min(d + 0.4 / (w + 0.1) for d, w in zip(distances, weights, strict=True)) < _CLOSE:
        return CERTAIN
    known = [_glosses(word, text) for word in telling(parts)]
    if all(known) and max(weights) >= _LEAST_WEIGHT:
        return CERTAIN
    return _logistic(_IN_CHINESE, chinese_cues(name, parts, distances, weights, text, _vector(name.text, encoder)))


def chinese_cues(
    name: Mention,
    parts: tuple[str, ...],
    distances: list[float],
    weights: list[float],
    text: ChineseText,
    vector: FloatArray,
) -> tuple[float, ...]:
    known = [_glosses(word, text) for word in parts]
    explained = [0.05 if k else d for k, d in zip(known, distances, strict=True)]
    least = min(explained)
    mean = sum(e * w for e, w in zip(explained, weights, strict=True)) / max(sum(weights), 0.1)
    size = min(max(weights), 6.0) / 6
    return (
        least,
        mean,
        text.nearest(vector),
        size,
        float(any(known)),
        float(bool(countries.of_english(name.text))),
        float(len(parts) > 1),
        least * size,
    )


def _glosses(word: str, text: ChineseText) -> bool:
    """Whether the dictionary gives the word, or its singular, for a word of the text."""
    plain = pinyin.unmarked(word).strip(".")
    return plain in text.gloss_words or plain.removesuffix("s") in text.gloss_words


def _stands_there(parts: tuple[str, ...], text: ChineseText) -> bool:
    """Whether one of the words stands in the Chinese text in Latin letters."""
    return any(
        pinyin.unmarked(part) in text.latin for word in parts for part in re.split(r"\W+", word) if len(part) > 1
    )


def _spelled_there(name: Mention, parts: tuple[str, ...], text: ChineseText) -> bool:
    """Whether the name, or a word of it long enough to tell, is the pinyin of characters that stand in the text."""
    wanted = [pinyin.letters(name.text)]
    if name.kind != "PERSON" or not all(pinyin.syllable_counts(part) for part in parts):
        wanted.extend(pinyin.letters(part) for part in parts)
    return any(_romanised_there(word, text.simplified) for word in wanted if len(word) > 1)


def _romanised_there(word: str, text: str) -> bool:
    counts = pinyin.syllable_counts(word)
    runs = {run[i : i + n] for run in _HAN.findall(text) for n in counts for i in range(len(run) - n + 1)}
    return any(word in pinyin.spellings(run) for run in runs)


def surely_in_english(name: Mention, text: EnglishText) -> bool:
    """Whether the Chinese ``name`` is certainly told in the English ``text``: by country, letters, pinyin or family."""
    chinese = simplify(name.text)
    if countries.of_chinese(chinese) & text.countries or _latin_stands(chinese, text):
        return True
    if any(spelling in text.letters for spelling in pinyin.spellings(chinese[:6]) if len(chinese) > 1):
        return True
    if not gloss_of(name).isdisjoint(text.plain):
        return True
    family = romanisation.family_name(chinese) if name.kind == "PERSON" else None
    return family is not None and romanisation.family_in(family, text.plain)


def gloss_of(name: Mention) -> frozenset[str]:
    """The Latin words that the writer put in brackets after a Chinese name: 费尔蒙特 (Fairmont)."""
    return frozenset(word for word in words_of(name) if word.isascii())


def in_english(name: Mention, text: EnglishText, encoder: Encoder, listed: bool = False) -> float:
    """The probability that the Chinese ``name`` is told in the English ``text``.

    A country may be told as "the country", unless it is ``listed`` with others.
    """
    chinese = simplify(name.text)
    told = _logistic(_IN_ENGLISH, english_cues(name, chinese, text, _vector(name.text, encoder)))
    if not listed and countries.of_chinese(chinese) and text.means_a_country:
        return max(told, _POINTED_AT)
    is_chinese = name.kind == "PERSON" and romanisation.family_name(chinese) is not None
    if gloss_of(name) or is_chinese:
        return told * _SPELLED_OTHERWISE
    return told


def english_cues(name: Mention, chinese: str, text: EnglishText, vector: FloatArray) -> tuple[float, ...]:
    heard = transliteration.Heard("".join(_HAN.findall(chinese)))
    found = [(heard.distance(word), transliteration.weight(word)) for word in text.capitalised]
    nearest = min((d for d, _ in found), default=1.0)
    # A short word that sounds like a part of a long name tells less.
    covered = min((d + 0.25 * max(0.0, 1 - w / max(heard.weight, 0.1)) for d, w in found), default=1.0)
    glossed = _glossed(chinese, text)
    parts = dictionary.headwords(chinese)
    return (
        nearest,
        covered,
        text.nearest(vector),
        float(glossed),
        sum(_glossed(part, text) for part in parts) / len(parts) if parts else 0.0,
        float(bool(dictionary.words(chinese))),
        float(bool(countries.of_chinese(chinese))),
        float(name.kind == "PERSON"),
        float(name.kind == "PLACE"),
        float(len(chinese) > 2 and any(s in text.letters for s in pinyin.spellings(chinese[:2]))),
    )


def _latin_stands(chinese: str, text: EnglishText) -> bool:
    return any(pinyin.unmarked(word) in text.plain for word in re.findall(r"[A-Za-z]{2,}", chinese))


def _glossed(headword: str, text: EnglishText) -> bool:
    """Whether a word of the headword's glosses stands in the text."""
    return any(stem(word) in text.stems for word in dictionary.words(headword) if len(word) > 2 and word not in _SMALL)


def _vector(text: str, encoder: Encoder) -> FloatArray:
    vector: FloatArray = encoder.encode([text])[0]
    return vector
