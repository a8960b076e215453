"""How a name in Latin letters is written in Han characters, kana or Cyrillic letters: a model learned from place names.

Each character emits a chunk of Latin letters (韦 "we", "ve", "hue"; 尔 "r", "l", "lle"), the order kept: a joint
source-channel model without context (Li, Zhang and Su 2004), its probabilities estimated by expectation-maximisation
(Dempster, Laird and Rubin 1977) with ``benchmarks/fits/transliteration.py`` and smoothed by the reading of the
character. ``emissions.json.gz`` has the expected counts; they come from the names of GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import functools
import gzip
import json
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.names import tuning
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.names.transliteration.romanisation import readings

Matrix = NDArray[np.float64]
Chunks = Sequence[Sequence[tuple[int, str, int]]]

# Latin letters that one character of each script emits at most.
MAX_CHUNK_LETTERS: Mapping[str, int] = {"han": 6, "kana": 5, "cyrillic": 4}
_OUTSIDE = {
    "han": re.compile(r"[^\u3400-\u9fff]+"),
    "kana": re.compile(r"[^\u30a1-\u30fa\u30fc]+"),
    "cyrillic": re.compile(r"[^\u0400-\u045f]+"),
}
_UNDIVIDED = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
_UNDIVIDED_LETTER = re.compile("|".join(_UNDIVIDED))
_NO_LETTER = re.compile(r"[^a-z]+")
_SILENT = "ъьЪЬー"
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya ye i yi g u"
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщыэюяєіїґў", _SOUNDS.split(), strict=True))


def latin_letters(name: str) -> str:
    """The letters a to z of a name, marks dropped: ``Łódź`` gives ``lodz``."""
    return _NO_LETTER.sub("", _UNDIVIDED_LETTER.sub(lambda m: _UNDIVIDED[m.group()], unmarked(name)))


def characters_of(name: str, script: str) -> str:
    """The characters of a name in ``script`` (han, kana, cyrillic): Han simplified, Cyrillic in lower case, no marks.

    Raises KeyError for another script.
    """
    text = simplify(name) if script == "han" else name.lower() if script == "cyrillic" else name
    return _OUTSIDE[script].sub("", text)


@functools.lru_cache(maxsize=8192)
def reading(character: str, script: str) -> str:
    """The Latin letters by which characters share their statistics: pinyin, the name of a kana, a Cyrillic sound."""
    if character in _SILENT:
        return ""
    if script == "han":
        return next(iter(readings(character)), "")
    if script == "cyrillic":
        return _CYRILLIC.get(character, "")
    return unicodedata.name(character, "").rpartition(" ")[2].lower()


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something emitted each chunk of letters, and how often it was seen at all."""

    total: float
    chunks: Mapping[str, float]


_NOTHING = Counts(0.0, {})


@dataclass(frozen=True, slots=True)
class LogChunks:
    """The log probabilities of the chunks that were seen, and of any other by its number of letters."""

    seen: Mapping[str, float]
    unseen: Sequence[float]


def _any_chunk(letters: NDArray[np.int64]) -> Matrix:
    """What any character may emit, by the number of letters: a factor e**-2.2 a letter."""
    found: Matrix = np.exp(-tuning.EMPTY_CHUNK_COST - tuning.CHUNK_LETTER_COST * letters)
    return found


