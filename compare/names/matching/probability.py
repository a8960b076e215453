"""The probability that a text mentions a name of the other language, from features of the name and the text.

What matches for certain is settled before (`certain_matches`). For the rest, features of sound, dictionary and meaning
go into logistic models. Their weights (``weights.json``) are fitted by ``benchmarks/fits/names.py``, which computes the
features with the functions of this module.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from importlib import resources

from samesaid.compare import cedict
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.matching.certain_matches import latin_gloss, partial_charge
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import distinctive
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import bare, letters, simplify, stem
from samesaid.compare.names.transliteration.romanisation import family_name, pinyin_spellings, syllable_counts
from samesaid.compare.names.transliteration.sound import ChineseSound, weight
from samesaid.model import Mention

Features = Mapping[str, float]

_GLOSS_NOISE = lexicon.words("english", "gloss_noise")
_HAN = re.compile(r"[\u3400-\u9fff]+")


# --- An English name in a Chinese text --------------------------------------------------------------------------------


def in_chinese(name: Mention, text: ChineseText, meanings: Meanings) -> float:
    """The probability that the Chinese ``text`` mentions the English ``name``."""
    return modelled("in_chinese", features_in_chinese(name, text, meanings))


def features_in_chinese(name: Mention, text: ChineseText, meanings: Meanings) -> Features:
    """Features of the English ``name`` in the Chinese ``text``: distances in sound of its words, cosines, and flags."""
    parts = words_of(name)
    heard = _heard(parts, text)
    glossed = [bool(_glossed_at(word, text)) for word in parts]
    distances = [tuning.GLOSSED_DISTANCE if g else d for g, (d, _) in zip(glossed, heard, strict=True)]
    weights = [w for _, w in heard]
    own = set(distinctive(parts))
    size = min(max(weights), tuning.FULL_WEIGHT) / tuning.FULL_WEIGHT
    cosine, lead = meanings.nearest(name.text, text)
    return {
        "min_distance": min(distances),
        "mean_distance": sum(d * w for d, w in zip(distances, weights, strict=True))
        / max(sum(weights), tuning.MIN_SOUND_WEIGHT),
        "max_distance": max(d for d, word in zip(distances, parts, strict=True) if word in own),
        "cosine": cosine,
        "cosine_lead": lead,
        "size": size,
        "min_distance_by_size": min(distances) * size,
        "glossed": float(any(glossed)),
        "country": float(bool(countries.of_english(name.text))),
        "several_words": float(len(parts) > 1),
        "pinyin": float(all(len(letters(w)) >= tuning.MIN_PINYIN_LETTERS and syllable_counts(w) for w in own)),
    }


def is_heard_or_glossed(name: Mention, text: ChineseText) -> bool:
    """Whether ``text`` has a close transliteration of the English ``name``, or glosses of all its distinctive words."""
    parts = words_of(name)
    heard = _heard(parts, text)
    limit, charge = tuning.MAX_HEARD_DISTANCE, tuning.LIGHT_WORD_CHARGE
    if any(
        d + charge / (w + tuning.MIN_SOUND_WEIGHT) < limit
        for d, w in (heard[-1:] if _needs_family_name(name, heard) else heard)
    ):
        return True
    every = len(heard) > 1 and max(d for d, _ in heard) <= tuning.MAX_EVERY_WORD_DISTANCE
    if every and sum(w for _, w in heard) >= tuning.MIN_EVERY_WORD_WEIGHT:
        return True
    return max(w for _, w in heard) >= tuning.MIN_GLOSSED_WEIGHT and _is_glossed_together(distinctive(parts), text)


def _heard(parts: Sequence[str], text: ChineseText) -> list[tuple[float, float]]:
    """For each word its distance in sound from the nearest run of ``text``, at most 1, and its weight."""
    return [(min(1.0, text.sound.distance(word)), weight(word)) for word in parts]


def _needs_family_name(name: Mention, heard: Sequence[tuple[float, float]]) -> bool:
    """Whether the last word must be heard: of a person, when another word is not heard at all."""
    return name.kind == "PERSON" and len(heard) > 1 and max(d for d, _ in heard) > tuning.MIN_UNHEARD_DISTANCE


def _glossed_at(word: str, text: ChineseText) -> Sequence[int]:
    """Offsets of the headwords in the text that the dictionary glosses with the word or its singular."""
    plain = bare(word)
    return text.gloss_words.get(plain) or text.gloss_words.get(plain.removesuffix("s")) or ()


def _is_glossed_together(parts: Sequence[str], text: ChineseText) -> bool:
    """Whether neighbouring headwords of the text are glossed with all these words, as a name would be."""
    places = [_glossed_at(word, text) for word in parts]
    if not all(places):
        return False
    reach = tuning.HEADWORD_REACH * len(parts)
    return any(all(any(abs(p - start) <= reach for p in other) for other in places) for start in places[0])


# --- A Chinese name in an English text --------------------------------------------------------------------------------


def in_english(name: Mention, text: EnglishText, meanings: Meanings, open_country_word: bool) -> float:
    """The probability that the English ``text`` mentions the Chinese ``name``.

    ``open_country_word``: "the country" in the English text has no counterpart in the Chinese one, so it may be a
    country that is named there.
    """
    chinese = simplify(name.text)
    probability = modelled("in_english", features_in_english(name, chinese, text, meanings))
    if open_country_word and countries.include_country(countries.of_chinese(chinese)) and text.has_country_word:
        return max(probability, tuning.COUNTRY_WORD_PROBABILITY)
    is_chinese = name.kind == "PERSON" and family_name(chinese) is not None
    if latin_gloss(name) or is_chinese:
        return probability * tuning.SPELLED_DIFFERENTLY_FACTOR
    return probability


def features_in_english(name: Mention, simplified: str, text: EnglishText, meanings: Meanings) -> Features:
    """Features of the Chinese ``name`` (``simplified`` in simplified characters) in the English ``text``."""
    sound = ChineseSound("".join(_HAN.findall(simplified)))
    heard = [(sound.distance(word), word) for word in text.capitalised]
    parts = cedict.headwords(simplified)
    cosine, lead = meanings.nearest(name.text, text)
    return {
        "min_distance": min((d for d, _ in heard), default=1.0),
        # A short word that sounds like a part of a long name says less.
        "min_whole_distance": min((d + partial_charge(word, sound) for d, word in heard), default=1.0),
        "cosine": cosine,
        "cosine_lead": lead,
        "glossed": float(_has_gloss(simplified, text)),
        "glossed_parts": sum(_has_gloss(part, text) for part in parts) / len(parts) if parts else 0.0,
        "in_dictionary": float(bool(cedict.gloss_words(simplified))),
        "country": float(bool(countries.of_chinese(simplified))),
        "person": float(name.kind == "PERSON"),
        "place": float(name.kind == "PLACE"),
        "begins_in_pinyin": float(
            len(simplified) > 2 and any(s in text.letters for s in pinyin_spellings(simplified[:2]))
        ),
    }


def _has_gloss(headword: str, text: EnglishText) -> bool:
    """Whether the text has a word of the headword's glosses, in any form."""
    glosses = cedict.gloss_words(headword)
    return any(stem(word) in text.stems for word in glosses if len(word) > 2 and word not in _GLOSS_NOISE)


# --- The models -------------------------------------------------------------------------------------------------------


@functools.cache
def _weights(model: str) -> Mapping[str, float]:
    table = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    weights: dict[str, float] = table[model]
    return weights


def modelled(model: str, features: Features) -> float:
    """The probability that a logistic model gives to these features.

    Models: in_chinese and in_english (a name is mentioned in that language), disagreement (the sides of a bead disagree
    over a name; 0.5 is the strength from which it is shown). Raises KeyError for another model or an unknown feature.
    """
    return 1 / (1 + math.exp(-modelled_log_odds(model, features)))


def modelled_log_odds(model: str, features: Features) -> float:
    """The log odds of that probability. Raises KeyError as `modelled` does."""
    weights = _weights(model)
    return weights["bias"] + sum(weights[name] * value for name, value in features.items())


def log_odds(probability: float) -> float:
    """The log odds of a probability, between about -7 and 7."""
    kept = min(max(probability, tuning.MIN_PROBABILITY), 1 - tuning.MIN_PROBABILITY)
    return math.log(kept / (1 - kept))
