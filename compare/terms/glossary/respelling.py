"""Renderings that agree with the glossary only after folding: *authorised* for *authorized*, *reserve* for *reserves*.

To a desk the spelling of its glossary is meant, and in a compound so is the number of what stands before the head
(*savings bank*); the head itself is inflected by the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samesaid.compare.pair import Pair
from samesaid.compare.terms.glossary.requirements import Asked
from samesaid.compare.terms.matching.acronyms import SMALL
from samesaid.compare.terms.matching.normalise import fold, loosen, words
from samesaid.compare.terms.matching.spelling import spelling
from samesaid.languages import primary
from samesaid.model import Span

# Different sentences of the reference after which a spelling is the house's; fewer may be one slip made twice.
_SEVERAL = 3
# Adjectives that stand behind the head: secretaries general, notaries public.
_BEHIND = frozenset({"general", "public", "martial", "elect", "designate", "emeritus", "plenipotentiary", "laureate"})


class Respelled(NamedTuple):
    """``word`` of the version stands where ``agreed`` is the glossary's word; ``rendering`` is the glossary's."""

    asked: Asked
    place: Span
    word: str
    agreed: str
    rendering: str

    @property
    def is_number(self) -> bool:
        """Whether the words differ in number and not in spelling."""
        return fold(self.word) == fold(self.agreed)


def respelled(pair: Pair, told: Sequence[Asked]) -> list[Respelled]:
    """The first place of every term that stands in a bead in no other way than spelled otherwise; English alone."""
    if primary(pair.target.document.language) != "en":
        return []
    text = pair.target.document.text
    found = []
    for one in told:
        if not one.met or one.keep:
            continue
        differing = [(place, _difference(one.agreed, place.of(text))) for place in one.met]
        if all(difference for _, difference in differing):
            place, difference = differing[0]
            found += [Respelled(one, place, *difference)] if difference else []
    return found


def throughout(pair: Pair, told: Sequence[Asked], found: Sequence[Respelled]) -> dict[tuple[str, str], list[Respelled]]:
    """Spellings that the version keeps to in several different sentences, by the pair of words."""
    text = pair.target.document.text
    written = {w.casefold() for one in told for place in one.met for w in words(place.of(text))}
    by_words: dict[tuple[str, str], list[Respelled]] = {}
    for one in found:
        if not one.is_number:
            by_words.setdefault(_stems(one), []).append(one)
    kept = {loosen(word) for word in written}
    return {
        stems: all_of
        for stems, all_of in by_words.items()
        if stems[1] not in kept and len({pair.source.text(o.asked.bead.source) for o in all_of}) >= _SEVERAL
    }


def _stems(one: Respelled) -> tuple[str, str]:
    return loosen(one.word), loosen(one.agreed)


def _difference(renderings: Sequence[str], written: str) -> tuple[str, str, str] | None:
    """The first (word, the glossary's word, rendering) that differs, None where a rendering stands there as agreed."""
    said = words(written)
    differing = None
    for rendering in renderings:
        meant = words(rendering)
        if len(meant) != len(said) or [_key(w) for w in meant] != [_key(w) for w in said]:
            continue
        found = _first_difference(said, meant)
        if found is None:
            return None
        differing = differing or (*found, rendering)
    return differing


def _first_difference(said: Sequence[str], meant: Sequence[str]) -> tuple[str, str] | None:
    # Where a small word stands inside, the head is not the last: memorandums of understanding.
    head_is_last = SMALL.isdisjoint(map(str.casefold, meant)) and meant[-1].casefold() not in _BEHIND
    for n, (word, agreed) in enumerate(zip(said, meant, strict=True)):
        if loosen(word) != loosen(agreed):
            return word, agreed
        before_head = head_is_last and n < len(meant) - 1
        if before_head and fold(word) == fold(agreed) and word.casefold() != agreed.casefold():
            return word, agreed
    return None


def _key(word: str) -> str:
    return loosen(spelling(fold(word)))
