"""How far a foreign name is from the sound of Chinese characters that may transliterate it.

A semi-global edit distance (Sellers 1980) between the letters of the name, as sounds, and the pinyin of a run of
characters: any part of the run may match. Replacements within a family of sounds (b/p, d/t, g/k, l/r, f/v/w/h,
sibilants, vowels) are cheap, since Chinese transliteration does not keep them apart.
"""

from __future__ import annotations

import functools
import re

import numpy as np

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.text import unmarked
from samesaid.compare.names.transliteration.romanisation import TRANSLITERATION_CHARACTERS, readings

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiou")
_WEAK_CONSONANTS = frozenset("hrwy")
_FAMILY = {letter: family for family in lexicon.words("sound", "families") for letter in family}
_NEAR_PAIRS = frozenset(frozenset(pair) for pair in lexicon.words("sound", "near"))
# Letters of European spelling and of pinyin → the sounds that they write, longest first.
_SPELLING = lexicon.pairs("sound", "spelling")
_PINYIN = lexicon.pairs("sound", "pinyin")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


@functools.lru_cache(maxsize=8192)
def sounds_of_word(word: str) -> str:
    """A European word as a string of sounds."""
    text = re.sub(r"[^a-z]", "", unmarked(word))
    for spelling, sound in _SPELLING:
        text = text.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", text)


@functools.lru_cache(maxsize=8192)
def sounds_of_character(character: str) -> str:
    """The usual reading of one Chinese character as a string of sounds; Latin letters as they are."""
    found = readings(character)
    # 尔 and 儿 are a final l or r.
    return "er" if character in "尔儿耳爾兒" else sounds_of_reading(found[0] if found else unmarked(character))


def sounds_of_reading(pinyin: str) -> str:
    """A syllable of pinyin as a string of sounds."""
    for spelling, sound in _PINYIN:
        pinyin = pinyin.replace(spelling, sound)
    return pinyin


def replacement_cost(one: str, other: str) -> float:
    """The cost of one sound for another, 0 for the same."""
    if one == other:
        return 0.0
    if _FAMILY.get(one) == _FAMILY.get(other, ""):
        return tuning.SAME_FAMILY_COST
    if frozenset((one, other)) in _NEAR_PAIRS:
        return tuning.NEAR_SOUND_COST
    vowel_for_consonant = (one in _VOWELS) != (other in _VOWELS)
    return tuning.VOWEL_FOR_CONSONANT_COST if vowel_for_consonant else tuning.OTHER_SOUND_COST


def drop_cost(sound: str) -> float:
    """The cost of leaving a sound out."""
    if sound in _VOWELS:
        return tuning.DROPPED_VOWEL_COST
    return tuning.DROPPED_WEAK_COST if sound in _WEAK_CONSONANTS else tuning.DROPPED_COST


def _weight(sounds: str) -> float:
    return sum(tuning.VOWEL_WEIGHT if sound in _VOWELS else 1.0 for sound in sounds)


_REPLACEMENT_COSTS = np.array([[replacement_cost(a, b) for b in _ALPHABET] for a in _ALPHABET])


class ChineseSound:
    """The sound of a run of simplified characters, ready to be compared with many words.

    ``weight`` is its amount of sound: a consonant counts 1, a vowel 0.3.
    """

    def __init__(self, characters: str) -> None:
        letters: list[int] = []
        extra: list[float] = []
        for character in characters:
            sounds = [_ALPHABET.index(c) for c in sounds_of_character(character) if c in _ALPHABET]
            letters.extend(sounds)
            # Latin letters in the text cost nothing more: a name may be written there as it is.
            usual = character in TRANSLITERATION_CHARACTERS or character.isascii()
            extra.extend([0.0 if usual else tuning.UNUSUAL_CHARACTER_COST] * len(sounds))
        self._replacement_costs = _REPLACEMENT_COSTS[:, letters] + np.array(extra)
        self._drop_costs = np.concatenate(([0.0], np.cumsum([drop_cost(_ALPHABET[i]) for i in letters])))
        self.weight = _weight("".join(_ALPHABET[i] for i in letters))

    def distance(self, word: str) -> float:
        """The least cost of the word's sounds against any part of the run, divided by the word's `weight`.

        0 is the same sound, 1 what a silent side gives. Transliterations mostly stay under 0.35, unrelated text of
        the length of a sentence above 0.45.
        """
        sounds = sounds_of_word(word)
        if not sounds or len(self._drop_costs) == 1:
            return 1.0
        row = np.zeros(len(self._drop_costs))
        for sound in sounds:
            best = row + drop_cost(sound)
            np.minimum(best[1:], row[:-1] + self._replacement_costs[_ALPHABET.index(sound)], out=best[1:])
            # Insertions run along the row: min over j' <= j of best[j'] + drops[j] - drops[j'].
            row = np.minimum.accumulate(best - self._drop_costs) + self._drop_costs
        return float(row.min()) / weight(word)


@functools.lru_cache(maxsize=8192)
def weight(word: str) -> float:
    """The amount of sound of a European word: a consonant counts 1, a vowel 0.3."""
    return _weight(sounds_of_word(word))
