"""Matches between Chinese and English names that need no model: by country, letters, pinyin, family name or gloss.

A name is looked up in the text of the other side, or compared with the names there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from samesaid.compare import cedict
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import BeadText, ChineseText, EnglishText
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.matching.same_language import distinctive, initials_of, similar_words
from samesaid.compare.names.matching.transliterations import is_one_name, is_place_in_chinese, is_place_in_english
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import bare, is_acronym, letters, simplify, unmarked
from samesaid.compare.names.transliteration.romanisation import (
    family_name,
    has_family_name,
    is_pinyin_of,
    pinyin_spellings,
    syllable_counts,
)
from samesaid.compare.names.transliteration.sound import ChineseSound, weight
from samesaid.model import Mention, Span

_HAN = re.compile(r"[\u3400-\u9fff]+")
_PLACE_SUFFIXES = lexicon.words("chinese", "place_suffixes")
_PINYIN_ENDINGS = lexicon.words("english", "pinyin_endings")
_CAPITALISED = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ]*(?:['’.-][A-Za-zÀ-ɏ]+)*"
_LATIN_NAME = re.compile(rf"(?<![A-Za-zÀ-ɏ0-9./@_-]){_CAPITALISED}(?:[ ·]{_CAPITALISED})*(?![A-Za-zÀ-ɏ0-9/@_-])")
_LONG_WORD = re.compile(r"\w{3,}")


# --- An English name in a Chinese text --------------------------------------------------------------------------------


def is_certain_in_chinese(name: Mention, text: ChineseText) -> bool:
    """Whether the Chinese ``text`` certainly mentions the English ``name``: its country, its letters or its pinyin."""
    parts = words_of(name)
    if (countries.of_english(name.text) | countries.in_english(parts)) & text.countries:
        return True
    return _has_letters(parts, text) or is_place_in_chinese(name, text) or _has_characters(name, parts, text)


def _has_letters(parts: tuple[str, ...], text: ChineseText) -> bool:
    """Whether the Chinese text has one of the words in Latin letters."""
    return any(unmarked(part) in text.latin for word in parts for part in re.split(r"\W+", word) if len(part) > 1)


def _has_characters(name: Mention, parts: tuple[str, ...], text: ChineseText) -> bool:
    """Whether the Chinese text has characters whose pinyin is the name, or a word of it (not of a Chinese person)."""
    wanted = [letters(name.text)]
    if name.kind != "PERSON" or not all(map(syllable_counts, parts)):
        wanted.extend(letters(part) for part in parts)
    wanted.extend(
        word[: -len(end)]
        for word in wanted[:]
        for end in _PINYIN_ENDINGS
        if word.endswith(end) and len(word) >= tuning.MIN_DERIVED_LETTERS
    )
    return any(_has_pinyin(word, text.simplified) for word in wanted if len(word) > 1)


def _has_pinyin(word: str, text: str) -> bool:
    counts = syllable_counts(word)
    runs = {run[i : i + n] for run in _HAN.findall(text) for n in counts for i in range(len(run) - n + 1)}
    return any(word in pinyin_spellings(run) for run in runs)


# --- A Chinese name in an English text --------------------------------------------------------------------------------


def is_certain_in_english(name: Mention, text: EnglishText) -> bool:
    """Whether the English ``text`` certainly mentions the Chinese ``name``: country, letters, pinyin, family name."""
    chinese = simplify(name.text)
    if countries.of_chinese(chinese) & text.countries:
        return True
    if any(unmarked(word) in text.plain for word in re.findall(r"[A-Za-z]{2,}", chinese)):
        return True
    forms = [form for form in (chinese, _without_place_suffix(chinese)) if len(form) > 1]
    spellings = (s for form in forms for s in pinyin_spellings(form[: tuning.MAX_PINYIN_CHARACTERS]))
    if any(spelling in text.letters for spelling in spellings):
        return True
    if not latin_gloss(name).isdisjoint(text.plain) or is_place_in_english(name, text):
        return True
    family = family_name(chinese) if name.kind == "PERSON" else None
    return family is not None and has_family_name(family, text.plain)


def _without_place_suffix(chinese: str) -> str:
    """A place without the word for what it is, which English translates: 石桥市 is the city of Shiqiao."""
    return chinese[:-1] if len(chinese) > 2 and chinese[-1] in _PLACE_SUFFIXES else chinese


def latin_gloss(name: Mention) -> frozenset[str]:
    """The Latin words that the writer put in brackets after a Chinese name: 费尔蒙特 (Fairmont)."""
    return frozenset(word for word in words_of(name) if word.isascii())


def latin_names(text: BeadText) -> list[Mention]:
    """The runs of capitalised words in Latin letters in the sentences of ``text``."""
    found = []
    for sentence in text.side.sentences(text.indices):
        for match in _LATIN_NAME.finditer(sentence.text):
            # APP is a common word in capitals.
            common = match.group().isupper() and lexicon.in_dictionary(match.group().lower())
            if len(letters(match.group())) >= tuning.MIN_LATIN_LETTERS and not common:
                span = Span(match.start(), match.end()).shift(sentence.span.start)
                found.append(Mention("OTHER", span, tuple(_LONG_WORD.findall(match.group())), match.group()))
    return found


def has_latin_name(name: Mention, text: EnglishText) -> bool:
    """Whether ``text`` has a word of the Latin ``name``, all of it without spaces, its initials or its full form."""
    joined = letters(name.text)
    if joined in text.letters or (is_acronym(name.text) and joined.rstrip("s") in initials_of(text.words)):
        return True
    own = [unmarked(str(word)) for word in name.value] if isinstance(name.value, tuple) else []
    if any(similar_words(word, other) for word in own for other in text.plain):
        return True
    initials = "".join(word[0] for word in own)
    return len(initials) > 2 and any(letters(w).startswith(initials[:3]) for w in text.words if is_acronym(w))


# --- A Chinese name and an English name -------------------------------------------------------------------------------


def counterparts(english: Sequence[Mention], chinese: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of an English and a Chinese name that are certainly one: the nearest Chinese name to each English one."""
    pairs = []
    for name in english:
        distance, match = min(((_distance(name, c), c) for c in chinese), key=lambda d: d[0], default=(1.0, None))
        if match is not None and distance <= tuning.MAX_COUNTERPART_DISTANCE:
            pairs.append((name, match))
    return pairs


