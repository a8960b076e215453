"""What speaks for and against a name's being told on the other side: a few figures each way, by name.

The logistic model in `rendering` weighs them; `benchmarks/fits/names.py` fits its weights with these same functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.gazetteer import cedict as dictionary
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.same_language import telling, words_of
from samesaid.compare.names.text import letters, stem, unmarked
from samesaid.compare.names.transliteration import pinyin
from samesaid.compare.names.transliteration import sound as transliteration
from samesaid.model import Mention

Cues = Mapping[str, float]

_SMALL = words("english", "gloss_noise")
_HAN = re.compile(r"[\u3400-\u9fff]+")
# What is left of the distance of a word that the dictionary explains.
_EXPLAINED = 0.05
# Characters between the headwords of two words of one name, a word.
_REACH = 4
# Consonants from which on a word's sound says all it can.
_LOUD = 6.0


def sound_of(name: Mention, text: ChineseText) -> list[tuple[float, float]]:
    """For each word of an English name how far its sound is from the nearest part of ``text``, and its weight."""
    return [(min(1.0, text.heard.distance(word)), transliteration.weight(word)) for word in words_of(name)]


def cues_in_chinese(name: Mention, text: ChineseText, meanings: Meanings) -> Cues:
    """Cues for the English ``name`` in the Chinese ``text``."""
    parts = words_of(name)
    heard = sound_of(name, text)
    known = [bool(glosses(word, text)) for word in parts]
    explained = [_EXPLAINED if k else d for k, (d, _) in zip(known, heard, strict=True)]
    weights = [w for _, w in heard]
    own = set(telling(parts))
    size = min(max(weights), _LOUD) / _LOUD
    nearest, lead = meanings.nearest(name.text, text)
    return {
        "least": min(explained),
        "mean": sum(e * w for e, w in zip(explained, weights, strict=True)) / max(sum(weights), 0.1),
        "worst": max(e for e, word in zip(explained, parts, strict=True) if word in own),
        "nearest": nearest,
        "lead": lead,
        "size": size,
        "least_by_size": min(explained) * size,
        "glossed": float(any(known)),
        "country": float(bool(countries.of_english(name.text))),
        "several": float(len(parts) > 1),
        "pinyin": float(all(len(letters(w)) > 3 and pinyin.syllable_counts(w) for w in own)),
    }


def glosses(word: str, text: ChineseText) -> Sequence[int]:
    """Where the words of the text stand for which the dictionary gives the word, or its singular."""
    plain = unmarked(word).strip(".")
    return text.gloss_words.get(plain) or text.gloss_words.get(plain.removesuffix("s")) or ()


def glossed_together(parts: Sequence[str], text: ChineseText) -> bool:
    """Whether the dictionary gives all these words for neighbouring words of the text, as a name would have them."""
    places = [glosses(word, text) for word in parts]
    if not all(places):
        return False
    reach = _REACH * len(parts)
    return any(all(any(abs(p - start) <= reach for p in other) for other in places) for start in places[0])


def cues_in_english(name: Mention, simplified: str, text: EnglishText, meanings: Meanings) -> Cues:
    """Cues for the Chinese ``name``, ``simplified`` in simplified characters, in the English ``text``."""
    heard = transliteration.Heard("".join(_HAN.findall(simplified)))
    found = [(heard.distance(word), transliteration.weight(word)) for word in text.capitalised]
    parts = dictionary.headwords(simplified)
    nearest, lead = meanings.nearest(name.text, text)
    return {
        "least": min((d for d, _ in found), default=1.0),
        # A short word that sounds like a part of a long name tells less.
        "covered": min((d + 0.25 * max(0.0, 1 - w / max(heard.weight, 0.1)) for d, w in found), default=1.0),
        "nearest": nearest,
        "lead": lead,
        "glossed": float(_glossed(simplified, text)),
        "parts_glossed": sum(_glossed(part, text) for part in parts) / len(parts) if parts else 0.0,
        "known": float(bool(dictionary.words(simplified))),
        "country": float(bool(countries.of_chinese(simplified))),
        "person": float(name.kind == "PERSON"),
        "place": float(name.kind == "PLACE"),
        "begun_in_pinyin": float(
            len(simplified) > 2 and any(s in text.letters for s in pinyin.spellings(simplified[:2]))
        ),
    }


def _glossed(headword: str, text: EnglishText) -> bool:
    """Whether a word of the headword's glosses stands in the text."""
    return any(stem(word) in text.stems for word in dictionary.words(headword) if len(word) > 2 and word not in _SMALL)
