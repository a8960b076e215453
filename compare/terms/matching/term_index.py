"""Find the terms of a glossary in a text with a trie of word keys, so that the size of the glossary hardly matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samesaid.compare.terms.matching.normalise import Unit, has_spaceless_script
from samesaid.compare.terms.matching.stemming import keys_in
from samesaid.model import Span, Term

# Signs that are part of a name: C++, C#, .NET, R&D.
_SIGNS_OF_A_NAME = re.compile(r"^[+#@&*$€£%~^=.]+(?=\w)|(?<=\w)[+#@&*$€£%~^=]+$")
_CLAUSE_ENDS = frozenset("，。；：！？,;:!?\n")
# An acronym matches in capitals only: "it" is not IT.
_ACRONYM = re.compile(r"[A-Z]{2,5}")
# Separates the keys of a term that are stored as one string.
_KEY_END = "\x1f"


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the glossary and where the text has it."""

    term: Term
    span: Span


class TermIndex:
    """Terms of one language by their words. A search costs as much as the text is long, however many terms there are.

    The trie is the set of its prefixes: strings cost the garbage collector nothing, many nodes do.
    """

    def __init__(self, terms: Iterable[Term], language: str = "") -> None:
        self._prefixes: set[str] = set()
        self._terms: dict[str, list[Term]] = {}
        for term in terms:
            keys = keys_in(term.source, language)
            if keys:
                self._add(keys, term)
                # A compound of two words may be written as one word, with a hyphen or as two.
                if len(keys) == 2 and not has_spaceless_script(term.source):
                    self._add(["".join(keys)], term)

    def _add(self, keys: Sequence[str], term: Term) -> None:
        path = ""
        for key in keys:
            path += key + _KEY_END
            self._prefixes.add(path)
        self._terms.setdefault(path, []).append(term)

    def hits(self, text: Sequence[Unit], raw: str) -> list[TermHit]:
        """The terms in ``text``, from left to right. Of matches that overlap the longest is kept, then the first.

        ``raw`` is the text that the spans of the units count in.
        """
        found: list[tuple[int, int, list[Term]]] = []
        for start in range(len(text)):
            match = self._longest_match(text, start, raw)
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
        return [TermHit(t, Span(text[a].span.start, text[b - 1].span.end)) for a, b, terms in kept for t in terms]

    def _longest_match(self, text: Sequence[Unit], start: int, raw: str) -> tuple[int, list[Term]] | None:
        """The end of the longest match that begins at ``start``, and its terms."""
        ends: list[tuple[int, str]] = []
        paths = self._step([""], text[start])
        if start + 1 < len(text) and (one := text[start].key + text[start + 1].key + _KEY_END) in self._terms:
            ends.append((start + 2, one))
        position = start + 1
        while paths:
            ends += ((position, path) for path in paths if path in self._terms)
            if position == len(text):
                break
            paths = self._step(paths, text[position])
            position += 1
        for end in sorted({end for end, _ in ends}, reverse=True):
            span = Span(text[start].span.start, text[end - 1].span.end)
            terms = [t for e, path in ends if e == end for t in self._terms[path] if _is_written_as(t, raw, span)]
            if terms:
                return end, terms
        return None

    def _step(self, paths: Sequence[str], unit: Unit) -> list[str]:
        keys = {unit.key, *unit.other_keys} if unit.other_keys else (unit.key,)
        return [path for before in paths for key in keys if (path := before + key + _KEY_END) in self._prefixes]


def _is_written_as(term: Term, raw: str, span: Span) -> bool:
    """True if the text has the signs of the term, and its capitals where they matter."""
    if not within_clause(term.source, span.of(raw)):
        return False
    if _ACRONYM.fullmatch(term.source) and not raw[span.start : span.start + 2].isupper():
        return False
    if term.case and not same_case(term.source, span.of(raw)):
        return False
    for sign in _SIGNS_OF_A_NAME.finditer(term.source):
        at = span.start - len(sign.group()) if sign.start() == 0 else span.end
        if at < 0 or not raw.startswith(sign.group(), at):
            return False
    return True


def within_clause(wanted: str, written: str) -> bool:
    """True if no clause ends inside ``written``, except with a mark that ``wanted`` has as well."""
    return _CLAUSE_ENDS.isdisjoint(written) or _CLAUSE_ENDS.isdisjoint(set(written) - set(wanted))


def same_case(wanted: str, written: str) -> bool:
    """True if the words have the same capitals, whatever their endings."""
    pairs = zip(re.findall(r"\w+", wanted), re.findall(r"\w+", written), strict=False)
    return all(a[0].isupper() == b[0].isupper() and a[: len(b)].isupper() == b[: len(a)].isupper() for a, b in pairs)
