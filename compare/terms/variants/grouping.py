"""One finding a term: variants whose reference wording is one term are told together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samesaid.compare.terms.matching.normalise import fold, key
from samesaid.compare.terms.matching.passage import Range
from samesaid.compare.terms.variants.ranking import Weighed
from samesaid.compare.terms.variants.survey import Variant
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
        keys = _keys(one, one.variant.bead if independent else None)
        home = next((joined[k] for k in keys if k in joined), keys[0])
        joined.update(dict.fromkeys(keys, home))
        heaps.setdefault(home, []).append(one)
    return [_group(members, independent=independent) for members in heaps.values()]


def _keys(one: Weighed, row: int | None) -> list[object]:
    """What ``one`` may share with others of its term: the reference's wording, and for terms more."""
    variant = one.variant
    keys: list[object] = [(row, "s", key(variant.source_text))]
    # One word of the version for two of the reference is a term with two names only where it is quoted: "they" of one
    # sentence and "the smugglers" of another may both be "the gang".
    if "quoted" in one.facts:
        keys.append((row, "t", key(variant.target_text)))
    elif one.facts and variant.lemmas()[0]:
        keys.append((row, "core", variant.lemmas()[0]))
    return keys


def _group(members: Sequence[Weighed], *, independent: bool) -> Group:
    facts = frozenset(f for m in members for f in m.facts)
    places = [_told(m.variant, whole="quoted" in facts or _one_wording(members)) for m in members]
    sources, targets = (_places(p[n] for p in places) for n in (0, 1))
    first = max(members, key=lambda m: m.rank)
    if len(members) > 1 and facts and not independent:
        facts |= {"recurring"}
    return Group(first, sources, targets, facts)


def _one_wording(members: Sequence[Weighed]) -> bool:
    """Whether the reference words the term alike everywhere; else only the words that differ are the term."""
    return len({key(m.variant.source_text) for m in members}) == 1


def _told(variant: Variant, *, whole: bool) -> tuple[Place, Place]:
    parts = []
    sides = ((variant.source, variant.source_part), (variant.target, variant.target_part))
    for (passage, part), words in zip(sides, variant.differing(), strict=True):
        core = part if whole or not words else Range(words[0], words[-1])
        core = core if passage.quoted_in_part(passage.whole_name(core)) else passage.whole_name(core)
        parts.append(Place(passage.wording(core), passage.span(core)))
    return parts[0], parts[1]


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
