"""Renderings that, read in their sentences, are nearer to another phrase of the original than to the term.

*Substantive rights* is near to 控制權 (control) as phrases go. Where 實質權利 is in the same sentence, it renders that.
In the same way *capability* is no rendering of 检测能力 where *detection* beside it is nearer to the term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from samesaid.archive.ledger.cooccurrence import Occurrence
from samesaid.archive.ledger.renderings import Rendered
from samesaid.archive.ledger.wholes import PhrasesAt
from samesaid.archive.ledger.word_forms import Forms, words
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.phrases import phrase_key
from samesaid.model import Span

if TYPE_CHECKING:
    from samesaid.model import Encoder

# How much nearer another phrase must be, and in what share of the places. Chosen on annual reports, medical texts and
# news in Chinese and English: seven of 13 wrong renderings, and two of 52 right ones.
_NEARER, _SHARE = 0.05, 0.5
# So many places of a rendering are looked at.
_PLACES = 8

Texts = Mapping[int, tuple[str, str]]
"""Place → the texts of both sides."""


class Elsewhere:
    """The search for such renderings beside the usual one; ``at`` and ``texts`` have the places of these."""

    def __init__(self, at: PhrasesAt, texts: Texts, encoder: Encoder, forms: Forms) -> None:
        self._at, self._texts, self._encoder, self._forms = at, texts, encoder, forms

    def kept(self, found: Sequence[Rendered]) -> list[Rendered]:
        """The same terms without them."""
        return [self._kept(one) if len(one.renderings) > 1 else one for one in found]

    def _kept(self, one: Rendered) -> Rendered:
        usual, *others = one.renderings
        left = (both for both in others if not self._renders_something_else(one.term.text, *both))
        return replace(one, renderings=(usual, *left))

    def _renders_something_else(self, term: str, rendering: str, places: Sequence[int]) -> bool:
        seen = [
            verdict
            for place in looked_at(places)
            if (verdict := self._is_elsewhere(term, rendering, place)) is not None
        ]
        return bool(seen) and sum(seen) >= _SHARE * len(seen)

    def _is_elsewhere(self, term: str, rendering: str, place: int) -> bool | None:
        """Whether another phrase of either side is nearer there; None where one of both is not found."""
        sides = self._at.get((place, True), ()), self._at.get((place, False), ())
        own, its = _named(term, sides[0]), _named(rendering, sides[1])
        its = its or [n for n, other in enumerate(sides[1]) if self._forms.same(other.text, rendering)]
        if not own or not its:
            return None
        cosines = self._cosines(place, sides)
        near, i, j = max((cosines[i][j], i, j) for i in own for j in its)
        others = [row[j] for row, other in zip(cosines, sides[0], strict=True) if _is_another(other, sides[0][i])]
        beside = [
            cosine
            for cosine, other in zip(cosines[i], sides[1], strict=True)
            if not _overlap(other, sides[1][j]) and not words(rendering) <= words(other.text)
        ]
        return max(others + beside, default=-1.0) > near + _NEARER

    def _cosines(self, place: int, sides: tuple[Sequence[Occurrence], Sequence[Occurrence]]) -> list[list[float]]:
        """Of the phrases of the original (rows) and of the version (columns), read in their sentences."""
        # Vectors of their own: those of a sentence are not asked for again.
        vectors, (one, two) = PhraseVectors(self._encoder), self._texts[place]
        here, there = ([Span(o.start, o.stop) for o in some] for some in sides)
        vectors.prepare_in_context(one, {Span(0, len(one)): here})
        vectors.prepare_in_context(two, {Span(0, len(two)): there})
        return [vectors.cosines_in_context(one, span, two, there) for span in here]


def looked_at(places: Sequence[int]) -> Sequence[int]:
    """The places of a rendering whose sentences are read."""
    return places[:_PLACES]


def asked(found: Sequence[Rendered]) -> Iterator[int]:
    """The places whose sentences are read: those of renderings beside the usual one."""
    for one in found:
        for _, places in one.renderings[1:]:
            yield from looked_at(places)


def _named(wording: str, here: Sequence[Occurrence]) -> list[int]:
    key = " ".join(phrase_key(wording))
    return [n for n, one in enumerate(here) if one.phrase == key]


def _is_another(other: Occurrence, term: Occurrence) -> bool:
    """Whether a phrase of the original has nothing of the term: neither its place nor its words."""
    one, two = f" {other.phrase} ", f" {term.phrase} "
    return not _overlap(other, term) and one not in two and two not in one


def _overlap(one: Occurrence, other: Occurrence) -> bool:
    return one.start < other.stop and other.start < one.stop
