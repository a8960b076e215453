"""The rendering of a term in each of its places: by statistics over the whole archive, and by meaning where these leave
a choice.

The usual rendering occurs with the term and seldom without it (Dice's coefficient; Smadja, McKeown and
Hatzivassiloglou 1996, "Translating Collocations for Bilingual Lexicons"). Where the usual one does not occur, another
is chosen from what occurs there more often than by chance (the likelihood ratio of Dunning 1993,
"Accurate Methods for the Statistics of Surprise and Coincidence") and is about as near to the term in meaning; what
renders something else of the sentence better is none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.archive.ledger.cooccurrence import Counted, Phrase
from samesaid.archive.ledger.word_forms import Forms, words
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors

# The usual rendering: in what share of the term's places, Dice's coefficient, and the cosine; less of that where the
# two hardly ever occur apart.
_SHARE, _TOGETHER, _NEAR = 0.2, 0.2, 0.4
_SURE, _OFTEN, _NEAR_IF_FREQUENT = 0.7, 3, 0.2
# Candidates that are looked at for one term.
_LOOKED_AT = 20
# Minimum cosine where the two occur together only twice.
_NEAR_IF_SELDOM = 0.55
# A longer phrase that holds the usual rendering takes its place if it keeps that share of its beads, and is at most
# so much farther in meaning.
_WHOLE, _BEHIND = 0.8, 0.03
# What two renderings share is as near to the term as the nearer of them, less this: then they differ in what is added.
_ALL_OF_IT = 0.03
# Another rendering: in how many beads, and the likelihood ratio (10.83: one in a thousand by chance).
_FEWEST, _RATIO = 2, 10.83
# Its weight: the cosine, less what it is behind the usual one times this, and more by the share of its own places that
# it accounts for times that; and the least weight and cosine.
_BEHIND_USUAL, _ITS_OWN, _WEIGHT, _OTHER_NEAR = 0.5, 0.25, 0.58, 0.5
_MOST = 8


@dataclass(frozen=True, slots=True)
class Rendered:
    """A term with its renderings, the most frequent first: the places of each. ``forms`` has the acronym or the full
    name of a rendering where that is used more than once."""

    term: Phrase
    renderings: tuple[tuple[str, tuple[int, ...]], ...]
    forms: Mapping[str, tuple[str, ...]]


class Search:
    """Renderings of the terms of one direction."""

    def __init__(self, counted: Counted, vectors: PhraseVectors, forms: Forms) -> None:
        self._counted, self._vectors, self._same = counted, vectors, forms.same
        self._is_acronym = forms.is_acronym
        self._candidates = {term: self._likely(term) for term in counted.everywhere}
        texts = {counted.others[other].text for found in self._candidates.values() for other in found}
        vectors.prepare([*texts, *(phrase.text for phrase in counted.terms.values())])
        # What each phrase of the other side renders best.
        self._owners: dict[str, list[tuple[float, str]]] = {}
        for term, found in counted.together.items():
            for other in found:
                self._owners.setdefault(other, []).append((self._dice(term, other), term))
        for owners in self._owners.values():
            owners.sort(reverse=True)

    def rendered(self) -> Iterator[Rendered]:
        """Every term whose usual rendering is known, in the order of their keys."""
        for term in sorted(self._counted.terms):
            usual = self._usual(term)
            if usual is not None:
                found = self._of_itself(term, self._all(term, usual))
                named = [(self._counted.others[other].text, places) for other, places in found if places]
                forms = {self._counted.others[o].text: self._other_forms(term, o, places) for o, places in found}
                yield Rendered(
                    self._counted.terms[term], tuple(sorted(named, key=lambda both: -len(both[1]))), forms
                )  # fmt: skip

    def _likely(self, term: str) -> list[str]:
        found = self._counted.together.get(term, {})
        return sorted(found, key=lambda other: (-self._dice(term, other), other))[:_LOOKED_AT]

    def _dice(self, term: str, other: str) -> float:
        counts = len(self._counted.everywhere[term]) + len(self._counted.others[other].places)
        return 2 * self._counted.together[term][other] / counts

    def _cosine(self, term: str, other: str) -> float:
        return self._vectors.cosine(self._counted.terms[term].text, self._counted.others[other].text)

    def _usual(self, term: str) -> str | None:
        together, places = self._counted.together.get(term, {}), len(self._counted.everywhere[term])
        scored = {}
        for other in self._candidates[term]:
            dice, cosine = self._dice(term, other), self._cosine(term, other)
            if (
                dice >= _TOGETHER
                and together[other] >= _SHARE * places
                and cosine >= least_cosine(dice, together[other])
            ):
                scored[other] = dice + cosine
        if not scored:
            return None
        best = max(scored, key=lambda other: (scored[other], other))
        wider = [
            other
            for other in scored
            if f" {best} " in f" {other} "
            and together[other] >= _WHOLE * together[best]
            and self._cosine(term, other) >= self._cosine(term, best) - _BEHIND
        ]
        return max([best, *wider], key=len)

    def _all(self, term: str, usual: str) -> list[tuple[str, tuple[int, ...]]]:
        """The usual rendering and others, each with places that none before it has."""
        left = dict(self._counted.terms[term].places)
        near = self._cosine(term, usual)
        found: list[tuple[str, tuple[int, ...]]] = []
        chosen: str | None = usual
        while chosen is not None and len(found) < _MOST:
            places = tuple(place for place in left if self._occurs(term, chosen, place))
            left = {place: count for place, count in left.items() if place not in places}
            found.append((chosen, places))
            chosen = self._next(term, [other for other, _ in found], left, near)
        return found

    def _of_itself(self, term: str, found: list[tuple[str, tuple[int, ...]]]) -> list[tuple[str, tuple[int, ...]]]:
        """Without phrases that occur mostly where a longer phrase continues after the term, and at most once elsewhere:
        they render that phrase. All of them where nothing else is known."""
        inside = self._counted.terms[term].inside
        apart = [len(set(places) - inside) for _, places in found]
        return [one for one, n in zip(found, apart, strict=True) if n >= _FEWEST or 2 * n >= len(one[1])] or found

    def _other_forms(self, term: str, rendering: str, places: Sequence[int]) -> tuple[str, ...]:
        """The acronym or full name that occurs, more than once, where the rendering itself does not."""
        own = self._counted.others[rendering]
        used: Counter[str] = Counter()
        for form in (self._counted.others[other] for other in self._forms(term, rendering)):
            if self._is_acronym(form.text, own.text) or self._is_acronym(own.text, form.text):
                used[form.text] = sum(place in form.places and place not in own.places for place in places)
        return tuple(text for text, count in used.most_common() if count >= _FEWEST)

    def _occurs(self, term: str, rendering: str, place: int) -> bool:
        """Whether a form of the rendering occurs there; a short form alone, not in a phrase with other words
        (*regime* of *supervisory regime* is no short form of *regulatory regime*)."""
        others = self._counted.others
        usual = words(others[rendering].text)
        for form in (others[other] for other in self._forms(term, rendering)):
            if place in form.places and (place not in form.inside or not words(form.text) < usual):
                return True
        return False

    def _forms(self, term: str, rendering: str) -> list[str]:
        others = self._counted.others
        return [
            other
            for other in self._counted.together[term]
            if other == rendering or self._same(others[other].text, others[rendering].text)
        ]

    def _next(self, term: str, taken: Sequence[str], left: Mapping[int, int], near: float) -> str | None:
        """The next rendering for the places that are left, None where none is good enough."""
        others = self._counted.others
        best: tuple[float, str] | None = None
        for other in self._counted.together[term]:
            places = [p for p in left if p in others[other].places and p not in others[other].begun]
            if len(places) < _FEWEST or any(self._same(others[other].text, others[t].text) for t in taken):
                continue
            weight = self._weight(term, other, places, left, near)
            if weight >= _WEIGHT and not self._adds(term, other, taken[0]):
                best = max(best or (weight, other), (weight, other))
        return best[1] if best else None

    def _weight(self, term: str, other: str, places: Sequence[int], left: Mapping[int, int], near: float) -> float:
        """How likely ``other`` renders the term in ``places``, of those that are ``left``; 0 where it does not."""
        cosine = self._cosine(term, other)
        if cosine < _OTHER_NEAR:
            return 0.0
        free = [place for place in places if not self._explained(term, other, place)]
        everywhere = len(self._counted.others[other].places)
        if len(free) < _FEWEST or _likelihood_ratio(len(free), len(left), everywhere, self._counted.beads) < _RATIO:
            return 0.0
        return cosine - _BEHIND_USUAL * max(0.0, near - cosine) + _ITS_OWN * len(free) / everywhere

    def _adds(self, term: str, other: str, usual: str) -> bool:
        texts = self._counted.terms[term].text, self._counted.others[usual].text, self._counted.others[other].text
        return differ_in_what_is_added(*texts, self._vectors)

    def _explained(self, term: str, other: str, place: int) -> bool:
        """Whether something else of the sentence is what ``other`` renders."""
        mine = self._dice(term, other)
        for dice, owner in self._owners[other]:
            if dice <= mine:
                return False
            if owner != term and place in self._counted.everywhere[owner]:
                return True
        return False


def least_cosine(dice: float, together: int) -> float:
    """The cosine that a rendering needs, given how often it occurs with the term."""
    if together < _OFTEN:
        return _NEAR_IF_SELDOM
    return _NEAR_IF_FREQUENT if dice >= _SURE else _NEAR


def differ_in_what_is_added(term: str, one: str, other: str, vectors: PhraseVectors) -> bool:
    """Whether the words that two renderings share render the whole term: *global* in *global markets*."""
    common = words(other) & words(one)
    shared = " ".join(word for word in one.split() if words(word) and words(word) <= common)
    if not shared:
        return False
    return vectors.cosine(term, shared) >= max(vectors.cosine(term, w) for w in (one, other)) - _ALL_OF_IT


def _likelihood_ratio(both: int, here: int, there: int, beads: int) -> float:
    """-2 log λ for a phrase in ``both`` of ``here`` beads and in ``there`` of all ``beads``."""
    rest, apart = max(beads - here, 1), max(there - both, 0)
    if both * rest <= apart * here:
        return 0.0
    whole = (both + apart) / (here + rest)
    return 2 * (
        _log(both, here, both / here)
        + _log(apart, rest, apart / rest)
        - _log(both, here, whole)
        - _log(apart, rest, whole)
    )


def _log(hits: int, tries: int, chance: float) -> float:
    chance = min(max(chance, 1e-12), 1 - 1e-12)
    return hits * math.log(chance) + (tries - hits) * math.log(1 - chance)
