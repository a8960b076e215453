"""One bead of two English sides: names that the other version does not say in any form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import evidence as evidences
from samesaid.compare.names.bead_text import EnglishText
from samesaid.compare.names.checks.omission import left_out
from samesaid.compare.names.checks.substitution import SURE, exchanged, surely_names
from samesaid.compare.names.checks.word_diff import Passage, only_names, passages
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.aliases import spelled_out
from samesaid.compare.names.matching.same_language import have_word_of, is_told
from samesaid.compare.names.recognition.en import is_headline
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.recognition.short_forms import full_names, name_words
from samesaid.compare.names.text import is_acronym
from samesaid.compare.names.wording import replaced_message
from samesaid.compare.pair import Pair, Side
from samesaid.model import Bead, Mention, Span

_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP", "OTHER", "EVENT", "PRODUCT", "WORK"})
# What the tagger hardly mistakes a capitalised common word for.
_PLAIN = frozenset({"PERSON", "PLACE", "GROUP"})
_SAME_PLACE, _SOMEWHERE, _LEFT_OUT = 0.9, 0.7, 0.75
# A name told within so many sentences before may stand for a pronoun here.
_RECENT = 6
Two = tuple[Mention, Mention]


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for names in the same place, else for two that nothing matches; E301 for those left out."""
    left = _names(pair.source, bead.source)
    right = _names(pair.target, bead.target)
    if not left and not right:
        return
    texts = EnglishText(pair.source, bead.source), EnglishText(pair.target, bead.target)
    changed = list(passages(texts[0].tokens, texts[1].tokens))
    if not changed:
        return
    found = [(two, _SAME_PLACE) for two in _in_place(pair, changed, left, right, *texts)]
    if not found:
        found = [(two, _SOMEWHERE) for two in _unsaid(left, right, *texts)]
    kept = [(two, strength) for two, strength in found if pair.independent or not _may_be_short(*two, pair)]
    for (source, target), strength in kept:
        yield _replaced(index, source, target, strength)
    taken = {m.span for two, _ in found for m in two}
    yield from _missing(pair, index, bead, changed, taken, texts)


def _in_place(
    pair: Pair,
    changed: Sequence[Passage],
    left: Sequence[Mention],
    right: Sequence[Mention],
    source: EnglishText,
    target: EnglishText,
) -> list[Two]:
    """Names that changed places, each pair once; where other words changed as well, neither is told elsewhere."""
    found: dict[Two, None] = {}
    full = spelled_out(pair, source.text, target.text)
    headline = is_headline(source.tokens) or is_headline(target.tokens)
    for passage in changed:
        two = exchanged(passage, left, right, full)
        if two is None or (headline and _PLAIN.isdisjoint(m.kind for m in two) and not surely_names(passage)):
            continue
        if only_names(passage.source) and only_names(passage.target):
            # Only words that are no counterpart of their own equals count: two names may have changed places.
            others = [p for p in changed if p is not passage]
            elsewhere = have_word_of(passage.source, [t for p in others for t in p.target]) and have_word_of(
                passage.target, [t for p in others for t in p.source]
            )
        else:
            elsewhere = is_told(two[0], target) or is_told(two[1], source)
        if not elsewhere:
            found[two] = None
    return list(found)


def _replaced(index: int, source: Mention, target: Mention, strength: float) -> Evidence:
    return Evidence(
        "E302",
        replaced_message(source.text, target.text),
        index,
        (source.span,),
        (target.span,),
        strength=strength,
        reading=f"{source.text} · {target.text}",
        facts=frozenset({"name"}),
    )


def _missing(
    pair: Pair,
    index: int,
    bead: Bead,
    changed: Sequence[Passage],
    taken: set[Span],
    texts: tuple[EnglishText, EnglishText],
) -> Iterator[Evidence]:
    """E301 for names of passages that one side alone has; in a document a pronoun may stand for what was just told."""
    sides = ((pair.source, bead.source, texts[1], True), (pair.target, bead.target, texts[0], False))
    for side, run, other, of_reference in sides:
        opposite, opposite_run = (pair.target, bead.target) if of_reference else (pair.source, bead.source)
        for passage in changed:
            for name in left_out(passage, _names(side, run), other, of_reference):
                if name.span not in taken and (pair.independent or not _told_nearby(name, opposite, opposite_run)):
                    yield evidences.absent(index, name, _LEFT_OUT, of_reference)


def _told_nearby(name: Mention, side: Side, run: tuple[int, ...]) -> bool:
    """Whether the other version tells the name shortly before this place or in the next sentence."""
    count = len(side.document.sentences)
    near = tuple(i for i in range(max(0, run[0] - _RECENT), min(count, run[-1] + 2)))
    return is_told(name, EnglishText(side, near))


def _may_be_short(source: Mention, target: Mention, pair: Pair) -> bool:
    """Whether one name is initials that may stand for the other, or for a name that shares a word with it.

    Initials that no document spells out may stand for any name of several words.
    """
    for short, other, side in ((source, target, pair.source), (target, source, pair.target)):
        if is_acronym(short.text) and " " in other.text:
            full = full_names(side).get(short.text)
            if full is None or set(name_words(full)) & set(name_words(other)):
                return True
    return False


def _names(side: Side, run: tuple[int, ...]) -> list[Mention]:
    found = names_of(side)
    return [m for i in run for m in found[i] if m.kind in _KINDS]


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two names far apart may be of one kind of thing: both persons, both countries, both other places …"""
    if bool(countries.of_english(one.text)) != bool(countries.of_english(other.text)):
        return False
    return one.kind in SURE and (one.kind == other.kind or {one.kind, other.kind} == {"PLACE", "GROUP"})


def _unsaid(
    left: Sequence[Mention], right: Sequence[Mention], source: EnglishText, target: EnglishText
) -> Iterator[Two]:
    """The first name on each side that the other does not say; initials are left alone."""
    for one in left:
        if not is_acronym(one.text) and not is_told(one, target):
            for other in right:
                if not is_acronym(other.text) and _alike(one, other) and not is_told(other, source):
                    yield one, other
                    return
