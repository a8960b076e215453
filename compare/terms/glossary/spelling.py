"""T401 for renderings that differ from the glossary in spelling, number or length only: *authorised* for *authorized*.

The matcher accepts both, but an editor wants the spelling of the glossary. In a compound the forms of the words before
the head count as well (*savings bank*); the sentence inflects the head itself, but not in the title of a work. A name
in full where the glossary has nothing but its acronym is a difference if the text never has the acronym: a text may
introduce it with the name.
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


_MARKS_OF_A_TITLE = frozenset("《〈")


class SpellingDifference(NamedTuple):
    """``written`` of the version differs from ``agreed``, a word of the glossary's ``rendering``."""

    requirement: Requirement
    span: Span
    written: str
    agreed: str
    rendering: str

    @property
    def is_inflection(self) -> bool:
        """True if one word is a form of the other, such as its plural, rather than spelled differently."""
        return light_stem(self.written) == light_stem(self.agreed)

    @property
    def is_in_full(self) -> bool:
        """True if the glossary has the acronym of what is written."""
        return self.agreed.isupper() and " " in self.written


def spelling_breaches(pair: Pair, required: Sequence[Requirement]) -> Iterator[Evidence]:
    """Evidence of every term whose rendering is not spelled as in the glossary.

    A spelling that the document keeps to is reported once, with all its places. Independent rows have no such habit.
    """
    found = spelling_differences(pair, required)
    habits = {} if pair.independent else _habitual(pair, required, found)
    habitual = {id(one) for differences in habits.values() for one in differences}
    for one in found:
        if id(one) not in habitual and (pair.independent or not one.is_in_full):
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
        title = _title_renderings(pair, requirement)
        accepted = title or requirement.accepted
        differences = [
            (span, _difference(accepted, span.of(text), title=bool(title)) or _in_full(accepted, span.of(text)))
            for span in requirement.rendered
        ]
        if all(difference for _, difference in differences):
            span, difference = differences[0]
            found += [SpellingDifference(requirement, span, *difference)] if difference else []
    return found


def _title_renderings(pair: Pair, requirement: Requirement) -> tuple[str, ...]:
    """The renderings of a title of a work, if the text and the glossary have it in the marks of one: 《規則》."""
    start = requirement.places[0].start
    if start == 0 or pair.source.document.text[start - 1] not in _MARKS_OF_A_TITLE:
        return ()
    return tuple(r for term in requirement.terms if term.source[:1] in _MARKS_OF_A_TITLE for r in term.renderings)


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
        if not one.is_inflection:
            by_words.setdefault((light_stem(one.written), light_stem(one.agreed)), []).append(one)
    stems_written = {light_stem(word) for word in written}
    return {
        stems: same
        for stems, same in by_words.items()
        if stems[1] not in stems_written
        and len({pair.source.text(one.requirement.bead.source) for one in same}) >= tuning.MIN_SENTENCES_OF_SPELLING
    }


def _difference(renderings: Sequence[str], text: str, *, title: bool) -> tuple[str, str, str] | None:
    """The first (written word, agreed word, rendering) that differ; None if the text is one of the renderings.

    A title that has other words than each of them differs as a whole.
    """
    written = words(text)
    differing = None
    for rendering in renderings:
        agreed = words(rendering)
        if len(agreed) != len(written):
            differing = differing or _joined_otherwise(rendering, text)
            continue
        if [_key(w) for w in agreed] != [_key(w) for w in written]:
            continue
        found = _first_difference(written, agreed, title=title)
        if found is None:
            return None
        differing = differing or (*found, rendering)
    return differing or ((text, renderings[0], renderings[0]) if title else None)


def _joined_otherwise(rendering: str, text: str) -> tuple[str, str, str] | None:
    """In a name, the first word that has a hyphen in one of both and none in the other: *Co-operation Agreement*.

    Elsewhere a hyphen or a space makes no difference: the sentence decides.
    """
    one, two = text.split(), rendering.split()
    if not all(word[0].isupper() or word in SMALL_WORDS for word in two):
        return None
    for written, agreed in zip(one, two, strict=False):
        if written.count("-") != agreed.count("-") and fold(written.replace("-", "")) == fold(agreed.replace("-", "")):
            return (written, agreed, rendering) if len(one) == len(two) else None
    return None


def _in_full(renderings: Sequence[str], text: str) -> tuple[str, str, str] | None:
    """The text, and the acronym that it spells out, if the glossary has nothing else."""
    if len(words(text)) < tuning.MIN_ACRONYM_LETTERS or not all(r.isalpha() and r[:2].isupper() for r in renderings):
        return None
    return text, renderings[0], renderings[0]


def _first_difference(written: Sequence[str], agreed: Sequence[str], *, title: bool) -> tuple[str, str] | None:
    # With a small word inside, the head is not the last word: memorandums of understanding.
    head_is_last = SMALL_WORDS.isdisjoint(map(str.casefold, agreed)) and agreed[-1].casefold() not in _AFTER_HEAD
    for n, (one, two) in enumerate(zip(written, agreed, strict=True)):
        if light_stem(one) != light_stem(two):
            return one, two
        before_head = head_is_last and n < len(agreed) - 1
        if (before_head or title) and one.casefold() != two.casefold():
            return one, two
    return None


def _key(word: str) -> str:
    return light_stem(spelling_key(fold(word)))


def _message(pair: Pair, one: SpellingDifference) -> Message:
    kind = "number" if one.is_inflection else "full" if one.is_in_full else "spelling"
    return message(
        f"code.T401.{kind}",
        written=one.written,
        agreed=one.agreed,
        rendering=one.rendering,
        term=one.requirement.places[0].of(pair.source.document.text),
    )


def _habit(same: Sequence[SpellingDifference]) -> Message:
    first = same[0]
    return message(
        "code.T401.full-habit" if first.is_in_full else "code.T401.spelling-habit",
        written=first.written,
        places=len(same),
        agreed=first.agreed,
        rendering=first.rendering,
    )


def _evidence(one: SpellingDifference, text: Message, sources: tuple[Span, ...], targets: tuple[Span, ...]) -> Evidence:
    return breach(
        one.requirement, text, sources, targets, strength=tuning.SPELLING_BREACH, suggestion=one.rendering, weak=True
    )