class Emissions:
    """The probabilities of the chunks that the characters of one script emit.

    ``characters`` and ``syllables`` (see `reading`) have expected counts. All logarithms are natural.
    """

    def __init__(self, script: str, characters: Mapping[str, Counts], syllables: Mapping[str, Counts]) -> None:
        self.script = script
        self.max_letters = MAX_CHUNK_LETTERS[script]
        self.characters, self.syllables = characters, syllables
        self._logs: dict[str, LogChunks] = {}

    def knows(self, character: str) -> bool:
        """Whether the model has seen the character in names."""
        return character in self.characters

    def logs(self, character: str) -> LogChunks:
        """The log probabilities of the chunks that ``character`` emits."""
        if character not in self._logs:
            own, syllable, scale = self._counts(character)
            prior, base = tuning.CHARACTER_PRIOR, tuning.SYLLABLE_PRIOR
            total = syllable.total + base
            unseen = scale * base / total * _any_chunk(np.arange(self.max_letters + 1))
            chunks = [c for c in own.chunks.keys() | syllable.chunks.keys() if len(c) <= self.max_letters]
            seen = unseen[[len(chunk) for chunk in chunks]]
            for counts, factor in ((own, 1 / (own.total + prior)), (syllable, scale / total)):
                seen += [factor * counts.chunks.get(chunk, 0.0) for chunk in chunks]
            self._logs[character] = LogChunks(
                dict(zip(chunks, np.log(seen).tolist(), strict=True)), np.log(unseen).tolist()
            )
        return self._logs[character]

    def _counts(self, character: str) -> tuple[Counts, Counts, float]:
        """The counts of a character and of its reading, and the weight of the latter."""
        own = self.characters.get(character, _NOTHING)
        syllable = self.syllables.get(reading(character, self.script), _NOTHING)
        return own, syllable, tuning.CHARACTER_PRIOR / (own.total + tuning.CHARACTER_PRIOR)

    def matrix(self, character: str, word: Word) -> Matrix:
        """Probability that ``character`` emits the letters from p to q of a word: shape (letters + 1, letters + 1)."""
        own, syllable, scale = self._counts(character)
        prior, base = tuning.CHARACTER_PRIOR, tuning.SYLLABLE_PRIOR
        total = syllable.total + base
        found = scale * base / total * word.base(self.max_letters)
        places = word.places(self.max_letters)
        for counts, factor in ((own, 1 / (own.total + prior)), (syllable, scale / total)):
            for chunk in counts.chunks.keys() & places.keys():
                for p in places[chunk]:
                    found[p, p + len(chunk)] += factor * counts.chunks[chunk]
        return found


class Word:
    """A word in the letters a to z, ready to be compared with many characters."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        self._base: dict[int, Matrix] = {}
        self._places: dict[int, Mapping[str, list[int]]] = {}
        self._chunks: dict[int, Chunks] = {}

    def chunks(self, limit: int) -> Chunks:
        """For every place of the word, 0 to its length, the chunks of up to ``limit`` letters that end there: where
        each begins, its letters and their number.
        """
        if limit not in self._chunks:
            self._chunks[limit] = [
                [(p, self.letters[p:q], q - p) for p in range(max(0, q - limit), q + 1)]
                for q in range(len(self.letters) + 1)
            ]
        return self._chunks[limit]

    def base(self, limit: int) -> Matrix:
        """What any character may emit, up to ``limit`` letters."""
        if limit not in self._base:
            size = len(self.letters) + 1
            length = np.arange(size)[None, :] - np.arange(size)[:, None]
            self._base[limit] = np.where((length >= 0) & (length <= limit), _any_chunk(length), 0.0)
        return self._base[limit]

    def places(self, limit: int) -> Mapping[str, list[int]]:
        """Every chunk of up to ``limit`` letters → where it begins in the word."""
        if limit not in self._places:
            found: dict[str, list[int]] = {}
            for p in range(len(self.letters) + 1):
                for q in range(p, min(p + limit, len(self.letters)) + 1):
                    found.setdefault(self.letters[p:q], []).append(p)
            self._places[limit] = found
        return self._places[limit]


class Letters:
    """How probable a string of letters is as a name, by its trigrams; ``counts`` has those seen in names."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._trigrams = counts
        self._bigrams: dict[str, int] = {}
        self._letters: dict[str, int] = {}
        self._total = 0
        for trigram, n in counts.items():
            for table, key in ((self._bigrams, trigram[:2]), (self._letters, trigram[1])):
                table[key] = table.get(key, 0) + n
            self._total += n
        self._known: dict[str, float] = {}

    def log_probability(self, word: str) -> float:
        """The log probability of the letters of a word and of its end."""
        text = f"^{word}$"
        return sum(self._log(text[i : i + 3]) for i in range(len(text) - 2))

    def _log(self, trigram: str) -> float:
        if trigram not in self._known:
            self._known[trigram] = math.log(self._probability(trigram))
        return self._known[trigram]

    def _probability(self, trigram: str) -> float:
        prior = tuning.TRIGRAM_PRIOR
        letter = (self._letters.get(trigram[2], 0) + 1) / (self._total + 28)
        after_one = (self._bigrams.get(trigram[1:], 0) + prior * letter) / (self._letters.get(trigram[1], 0) + prior)
        return (self._trigrams.get(trigram, 0) + prior * after_one) / (self._bigrams.get(trigram[:2], 0) + prior)


