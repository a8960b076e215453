"""One finding a term: variants whose reference wording is one term are told together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samesaid.compare.terms.weighing import Weighed
from samesaid.compare.terms.wordkeys import fold, key
from samesaid.model import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A wording where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """A term: its wordings in the reference and in the version, in the order of the text, and its best variant."""

    best: Weighed
    source: tuple[Place, ...]
    target: tuple[Place, ...]
    facts: frozenset[str]

    @property
    def bead(self) -> int:
        return self.best.variant.bead


def grouped(weighed: Sequence[Weighed], *, independent: bool) -> list[Group]:
    """Groups in the order of their best members. Rows that have nothing to do with one another are never joined."""
    heaps: dict[object, list[Weighed]] = {}
    joined: dict[object, object] = {}
    for one in weighed:
        row = one.variant.bead if independent else None
        source, target = (row, "s", key(one.variant.source_text)), (row, "t", key(one.variant.target_text))
        # The reference's wording is the term. One word of the version for two of the reference is a term with two names
        # only where it is quoted: "they" of one sentence and "the smugglers" of another may both be "the gang".
        quoted = "quoted" in one.facts
        home = joined.get(source, joined.get(target, source) if quoted else source)
        joined[source] = home
        if quoted:
            joined[target] = home
        heaps.setdefault(home, []).append(one)
    return [_group(members, independent=independent) for members in heaps.values()]


def _group(members: Sequence[Weighed], *, independent: bool) -> Group:
    sources = _places(Place(m.variant.source_text, m.variant.source.span(m.variant.source_part)) for m in members)
    targets = _places(Place(m.variant.target_text, m.variant.target.span(m.variant.target_part)) for m in members)
    facts = frozenset(f for m in members for f in m.facts)
    first = max(members, key=lambda m: m.rank)
    if len(members) > 1 and facts and not independent:
        facts |= {"recurring"}
    return Group(first, sources, targets, facts)


def closed(group: Group, quotes: Iterable[Place]) -> Group:
    """The group with every quoted string of the version that is a part of one of its quoted renderings."""
    if not {"quoted", "recurring"} <= group.facts:
        return group
    renderings = [set(key(place.text)) for place in group.target]
    more = [
        quote
        for quote in quotes
        if any(set(key(quote.text)) < words for words in renderings)
        and not any(quote.span.overlaps(place.span) for place in group.target)
    ]
    return Group(group.best, group.source, _places((*group.target, *more)), group.facts)


def distinct(places: Iterable[Place]) -> list[str]:
    """The different wordings, each once, in order."""
    seen: dict[tuple[str, ...], str] = {}
    for place in places:
        seen.setdefault(key(place.text) or (fold(place.text),), place.text)
    return list(seen.values())


def _places(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(dict.fromkeys(places), key=lambda p: p.span))
