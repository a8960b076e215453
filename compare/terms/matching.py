"""Find the terms of a glossary in a text, and renderings in its counterpart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samesaid.compare.terms.acronyms import SHORTEST, SMALL, acronyms, spelled_out
from samesaid.compare.terms.wordkeys import Unit, boundaries, fold, is_spaceless, joined, units
from samesaid.model import Span, Term

# How many other words may stand between those of a term told in another order.
_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the glossary at a place in the text."""

    term: Term
    span: Span


class TermIndex:
    """The terms by their first unit, the longest first, so that a text is searched in one pass."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for term in terms:
            keys = tuple(u.key for u in units(term.source))
            if keys:
                self._by_first.setdefault(keys[0], []).append((keys, term))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def hits(self, text: Sequence[Unit]) -> list[Hit]:
        """The terms in ``text``, from the left, the longest match first; matches do not overlap."""
        found: list[Hit] = []
        position = 0
        while position < len(text):
            match = self._match(text, position)
            if match is None:
                position += 1
                continue
            length, terms = match
            span = Span(text[position].span.start, text[position + length - 1].span.end)
            found.extend(Hit(term, span) for term in terms)
            position += length
        return found

    def _match(self, text: Sequence[Unit], position: int) -> tuple[int, list[Term]] | None:
        entries: list[tuple[tuple[str, ...], Term]] = []
        for key in {text[position].key, *text[position].others}:
            entries.extend(self._by_first.get(key, ()))
        matching = [
            (len(keys), term)
            for keys, term in entries
            if position + len(keys) <= len(text) and all(text[position + n].matches(key) for n, key in enumerate(keys))
        ]
        if not matching:
            return None
        longest = max(length for length, _ in matching)
        return longest, [term for length, term in matching if length == longest]


class Counterpart:
    """The text that must hold a rendering: looked into by many terms, so prepared once."""

    def __init__(self, text: Sequence[Unit], raw: str) -> None:
        self._units = text
        self._strict = _Joined([u.key for u in text])
        self._loose = _Joined([u.loose for u in text])
        self._raw = raw

    def find(self, rendering: str) -> Span | None:
        """Where ``rendering`` stands, inflected or not, hyphenated or not, or as its acronym or in full."""
        wanted = units(rendering)
        if not wanted:
            return None
        for keys, text in (([u.key for u in wanted], self._strict), ([u.loose for u in wanted], self._loose)):
            place = text.find(joined(keys))
            if place is not None:
                return Span(self._units[place[0]].span.start, self._units[place[1] - 1].span.end)
        return self._short_or_long(rendering)

    def scattered(self, rendering: str) -> bool:
        """Whether every word that matters of ``rendering`` stands close by, in another order or with words between."""
        if is_spaceless(rendering):
            return False
        words = {u.loose for u in units(rendering) if u.key not in SMALL}
        places = [n for n, u in enumerate(self._units) if u.loose in words]
        reach = len(words) + _BETWEEN
        windows = ({self._units[n].loose for n in places if first <= n < first + reach} for first in places)
        return len(words) > 1 and any(words <= window for window in windows)

    def _short_or_long(self, rendering: str) -> Span | None:
        """The acronym of a title in the text, or the title whose acronym was agreed."""
        wanted = {fold(a) for a in acronyms(rendering)}
        for unit in self._units:
            if unit.key in wanted and unit.span.of(self._raw).isupper():
                return unit.span
        if rendering.isupper() and rendering.isalpha() and len(rendering) >= SHORTEST:
            return spelled_out(rendering, [u.span for u in self._units], self._raw)
        return None


class _Joined:
    """Keys run together, with the places where a word may begin or end."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._text = joined(keys)
        self._index = {offset: n for n, offset in reversed(list(enumerate(boundaries(keys))))}

    def find(self, wanted: str) -> tuple[int, int] | None:
        """(first unit, unit after the last) of the first place where ``wanted`` stands in whole units."""
        at = self._text.find(wanted)
        while at >= 0 and wanted:
            first, last = self._index.get(at), self._index.get(at + len(wanted))
            if first is not None and last is not None:
                return first, last
            at = self._text.find(wanted, at + 1)
        return None
