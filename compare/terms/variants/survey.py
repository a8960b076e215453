"""Where one of two versions of one language uses other words than the other for the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samesaid.compare.pair import Pair
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import wording_key
from samesaid.compare.terms.matching.passage import Passage, Range, quoted_strings
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.word_alignment import WordLinks, align_words, same_word
from samesaid.compare.terms.variants.counterpart import (
    AlignedPassages,
    Counterpart,
    candidate_stretches,
    find_counterpart,
)
from samesaid.model import Bead, Span

# A number that may tie two phrases together: three digits or more.
_NUMBER = re.compile(r"\d[\d,]*\d\d")
# No more digits than int takes; not ³, which is a digit but no number.
_NUMBER = re.compile(r"\d{1,30}")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Beads whose words are encoded together: few enough for memory, enough for speed.
_BATCH_BEADS = 256


@dataclass(frozen=True, slots=True)
class Variant:
    """A phrase of the reference and what the version has in its place.

    ``bead`` is the bead of the reference's phrase. ``mutual``: each is the counterpart of the other. ``same_number``:
    both follow the same number.
    """

    bead: int
    source: Passage
    target: Passage
    source_part: Range
    target_part: Range
    links: WordLinks
    score: float
    margin: float
    mutual: bool = False
    same_number: bool = False

    @property
    def source_text(self) -> str:
        return self.source.wording(self.source_part)

    @property
    def target_text(self) -> str:
        return self.target.wording(self.target_part)

    def differing(self) -> tuple[list[int], list[int]]:
        """The words of both phrases that the other phrase does not have."""
        there = set(self.links.same.values())
        return (
            [n for n in self.source.content_of(self.source_part) if n not in self.links.same],
            [n for n in self.target.content_of(self.target_part) if n not in there],
        )

    def differing_lemmas(self) -> tuple[str, str]:
        """The lemmas of the differing words of each side, joined by spaces; an empty string for none."""
        mine, theirs = self.differing()
        source, target = (
            " ".join(p.words[n].lemma for n in words) for p, words in ((self.source, mine), (self.target, theirs))
        )
        return source, target

    def shared(self) -> list[int]:
        """The words of the reference's phrase that the version's phrase has as well."""
        return [n for n in self.source.content_of(self.source_part) if n in self.links.same]


@dataclass(slots=True)
class Survey:
    """All variants of a pair.

    With them: how often each document uses each lemma, how often the reference quotes each string, and in how many
    beads the same words replace the same words.
    """

    vectors: PhraseVectors
    variants: list[Variant] = field(default_factory=list)
    source_counts: Counter[str] = field(default_factory=Counter)
    target_counts: Counter[str] = field(default_factory=Counter)
    quoted: Counter[tuple[str, ...]] = field(default_factory=Counter)
    recurring: Counter[tuple[str, str]] = field(default_factory=Counter)


def survey(pair: Pair) -> Survey:
    """All variants of ``pair``, unranked. Both sides must be in one language whose tagger gives heads.

    Of independent rows only those are looked at that may raise an alarm.
    """
    result = Survey(PhraseVectors(pair.encoder))
    matched = [(n, bead) for n, bead in pair.matched() if not pair.independent or _may_raise_alarm(pair, bead)]
    for start in range(0, len(matched), _BATCH_BEADS):
        sides = []
        for number, bead in matched[start : start + _BATCH_BEADS]:
            source, target = Passage(pair.source, bead.source), Passage(pair.target, bead.target)
            if len(source.content) * len(target.content) > tuning.MAX_SURVEYED_PAIRS:
                continue
            sides.append((number, source, target))
            result.source_counts.update(w.lemma for w in source.words if w.content)
            result.target_counts.update(w.lemma for w in target.words if w.content)
            result.quoted.update(wording_key(q.of(source.text)) for q in source.quotes)
        result.vectors.prepare(w.lemma for _, *both in sides for side in both for w in side.words if w.content)
        aligned = [(number, AlignedPassages(s, t, align_words(s, t, result.vectors.cosines))) for number, s, t in sides]
        result.variants.extend(_counterparts(aligned, result.vectors))
        result.variants.extend(_after_same_number(aligned, independent=pair.independent))
    # A bead counts once, however many of its phrases have the same words.
    result.recurring.update(lemmas for lemmas, _bead in {(v.differing_lemmas(), v.bead) for v in result.variants})
    return result


def _may_raise_alarm(pair: Pair, bead: Bead) -> bool:
    """True if both sides have a quoted string, or both have a number that may tie two phrases together."""
    sides = ((pair.source, bead.source), (pair.target, bead.target))
    quoted = all(any(side.annotate(quoted_strings)[i] for i in indices) for side, indices in sides)
    return quoted or all(_NUMBER.search(side.text(indices)) for side, indices in sides)


def _counterparts(aligned: Sequence[tuple[int, AlignedPassages]], vectors: PhraseVectors) -> Iterator[Variant]:
    """Phrases with their counterparts, searched in both directions; a pair found in both is one mutual variant."""
    searches: list[tuple[int, bool, AlignedPassages, Range, list[Range]]] = []
    for number, passages in aligned:
        for forward, seen in ((True, passages), (False, passages.reversed())):
            searches.extend((number, forward, seen, phrase, found) for phrase, found in candidate_stretches(seen))
    _prepare(vectors, [(seen, phrase, stretches) for _, _, seen, phrase, stretches in searches])
    found: dict[tuple[int, Range, Range], list[Counterpart]] = {}
    for number, forward, seen, phrase, stretches in searches:
        counterpart = find_counterpart(seen, phrase, stretches, vectors)
        if counterpart is not None:
            parts = (phrase, counterpart.stretch) if forward else (counterpart.stretch, phrase)
            found.setdefault((number, *parts), []).append(counterpart)
    by_number = dict(aligned)
    for (number, source, target), ways in found.items():
        p, best = by_number[number], max(ways, key=lambda w: w.score)
        yield Variant(number, p.here, p.there, source, target, p.links, best.score, best.margin, mutual=len(ways) > 1)


def _prepare(vectors: PhraseVectors, searches: Sequence[tuple[AlignedPassages, Range, Sequence[Range]]]) -> None:
    """Encode all phrases and stretches, those of a document at once."""
    parts: dict[str, dict[Span, set[Span]]] = {}
    for seen, phrase, stretches in searches:
        for passage, ranges in ((seen.here, [phrase]), (seen.there, stretches)):
            inside = parts.setdefault(passage.text, {}).setdefault(passage.extent, set())
            inside.update(passage.span(r) for r in ranges)
    for text, passages in parts.items():
        vectors.prepare_in_context(text, passages)


def _after_same_number(aligned: Sequence[tuple[int, AlignedPassages]], *, independent: bool) -> Iterator[Variant]:
    """Phrases after the same number without a common word: *6,000 illegal immigrants*, *6,000 stowaways*.

    The alignment may have put the other one into the next bead. A number that occurs several times ties nothing.
    """
    for k, (number, passages) in enumerate(aligned):
        near = [passages] if independent else [p for _, p in aligned[max(0, k - 1) : k + 2]]
        counted = _counted(passages.here)
        for value, phrase in counted:
            there = [(p.there, other) for p in near for v, other in _counted(p.there) if v == value]
            if len(there) != 1 or sum(v == value for v, _ in counted) != 1:
                continue
            passage, other = there[0]
            if not _share_word(passages.here, phrase, passage, other):
                links = passages.links if passage is passages.there else WordLinks({}, {})
                yield Variant(
                    number,
                    passages.here,
                    passage,
                    phrase,
                    other,
                    links,
                    tuning.SAME_NUMBER_SCORE,
                    tuning.SAME_NUMBER_MARGIN,
                    same_number=True,
                )


def _counted(passage: Passage) -> list[tuple[str, Range]]:
    """(number, phrase) for every phrase that a number counts."""
    found = []
    for word in passage.words:
        number = word.text.replace(",", "")
        if (
            word.dep != "nummod"
            or word.head < 0
            or not _NUMBER.fullmatch(number)
            or int(number) < tuning.MIN_TYING_NUMBER
        ):
            continue
        head = passage.words[word.head]
        if _YEAR.fullmatch(word.text) or head.pos != "NOUN" or head.is_counter or not head.content:
            continue
        phrase = next((r for r in passage.phrases if word.head in r), Range(word.head, word.head))
        found.append((number, phrase))
    return found


def _share_word(here: Passage, phrase: Range, there: Passage, other: Range) -> bool:
    return any(
        same_word(here.words[i], there.words[j]) for i in here.content_of(phrase) for j in there.content_of(other)
    )
