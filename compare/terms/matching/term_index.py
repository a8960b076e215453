"""Find the terms of a glossary in a text: a trie of word keys, so that its size hardly counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samesaid.compare.terms.matching.normalise import Unit, is_spaceless
from samesaid.compare.terms.matching.stemming import keys_in
from samesaid.model import Span, Term

# Marks that are part of a name: C++, C#, .NET, R&D.
_MARKS = re.compile(r"^[+#@&*$€£%~^=.]+(?=\w)|(?<=\w)[+#@&*$€£%~^=]+$")
_CLAUSE = frozenset("，。；：！？,;:!?\n")
# An acronym is found in capitals only: IT is not it.
_ACRONYM = re.compile(r"[A-Z]{2,5}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of the glossary at a place in the text."""

    term: Term
    span: Span


# Stands between keys of one term run together.
_JOINT = "\x1f"


class TermIndex:
    """Terms of one language by their words; a search costs what the text is long, not the glossary large.

    A trie kept as the set of its prefixes: strings cost the garbage collector nothing, many nodes do.
    """

    def __init__(self, terms: Iterable[Term], language: str = "") -> None:
        self._begun: set[str] = set()
        self._whole: dict[str, list[Term]] = {}
        for term in terms:
            keys = keys_in(term.source, language)
            if keys:
                self._add(keys, term)
                # A compound of two words is written as one, with a hyphen or in two.
                if len(keys) == 2 and not is_spaceless(term.source):
                    self._add(["".join(keys)], term)

    def _add(self, keys: Sequence[str], term: Term) -> None:
        path = ""
        for key in keys:
            path += key + _JOINT
            self._begun.add(path)
        self._whole.setdefault(path, []).append(term)

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
        ends: list[tuple[int, str]] = []
        paths = self._step([""], text[start])
        if start + 1 < len(text) and (one := text[start].key + text[start + 1].key + _JOINT) in self._whole:
            ends.append((start + 2, one))
        position = start + 1
        while paths:
            ends += ((position, path) for path in paths if path in self._whole)
            if position == len(text):
                break
            paths = self._step(paths, text[position])
            position += 1
        for end in sorted({end for end, _ in ends}, reverse=True):
            span = Span(text[start].span.start, text[end - 1].span.end)
            terms = [t for e, path in ends if e == end for t in self._whole[path] if _as_written(t, raw, span)]
            if terms:
                return end, terms
        return None

    def _step(self, paths: Sequence[str], unit: Unit) -> list[str]:
        keys = {unit.key, *unit.others} if unit.others else (unit.key,)
        return [path for before in paths for key in keys if (path := before + key + _JOINT) in self._begun]


def _as_written(term: Term, raw: str, span: Span) -> bool:
    """Whether the marks of the term stand there, and its capitals where they count."""
    if not unbroken(term.source, span.of(raw)):
        return False
    if _ACRONYM.fullmatch(term.source) and not raw[span.start : span.start + 2].isupper():
        return False
    if term.case and not same_case(term.source, span.of(raw)):
        return False
    for mark in _MARKS.finditer(term.source):
        at = span.start - len(mark.group()) if mark.start() == 0 else span.end
        if at < 0 or not raw.startswith(mark.group(), at):
            return False
    return True


def unbroken(wanted: str, written: str) -> bool:
    """Whether no end of a clause stands between the words, but where the term has one itself."""
    return _CLAUSE.isdisjoint(written) or _CLAUSE.isdisjoint(set(written) - set(wanted))


def same_case(wanted: str, written: str) -> bool:
    """Whether the words have the same capitals, whatever their endings."""
    pairs = zip(re.findall(r"\w+", wanted), re.findall(r"\w+", written), strict=False)
    return all(a[0].isupper() == b[0].isupper() and a[: len(b)].isupper() == b[: len(a)].isupper() for a, b in pairs)
