"""Which language of a glossary is that of the reference, and the index of its terms in that direction."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import Unit, has_spaceless_script
from samesaid.compare.terms.matching.stemming import units_in, with_lemmas
from samesaid.compare.terms.matching.term_index import TermIndex
from samesaid.languages import is_spaceless, primary
from samesaid.model import Document, Term, Termbase

# Terms whose script is looked at.
_SAMPLED_TERMS = 200
# Indices that are kept: both directions of the glossaries of a run.
_MAX_KEPT_INDICES = 4


class _Direction(NamedTuple):
    """Languages of reference and version; ``reverse`` if the glossary's terms are in the version's language."""

    source: str
    target: str
    reverse: bool


_indices: dict[tuple[int, _Direction], tuple[tuple[Term, ...], TermIndex]] = {}


def word_units(side: Side) -> tuple[tuple[Unit, ...], ...]:
    """The units of every sentence, with lemmas where there is a tagger."""
    plain = side.annotate(_plain_units)
    if primary(side.document.language) != "en":
        return plain
    tagged = side.annotate(taggings)
    return tuple(with_lemmas(u, t, side.document.language) for u, t in zip(plain, tagged, strict=True))


def _plain_units(document: Document) -> tuple[tuple[Unit, ...], ...]:
    return tuple(units_in(s.text, document.language, s.span.start) for s in document.sentences)


def index_for(pair: Pair, termbase: Termbase, text: Sequence[Sequence[Unit]]) -> TermIndex:
    """The terms from the reference's language to the version's; the glossary is reversed if it runs the other way.

    The language tags of the glossary decide where it has them, then the scripts, then the direction in which more of
    its terms occur in ``text``, the sentences of the reference. A term is left out if its script cannot belong to the
    version's language (Han in an English version).
    """
    source, target = primary(pair.source.document.language), primary(pair.target.document.language)
    directions = [_Direction(source, target, reverse) for reverse in (False, True)]
    if source == target:
        return _index(termbase, directions[0])
    if (reverse := _runs_in_reverse(termbase, source, target)) is not None:
        return _index(termbase, directions[reverse])
    raw = pair.source.document.text
    indices = [_index(termbase, direction) for direction in directions]
    return max(indices, key=lambda index: sum(len(index.hits(sentence, raw)) for sentence in text))


def covers(termbase: Termbase, source: str, target: str) -> bool:
    """True if the glossary has terms between these languages, in either direction, or has no language tags."""
    wanted = {primary(source), primary(target)}
    tags = {(t.source_language, t.target_language) for t in termbase.terms}
    return any({primary(tag) for tag in pair if tag} <= wanted for pair in tags)


def _runs_in_reverse(termbase: Termbase, source: str, target: str) -> bool | None:
    """True if the glossary must be reversed, None if neither its tags nor its scripts decide that."""
    tags = {(primary(t.source_language), primary(t.target_language)) for t in termbase.terms}
    if (source, target) in tags:
        return False
    if (target, source) in tags:
        return True
    if is_spaceless(source) == is_spaceless(target):
        return None
    sample = termbase.terms[:: max(1, len(termbase.terms) // _SAMPLED_TERMS)]
    spaceless = sum(has_spaceless_script(t.source) for t in sample) / max(1, len(sample))
    if 1 - tuning.MIN_SHARE_OF_SCRIPT < spaceless < tuning.MIN_SHARE_OF_SCRIPT:
        return None
    return (spaceless >= tuning.MIN_SHARE_OF_SCRIPT) != is_spaceless(source)


def _index(termbase: Termbase, direction: _Direction) -> TermIndex:
    """The index of a glossary in one direction, made once for all documents of a pair of languages."""
    known = _indices.get((id(termbase.terms), direction))
    if known is not None and known[0] is termbase.terms:
        return known[1]
    terms = _reversed(termbase.terms) if direction.reverse else termbase.terms
    made = TermIndex((t for t in terms if _belongs_to(t, direction)), direction.source)
    while len(_indices) >= _MAX_KEPT_INDICES:
        _indices.pop(next(iter(_indices)))
    _indices[id(termbase.terms), direction] = (termbase.terms, made)
    return made


def _belongs_to(term: Term, direction: _Direction) -> bool:
    for tag, language in ((term.source_language, direction.source), (term.target_language, direction.target)):
        if tag and primary(tag) != language:
            return False
    return is_spaceless(direction.target) or not any(
        has_spaceless_script(r) for r in (*term.renderings, *term.forbidden)
    )


def _reversed(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Every rendering as a term, with the terms it renders. What one direction forbids says nothing about the other."""
    by_rendering: dict[str, list[Term]] = {}
    for term in terms:
        for rendering in (term.source,) if term.keep else term.renderings:
            by_rendering.setdefault(rendering, []).append(term)
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
        for rendering, of in by_rendering.items()
    )
