"""Two names around the same words that change places between two versions in one language."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.roles.relation import are_one, mentions
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.languages import primary
from samesaid.model import Mention

_Names = tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class _Between:
    """Two names that follow one another, and the lemmas between them."""

    names: _Names
    words: tuple[str, ...]


def exchanged(
    pair: Pair, source: Sequence[int], target: Sequence[int], alike: frozenset[str]
) -> tuple[_Names, _Names] | None:
    """Two names with a verb between them that both sides have, in the other order: None where there are none.

    ``alike`` are verbs of acts that two sides do alike.
    """
    language = primary(pair.source.document.language)
    languages = (language, language)
    others = list(_between(pair.target, target, alike))
    for one in _between(pair.source, source, alike) if others else ():
        rivals = [o.names for o in others if o.words == one.words]
        if any(are_one(one.names[n], rival[n], languages) for rival in rivals for n in (0, 1)):
            continue
        for rival in rivals:
            if all(are_one(one.names[n], rival[1 - n], languages) for n in (0, 1)):
                return one.names, rival
    return None


def _between(side: Side, run: Sequence[int], alike: frozenset[str]) -> Iterator[_Between]:
    for i in run:
        names = mentions(side, i)
        tokens = side.annotate(taggings)[i].tokens
        for one, other in itertools.pairwise(names):
            words = [t for t in tokens if one.span.end <= t.span.start and t.span.end <= other.span.start]
            if 0 < len(words) <= tuning.MAX_WORDS_BETWEEN and _say_who(words, alike):
                yield _Between((one, other), tuple(t.lemma for t in words))


def _say_who(words: Sequence[Token], alike: frozenset[str]) -> bool:
    """Whether these words have a verb that says who acts, and nothing ends the clause."""
    verbs = [t.lemma for t in words if t.pos == "VERB"]
    return bool(verbs) and alike.isdisjoint(verbs) and not any(t.pos in ("PUNCT", "CCONJ") for t in words)
