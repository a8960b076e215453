"""From names that may be untold on either side to the one disagreement that is told of a bead."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.known_words import is_known
from samesaid.compare.names.matching.counterparts import nearest_sound, sound_between
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.probability import weighed
from samesaid.compare.names.matching.same_language import GENERIC, telling, words_of
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration import pinyin, romanisation
from samesaid.compare.names.transliteration import sound as transliteration
from samesaid.model import Mention

_LEAST = 0.001
# Two names this far in sound are not alike at all.
_ALIKE = 0.5
_ALONE_KINDS = frozenset({"PERSON", "PLACE", "ORG"})
_ALONE_WORDS = 3
# A first name this far in sound from the one of the other side, beside a family name this near, is another one.
_FAR, _NEAR = 0.6, 0.3
_LEAST_WEIGHT = 2.5
_FIRST_AND_LAST = 2
_DOTS = re.compile("[·・•‧]")


@dataclass(frozen=True, slots=True)
class Untold:
    """A name and the probability that the other side tells it after all."""

    name: Mention
    told: float


def replaced(
    english: Sequence[Untold], chinese: Sequence[Untold], meanings: Meanings
) -> tuple[Mention, Mention, float] | None:
    """The English and the Chinese name that are least likely told, and how sure it is that they are exchanged."""
    if not chinese:
        return None
    one, other = least_told(english, chinese)
    return one.name, other.name, weighed("replaced", replaced_cues(one, other, meanings))


def least_told(english: Sequence[Untold], chinese: Sequence[Untold]) -> tuple[Untold, Untold]:
    """The name of either side that is least likely told."""
    return min(((e, c) for e in english for c in chinese), key=lambda pair: pair[0].told * pair[1].told)


def replaced_cues(english: Untold, chinese: Untold, meanings: Meanings) -> Mapping[str, float]:
    """What speaks for two names' being exchanged: both untold, and unlike each other in sound and meaning."""
    return {
        "english": logit(english.told),
        "chinese": logit(chinese.told),
        "alike": max(0.0, _ALIKE - nearest_sound(english.name, chinese.name)),
        "meaning": meanings.cosine(english.name.text, chinese.name.text),
        "english_country": float(bool(countries.of_english(english.name.text))),
        "chinese_country": float(bool(countries.of_chinese(simplify(chinese.name.text)))),
    }


def logit(probability: float) -> float:
    """The log odds, kept between -7 and 7."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


def _has_meaning(english: Mention) -> bool:
    """Names of common words (an office, a programme) are translated, in words no rule foresees."""
    words = words_of(english)
    generic = any(word.lower() in GENERIC for word in english.text.split())
    return (generic or len(words) > 1) and all(is_known(word) for word in telling(words))


def alone(english: Sequence[Untold]) -> tuple[Mention, float] | None:
    """The English name that is least likely told, though no Chinese one is missing, and how sure it is.

    Countries do not count: they are often left to be understood (the president of the United States, the president).
    """
    surest = min(english, key=lambda u: u.told)
    if not may_be_alone(surest):
        return None
    return surest.name, weighed("alone", alone_cues(surest))


def may_be_alone(english: Untold) -> bool:
    """Whether the name's absence says anything by itself."""
    name = english.name
    plain = name.kind in _ALONE_KINDS and len(name.text.split()) <= _ALONE_WORDS
    return plain and not countries.of_english(name.text) and not _has_meaning(name)


def alone_cues(english: Untold) -> Mapping[str, float]:
    """What speaks for a name's being told by the English side alone."""
    return {"english": logit(english.told), "person": float(english.name.kind == "PERSON")}


def another_first_name(english: Sequence[Mention], chinese: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """An English and a Chinese person of the same family name (written with ·) whose first names are far apart.

    Relatives may share it: neither may be someone else of the same sentence.
    """
    spelled = [(c, _DOTS.split(simplify(c.text))) for c in chinese if c.kind == "PERSON"]
    full = [(c, parts) for c, parts in spelled if len(parts) == _FIRST_AND_LAST]
    for name in english:
        words = words_of(name)
        if name.kind != "PERSON" or len(words) != _FIRST_AND_LAST:
            continue
        family = [(c, parts) for c, parts in full if sound_between(words[1], parts[1]) <= _NEAR]
        if len(family) == 1 and _unlike(family[0][1][0], words[0]):
            return name, family[0][0]
    return None


def _unlike(characters: str, word: str) -> bool:
    """Whether two first names sound unlike, both of them loud enough to tell."""
    heard = transliteration.Heard(characters)
    return min(heard.weight, transliteration.weight(word)) >= _LEAST_WEIGHT and heard.distance(word) >= _FAR


def misspelled(english: Sequence[Mention], chinese: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """An English and a Chinese person with the same family name and different given names, both in pinyin.

    Neither may be someone else of the same sentence.
    """
    for person in chinese:
        simplified = simplify(person.text)
        if person.kind != "PERSON" or any(pinyin.matches(simplified, e.text) for e in english):
            continue
        others = [simplify(m.text) for m in chinese if m is not person]
        for name in english:
            if any(pinyin.matches(other, name.text) for other in others):
                continue
            if romanisation.spelled_otherwise(simplified, name.text):
                return name, person
    return None
