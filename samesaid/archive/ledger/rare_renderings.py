"""Renderings used once: a phrase that shares a word with the usual rendering and is close to the term.

Statistics are blind to what happens once. A phrase that keeps a part of the usual rendering (*supervisory framework*
for *supervisory regime*) and renders nothing else of the sentence is recognised by its words and its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from samesaid.archive.ledger.cooccurrence import Counted
from samesaid.archive.ledger.renderings import Rendered, differ_in_what_is_added
from samesaid.archive.ledger.word_forms import Forms, words
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors

# The cosine, and the cosine less half of what it is behind the usual rendering.
_NEAR, _WEIGHT, _BEHIND = 0.6, 0.6, 0.5
# Words of such a phrase.
_FEWEST_WORDS, _MOST_WORDS = 2, 4

PhrasesAt = Mapping[int, Sequence[str]]
"""Place → the phrases of the other side there."""


class Singles:
    """The search among what `Search` has found."""

    def __init__(self, counted: Counted, found: Sequence[Rendered], vectors: PhraseVectors, forms: Forms) -> None:
        self._vectors, self._forms = vectors, forms
        self._usual = {one.term.text: one.renderings[0][0] for one in found if one.renderings}
        # The usual renderings of other terms in each place.
        self._beside: dict[int, list[str]] = {}
        for term, places in counted.everywhere.items():
            phrase = counted.terms.get(term)
            if phrase is not None and phrase.text in self._usual:
                for place in places:
                    self._beside.setdefault(place, []).append(phrase.text)

    def added(self, found: Sequence[Rendered], at: PhrasesAt) -> list[Rendered]:
        """The same terms, with rare renderings in places that had none."""
        likely = {
            (n, place): self._likely(one, at.get(place, ()), place)
            for n, one in enumerate(found)
            for place in unplaced(one)
        }
        self._vectors.prepare(text for texts in likely.values() for text in texts)
        return [
            self._with(one, {place: likely[n, place] for place in unplaced(one)}) for n, one in enumerate(found)
        ]  # fmt: skip

    def _likely(self, one: Rendered, phrases: Sequence[str], place: int) -> list[str]:
        known = [text for text, _ in one.renderings]
        known_words = [words(text) for text in known]
        return [
            phrase
            for phrase in phrases
            if _FEWEST_WORDS <= len(phrase.split()) <= _MOST_WORDS
            and any(words(phrase) & part for part in known_words)
            and not self._explained(one.term.text, phrase, place)
        ]

    def _explained(self, term: str, phrase: str, place: int) -> bool:
        return any(
            words(phrase) <= words(self._usual[other]) for other in self._beside.get(place, ()) if other != term
        )  # fmt: skip

    def _with(self, one: Rendered, likely: Mapping[int, Sequence[str]]) -> Rendered:
        if not one.renderings or not any(likely.values()):
            return one
        renderings = [(text, list(places)) for text, places in one.renderings]
        near = self._vectors.cosine(one.term.text, one.renderings[0][0])
        for place, texts in likely.items():
            best = max(((self._weight(one.term.text, text, near), text) for text in texts), default=(0.0, ""))
            usual = renderings[0][0]
            if best[0] < _WEIGHT or differ_in_what_is_added(one.term.text, usual, best[1], self._vectors):
                continue
            home = next((places for text, places in renderings if self._forms.same(text, best[1])), None)
            if home is None:
                renderings.append((best[1], [place]))
            else:
                home.append(place)
        ordered = sorted(renderings, key=lambda both: -len(both[1]))
        return replace(one, renderings=tuple((text, tuple(sorted(places))) for text, places in ordered))

    def _weight(self, term: str, text: str, near: float) -> float:
        cosine = self._vectors.cosine(term, text)
        return cosine - _BEHIND * max(0.0, near - cosine) if cosine >= _NEAR else 0.0


def unplaced(one: Rendered) -> list[int]:
    """Occurrences without a known rendering, except those inside a longer phrase."""
    known = {place for _, places in one.renderings for place in places}
    return [place for place in one.term.places if place not in known and place not in one.term.inside]
