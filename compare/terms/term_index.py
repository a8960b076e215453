"""Find the terms of a glossary in a text: a trie of word keys, so that its size hardly counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from samesaid.compare.terms.morphology import units_in
from samesaid.compare.terms.wordkeys import Unit, is_spaceless
from samesaid.model import Span, Term

# Marks that are part of a name: C++, C#, .NET, R&D.
_MARKS = re.compile(r"^[+#@&*$€£%~^=.]+(?=\w)|(?<=\w)[+#@&*$€£%~^=]+$")
# An acronym is found in capitals only: IT is not it.
_ACRONYM = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the glossary at a place in the text."""

    term: Term
    span: Span


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)


class TermIndex:
    """Terms of one language by their words; a search costs what the text is long, not the glossary large."""

    def __init__(self, terms: Iterable[Term], language: str = "") -> None:
        self._root = _Node()
        for term in terms:
            keys = [u.key for u in units_in(term.source, language)]
            if keys:
                self._add(keys, term)
                # A compound of two words is written as one, with a hyphen or in two.
                if len(keys) == 2 and not is_spaceless(term.source):
                    self._add(["".join(keys)], term)

    def _add(self, keys: Sequence[str], term: Term) -> None:
        node = self._root
        for key in keys:
            node = node.next.setdefault(key, _Node())
        node.terms.append(term)

    def hits(self, text: Sequence[Unit], raw: str) -> list[Hit]:
        """The terms in ``text``, from the left; of matches that overlap the longest stays, at a tie the first.

        ``raw`` is the text that the units' spans count in.
        """
        found: list[tuple[int, int, list[Term]]] = []
        for start in range(len(text)):
            match = self._longest(text, start, raw)
            if match is not None:
                found.append((start, *match))
        found.sort(key=lambda m: (m[0] - m[1], m[0]))
        taken: set[int] = set()
        kept = []
        for start, end, terms in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                kept.append((start, end, terms))
        kept.sort(key=lambda m: m[0])
        return [Hit(t, Span(text[a].span.start, text[b - 1].span.end)) for a, b, terms in kept for t in terms]

    def _longest(self, text: Sequence[Unit], start: int, raw: str) -> tuple[int, list[Term]] | None:
        """The end of the longest match from ``start`` on, and its terms."""
        ends: list[tuple[int, _Node]] = []
        nodes = self._step([self._root], text[start])
        position = start + 1
        if position < len(text) and (joined := self._root.next.get(text[start].key + text[position].key)):
            ends.append((position + 1, joined))
        while nodes:
            ends += ((position, node) for node in nodes)
            if position == len(text):
                break
            nodes = self._step(nodes, text[position])
            position += 1
        ends.sort(key=lambda e: -e[0])
        best: list[Term] = []
        length = 0
        for end, node in ends:
            if best and end < length:
                break
            span = Span(text[start].span.start, text[end - 1].span.end)
            if terms := [t for t in node.terms if _as_written(t, raw, span)]:
                best, length = [*best, *terms], end
        return (length, best) if best else None

    @staticmethod
    def _step(nodes: Sequence[_Node], unit: Unit) -> list[_Node]:
        found = []
        for node in nodes:
            for key in {unit.key, *unit.others} if unit.others else (unit.key,):
                if (following := node.next.get(key)) is not None:
                    found.append(following)
        return found


def _as_written(term: Term, raw: str, span: Span) -> bool:
    """Whether the marks of the term stand there, and its capitals where they count."""
    if _ACRONYM.fullmatch(term.source) and not raw[span.start : span.start + 2].isupper():
        return False
    if term.case and not same_case(term.source, span.of(raw)):
        return False
    for mark in _MARKS.finditer(term.source):
        at = span.start - len(mark.group()) if mark.start() == 0 else span.end
        if at < 0 or not raw.startswith(mark.group(), at):
            return False
    return True


def same_case(wanted: str, written: str) -> bool:
    """Whether the words have the same capitals, whatever their endings."""
    pairs = zip(re.findall(r"\w+", wanted), re.findall(r"\w+", written), strict=False)
    return all(a[0].isupper() == b[0].isupper() and a[: len(b)].isupper() == b[: len(a)].isupper() for a, b in pairs)
