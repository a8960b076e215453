"""M601: negations that one side alone has, and opposites in nearly identical versions."""

from __future__ import annotations

from collections.abc import Iterator

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.antonyms.pairs import has_opposites
from samesaid.compare.meaning.negation.across import across
from samesaid.compare.meaning.negation.model import models
from samesaid.compare.meaning.negation.near_identical import near_identical
from samesaid.compare.meaning.negation.words import has_words
from samesaid.compare.pair import Pair


def negations_between(one: str, other: str) -> bool:
    """Whether negations are looked for between these languages (primary subtags)."""
    return has_words(one) if one == other else (one, other) in models() or (other, one) in models()


def opposites_between(one: str, other: str) -> bool:
    """Whether opposites are looked for between these languages (primary subtags)."""
    return one == other and has_opposites(one)


def negations(pair: Pair) -> Iterator[Evidence]:
    """Evidence for statements that one side alone negates, and for opposites."""
    yield from near_identical(pair)
    yield from across(pair)
