"""What a glossary asks of each bead: the terms of the reference there, and whether the version has their renderings."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms.matching.direction import directed, word_units
from samesaid.compare.terms.matching.introduced_forms import short_forms
from samesaid.compare.terms.matching.normalise import Unit
from samesaid.compare.terms.matching.rendering_match import Counterpart
from samesaid.model import Bead, Span, Term


@dataclass(frozen=True, slots=True)
class Asked:
    """One term at all its places in a bead: ``terms`` are the glossary's entries for it, any of which may be met.

    ``met`` are the places of accepted renderings in the bead, or in one beside it; ``scattered`` tells that the words
    of one stand there in another order. ``forbidden`` are (rendering, place) of what must not stand there.
    """

    number: int
    bead: Bead
    terms: tuple[Term, ...]
    places: tuple[Span, ...]
    met: tuple[Span, ...]
    scattered: bool = False
    forbidden: tuple[tuple[str, Span], ...] = ()

    @property
    def agreed(self) -> tuple[str, ...]:
        """The accepted renderings; the term itself where it is not translated."""
        return tuple(dict.fromkeys(r for t in self.terms for r in ((t.source,) if t.keep else t.renderings)))

    @property
    def keep(self) -> bool:
        return any(t.keep for t in self.terms)

    @property
    def note(self) -> str:
        """The glossary's notes as a sentence with a space before it, empty where there is none."""
        notes = "; ".join(dict.fromkeys(t.note for t in self.terms if t.note))
        return f" The glossary notes: {notes}" if notes else ""


def asked(pair: Pair) -> Iterator[Asked]:
    """Every term of the glossary in every bead with text on both sides.

    Beads beside it count as well, since a translator may move a term over a sentence's edge, and so do short forms
    that the version introduces anywhere; between rows that have nothing to do with one another they do not.
    """
    if pair.termbase is None:
        return
    source, target = word_units(pair.source), word_units(pair.target)
    terms = directed(pair.termbase, pair, source)
    raw = pair.source.document.text
    counterpart = functools.partial(_counterpart, pair.target, target, introduced=not pair.independent)
    for number, bead in pair.matched():
        hits = terms.hits([u for i in bead.source for u in source[i]], raw)
        if not hits:
            continue
        near = counterpart(bead.target)
        wide = near if pair.independent else counterpart(_beside(pair.beads, number))
        by_place = [(span, tuple(h.term for h in same)) for span, same in groupby(hits, key=lambda h: h.span)]
        for entries in dict.fromkeys(t for _, t in by_place):
            places = tuple(span for span, t in by_place if t == entries)
            yield _asked(number, bead, entries, places, near, wide)


def _asked(
    number: int, bead: Bead, terms: tuple[Term, ...], places: tuple[Span, ...], near: Counterpart, wide: Counterpart
) -> Asked:
    kept = [p for t in terms if t.keep and (p := wide.verbatim(t.source))]
    renderings = [r for t in terms for r in t.renderings if not t.keep]
    case = any(t.case for t in terms)
    met = near.accepted(renderings, case=case) or wide.accepted(renderings, case=case)
    forbidden = {(f, p): None for t in terms for f in t.forbidden for p in near.places(f, case=t.case)}
    # Forbidden words inside an accepted rendering belong to it.
    free = tuple((f, p) for f, p in forbidden if not any(m.start <= p.start and p.end <= m.end for m in met))
    scattered = not met and any(near.scattered(r) for r in renderings)
    return Asked(number, bead, terms, places, (*kept, *met), scattered, free)


def _beside(beads: Sequence[Bead], number: int) -> tuple[int, ...]:
    near = beads[max(0, number - 1) : number + 2]
    return tuple(sorted({i for bead in near for i in bead.target}))


def _counterpart(
    side: Side, sentences: Sequence[Sequence[Unit]], indices: Sequence[int], *, introduced: bool
) -> Counterpart:
    units = [u for i in indices for u in sentences[i]]
    short = side.annotate(short_forms) if introduced else None
    return Counterpart(units, side.document.text, side.document.language, short)
