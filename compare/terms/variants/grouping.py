"""Group the variants of one term, so that a term is one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.spans import SpanIndex
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import fold, wording_key
from samesaid.compare.terms.matching.passage import Range
from samesaid.compare.terms.variants.ranking import RankedVariant
from samesaid.compare.terms.variants.survey import Variant
from samesaid.model import Message, Span, message


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A span and its text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class TermGroup:
    """A term: its places in both texts in their order, the best of its variants, and the facts of all of them."""

    best: RankedVariant
    source: tuple[TextSpan, ...]
    target: tuple[TextSpan, ...]
    facts: frozenset[Fact]

    @property
    def bead(self) -> int:
        return self.best.variant.bead

    @property
    def is_quoted_name(self) -> bool:
        """True for a term that is quoted and occurs several times."""
        return {Fact.QUOTED, Fact.RECURRING} <= self.facts


def grouped(ranked: Sequence[RankedVariant], *, independent: bool) -> list[TermGroup]:
    """Groups in the order of their best members. Variants of independent rows are never joined."""
    members: dict[object, list[RankedVariant]] = {}
    home_of: dict[object, object] = {}
    for one in ranked:
        keys = _keys(one, one.variant.bead if independent else None)
        home = next((home_of[k] for k in keys if k in home_of), keys[0])
        home_of.update(dict.fromkeys(keys, home))
        members.setdefault(home, []).append(one)
    return [_group(of, independent=independent) for of in members.values()]


def _keys(one: RankedVariant, row: int | None) -> list[object]:
    """Keys that variants of one term have in common: the reference's wording, and more for what is an alarm."""
    variant = one.variant
    keys: list[object] = [(row, "source", wording_key(variant.source_text))]
    # Only if quoted is one wording of the version for two of the reference a term of two names: "they" in one sentence
    # and "the smugglers" in another may both be "the gang".
    if Fact.QUOTED in one.facts:
        keys.append((row, "target", wording_key(variant.target_text)))
    elif one.facts and variant.differing_lemmas()[0]:
        keys.append((row, "lemmas", variant.differing_lemmas()[0]))
    return keys


def _group(members: Sequence[RankedVariant], *, independent: bool) -> TermGroup:
    facts = frozenset(f for m in members for f in m.facts)
    whole = Fact.QUOTED in facts or _has_one_wording(members)
    places = [_places_of(m.variant, whole=whole) for m in members]
    sources, targets = (_in_order(p[n] for p in places) for n in (0, 1))
    first = max(members, key=lambda m: m.score)
    if len(members) > 1 and facts and not independent:
        facts |= {Fact.RECURRING}
    return TermGroup(first, sources, targets, facts)


def _has_one_wording(members: Sequence[RankedVariant]) -> bool:
    """True if the reference always words the term alike; if not, only the words that differ are the term."""
    return len({wording_key(m.variant.source_text) for m in members}) == 1


def _places_of(variant: Variant, *, whole: bool) -> tuple[TextSpan, TextSpan]:
    places = []
    sides = ((variant.source, variant.source_part), (variant.target, variant.target_part))
    for (passage, part), words in zip(sides, variant.differing(), strict=True):
        core = part if whole or not words else Range(words[0], words[-1])
        core = core if passage.cuts_quoted_string(passage.whole_name(core)) else passage.whole_name(core)
        places.append(TextSpan(passage.wording(core), passage.span(core)))
    return places[0], places[1]


def with_parts(group: TermGroup, quotes: Iterable[TextSpan]) -> TermGroup:
    """The group with those quoted strings of the version that are part of one of its quoted renderings."""
    if not group.is_quoted_name:
        return group
    renderings = {frozenset(wording_key(place.text)) for place in group.target}
    taken = SpanIndex((place.span, None) for place in group.target)
    more = [
        quote
        for quote in quotes
        if any(set(wording_key(quote.text)) < words for words in renderings) and not taken.touches(quote.span)
    ]
    return TermGroup(group.best, group.source, _in_order((*group.target, *more)), group.facts)


def distinct(places: Iterable[TextSpan]) -> list[str]:
    """The different wordings, each once, in order."""
    seen: dict[tuple[str, ...], str] = {}
    for place in places:
        seen.setdefault(wording_key(place.text) or (fold(place.text),), place.text)
    return list(seen.values())


def _in_order(places: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
    return tuple(sorted(dict.fromkeys(places), key=lambda p: p.span))


def inconsistent(
    bead: int,
    term: str,
    renderings: Sequence[TextSpan],
    *,
    terms: Sequence[Span] = (),
    strength: float = tuning.INCONSISTENT_QUOTED,
    facts: frozenset[Fact] = frozenset(),
) -> Evidence:
    """T403: the version has several renderings of ``term``, which occurs at ``terms`` of the reference if known."""
    wordings = distinct(renderings)
    counted = tuple(message("term.counted", wording=w, n=_count(renderings, w)) for w in wordings)
    return Evidence(
        "T403",
        message("code.T403.several", term=term, ways=len(wordings), renderings=counted),
        bead,
        tuple(terms),
        tuple(r.span for r in renderings),
        strength=strength,
        reading=message("term.renderings", term=term, renderings=tuple(wordings)),
        facts=facts,
    )


def different(reference: Sequence[str], version: Sequence[str], places: int) -> tuple[Message, Message]:
    """Message and reading of T404: the wordings of both sides, and in how many places they differ."""
    wordings = {"reference": tuple(reference), "version": tuple(version)}
    if places > 1:
        text = message("code.T404.different-places", **wordings, places=places)
    else:
        text = message("code.T404.different", **wordings)
    return text, message("term.different", **wordings)


def _count(places: Sequence[TextSpan], wording: str) -> int:
    return sum(wording_key(p.text) == wording_key(wording) for p in places)
