"""English words with their opposites, and the fields of words that a Chinese word may render."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from samesaid.compare.cedict import glosses
from samesaid.compare.meaning.antonyms.pairs import groups_of

_FOLDER = Path(__file__).parent
# Languages whose files list whole words; in the others a longer entry than so many letters is the beginning of a word.
_WORD_LISTS, _MAX_WHOLE_LETTERS = ("en", "zh"), 3
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTICLE = re.compile(r"^(?:to be |to become |to |the |an? )")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """English lemmas that say the same as a word (with the word itself) and its opposite, and Chinese words of both."""

    own: frozenset[str]
    opposite: frozenset[str]
    own_chinese: frozenset[str]
    opposite_chinese: frozenset[str]


@cache
def _english() -> Mapping[str, Mapping[str, str]]:
    record = _record("en")
    found: dict[str, dict[str, str]] = {}
    for pos, listed in record["pairs"].items():
        partners = found.setdefault(pos, {})
        for one, _, other in (pair.partition("/") for pair in listed.split()):
            partners.setdefault(one, other)
            partners.setdefault(other, one)
    return found


@cache
def turning(language: str) -> frozenset[str]:
    """Words (en: lemmas) before which a word says its opposite: "lack of trust", 缺乏信任."""
    return frozenset(_record(language)["turning"].split())


@cache
def is_converse(lemma: str) -> bool:
    """Whether an English word says one act from one of its ends, as sell and buy do."""
    return lemma in _record("en")["converse"].split()


def ends(words: Iterable[str], language: str) -> frozenset[str]:
    """The ends (to, from) of an act that these words point to."""
    markers: Mapping[str, str] = _record(language)["markers"]
    return frozenset(markers[word] for word in words if word in markers)


@cache
def _record(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"words.{language}.toml").read_text(encoding="utf-8"))


@cache
def irregular() -> Mapping[str, tuple[str, ...]]:
    """Lemma → past tense and past participle of a verb, or the plural of a noun, where spelling does not give them."""
    record = _record("en")
    return {lemma: tuple(forms) for lemma, forms in record["irregular"].items()}


@cache
def _chinese() -> tuple[tuple[tuple[str, str], tuple[frozenset[str], frozenset[str]]], ...]:
    record = _record("zh")
    return tuple(
        ((one, other), (frozenset(left.split()), frozenset(right.split())))
        for (one, other), (left, right) in ((field["en"], field["zh"]) for field in record["fields"])
    )


def partner(lemma: str, pos: str) -> str | None:
    """The opposite of an English lemma in lower case, of the same part of speech (VERB, NOUN, ADJ, ADV)."""
    return _english().get(pos, {}).get(lemma)


@cache
def partners(lemma: str) -> frozenset[str]:
    """The opposites of an English lemma in lower case, whatever its part of speech."""
    return frozenset(pairs[lemma] for pairs in _english().values() if lemma in pairs)


@cache
def chinese_meanings(word: str) -> frozenset[str]:
    """The English words of the fields that list a simplified Chinese word."""
    return frozenset(words[n] for words, chinese in _chinese() for n in (0, 1) if word in chinese[n])


@cache
def has_stems(language: str) -> bool:
    """Whether there is a list of beginnings of words for this language (a primary subtag)."""
    return language not in _WORD_LISTS and (_FOLDER / f"words.{language}.toml").is_file()


@lru_cache(maxsize=16384)
def stem_meanings(word: str, language: str) -> frozenset[str]:
    """The English words of the fields whose beginnings of words this one (in lower case) has."""
    return frozenset(
        meaning
        for stem, meaning in _stems(language)
        if word == stem or (len(stem) > _MAX_WHOLE_LETTERS and word.startswith(stem))
    )


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    both = ((field["en"][n], field[language][n]) for field in _record(language)["fields"] for n in (0, 1))
    return tuple((stem, meaning) for meaning, stems in both for stem in stems.split())


@cache
def fields(lemma: str, opposite: str) -> Fields:
    """The fields of an English word and of its opposite."""
    own, against = {lemma}, {opposite}
    for ours, theirs in groups_of(lemma):
        own |= ours
        against |= theirs
    own_chinese, opposite_chinese = set[str](), set[str]()
    for words, chinese in _chinese():
        for this, that in ((0, 1), (1, 0)):
            # A field of Chinese words belongs to every English word that is on the same side of it.
            if words[this] in own and words[that] in against:
                own_chinese |= chinese[this]
                opposite_chinese |= chinese[that]
    return Fields(
        frozenset(own - against),
        frozenset(against - own),
        frozenset(own_chinese - opposite_chinese),
        frozenset(opposite_chinese - own_chinese),
    )


@lru_cache(maxsize=16384)
def whole_glosses(headword: str) -> frozenset[str]:
    """The glosses of a simplified Chinese word that are one English word: "to approve" counts as "approve"."""
    parts = (part for gloss in glosses(headword) for part in _BRACKETS.sub(" ", gloss).split(";"))
    plain = (_PARTICLE.sub("", part.strip()) for part in parts)
    return frozenset(word for word in plain if _WORD.fullmatch(word))


def chinese_swaps() -> Iterator[tuple[str, str]]:
    """(word, opposite) of Chinese words in both directions; the first word of a side takes the place of each other."""
    for _, (one, other) in _chinese():
        yield from ((word, min(other)) for word in one)
        yield from ((word, min(one)) for word in other)
