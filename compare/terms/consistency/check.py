"""Quoted terms: T403 for one of the reference with several renderings, T404 for languages without a parser.

A term in quotation marks is meant to be one name. Where a bead has a quoted string on each side they are taken for one
another; so the renderings of a term are known without knowing either language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.compare.terms.matching.normalise import key, units
from samesaid.compare.terms.matching.quotes import quoted_strings
from samesaid.compare.terms.matching.rendering_match import Counterpart
from samesaid.compare.terms.variants.check import inconsistent
from samesaid.compare.terms.variants.grouping import Place

# Where a side has several quoted strings, a pair needs this cosine and this lead over every other.
_NEAR, _LEAD = 0.4, 0.1
# Renderings nearer than these, in letters (0 to 100) or in meaning, are one.
_ALIKE, _SYNONYM = 85.0, 0.85
# How sure a difference between two quoted strings is without a look at the words around them.
_DIFFERENT = 0.6


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A quoted term, what stands for it, and the whole text of that bead."""

    bead: int
    term: Place
    rendering: Place
    beside: Counterpart


def inconsistencies(pair: Pair) -> Iterator[Evidence]:
    """Evidence for every quoted term of the reference that the version quotes in several wordings."""
    if pair.independent:
        return
    meanings = Meanings(pair.encoder)
    renderings: dict[tuple[str, ...], list[_Rendering]] = {}
    for number, bead in pair.matched():
        mine, other = _quotes(pair.source, bead.source), _quotes(pair.target, bead.target)
        beside = Counterpart(units(pair.target.text(bead.target)), pair.target.text(bead.target))
        for one, two in _paired(mine, other, meanings):
            renderings.setdefault(key(one.text), []).append(_Rendering(number, one, two, beside))
    for told in renderings.values():
        odd = _odd_ones(told, meanings)
        if odd:
            terms = [r.term.span for r in told]
            yield inconsistent(odd[0].bead, told[0].term.text, [r.rendering for r in told], terms=terms)


def differences(pair: Pair) -> Iterator[Evidence]:
    """T404 between versions of one language by their quoted strings alone, for languages without more."""
    meanings = Meanings(pair.encoder)
    for number, bead in pair.matched():
        mine, other = _quotes(pair.source, bead.source), _quotes(pair.target, bead.target)
        common = {key(p.text) for p in mine} & {key(p.text) for p in other}
        new, changed = ([p for p in places if key(p.text) not in common] for places in (mine, other))
        for one, two in _paired(new, changed, meanings):
            if not _alike(one.text, two.text, meanings):
                yield Evidence(
                    "T404",
                    f"The reference says “{one.text}”; the version says “{two.text}”.",
                    number,
                    (one.span,),
                    (two.span,),
                    strength=_DIFFERENT,
                    reading=f"{one.text} ≠ {two.text}",
                    facts=frozenset({"quoted", "weak"}),
                )


def _quotes(side: Side, indices: Sequence[int]) -> list[Place]:
    strings = side.annotate(quoted_strings)
    return [Place(span.of(side.document.text), span) for i in indices for span in strings[i]]


def _paired(mine: list[Place], other: list[Place], meanings: Meanings) -> Iterator[tuple[Place, Place]]:
    """One quoted string each, or those that are clearly nearest to each other; twice the same counts once."""
    mine, other = _once(mine), _once(other)
    if len(mine) == 1 and len(other) == 1:
        yield mine[0], other[0]
        return
    meanings.prepare(p.text for p in (*mine, *other))
    cosines = {(n, m): meanings.cosine(a.text, b.text) for n, a in enumerate(mine) for m, b in enumerate(other)}
    for (n, m), cosine in cosines.items():
        rivals = [c for (i, j), c in cosines.items() if (i == n) != (j == m)]
        if cosine >= _NEAR and all(cosine >= rival + _LEAD for rival in rivals):
            yield mine[n], other[m]


def _once(places: list[Place]) -> list[Place]:
    return list({key(p.text): p for p in reversed(places)}.values())[::-1]


def _odd_ones(told: Sequence[_Rendering], meanings: Meanings) -> list[_Rendering]:
    """Those whose wording differs from the one used most (at a tie, first) and whose bead does not have that one."""
    counts = Counter(key(r.rendering.text) for r in told)
    usual = next(r.rendering.text for r in told if counts[key(r.rendering.text)] == max(counts.values()))
    return [r for r in told if not r.beside.find(usual) and not _alike(r.rendering.text, usual, meanings)]


def _alike(one: str, two: str, meanings: Meanings) -> bool:
    a, b = " ".join(key(one)), " ".join(key(two))
    if a == b or fuzz.token_set_ratio(a, b) >= _ALIKE or fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")) >= _ALIKE:
        return True
    return meanings.cosine(one, two) >= _SYNONYM
