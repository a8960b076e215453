"""English words with their opposites, and the fields of words that a Chinese word may render."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from samesaid.compare.meaning.negation.opposites import groups_of

_FOLDER = Path(__file__).parent


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


def chinese_swaps() -> Iterator[tuple[str, str]]:
    """(word, opposite) of Chinese words in both directions; the first word of a side takes the place of each other."""
    for _, (one, other) in _chinese():
        yield from ((word, min(other)) for word in one)
        yield from ((word, min(one)) for word in other)
