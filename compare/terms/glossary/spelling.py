"""T401 for renderings that differ from the glossary in spelling or number only: *authorised* for *authorized*.

The matcher accepts both, but an editor wants the spelling of the glossary. In a compound the number of the words before
the head counts as well (*savings bank*); the sentence inflects the head itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.terms import tuning
from samesaid.compare.terms.glossary.requirements import Requirement, breach
from samesaid.compare.terms.matching.normalise import fold, light_stem, words
from samesaid.compare.terms.matching.rendering_match import SMALL_WORDS
from samesaid.compare.terms.matching.stemming import spelling_key
from samesaid.languages import primary
from samesaid.model import Message, Span, message

# Adjectives that follow the head: secretaries general, notaries public.
_AFTER_HEAD = frozenset(
    {"general", "public", "martial", "elect", "designate", "emeritus", "plenipotentiary", "laureate"}
)


class SpellingDifference(NamedTuple):
    """``written`` of the version differs from ``agreed``, a word of the glossary's ``rendering``."""

    requirement: Requirement
    span: Span
    written: str
    agreed: str
    rendering: str

    @property
    def is_number(self) -> bool:
        """True if one word is the plural of the other, rather than spelled differently."""
        return fold(self.written) == fold(self.agreed)


def spelling_breaches(pair: Pair, required: Sequence[Requirement]) -> Iterator[Evidence]:
    """Evidence of every term whose rendering is not spelled as in the glossary.

    A spelling that the document keeps to is reported once, with all its places. Independent rows have no such habit.
    """
    found = spelling_differences(pair, required)
    habits = {} if pair.independent else _habitual(pair, required, found)
    habitual = {id(one) for differences in habits.values() for one in differences}
    for one in found:
        if id(one) not in habitual:
            yield _evidence(one, _message(pair, one), one.requirement.places, (one.span,))
    for differences in habits.values():
        sources = tuple(place for one in differences for place in one.requirement.places)
        yield _evidence(differences[0], _habit(differences), sources, tuple(one.span for one in differences))


def spelling_differences(pair: Pair, required: Sequence[Requirement]) -> list[SpellingDifference]:
    """The first place of every term that a bead has in no agreed spelling. For English versions only."""
    if primary(pair.target.document.language) != "en":
        return []
    text = pair.target.document.text
    found = []
    for requirement in required:
        if not requirement.rendered or requirement.keep:
            continue
        differences = [(span, _difference(requirement.accepted, span.of(text))) for span in requirement.rendered]
        if all(difference for _, difference in differences):
            span, difference = differences[0]
            found += [SpellingDifference(requirement, span, *difference)] if difference else []
    return found


def _habitual(
    pair: Pair, required: Sequence[Requirement], found: Sequence[SpellingDifference]
) -> dict[tuple[str, str], list[SpellingDifference]]:
    """Spellings that the version uses in several different sentences and never as agreed, by the stems of both words.

    A spelling in fewer sentences may be one slip that was made twice.
    """
    text = pair.target.document.text
    written = {w.casefold() for r in required for span in r.rendered for w in words(span.of(text))}
    by_words: dict[tuple[str, str], list[SpellingDifference]] = {}
    for one in found:
        if not one.is_number:
            by_words.setdefault((light_stem(one.written), light_stem(one.agreed)), []).append(one)
    stems_written = {light_stem(word) for word in written}
    return {
        stems: same
        for stems, same in by_words.items()
        if stems[1] not in stems_written
        and len({pair.source.text(one.requirement.bead.source) for one in same}) >= tuning.MIN_SENTENCES_OF_SPELLING
    }


def _difference(renderings: Sequence[str], text: str) -> tuple[str, str, str] | None:
    """The first (written word, agreed word, rendering) that differ; None if the text is one of the renderings."""
    written = words(text)
    differing = None
    for rendering in renderings:
        agreed = words(rendering)
        if len(agreed) != len(written) or [_key(w) for w in agreed] != [_key(w) for w in written]:
            continue
        found = _first_difference(written, agreed)
        if found is None:
            return None
        differing = differing or (*found, rendering)
    return differing


def _first_difference(written: Sequence[str], agreed: Sequence[str]) -> tuple[str, str] | None:
    # With a small word inside, the head is not the last word: memorandums of understanding.
    head_is_last = SMALL_WORDS.isdisjoint(map(str.casefold, agreed)) and agreed[-1].casefold() not in _AFTER_HEAD
    for n, (one, two) in enumerate(zip(written, agreed, strict=True)):
        if light_stem(one) != light_stem(two):
            return one, two
        before_head = head_is_last and n < len(agreed) - 1
        if before_head and fold(one) == fold(two) and one.casefold() != two.casefold():
            return one, two
    return None


def _key(word: str) -> str:
    return light_stem(spelling_key(fold(word)))


def _message(pair: Pair, one: SpellingDifference) -> Message:
    return message(
        "code.T401.number" if one.is_number else "code.T401.spelling",
        written=one.written,
        agreed=one.agreed,
        rendering=one.rendering,
        term=one.requirement.places[0].of(pair.source.document.text),
    )


def _habit(same: Sequence[SpellingDifference]) -> Message:
    first = same[0]
    return message(
        "code.T401.spelling-habit",
        written=first.written,
        places=len(same),
        agreed=first.agreed,
        rendering=first.rendering,
    )


def _evidence(one: SpellingDifference, text: Message, sources: tuple[Span, ...], targets: tuple[Span, ...]) -> Evidence:
    return breach(
        one.requirement, text, sources, targets, strength=tuning.SPELLING_BREACH, suggestion=one.rendering, weak=True
    )
