"""T401 and T402: is every term of the glossary rendered as agreed?"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.matching import Counterpart, Hit, TermIndex
from samesaid.compare.terms.wordkeys import Unit, is_spaceless, units, with_lemmas
from samesaid.languages import is_spaceless as written_without_spaces
from samesaid.languages import primary
from samesaid.model import Bead, Document, Span, Term, Termbase


def breaches(pair: Pair) -> Iterator[Evidence]:
    """Evidence for every bead in which a term of the reference lacks an accepted rendering or has a forbidden one.

    Beads beside it count as well, since a translator may move a term over a sentence's edge; between rows that have
    nothing to do with one another they do not.
    """
    if pair.termbase is None:
        return
    terms = directed(pair.termbase, pair)
    source, target = pair.source.annotate(word_units), pair.target.annotate(word_units)
    for number, bead in pair.matched():
        hits = terms.hits([u for i in bead.source for u in source[i]])
        if not hits:
            continue
        near = _counterpart(pair.target, target, bead.target)
        wide = near if pair.independent else _counterpart(pair.target, target, _beside(pair.beads, number))
        forbidden = list(_forbidden(pair, number, hits, near))
        yield from forbidden
        # What is forbidden there is told already: that the agreed rendering is missing would be the same once more.
        told = {span for evidence in forbidden for span in evidence.source_spans}
        yield from _missing(pair, number, bead, [h for h in hits if h.span not in told], near, wide)


def word_units(document: Document) -> tuple[tuple[Unit, ...], ...]:
    """The units of every sentence, with lemmas where a tagger has them. An annotation."""
    plain = [units(s.text, s.span.start) for s in document.sentences]
    if primary(document.language) != "en":
        return tuple(plain)
    return tuple(with_lemmas(u, t) for u, t in zip(plain, taggings(document), strict=True))


def directed(termbase: Termbase, pair: Pair) -> TermIndex:
    """The terms from the reference's language to the version's, turned round when the glossary runs the other way.

    The way in which more of its terms stand in the reference is taken. A term whose script cannot belong to the
    version's language (Han in an English version) is left out.
    """
    source, target = pair.source.document.language, pair.target.document.language
    text = [u for sentence in pair.source.annotate(word_units) for u in sentence]
    ways = [index(termbase, turn, written_without_spaces(target)) for turn in (False, True)]
    if primary(source) == primary(target):
        return ways[0]
    return max(ways, key=lambda way: len(way.hits(text)))


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


def _beside(beads: Sequence[Bead], number: int) -> tuple[int, ...]:
    near = beads[max(0, number - 1) : number + 2]
    return tuple(sorted({i for bead in near for i in bead.target}))


def _counterpart(side: Side, sentences: Sequence[Sequence[Unit]], indices: Sequence[int]) -> Counterpart:
    return Counterpart([u for i in indices for u in sentences[i]], side.document.text)


def _missing(
    pair: Pair, number: int, bead: Bead, hits: Sequence[Hit], near: Counterpart, wide: Counterpart
) -> Iterator[Evidence]:
    told: set[str] = set()
    for hit in hits:
        agreed = _agreed([h for h in hits if h.span == hit.span])
        if hit.term.source in told or not agreed or any(wide.find(r) for r in agreed):
            continue
        told.update(h.term.source for h in hits if h.span == hit.span)
        scattered = any(near.scattered(r) for r in agreed)
        term = hit.span.of(pair.source.document.text)
        extent = pair.target.extent(bead.target)
        yield Evidence(
            "T401",
            f"The glossary renders “{term}” as {_listed(agreed)}; the version does not use {_it(agreed)} here.",
            number,
            (hit.span,),
            (extent,) if extent else (),
            strength=0.5 if scattered else 0.9,
            reading=f"{hit.term.source} = {' | '.join(agreed)}",
            suggestion=agreed[0],
            facts=frozenset({"glossary", "weak"} if scattered else {"glossary"}),
        )


def _agreed(hits: Sequence[Hit]) -> list[str]:
    return list(dict.fromkeys(r for hit in hits for r in hit.term.renderings))


def _forbidden(pair: Pair, number: int, hits: Sequence[Hit], near: Counterpart) -> Iterator[Evidence]:
    told: set[tuple[str, Span]] = set()
    for hit in hits:
        for rendering in hit.term.forbidden:
            place = near.find(rendering)
            inside = place and any((p := near.find(r)) and p.start <= place.start < p.end for r in hit.term.renderings)
            if place is None or inside or (rendering, place) in told:
                continue
            told.add((rendering, place))
            term, agreed = hit.span.of(pair.source.document.text), _agreed([hit])
            advice = f" Use {_listed(agreed)}." if agreed else ""
            yield Evidence(
                "T402",
                f"The glossary forbids “{place.of(pair.target.document.text)}” for “{term}”.{advice}",
                number,
                (hit.span,),
                (place,),
                strength=0.95,
                reading=f"{hit.term.source} ≠ {rendering}",
                suggestion=agreed[0] if agreed else None,
                facts=frozenset({"glossary"}),
            )


def _listed(renderings: Sequence[str]) -> str:
    return " or ".join(f"“{r}”" for r in renderings)


def _it(renderings: Sequence[str]) -> str:
    return "it" if len(renderings) == 1 else "either" if len(renderings) == 2 else "any of them"
