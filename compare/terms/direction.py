"""Which way a glossary runs, and its index for that way."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching import TermIndex
from samesaid.compare.terms.wordkeys import Unit, is_spaceless, units, with_lemmas
from samesaid.languages import is_spaceless as written_without_spaces
from samesaid.languages import primary
from samesaid.model import Document, Term, Termbase


def word_units(side: Side) -> tuple[tuple[Unit, ...], ...]:
    """The units of every sentence, with lemmas where a tagger has them."""
    plain = side.annotate(_plain_units)
    if primary(side.document.language) != "en":
        return plain
    return tuple(with_lemmas(u, t) for u, t in zip(plain, side.annotate(taggings), strict=True))


def _plain_units(document: Document) -> tuple[tuple[Unit, ...], ...]:
    return tuple(units(s.text, s.span.start) for s in document.sentences)


def directed(termbase: Termbase, pair: Pair, text: Sequence[Sequence[Unit]]) -> TermIndex:
    """The terms from the reference's language to the version's, turned round when the glossary runs the other way.

    The way in which more of its terms stand in ``text``, the reference's sentences, is taken. A term whose script
    cannot belong to the version's language (Han in an English version) is left out.
    """
    source, target = pair.source.document.language, pair.target.document.language
    ways = [index(termbase, turn, written_without_spaces(target)) for turn in (False, True)]
    if primary(source) == primary(target):
        return ways[0]
    return max(ways, key=lambda way: sum(len(way.hits(sentence)) for sentence in text))


@functools.lru_cache(maxsize=4)
def index(termbase: Termbase, turn: bool, spaceless: bool) -> TermIndex:
    """The index of a glossary in one direction, made once for all documents of a language."""
    terms = turned(termbase.terms) if turn else termbase.terms
    return TermIndex(t for t in terms if spaceless or not any(is_spaceless(r) for r in (*t.renderings, *t.forbidden)))


def turned(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Every rendering as a source with the terms it renders; what is forbidden one way says nothing of the other."""
    sources: dict[str, list[str]] = {}
    for term in terms:
        for rendering in term.renderings:
            sources.setdefault(rendering, []).append(term.source)
    return tuple(Term(rendering, tuple(of)) for rendering, of in sources.items())
