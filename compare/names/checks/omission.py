"""A name that one English version tells between words that both have, and the other version nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.names.bead_text import EnglishText
from samesaid.compare.names.checks.word_diff import Passage
from samesaid.compare.names.gazetteer.known_words import is_known
from samesaid.compare.names.matching.same_language import GENERIC, is_told, words_of
from samesaid.compare.names.text import is_acronym
from samesaid.compare.tagging import Token
from samesaid.model import Mention

_SURE = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
# Of a longer passage that one version lacks, not the name is what matters.
_LONGEST = 8


def left_out(passage: Passage, names: Sequence[Mention], other: EnglishText, of_reference: bool) -> Iterator[Mention]:
    """The names of a passage that one side alone has, and the ``other`` side tells in no form."""
    mine, opposite = (passage.source, passage.target) if of_reference else (passage.target, passage.source)
    if len(mine) > _LONGEST or not passage.settled or any(t.text[0].isalnum() for t in opposite):
        return
    for name in names:
        if _whole(name, mine) and _names_something(name) and not is_told(name, other):
            yield name


def _whole(name: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the passage holds the whole name and a capital of it."""
    inside = [t for t in tokens if t.span.overlaps(name.span)]
    return bool(inside) and inside[0].span.start <= name.span.start and name.span.end <= inside[-1].span.end


def _names_something(name: Mention) -> bool:
    """Whether a reader misses it: a name by the tagger's word, or a word that no dictionary has; no initials alone."""
    words = [w.lower().strip(".") for w in words_of(name)]
    if all(w in GENERIC for w in words):
        return False
    if is_acronym(name.text):
        return name.kind in _SURE
    return name.kind in _SURE or not any(is_known(w) for w in words)
