"""What a word may mean in English, for comparing words of two sides: the same, or the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from samesaid.compare.cedict import glosses, placed_headwords
from samesaid.compare.meaning.antonyms.pairs import are_opposites, groups_of
from samesaid.compare.meaning.antonyms.words import (
    chinese_meanings,
    has_stems,
    partners,
    stem_meanings,
    whole_glosses,
)


@lru_cache(maxsize=16384)
def meanings(word: str, language: str) -> frozenset[str]:
    """The English lemmas that a word (a lemma in lower case, simplified Chinese) may render.

    Empty in a language without lists.
    """
    if language == "en":
        return frozenset((word,))
    if language != "zh":
        return stem_meanings(word, language) if has_stems(language) else frozenset()
    # The tagger joins an adverb of degree to what follows: 很简单.
    parts = [word] if glosses(word) else [part for _, part in placed_headwords(word)]
    return frozenset[str]().union(*(whole_glosses(part) | chinese_meanings(part) for part in [word, *parts]))


def say_the_same(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two words with these meanings may say the same: they share one, or a group of the list of opposites."""
    return not _with_alike(ones).isdisjoint(others)


def say_the_opposite(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a meaning of the one word is the opposite of one of the other."""
    return any(
        other in _opposites(one) or one in _opposites(other) or are_opposites(one, other, "en")
        for one in ones
        for other in others
    )


def have_opposites(words: frozenset[str]) -> bool:
    """Whether the lists have an opposite of any of these words."""
    return any(_opposites(word) for word in words)


@lru_cache(maxsize=4096)
def _with_alike(words: frozenset[str]) -> frozenset[str]:
    return words.union(*(ours for word in words for ours, _ in groups_of(word)))


@cache
def _opposites(lemma: str) -> frozenset[str]:
    return frozenset(_listed(lemma))


def _listed(lemma: str) -> Iterator[str]:
    yield from partners(lemma)
    for _, theirs in groups_of(lemma):
        yield from theirs
