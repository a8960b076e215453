"""Renderings that belong to more than the term: to a longer phrase around it, or as a part to a longer rendering.

Where the original has *average rate of return*, *average return* renders that and not *rate of return*; *system of Hong
Kong* is cut from *financial system of Hong Kong*. In both cases the longer phrase is nearer in meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samesaid.archive.ledger.cooccurrence import POINTS, Occurrence
from samesaid.archive.ledger.renderings import Rendered
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.phrases import phrase_key

_POINTING = re.compile(POINTS)

PhrasesAt = Mapping[tuple[int, bool], Sequence[Occurrence]]
"""Place and whether of the source → the phrases there."""


class Wholes:
    """The search for such renderings, of terms that have more than one."""

    def __init__(self, at: PhrasesAt, vectors: PhraseVectors) -> None:
        self._at, self._vectors = at, vectors

    def kept(self, found: Sequence[Rendered]) -> list[Rendered]:
        """The same terms without them; a term of which nothing would be left stays as it is."""
        asked = [one for one in found if len(one.renderings) > 1]
        self._vectors.prepare({text for one in asked for text in self._texts(one)})
        return [self._kept(one) if len(one.renderings) > 1 else one for one in found]

    def _kept(self, one: Rendered) -> Rendered:
        left = tuple(
            (text, places)
            for text, places in one.renderings
            if not all(self._is_of_more(one.term.text, text, place) for place in places)
        )
        return replace(one, renderings=left) if left else one

    def _texts(self, one: Rendered) -> Iterator[str]:
        yield one.term.text
        for text, places in one.renderings:
            yield text
            for place in places:
                yield from self._around(one.term.text, place, of_source=True)
                yield from self._around(text, place, of_source=False)

    def _is_of_more(self, term: str, rendering: str, place: int) -> bool:
        near = self._vectors.cosine(term, rendering)
        terms = self._around(term, place, of_source=True)
        renderings = self._around(rendering, place, of_source=False)
        return any(self._vectors.cosine(longer, rendering) > near for longer in terms) or any(
            self._vectors.cosine(term, longer) > near for longer in renderings
        )

    def _around(self, wording: str, place: int, *, of_source: bool) -> list[str]:
        """The longer phrases that the wording is a part of there; none where it also stands alone."""
        here = self._at.get((place, of_source), ())
        key = " ".join(phrase_key(wording))
        found: list[str] = []
        for own in (o for o in here if o.phrase == key):
            longer = [o for o in here if o.start <= own.start and o.stop >= own.stop and _is_more(o, own)]
            if not longer:
                return []
            found += (o.text for o in longer)
        return found


def _is_more(longer: Occurrence, own: Occurrence) -> bool:
    """Whether the longer phrase adds more than a word that refers to something: *other*, *related*."""
    added = _POINTING.sub("", f"{longer.phrase} ").strip()
    return len(added) > len(own.phrase)
