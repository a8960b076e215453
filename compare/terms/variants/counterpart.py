"""Where is a phrase's counterpart in the other version? By meaning, and more by the company it keeps.

Two renderings of one term may be far apart in meaning (*mongoose*, *hunting*); the words around them are not. A
stretch of the other side is scored by its cosine, by how many neighbours of the phrase are linked into its
neighbourhood, by what both hang from, and by whether both are quoted or capitalised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.matching.word_alignment import Links

# A counterpart below this score is no counterpart.
ENOUGH = 1.2
_REACH, _WINDOW = 4, 6


@dataclass(frozen=True, slots=True)
class Located:
    """A phrase of one side, the best stretch of the other, its score and its lead over the best one elsewhere."""

    unit: Range
    counterpart: Range
    score: float
    margin: float


@dataclass(frozen=True, slots=True)
class View:
    """What is looked from, what is looked at, and the links between them."""

    here: Passage
    there: Passage
    links: Links

    def turned(self) -> View:
        """The same seen from the other side."""
        return View(self.there, self.here, self.links.turned())


def proposals(view: View) -> Iterator[tuple[Range, list[Range]]]:
    """Every phrase with a word that the other side lacks, and the stretches there that may render it."""
    linked_there = {t: s for s, t in view.links.same.items()}
    stretches = [r for r in view.there.ranges() if any(n not in linked_there for n in view.there.content_of(r))]
    for unit in view.here.phrases:
        if view.here.quoted_in_part(unit) or all(n in view.links.same for n in view.here.content_of(unit)):
            continue
        fitting = [r for r in stretches if _fits(view, unit, r, linked_there)]
        if fitting:
            yield unit, fitting


def _fits(view: View, unit: Range, stretch: Range, linked_there: dict[int, int]) -> bool:
    """No word of either is the same as a word outside the other; a quoted string is taken whole or not at all."""
    if any(linked_there.get(n, unit.first) not in unit for n in view.there.content_of(stretch)):
        return False
    if any(view.links.same.get(n, stretch.first) not in stretch for n in view.here.content_of(unit)):
        return False
    return not view.there.quoted_in_part(stretch)


def locate(view: View, unit: Range, stretches: list[Range], meanings: Meanings) -> Located | None:
    """The best of ``stretches`` for ``unit``, None when none is good enough."""
    here, there = view.here, view.there
    cosines = meanings.between(here.text, here.span(unit), there.text, [there.span(s) for s in stretches])
    ways = zip(cosines, stretches, strict=True)
    scored = sorted(((0.9 * cosine + _score(view, unit, s), s) for cosine, s in ways), key=lambda x: (-x[0], x[1]))
    best, stretch = scored[0]
    if best < ENOUGH:
        return None
    rival = next((score for score, s in scored[1:] if not s.overlaps(stretch)), 0.0)
    return Located(unit, stretch, best, best - rival)


def _score(view: View, unit: Range, stretch: Range) -> float:
    """What speaks for a stretch beside its meaning."""
    here, there = view.here, view.there
    longer = max(len(unit), len(stretch))
    return (
        0.7 * _company(view, unit, stretch)
        + _dependency(view, unit, stretch)
        + _marks(here, unit, there, stretch)
        + 0.8 * _coverage(view, unit, stretch)
        - 0.6 * abs(here.place(unit) - there.place(stretch))
        - 0.3 * abs(len(unit) - len(stretch)) / longer
    )


def _company(view: View, unit: Range, stretch: Range) -> float:
    around = view.here.around(unit, _REACH)
    there = set(view.there.around(stretch, _WINDOW))
    kept = sum(1.0 if view.links.same.get(n) in there else 0.7 for n in around if view.links.either(n) in there)
    return kept / max(3, len(around))


def _dependency(view: View, unit: Range, stretch: Range) -> float:
    root, root_there = view.here.root(unit), view.there.root(stretch)
    one, two = view.here.words[root], view.there.words[root_there]
    score = 0.2 * (one.dep == two.dep) + 0.1 * (one.pos == two.pos)
    if one.head >= 0 and two.head >= 0 and view.links.either(one.head) == two.head:
        score += 0.6
    return score + (1.2 if view.here.numbers.get(root, set()) & view.there.numbers.get(root_there, set()) else 0.0)


def _marks(here: Passage, unit: Range, there: Passage, stretch: Range) -> float:
    quoted = here.quoted(unit), there.quoted(stretch)
    capital = _capital(here, unit), _capital(there, stretch)
    return (0.6 if all(quoted) else -0.1 * any(quoted)) + (0.2 if all(capital) else -0.1 * any(capital))


def _capital(passage: Passage, part: Range) -> bool:
    return all(passage.words[n].text[0].isupper() for n in passage.content_of(part))


def _coverage(view: View, unit: Range, stretch: Range) -> float:
    """The share of words on both sides that are linked into the other, by form or by meaning."""
    words = view.here.content_of(unit)
    hit = sum(1 for n in words if view.links.either(n) in stretch.indices())
    return 2 * hit / (len(words) + len(view.there.content_of(stretch)))
