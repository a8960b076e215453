"""What the glossary requires of each bead: the terms of the reference there, and what the version has for them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms.matching.direction import index_for, word_units
from samesaid.compare.terms.matching.normalise import Unit
from samesaid.compare.terms.matching.rendering_match import SearchableText, introduced_forms
from samesaid.model import Bead, Message, Span, Term, message, sentences


@dataclass(frozen=True, slots=True)
class Requirement:
    """One term in one bead: ``terms`` are the entries of the glossary for it, any of which may be followed.

    ``places`` are the spans of the term in the reference, ``rendered`` those of accepted renderings in the bead or in
    one beside it. ``reordered``: the words of a rendering occur in another order. ``forbidden`` are (rendering, span)
    of forbidden renderings in the bead.
    """

    number: int
    bead: Bead
    terms: tuple[Term, ...]
    places: tuple[Span, ...]
    rendered: tuple[Span, ...]
    reordered: bool = False
    forbidden: tuple[tuple[str, Span], ...] = ()

    @property
    def source(self) -> str:
        """The term as the glossary has it."""
        return self.terms[0].source

    @property
    def accepted(self) -> tuple[str, ...]:
        """The accepted renderings; the term itself if it is not to be translated."""
        return tuple(dict.fromkeys(r for t in self.terms for r in ((t.source,) if t.keep else t.renderings)))

    @property
    def keep(self) -> bool:
        """True if the term is not to be translated."""
        return any(t.keep for t in self.terms)

    @property
    def is_missing(self) -> bool:
        """True if the version has neither an accepted nor a forbidden rendering."""
        return not self.rendered and not self.forbidden

    def with_notes(self, text: Message) -> Message:
        """The message, followed by the notes that the glossary has on the term."""
        notes = "; ".join(dict.fromkeys(t.note for t in self.terms if t.note))
        return sentences(text, message("term.note", note=notes)) if notes else text


def breach(
    requirement: Requirement,
    text: Message,
    sources: tuple[Span, ...],
    targets: tuple[Span, ...],
    *,
    strength: float,
    suggestion: str | None = None,
    weak: bool = False,
) -> Evidence:
    """T401 for a requirement that is not met; the first accepted rendering is suggested if no other is given."""
    return Evidence(
        "T401",
        requirement.with_notes(text),
        requirement.number,
        sources,
        targets,
        strength=strength,
        reading=message("term.agreed", term=requirement.source, renderings=requirement.accepted),
        suggestion=suggestion or requirement.accepted[0],
        facts=frozenset({Fact.WEAK} if weak else ()),
    )


def requirements(pair: Pair) -> Iterator[Requirement]:
    """Every term of the glossary in every bead with text on both sides.

    A translator may move a term across the end of a sentence, so renderings in the beads beside it count as well, and
    so do short forms that the version introduces anywhere. Neither counts between independent rows.
    """
    if pair.termbase is None:
        return
    source, target = word_units(pair.source), word_units(pair.target)
    terms = index_for(pair, pair.termbase, source)
    raw = pair.source.document.text
    searchable = functools.partial(_searchable, pair.target, target, with_introduced=not pair.independent)
    for number, bead in pair.matched():
        hits = terms.hits([u for i in bead.source for u in source[i]], raw)
        if not hits:
            continue
        here = searchable(bead.target)
        around = here if pair.independent else searchable(_with_neighbours(pair.beads, number))
        by_place = [(span, tuple(h.term for h in same)) for span, same in groupby(hits, key=lambda h: h.span)]
        for entries in dict.fromkeys(t for _, t in by_place):
            places = tuple(span for span, t in by_place if t == entries)
            yield _requirement(number, bead, entries, places, here, around)


def _requirement(
    number: int,
    bead: Bead,
    terms: tuple[Term, ...],
    places: tuple[Span, ...],
    here: SearchableText,
    around: SearchableText,
) -> Requirement:
    kept = [span for t in terms if t.keep and (span := around.find_verbatim(t.source))]
    renderings = [r for t in terms for r in t.renderings if not t.keep]
    case = any(t.case for t in terms)
    rendered = here.find_all(renderings, case=case) or around.find_all(renderings, case=case)
    forbidden = {(f, span): None for t in terms for f in t.forbidden for span in here.occurrences(f, case=t.case)}
    # Forbidden words inside an accepted rendering belong to it.
    outside = tuple(
        (f, span) for f, span in forbidden if not any(r.start <= span.start and span.end <= r.end for r in rendered)
    )
    reordered = not rendered and any(here.has_reordered(r) for r in renderings)
    return Requirement(number, bead, terms, places, (*kept, *rendered), reordered, outside)


def _with_neighbours(beads: Sequence[Bead], number: int) -> tuple[int, ...]:
    near = beads[max(0, number - 1) : number + 2]
    return tuple(sorted({i for bead in near for i in bead.target}))


def _searchable(
    side: Side, sentences: Sequence[Sequence[Unit]], indices: Sequence[int], *, with_introduced: bool
) -> SearchableText:
    units = [u for i in indices for u in sentences[i]]
    forms = side.annotate(introduced_forms) if with_introduced else None
    return SearchableText(units, side.document.text, side.document.language, forms)
