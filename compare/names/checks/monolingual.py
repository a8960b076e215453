"""E301 and E302 between two English sides: names that the other version does not mention in any form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import EnglishText
from samesaid.compare.names.checks.substitution import (
    Change,
    changes,
    has_certain_names,
    only_names,
    substituted_names,
)
from samesaid.compare.names.evidence import missing_name, replaced_name
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.matching.same_language import GENERIC, is_mentioned, shares_distinctive_word
from samesaid.compare.names.recognition.en import is_headline
from samesaid.compare.names.recognition.mentions import ENTITY_KINDS, names_in, words_of
from samesaid.compare.names.recognition.short_forms import full_names, introduced_in, name_words
from samesaid.compare.names.text import is_acronym
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token
from samesaid.model import Bead, Mention, Span

NamePair = tuple[Mention, Mention]
"""A name of the reference and one of the version."""

_KINDS = ENTITY_KINDS | {"OTHER", "EVENT", "PRODUCT", "WORK"}
# Kinds that the tagger seldom gives to a capitalised common word.
_RELIABLE_KINDS = frozenset({"PERSON", "PLACE", "GROUP"})


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for names in the same place, else for two without a match; E301 for those that one version leaves out."""
    left = names_in(pair.source, bead.source, _KINDS)
    right = names_in(pair.target, bead.target, _KINDS)
    if not left and not right:
        return
    texts = EnglishText(pair.source, bead.source), EnglishText(pair.target, bead.target)
    changed = list(changes(texts[0].tokens, texts[1].tokens))
    if not changed:
        return
    found = [(two, tuning.STRENGTH_SAME_PLACE) for two in _same_place(pair, changed, left, right, *texts)]
    if not found:
        found = [(two, tuning.STRENGTH_ELSEWHERE) for two in _elsewhere(left, right, *texts)]
    for (source, target), strength in found:
        if pair.independent or not _may_be_short_form(source, target, pair):
            yield replaced_name(index, source, target, strength)
    reported = {m.span for two, _ in found for m in two}
    yield from _omissions(pair, index, bead, changed, reported, texts)


# --- Names that replace one another -----------------------------------------------------------------------------------


def _same_place(
    pair: Pair,
    changed: Sequence[Change],
    left: Sequence[Mention],
    right: Sequence[Mention],
    source: EnglishText,
    target: EnglishText,
) -> list[NamePair]:
    """Names that replace one another in the same place, each pair once, and that are nowhere else on the other side."""
    found: dict[NamePair, None] = {}
    full = introduced_in(pair, source.text, target.text)
    headline = is_headline(source.tokens) or is_headline(target.tokens)
    for change in changed:
        two = substituted_names(change, left, right, full)
        if two is None or (
            headline and _RELIABLE_KINDS.isdisjoint(m.kind for m in two) and not has_certain_names(change)
        ):
            continue
        if only_names(change.source) and only_names(change.target):
            # Only words that are no counterpart of their own equals count: two names may have changed places.
            others = [c for c in changed if c is not change]
            elsewhere = shares_distinctive_word(
                change.source, [t for c in others for t in c.target]
            ) and shares_distinctive_word(change.target, [t for c in others for t in c.source])
        else:
            elsewhere = is_mentioned(two[0], target) or is_mentioned(two[1], source)
        if not elsewhere:
            found[two] = None
    return list(found)


def _elsewhere(
    left: Sequence[Mention], right: Sequence[Mention], source: EnglishText, target: EnglishText
) -> Iterator[NamePair]:
    """The first two names of one kind that the other side does not mention; initials are left alone."""
    for one in left:
        if not is_acronym(one.text) and not is_mentioned(one, target):
            for other in right:
                if not is_acronym(other.text) and _same_kind(one, other) and not is_mentioned(other, source):
                    yield one, other
                    return


def _same_kind(one: Mention, other: Mention) -> bool:
    """Whether two names are of one kind of thing: both persons, both countries, both other places …"""
    if bool(countries.of_english(one.text)) != bool(countries.of_english(other.text)):
        return False
    return one.kind in ENTITY_KINDS and (one.kind == other.kind or {one.kind, other.kind} == {"PLACE", "GROUP"})


def _may_be_short_form(source: Mention, target: Mention, pair: Pair) -> bool:
    """Whether one name is initials of the other, or of a name that shares a word with it.

    Initials that their document does not spell out may be those of any name of several words.
    """
    for short, other, side in ((source, target, pair.source), (target, source, pair.target)):
        if is_acronym(short.text) and " " in other.text:
            full = full_names(side).get(short.text)
            if full is None or set(name_words(full)) & set(name_words(other)):
                return True
    return False


# --- Names that one version leaves out --------------------------------------------------------------------------------


def _omissions(
    pair: Pair,
    index: int,
    bead: Bead,
    changed: Sequence[Change],
    reported: set[Span],
    texts: tuple[EnglishText, EnglishText],
) -> Iterator[Evidence]:
    """E301 for names in passages that one side alone has; in a document a pronoun may replace a name nearby."""
    for in_reference in (True, False):
        side, run = (pair.source, bead.source) if in_reference else (pair.target, bead.target)
        opposite, opposite_run = (pair.target, bead.target) if in_reference else (pair.source, bead.source)
        text = texts[1] if in_reference else texts[0]
        for change in changed:
            passage = _omitted_passage(change, in_reference)
            if not passage:
                continue
            for name in names_in(side, run, _KINDS):
                if not _is_inside(name, passage) or not _is_specific(name) or is_mentioned(name, text):
                    continue
                if name.span not in reported and (
                    pair.independent or not _is_mentioned_nearby(name, opposite, opposite_run)
                ):
                    yield missing_name(index, name, tuning.STRENGTH_OMITTED, in_reference)


def _omitted_passage(change: Change, in_reference: bool) -> Sequence[Token]:
    """The tokens of a change that one side alone has; none where the passage is long or its place is uncertain."""
    mine, opposite = (change.source, change.target) if in_reference else (change.target, change.source)
    if len(mine) > tuning.MAX_OMITTED_TOKENS or not change.anchored or any(t.text[0].isalnum() for t in opposite):
        return ()
    return mine


def _is_inside(name: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a passage has the whole name."""
    inside = [t for t in tokens if t.span.overlaps(name.span)]
    return bool(inside) and inside[0].span.start <= name.span.start and name.span.end <= inside[-1].span.end


def _is_specific(name: Mention) -> bool:
    """Whether readers would miss it: a name to the tagger, or a word of no dictionary; no generic words."""
    words = [w.lower().strip(".") for w in words_of(name)]
    if all(w in GENERIC for w in words):
        return False
    if is_acronym(name.text):
        return name.kind in ENTITY_KINDS
    return name.kind in ENTITY_KINDS or not any(map(lexicon.in_dictionary, words))


def _is_mentioned_nearby(name: Mention, side: Side, run: tuple[int, ...]) -> bool:
    """Whether the other version mentions the name shortly before this place or in the next sentence."""
    end = min(len(side.document.sentences), run[-1] + 2)
    return is_mentioned(name, EnglishText(side, tuple(range(max(0, run[0] - tuning.PRONOUN_REACH), end))))
