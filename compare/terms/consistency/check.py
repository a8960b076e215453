"""Quoted terms: T403 for one of the reference with several renderings, T404 for languages without a parser.

A term in quotation marks is meant as one name. If a bead has one quoted string on each side, each is taken for the
rendering of the other; so the renderings of a term are known without knowing either language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import units, wording_key
from samesaid.compare.terms.matching.passage import quoted_strings
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.rendering_match import SearchableText
from samesaid.compare.terms.variants.grouping import TextSpan, different, inconsistent


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A quoted term, its quoted rendering, and the version's whole text of that bead."""

    bead: int
    term: TextSpan
    rendering: TextSpan
    text: SearchableText


def inconsistent_quotes(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every quoted term of the reference that has several quoted renderings in the version."""
    if pair.independent:
        return
    vectors = PhraseVectors(pair.encoder)
    renderings: dict[tuple[str, ...], list[_Rendering]] = {}
    for number, bead in pair.matched():
        mine, theirs = _quotes(pair.source, bead.source), _quotes(pair.target, bead.target)
        text = SearchableText(units(pair.target.text(bead.target)), pair.target.text(bead.target))
        for one, two in _paired(mine, theirs, vectors):
            renderings.setdefault(wording_key(one.text), []).append(_Rendering(number, one, two, text))
    for of_term in renderings.values():
        odd = _unusual(of_term, vectors)
        if odd:
            terms = [r.term.span for r in of_term]
            yield inconsistent(odd[0].bead, of_term[0].term.text, [r.rendering for r in of_term], terms=terms)


def different_quotes(pair: Pair) -> Iterator[Evidence]:
    """T404 between versions of one language by their quoted strings alone, for languages without a parser."""
    vectors = PhraseVectors(pair.encoder)
    for number, bead in pair.matched():
        mine, theirs = _quotes(pair.source, bead.source), _quotes(pair.target, bead.target)
        common = {wording_key(q.text) for q in mine} & {wording_key(q.text) for q in theirs}
        new, changed = ([q for q in quotes if wording_key(q.text) not in common] for quotes in (mine, theirs))
        for one, two in _paired(new, changed, vectors):
            if not _is_same(one.text, two.text, vectors):
                text, reading = different([one.text], [two.text], 1)
                yield Evidence(
                    "T404",
                    text,
                    number,
                    (one.span,),
                    (two.span,),
                    strength=tuning.DIFFERENT_QUOTES,
                    reading=reading,
                    facts=frozenset({Fact.WEAK}),
                )


def _quotes(side: Side, indices: Sequence[int]) -> list[TextSpan]:
    strings = side.annotate(quoted_strings)
    return [TextSpan(span.of(side.document.text), span) for i in indices for span in strings[i]]


def _paired(
    mine: list[TextSpan], theirs: list[TextSpan], vectors: PhraseVectors
) -> Iterator[tuple[TextSpan, TextSpan]]:
    """The only quoted string of each side, or those that are clearly closest to each other. Equal ones count once."""
    mine, theirs = _distinct(mine), _distinct(theirs)
    if len(mine) == 1 and len(theirs) == 1:
        yield mine[0], theirs[0]
        return
    vectors.prepare(q.text for q in (*mine, *theirs))
    cosines = {(n, m): vectors.cosine(a.text, b.text) for n, a in enumerate(mine) for m, b in enumerate(theirs)}
    for (n, m), cosine in cosines.items():
        rivals = [c for (i, j), c in cosines.items() if (i == n) != (j == m)]
        clear = all(cosine >= rival + tuning.MIN_QUOTE_PAIR_LEAD for rival in rivals)
        if cosine >= tuning.MIN_QUOTE_PAIR_COSINE and clear:
            yield mine[n], theirs[m]


def _distinct(quotes: list[TextSpan]) -> list[TextSpan]:
    return list({wording_key(q.text): q for q in reversed(quotes)}.values())[::-1]


def _unusual(renderings: Sequence[_Rendering], vectors: PhraseVectors) -> list[_Rendering]:
    """Renderings other than the most frequent one (then the first), in beads that do not have that one as well."""
    counts = Counter(wording_key(r.rendering.text) for r in renderings)
    most = max(counts.values())
    usual = next(r.rendering.text for r in renderings if counts[wording_key(r.rendering.text)] == most)
    return [r for r in renderings if not r.text.find(usual) and not _is_same(r.rendering.text, usual, vectors)]


def _is_same(one: str, two: str, vectors: PhraseVectors) -> bool:
    a, b = " ".join(wording_key(one)), " ".join(wording_key(two))
    least = tuning.MIN_SAME_QUOTED_LETTERS
    if a == b or fuzz.token_set_ratio(a, b) >= least or fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")) >= least:
        return True
    return vectors.cosine(one, two) >= tuning.MIN_SAME_QUOTED_COSINE
