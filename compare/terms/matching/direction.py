"""Which way a glossary runs, and its index for that way."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching.normalise import Unit, is_spaceless
from samesaid.compare.terms.matching.stemming import units_in, with_lemmas
from samesaid.compare.terms.matching.term_index import TermIndex
from samesaid.languages import is_spaceless as written_without_spaces
from samesaid.languages import primary
from samesaid.model import Document, Term, Termbase

# Terms that tell by their script which side of a glossary is which, and the share that settles it.
_SAMPLE, _CLEAR = 200, 0.8
# Indices kept: both ways of the glossaries of a run.
_KEPT = 4


class _Way(NamedTuple):
    source: str
    target: str
    turned: bool


_indices: dict[tuple[int, _Way], tuple[tuple[Term, ...], TermIndex]] = {}


def word_units(side: Side) -> tuple[tuple[Unit, ...], ...]:
    """The units of every sentence, with lemmas where a tagger has them."""
    plain = side.annotate(_plain_units)
    if primary(side.document.language) != "en":
        return plain
    tagged = side.annotate(taggings)
    return tuple(with_lemmas(u, t, side.document.language) for u, t in zip(plain, tagged, strict=True))


def _plain_units(document: Document) -> tuple[tuple[Unit, ...], ...]:
    return tuple(units_in(s.text, document.language, s.span.start) for s in document.sentences)


def directed(termbase: Termbase, pair: Pair, text: Sequence[Sequence[Unit]]) -> TermIndex:
    """The terms from the reference's language to the version's, turned round when the glossary runs the other way.

    Language tags settle it where the glossary has them, then scripts, then in which way more of its terms stand in
    ``text``, the reference's sentences. A term whose script cannot belong to the version's language (Han in an English
    version) is left out.
    """
    source, target = primary(pair.source.document.language), primary(pair.target.document.language)
    ways = [_Way(source, target, turned) for turned in (False, True)]
    if source == target:
        return _index(termbase, ways[0])
    if (turned := _told(termbase, source, target)) is not None:
        return _index(termbase, ways[turned])
    raw = pair.source.document.text
    indices = [_index(termbase, way) for way in ways]
    return max(indices, key=lambda index: sum(len(index.hits(sentence, raw)) for sentence in text))


def covers(termbase: Termbase, source: str, target: str) -> bool:
    """Whether the glossary has a term between these languages, in whichever direction, or does not tell its own."""
    wanted = {primary(source), primary(target)}
    tags = {(t.source_language, t.target_language) for t in termbase.terms}
    return any({primary(tag) for tag in pair if tag} <= wanted for pair in tags)


def _told(termbase: Termbase, source: str, target: str) -> bool | None:
    """Whether the glossary must be turned round, None where neither tags nor scripts tell."""
    tags = {(primary(t.source_language), primary(t.target_language)) for t in termbase.terms}
    if (source, target) in tags:
        return False
    if (target, source) in tags:
        return True
    if written_without_spaces(source) == written_without_spaces(target):
        return None
    sample = termbase.terms[:: max(1, len(termbase.terms) // _SAMPLE)]
    spaceless = sum(is_spaceless(t.source) for t in sample) / max(1, len(sample))
    if 1 - _CLEAR < spaceless < _CLEAR:
        return None
    return (spaceless >= _CLEAR) != written_without_spaces(source)


def _index(termbase: Termbase, way: _Way) -> TermIndex:
    """The index of a glossary in one direction, made once for all documents of a pair of languages."""
    known = _indices.get((id(termbase.terms), way))
    if known is not None and known[0] is termbase.terms:
        return known[1]
    terms = turned(termbase.terms) if way.turned else termbase.terms
    made = TermIndex((t for t in terms if _belongs(t, way)), way.source)
    while len(_indices) >= _KEPT:
        _indices.pop(next(iter(_indices)))
    _indices[id(termbase.terms), way] = (termbase.terms, made)
    return made


def _belongs(term: Term, way: _Way) -> bool:
    for tag, language in ((term.source_language, way.source), (term.target_language, way.target)):
        if tag and primary(tag) != language:
            return False
    return written_without_spaces(way.target) or not any(is_spaceless(r) for r in (*term.renderings, *term.forbidden))


def turned(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Every rendering as a source with the terms it renders; what is forbidden one way says nothing of the other."""
    sources: dict[str, list[Term]] = {}
    for term in terms:
        for rendering in (term.source,) if term.keep else term.renderings:
            sources.setdefault(rendering, []).append(term)
    return tuple(
        dataclasses.replace(
            of[0],
            source=rendering,
            renderings=() if of[0].keep else tuple(dict.fromkeys(t.source for t in of)),
            forbidden=(),
            note="; ".join(dict.fromkeys(t.note for t in of if t.note)),
            source_language=of[0].target_language,
            target_language=of[0].source_language,
        )
        for rendering, of in sources.items()
    )
