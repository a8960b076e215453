"""Two versions of one language: where does one use other words than the other for the same thing?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samesaid.compare.pair import Pair
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.compare.terms.matching.normalise import key
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.matching.quotes import quoted_strings
from samesaid.compare.terms.matching.word_alignment import Links, link
from samesaid.compare.terms.variants.counterpart import Located, View, locate, proposals
from samesaid.compare.terms.variants.numeric_anchor import anchored
from samesaid.model import Bead, Span

_NUMBER = re.compile(r"\d[\d,]*\d\d")
# Sentences whose words are encoded together: few enough for memory, enough for speed.
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Variant:
    """A phrase of the reference and what the version has in its place.

    ``bead`` is the bead of the reference's phrase; ``mutual`` says that each was found from the other; ``anchored``
    that they stand after the same number.
    """

    bead: int
    source: Passage
    target: Passage
    source_part: Range
    target_part: Range
    links: Links
    score: float
    margin: float
    mutual: bool = False
    anchored: bool = False

    @property
    def source_text(self) -> str:
        return self.source.wording(self.source_part)

    @property
    def target_text(self) -> str:
        return self.target.wording(self.target_part)

    def differing(self) -> tuple[list[int], list[int]]:
        """The words of both phrases that are not the same word."""
        there = set(self.links.same.values())
        return (
            [n for n in self.source.content_of(self.source_part) if n not in self.links.same],
            [n for n in self.target.content_of(self.target_part) if n not in there],
        )

    def lemmas(self) -> tuple[str, str]:
        """The lemmas of the words that differ, on both sides; an empty string where one side has none."""
        mine, other = self.differing()
        source, target = (
            " ".join(p.words[n].lemma for n in words) for p, words in ((self.source, mine), (self.target, other))
        )
        return source, target

    def shared(self) -> list[int]:
        """The words of the reference's phrase that the version's has as well."""
        return [n for n in self.source.content_of(self.source_part) if n in self.links.same]


@dataclass(slots=True)
class Survey:
    """Everything found in a pair, with how often the documents use each lemma the reference quotes each
    string, and in how many beads the same words stand for the same words."""

    meanings: Meanings
    variants: list[Variant] = field(default_factory=list)
    source_counts: Counter[str] = field(default_factory=Counter)
    target_counts: Counter[str] = field(default_factory=Counter)
    quoted: Counter[tuple[str, ...]] = field(default_factory=Counter)
    recurring: Counter[tuple[str, str]] = field(default_factory=Counter)


def survey(pair: Pair) -> Survey:
    """All variants of ``pair``, unranked. Both sides must be in one language that has a tagger with heads.

    Rows that have nothing to do with one another are looked at only for what may be an alarm.
    """
    result = Survey(Meanings(pair.encoder))
    matched = [(n, bead) for n, bead in pair.matched() if not pair.independent or _telling(pair, bead)]
    for start in range(0, len(matched), _BATCH):
        views = []
        for number, bead in matched[start : start + _BATCH]:
            source, target = Passage(pair.source, bead.source), Passage(pair.target, bead.target)
            views.append((number, source, target))
            result.source_counts.update(w.lemma for w in source.words if w.content)
            result.target_counts.update(w.lemma for w in target.words if w.content)
            result.quoted.update(key(q.of(source.text)) for q in source.quotes)
        result.meanings.prepare(w.lemma for _, *sides in views for side in sides for w in side.words if w.content)
        linked = [(number, View(s, t, link(s, t, result.meanings.table))) for number, s, t in views]
        result.variants.extend(_located(linked, result.meanings))
        result.variants.extend(_anchored(linked, independent=pair.independent))
    # A bead counts once, however many phrases of it hold the same words.
    result.recurring.update(lemmas for lemmas, _bead in {(v.lemmas(), v.bead) for v in result.variants})
    return result


def _telling(pair: Pair, bead: Bead) -> bool:
    """Whether both sides quote something, or both hold a number that may tie two phrases together."""
    sides = ((pair.source, bead.source), (pair.target, bead.target))
    quoted = all(any(side.annotate(quoted_strings)[i] for i in indices) for side, indices in sides)
    return quoted or all(_NUMBER.search(side.text(indices)) for side, indices in sides)


def _located(views: Sequence[tuple[int, View]], meanings: Meanings) -> Iterator[Variant]:
    """Both directions are looked at; a pair of phrases found in both is told once, as mutual."""
    asked: list[tuple[int, bool, View, Range, list[Range]]] = []
    for number, view in views:
        for forward, seen in ((True, view), (False, view.turned())):
            asked.extend((number, forward, seen, unit, stretches) for unit, stretches in proposals(seen))
    _prepare(meanings, [(seen, unit, stretches) for _, _, seen, unit, stretches in asked])
    found: dict[tuple[int, Range, Range], list[Located]] = {}
    for number, forward, seen, unit, stretches in asked:
        located = locate(seen, unit, stretches, meanings)
        if located is not None:
            parts = (unit, located.counterpart) if forward else (located.counterpart, unit)
            found.setdefault((number, *parts), []).append(located)
    by_number = dict(views)
    for (number, source, target), ways in found.items():
        view, best = by_number[number], max(ways, key=lambda w: w.score)
        yield Variant(
            number, view.here, view.there, source, target, view.links, best.score, best.margin, mutual=len(ways) > 1
        )


def _prepare(meanings: Meanings, asked: Sequence[tuple[View, Range, Sequence[Range]]]) -> None:
    """Encode all phrases and stretches, each document's at once."""
    parts: dict[str, dict[Span, set[Span]]] = {}
    for seen, unit, stretches in asked:
        for passage, ranges in ((seen.here, [unit]), (seen.there, stretches)):
            inside = parts.setdefault(passage.text, {}).setdefault(passage.extent, set())
            inside.update(passage.span(r) for r in ranges)
    for text, passages in parts.items():
        meanings.prepare_parts(text, passages)


def _anchored(views: Sequence[tuple[int, View]], *, independent: bool) -> Iterator[Variant]:
    """What stands after the same number; the alignment may have put it into the bead beside."""
    for k, (number, view) in enumerate(views):
        near = [view] if independent else [v for _, v in views[max(0, k - 1) : k + 2]]
        for source, there, target in anchored(view.here, [v.there for v in near]):
            links = view.links if there is view.there else Links({}, {})
            yield Variant(number, view.here, there, source, target, links, 2.0, 1.0, anchored=True)