def _distance(english: Mention, chinese: Mention) -> float:
    """0 for one country, one person in pinyin or a gloss of the dictionary, else the distance in sound, at most 1."""
    simplified = simplify(chinese.text)
    codes, others = countries.of_english(english.text), countries.of_chinese(simplified)
    if codes or others:
        return 0.0 if codes & others else 1.0
    parts = distinctive(words_of(english))
    if is_pinyin_of(english.text, simplified) or _is_gloss(parts, simplified) or is_one_name(english, chinese):
        return 0.0
    if any(weight(word) < tuning.MIN_COUNTERPART_WEIGHT for word in parts):
        return 1.0
    return max(sound_distance(word, simplified) for word in parts)


def _is_gloss(parts: Sequence[str], simplified: str) -> bool:
    """Whether the dictionary glosses a Chinese name with all these words."""
    glossed = cedict.gloss_words(simplified)
    return bool(glossed) and all(bare(word) in glossed for word in parts)


def may_be_same(english: Mention, chinese: Mention) -> bool:
    """Whether an English and a Chinese name may be one: by country, a sound that is not far, or a gloss."""
    simplified = simplify(chinese.text)
    codes, others = countries.of_english(english.text), countries.of_chinese(simplified)
    if codes or others:
        # A country is no other name that sounds alike: 西班牙 (Spain) is not far from São Paulo.
        return bool(codes & others)
    parts = distinctive(words_of(english))
    sound = _sound("".join(_HAN.findall(simplified)))
    heard = (w for w in parts if weight(w) >= tuning.MIN_POSSIBLE_WEIGHT)
    return any(sound.distance(w) <= tuning.MAX_POSSIBLE_DISTANCE for w in heard) or _is_gloss(parts, simplified)


@functools.lru_cache(maxsize=8192)
def sound_distance(word: str, simplified: str) -> float:
    """Distance in sound of a word from the nearest run of characters of a Chinese name, `partial_charge` included."""
    sounds = [_sound(run) for run in _HAN.findall(simplified)]
    return min((sound.distance(word) + partial_charge(word, sound) for sound in sounds), default=1.0)


@functools.lru_cache(maxsize=1024)
def _sound(characters: str) -> ChineseSound:
    return ChineseSound(characters)


def partial_charge(word: str, sound: ChineseSound) -> float:
    """What is added to the distance of a word from a Chinese name for the share of the name that it leaves out."""
    share = weight(word) / max(sound.weight, tuning.MIN_SOUND_WEIGHT)
    return tuning.PARTIAL_SOUND_COST * max(0.0, 1 - share)


def name_distance(english: Mention, chinese: Mention) -> float:
    """How far the nearest distinctive word of an English name sounds from a Chinese name, at most 1."""
    simplified = simplify(chinese.text)
    return min(1.0, *(sound_distance(word, simplified) for word in distinctive(words_of(english))))
