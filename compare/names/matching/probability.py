"""Is a name told on the other side? A probability each way, Chinese and English.

What is certain is asked first (`certainties`). Only then are the dictionary and the encoder asked, and the cues weighed
by a logistic model, one a side. Its weights (``weights.json``) are fitted by ``benchmarks/fits/names.py``.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from importlib import resources

from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.certain_matches import gloss_of
from samesaid.compare.names.matching.features import Cues, cues_in_chinese, cues_in_english, glossed_together, sound_of
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import telling, words_of
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration import romanisation
from samesaid.model import Mention

# "The country" may be the one that the other side names.
_POINTED_AT = 0.9
# A Chinese person whose family name stands nowhere in any romanisation is hardly told, nor is a name that the writer
# spelled in Latin letters when those letters stand nowhere.
_SPELLED_OTHERWISE = 0.3
# Sound this near, for the weight of the word, is no accident; nor is a dictionary word of this weight.
_CLOSE = 0.22
_LEAST_WEIGHT = 2.0
# Every word of a name this near is none either.
_NEAR = 0.3
# From here on a word's sound is nowhere in the sentence.
_FAR = 0.5


@functools.cache
def _weights(direction: str) -> Mapping[str, float]:
    table = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    weights: dict[str, float] = table[direction]
    return weights


def weighed(direction: str, cues: Cues) -> float:
    """The probability of a name with these cues being told; ``direction`` is in_chinese or in_english."""
    weights = _weights(direction)
    total = weights["bias"] + sum(weights[name] * value for name, value in cues.items())
    return 1 / (1 + math.exp(-total))


def heard_or_glossed(name: Mention, text: ChineseText) -> bool:
    """Whether the English ``name`` is told in ``text`` by a close transliteration or word by word by the dictionary."""
    heard = sound_of(name, text)
    if any(d + 0.4 / (w + 0.1) < _CLOSE for d, w in (heard[-1:] if _needs_family_name(name, heard) else heard)):
        return True
    if len(heard) > 1 and max(d for d, _ in heard) <= _NEAR and sum(w for _, w in heard) >= 2 * _LEAST_WEIGHT:
        return True
    own = telling(words_of(name))
    return max(w for _, w in heard) >= _LEAST_WEIGHT and glossed_together(own, text)


def _needs_family_name(name: Mention, heard: Sequence[tuple[float, float]]) -> bool:
    """Whether one word alone would say too little: a person's first name, when the rest is nowhere near."""
    return name.kind == "PERSON" and len(heard) > 1 and max(d for d, _ in heard) > _FAR


def in_chinese(name: Mention, text: ChineseText, meanings: Meanings) -> float:
    """The probability that the English ``name`` is told in the Chinese ``text``."""
    return weighed("in_chinese", cues_in_chinese(name, text, meanings))


def in_english(name: Mention, text: EnglishText, meanings: Meanings, pointed: bool) -> float:
    """The probability that the Chinese ``name`` is told in the English ``text``.

    A country may be told as "the country" where ``pointed`` says that those words are not accounted for otherwise.
    """
    chinese = simplify(name.text)
    told = weighed("in_english", cues_in_english(name, chinese, text, meanings))
    if pointed and countries.a_country(countries.of_chinese(chinese)) and text.means_a_country:
        return max(told, _POINTED_AT)
    is_chinese = name.kind == "PERSON" and romanisation.family_name(chinese) is not None
    if gloss_of(name) or is_chinese:
        return told * _SPELLED_OTHERWISE
    return told