@dataclass(frozen=True, slots=True)
class Transliteration:
    """The models of one script and of Latin names together: how much better a name is explained than by chance."""

    emissions: Emissions
    latin: Letters

    def score(self, characters: str, word: str) -> float:
        """Log likelihood ratio of a word (letters a to z) as what the whole run of ``characters`` transliterates.

        Above 4 nearly always one name; the letters alone are explained by their trigrams, or by a cost a letter for
        strings that are no names in any language. Of Cyrillic, the ending of a case may be left over. Minus infinity
        for a single character, and without letters.
        """
        if len(characters) < tuning.MIN_TRANSLITERATED_CHARACTERS or not word:
            return -math.inf
        chunks = _word(word).chunks(self.emissions.max_letters)
        state = [0.0, *[-math.inf] * len(word)]
        ends = []
        for character in characters:
            state = _next_state(state, chunks, self.emissions.logs(character))
            ends.append(state[-1])
        # The ending of a case transliterates nothing.
        cuts = min(tuning.MAX_ENDING_LETTERS, len(characters) - tuning.MIN_TRANSLITERATED_CHARACTERS)
        endings = range(1, cuts + 1) if self.emissions.script == "cyrillic" else ()
        best = max(ends[-1], *(ends[-1 - n] - tuning.ENDING_LETTER_COST * n for n in endings), -math.inf)
        return best - self._chance(word)

    def score_within(self, characters: str, word: str) -> float:
        """The same for the best run of at least two known characters in a longer text, less the log of its length."""
        if len(characters) < tuning.MIN_TRANSLITERATED_CHARACTERS or not word:
            return -math.inf
        chunks = _word(word).chunks(self.emissions.max_letters)
        nothing = [-math.inf] * (len(word) + 1)
        first = more = nothing
        best = -math.inf
        for character in characters:
            if not self.emissions.knows(character):
                first = more = nothing
                continue
            logs = self.emissions.logs(character)
            more = _next_state(list(map(max, first, more)), chunks, logs)
            # The run begins here, with at least one letter.
            first = [-math.inf, *(_first(step, logs) for step in chunks[1:])]
            best = max(best, more[-1])
        return best - self._chance(word) - math.log(len(characters))

    def _chance(self, word: str) -> float:
        flat = -tuning.CHUNK_LETTER_COST * len(word) - 1
        return max(self.latin.log_probability(word), flat)


def _next_state(state: Sequence[float], chunks: Chunks, logs: LogChunks) -> list[float]:
    """How probable each beginning of a word is with one character more, by the best way to it."""
    seen, unseen = logs.seen.get, logs.unseen
    return [max([state[p] + seen(chunk, unseen[n]) for p, chunk, n in step]) for step in chunks]


def _first(step: Sequence[tuple[int, str, int]], logs: LogChunks) -> float:
    """How probable it is that one character emits all letters of the word before a place."""
    start, chunk, n = step[0]
    return -math.inf if start else logs.seen.get(chunk, logs.unseen[n])


@functools.lru_cache(maxsize=2048)
def _word(letters: str) -> Word:
    return Word(letters)


@functools.cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    packed = resources.files(__package__).joinpath("emissions.json.gz").read_bytes()
    table: Mapping[str, Mapping[str, Mapping[str, str]]] = json.loads(gzip.decompress(packed))
    return table


def unpacked(rows: Mapping[str, str]) -> Mapping[str, Counts]:
    """Counts from their compact form: ``total chunk=count chunk=count``; an empty chunk has no letters."""
    found = {}
    for key, row in rows.items():
        total, *chunks = row.split(" ")
        pairs = (chunk.split("=") for chunk in chunks)
        found[key] = Counts(float(total), {chunk: float(count) for chunk, count in pairs})
    return found


def packed(counts: Mapping[str, Counts]) -> Mapping[str, str]:
    """The compact form of counts, one decimal kept."""
    return {
        key: " ".join((f"{c.total:.0f}", *(f"{chunk}={n:.1f}" for chunk, n in sorted(c.chunks.items()))))
        for key, c in sorted(counts.items())
    }


@functools.cache
def trigrams() -> Letters:
    """The letters of Latin names."""
    return Letters({trigram: int(n) for trigram, n in _table()["latin"]["trigrams"].items()})


@functools.cache
def transliteration(script: str) -> Transliteration:
    """The model of a script (han, kana, cyrillic), read once. Raises KeyError for another script."""
    table = _table()[script]
    emissions = Emissions(script, unpacked(table["characters"]), unpacked(table["syllables"]))
    return Transliteration(emissions, trigrams())
