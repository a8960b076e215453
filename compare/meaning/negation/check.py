"""M601: negations that one side alone has, and words of nearly identical versions that are replaced by their opposites."""

from __future__ import annotations

from collections.abc import Iterator

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.negation.near_identical import near_identical
from samesaid.compare.meaning.negation.words import has_words
from samesaid.compare.pair import Pair


def negations_between(one: str, other: str) -> bool:
    """Whether negations are looked for between these languages (primary subtags)."""
    return one == other and has_words(one)


def negations(pair: Pair) -> Iterator[Evidence]:
    """Evidence for statements that one side alone negates."""
    yield from near_identical(pair)
