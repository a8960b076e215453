"""Relations between two names, and which names of the two sides are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.meaning.roles.words import role_words
from samesaid.compare.meaning.text import folded
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.certain_matches import counterparts
from samesaid.compare.names.matching.same_language import distinctive
from samesaid.compare.names.recognition.mentions import names_of, words_of
from samesaid.compare.names.text import bare, simplify
from samesaid.compare.pair import Side
from samesaid.languages import primary
from samesaid.model import Mention, Span

PARTY = "PARTY"
# A country's team, government or army bears its name.
_BODY = re.compile("(?<=..)(?:国家)?(?:队|政府|军队?|军方|方面|男篮|女篮|男足|女足|男排|女排)$")
_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP", "OTHER"})


@dataclass(frozen=True, slots=True)
class Relation:
    """An act, the names of who does it, and the names of whom it is done to; the names of each the nearest first."""

    act: str
    agents: tuple[Mention, ...]
    patients: tuple[Mention, ...]


def mentions(side: Side, sentence: int) -> list[Mention]:
    """The names of a sentence and the parties in it (plaintiff, 甲方), in order. ``value`` of a party is its kind."""
    found = [m for m in names_of(side)[sentence] if m.kind in _KINDS]
    words = role_words(primary(side.document.language))
    if words is not None:
        text = side.document.sentences[sentence]
        for match in words.parties.finditer(folded(text.text, side.document.language)):
            span = Span(*match.span()).shift(text.span.start)
            found = [m for m in found if not m.span.overlaps(span)]
            found.append(Mention(PARTY, span, match.lastgroup, span.of(side.document.text)))
    return sorted(found, key=lambda m: m.span)


def are_one(one: Mention, other: Mention, languages: tuple[str, str]) -> bool:
    """Whether two mentions, in two texts of these languages (primary subtags), certainly mean the same."""
    if PARTY in (one.kind, other.kind):
        return one.kind == other.kind and one.value == other.value
    if languages == ("zh", "en"):
        return are_one(other, one, ("en", "zh"))
    if languages == ("en", "zh"):
        return bool(counterparts([one], [_bare_body(other)]))
    if languages == ("zh", "zh"):
        return simplify(one.text) == simplify(other.text)
    if countries.of_english(one.text) & countries.of_english(other.text):
        return True
    left, right = ({bare(w) for w in distinctive(words_of(m))} for m in (one, other))
    return not left.isdisjoint(right)


def _bare_body(name: Mention) -> Mention:
    """A Chinese name without the word for a team, a government or an army after it."""
    text = _BODY.sub("", simplify(name.text))
    return Mention(name.kind, name.span, (text,), text)


def any_one(
    ones: Sequence[Mention], others: Sequence[Mention], languages: tuple[str, str]
) -> tuple[Mention, Mention] | None:
    """The first mention of each side that certainly mean the same, None where there are none."""
    return next(((a, b) for a in ones for b in others if are_one(a, b, languages)), None)
