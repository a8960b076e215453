"""One bead of two English sides: names that the other version does not say in any form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import countries
from samesaid.compare.names.extraction import names_of
from samesaid.compare.names.monolingual import GENERIC, initials_of, is_acronym, is_told, near, telling, words_of
from samesaid.compare.names.pinyin import letters, unmarked
from samesaid.compare.names.shortening import full_names, name_words
from samesaid.compare.names.texts import EnglishText
from samesaid.compare.names.wording import replaced_message
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token
from samesaid.model import Bead, Mention

_SURE = frozenset({"PERSON", "PLACE", "ORG", "GROUP"})
_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP", "OTHER", "EVENT", "PRODUCT", "WORK"})
# A passage put in another's place is longer than this only in another sentence.
_LONGEST_SWAP = 8
_SAME_PLACE, _SOMEWHERE = 0.9, 0.7


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for names that stand in the same place of the same words, else for two names that nothing matches."""
    left = _names(pair.source, bead.source)
    right = _names(pair.target, bead.target)
    if not left or not right or {m.text for m in left} == {m.text for m in right}:
        return
    source_text = EnglishText(pair.source, bead.source, pair.encoder)
    target_text = EnglishText(pair.target, bead.target, pair.encoder)
    found = list(_swapped(left, right, source_text.tokens, target_text.tokens))
    strength = _SAME_PLACE
    if not found:
        strength = _SOMEWHERE
        found = list(_unsaid(left, right, source_text, target_text))
    for source, target in found:
        if not pair.independent and _may_be_short(source, target, pair):
            continue
        yield Evidence(
            "E302",
            replaced_message(source.text, target.text),
            index,
            (source.span,),
            (target.span,),
            strength=strength,
            reading=f"{source.text} · {target.text}",
            facts=frozenset({"name"}),
        )


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


def _swapped(
    left: Sequence[Mention], right: Sequence[Mention], source: Sequence[Token], target: Sequence[Token]
) -> Iterator[tuple[Mention, Mention]]:
    """Names that one version has exactly where the other has another one, between words that both have."""
    matcher = SequenceMatcher(None, [t.text for t in source], [t.text for t in target], autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "replace" or max(b - a, d - c) > _LONGEST_SWAP:
            continue
        one, other = source[a:b], target[c:d]
        if _related(one, other):
            continue
        before, after = _inside(left, one), _inside(right, other)
        if before is not None and after is not None and _unlike(before, after):
            yield before, after


def _unlike(one: Mention, other: Mention) -> bool:
    """Whether two names that changed places are two names, and not two wordings of one (Jieli Press, Jieli House).

    Persons may share a part: with another first name they are another person.
    """
    if not (one.kind in _SURE or other.kind in _SURE):
        return False
    if "PERSON" in (one.kind, other.kind) and not any(w.lower() in GENERIC for m in (one, other) for w in words_of(m)):
        return True
    left, right = telling(words_of(one)), telling(words_of(other))
    return not any(near(unmarked(a), unmarked(b)) for a in left for b in right)


def _inside(names: Sequence[Mention], tokens: Sequence[Token]) -> Mention | None:
    return next((m for m in names if any(t.span.overlaps(m.span) and t.text[0].isupper() for t in tokens)), None)


def _related(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether two passages share a word in any form, a country, or are each other's initials or spelling."""
    a = tuple(t.text for t in left if t.text[0].isalnum())
    b = tuple(t.text for t in right if t.text[0].isalnum())
    if countries.in_english(a) & countries.in_english(b):
        return True
    if any(near(unmarked(x), unmarked(y)) for x in a for y in b if x[0].isupper() or y[0].isupper()):
        return True
    whole = letters("".join(a)), letters("".join(b))
    if whole[0] in whole[1] or whole[1] in whole[0]:
        return True
    return any(
        is_acronym(short) and letters(short.rstrip("s")) in initials_of(long)
        for shorts, long in ((a, b), (b, a))
        for short in shorts
    )


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two names far apart may be of one kind of thing: both persons, both countries, both other places …"""
    if bool(countries.of_english(one.text)) != bool(countries.of_english(other.text)):
        return False
    return one.kind in _SURE and (one.kind == other.kind or {one.kind, other.kind} == {"PLACE", "GROUP"})


def _unsaid(
    left: Sequence[Mention], right: Sequence[Mention], source: EnglishText, target: EnglishText
) -> Iterator[tuple[Mention, Mention]]:
    """The first name on each side that the other does not say; initials are left alone."""
    for one in left:
        if not is_acronym(one.text) and not is_told(one, target):
            for other in right:
                if not is_acronym(other.text) and _alike(one, other) and not is_told(other, source):
                    yield one, other
                    return
