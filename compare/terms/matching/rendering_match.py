"""Look for renderings in the text that must hold one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.terms.matching.acronyms import SHORTEST, SMALL, acronyms, spelled_out
from samesaid.compare.terms.matching.normalise import Unit, boundaries, fold, is_spaceless, joined
from samesaid.compare.terms.matching.stemming import units_in
from samesaid.compare.terms.matching.term_index import same_case, unbroken
from samesaid.model import Span

# How many other words may stand between those of a term told in another order.
_BETWEEN = 4
_BRACKETS = ("(", "（")
# Code points before an acronym in which the word before its bracket stands.
_REACH = 40


class Counterpart:
    """The text that must hold a rendering: looked into by many terms, so prepared once.

    ``raw`` is the text that the units' spans count in; ``language`` is a tag, empty where it is not known. ``short``
    gives short forms that the document introduces, by the keys of the long ones run together.
    """

    def __init__(
        self, text: Sequence[Unit], raw: str, language: str = "", short: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._units = text
        self._strict = _Joined([u.key for u in text])
        self._loose = _Joined([u.loose for u in text])
        self._lemmas = _Joined([next(iter(u.others), u.key) for u in text]) if any(u.others for u in text) else None
        self._raw = raw
        self._language = language
        self._short = short or {}

    def find(self, rendering: str, *, case: bool = False) -> Span | None:
        """Where ``rendering`` stands, inflected or not, hyphenated or not, or as its acronym or in full."""
        return next(self.places(rendering, case=case), None) or self._short_or_long(rendering, spell_out=True)

    def accepted(self, renderings: Sequence[str], *, case: bool = False) -> list[Span]:
        """Every place of one of ``renderings``, from the left, without overlaps; of those that overlap the longest.

        An acronym among them that stands for another of them is not spelled out in any other way.
        """
        found = {p for r in renderings for p in self.places(r, case=case)}
        if not found:
            known = {a for r in renderings for a in acronyms(r)}
            others = (self._short_or_long(r, spell_out=r not in known) for r in renderings)
            found = {p for p in others if p}
        kept: list[Span] = []
        for place in sorted(found, key=lambda p: (-len(p), p)):
            if not any(place.overlaps(other) for other in kept):
                kept.append(place)
        return sorted(kept)

    def places(self, rendering: str, *, case: bool = False) -> Iterator[Span]:
        """Every place where the words of ``rendering`` stand, or a short form that the document introduced for them."""
        wanted = units_in(rendering, self._language)
        strict, loose = joined([u.key for u in wanted]), joined([u.loose for u in wanted])
        ways = ((strict, self._strict), (strict, self._lemmas), (loose, self._loose))
        found = {self._span(place) for keys, text in ways if text for place in text.places(keys)}
        yield from sorted(p for p in found if self._as_written(rendering, p, case=case))
        for form in self._short.get(strict, ()):
            yield from self.places(form, case=True)

    def verbatim(self, wording: str) -> Span | None:
        """Where ``wording`` stands as it is written, capitals and all, in whole words."""
        keys = joined([u.key for u in units_in(wording, self._language)])
        places = (self._span(place) for place in self._strict.places(keys))
        return next((p for p in places if "".join(p.of(self._raw).split()) == "".join(wording.split())), None)

    def scattered(self, rendering: str) -> bool:
        """Whether every word that matters of ``rendering`` stands close by, in another order or with words between."""
        if is_spaceless(rendering):
            return False
        words = {u.loose for u in units_in(rendering, self._language) if u.key not in SMALL}
        places = [n for n, u in enumerate(self._units) if u.loose in words]
        reach = len(words) + _BETWEEN
        windows = ({self._units[n].loose for n in places if first <= n < first + reach} for first in places)
        return len(words) > 1 and any(words <= window for window in windows)

    def _as_written(self, rendering: str, place: Span, *, case: bool) -> bool:
        written = place.of(self._raw)
        return unbroken(rendering, written) and (not case or same_case(rendering, written))

    def _span(self, place: tuple[int, int]) -> Span:
        return Span(self._units[place[0]].span.start, self._units[place[1] - 1].span.end)

    def _short_or_long(self, rendering: str, *, spell_out: bool) -> Span | None:
        """The acronym of a title in the text, or the title whose acronym was agreed."""
        wanted = {fold(a) for a in acronyms(rendering)}
        for unit in self._units:
            written = unit.span.of(self._raw)
            if written.isupper() and fold(written) in wanted and not self._repeats_a_title(unit.span.start):
                return unit.span
        if spell_out and rendering.isupper() and rendering.isalpha() and len(rendering) >= SHORTEST:
            return spelled_out(rendering, [u.span for u in self._units], self._raw)
        return None

    def _repeats_a_title(self, at: int) -> bool:
        """Whether the acronym from ``at`` on stands in brackets behind a title: then that is the rendering, not it."""
        before = self._raw[max(0, at - _REACH) : at].rstrip()
        return before.endswith(_BRACKETS) and before.rstrip("(（ ").rpartition(" ")[2][:1].isupper()


class _Joined:
    """Keys run together, with the places where a word may begin or end."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._text = joined(keys)
        self._index = {offset: n for n, offset in reversed(list(enumerate(boundaries(keys))))}

    def places(self, wanted: str) -> Iterator[tuple[int, int]]:
        """(first unit, unit after the last) of each place where ``wanted`` stands in whole units."""
        at = self._text.find(wanted)
        while at >= 0 and wanted:
            first, last = self._index.get(at), self._index.get(at + len(wanted))
            if first is not None and last is not None:
                yield first, last
            at = self._text.find(wanted, at + 1)
