"""T401 and T402: is every term of the glossary rendered as agreed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms.direction import directed, word_units
from samesaid.compare.terms.instead import candidates, instead
from samesaid.compare.terms.matching import Counterpart, Hit
from samesaid.compare.terms.meanings import Meanings
from samesaid.compare.terms.wordkeys import Unit
from samesaid.model import Bead, Span

# A rendering whose words stand there in another order is half a breach.
_MISSING, _SCATTERED = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class _Breach:
    """A term without any of its agreed renderings; ``scattered`` when the words of one stand there in another order."""

    number: int
    bead: Bead
    hit: Hit
    agreed: list[str]
    scattered: bool


def breaches(pair: Pair) -> Iterator[Evidence]:
    """Evidence for every bead in which a term of the reference lacks an accepted rendering or has a forbidden one.

    Beads beside it count as well, since a translator may move a term over a sentence's edge; between rows that have
    nothing to do with one another they do not.
    """
    if pair.termbase is None:
        return
    source, target = word_units(pair.source), word_units(pair.target)
    terms = directed(pair.termbase, pair, source)
    missing: list[_Breach] = []
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
        missing.extend(_missing(number, bead, [h for h in hits if h.span not in told], near, wide))
    meanings = Meanings(pair.encoder)
    meanings.prepare(wording for b in missing for wording in candidates(pair, b.bead.target, b.agreed))
    yield from (_breach(pair, b, meanings) for b in missing)


def _beside(beads: Sequence[Bead], number: int) -> tuple[int, ...]:
    near = beads[max(0, number - 1) : number + 2]
    return tuple(sorted({i for bead in near for i in bead.target}))


def _counterpart(side: Side, sentences: Sequence[Sequence[Unit]], indices: Sequence[int]) -> Counterpart:
    return Counterpart([u for i in indices for u in sentences[i]], side.document.text)


def _missing(number: int, bead: Bead, hits: Sequence[Hit], near: Counterpart, wide: Counterpart) -> Iterator[_Breach]:
    told: set[str] = set()
    for hit in hits:
        agreed = _agreed([h for h in hits if h.span == hit.span])
        if hit.term.source in told or not agreed or any(wide.find(r) for r in agreed):
            continue
        told.update(h.term.source for h in hits if h.span == hit.span)
        yield _Breach(number, bead, hit, agreed, any(near.scattered(r) for r in agreed))


def _breach(pair: Pair, breach: _Breach, meanings: Meanings) -> Evidence:
    agreed = breach.agreed
    term = breach.hit.span.of(pair.source.document.text)
    place = instead(pair, breach.bead.target, agreed, meanings)
    extent = place or pair.target.extent(breach.bead.target)
    said = f"; the version says “{place.of(pair.target.document.text)}”." if place else _without(agreed)
    return Evidence(
        "T401",
        f"The glossary renders “{term}” as {_listed(agreed)}{said}",
        breach.number,
        (breach.hit.span,),
        (extent,) if extent else (),
        strength=_SCATTERED if breach.scattered else _MISSING,
        reading=f"{breach.hit.term.source} = {' | '.join(agreed)}",
        suggestion=agreed[0],
        facts=frozenset({"glossary", "weak"} if breach.scattered else {"glossary"}),
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


def _without(renderings: Sequence[str]) -> str:
    pronoun = "it" if len(renderings) == 1 else "either" if len(renderings) == 2 else "any of them"
    return f"; the version does not use {pronoun} here."
