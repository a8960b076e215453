"""The ledger: every recurring term or name of the originals, and its renderings with their days and examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from samesaid.archive.ledger.cooccurrence import Counts, pair_of
from samesaid.archive.ledger.elsewhere import Elsewhere, asked
from samesaid.archive.ledger.other_meanings import without_other_meanings
from samesaid.archive.ledger.rare_renderings import Singles, unplaced
from samesaid.archive.ledger.renderings import Rendered, Search
from samesaid.archive.ledger.wholes import Wholes
from samesaid.archive.ledger.word_forms import Forms
from samesaid.archive.store.storage import Storage

if TYPE_CHECKING:
    from samesaid.model import Encoder

# A rendering used in no more than this share of a term's places, another one being usual, is a minority's.
_MINORITY = 1 / 3
_EXAMPLES = 3
FEWEST = 5
"""Minimum number of beads of a term, by default."""


@dataclass(frozen=True, slots=True)
class Example:
    """A bead with a rendering: which text and version of the archive, its files, its day, and both sides."""

    entry: str
    version: int
    bead: int
    published: date | None
    reference: str
    target: str
    source_text: str
    target_text: str
    source_language: str
    target_language: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendering: how often, in how many texts, the days of its first and last use, whether only a minority of places
    has it, examples from its first use to its last, and other forms of it (acronyms, full names)."""

    text: str
    uses: int
    documents: int
    first: date | None
    last: date | None
    minority: bool
    examples: tuple[Example, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its renderings, the most frequent first; ``uses`` counts also places whose rendering is not known."""

    text: str
    name: bool
    languages: tuple[str, str]
    uses: int
    documents: int
    first: date | None
    last: date | None
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a ledger: terms of which the term or a rendering has this word, uses of these days (both count),
    terms of ``fewest`` beads or more, only those with more than one rendering."""

    term: str | None = None
    since: date | None = None
    until: date | None = None
    fewest: int = FEWEST
    variants: bool = False


def ledger(storage: Storage, encoder: Encoder, wanted: Wanted) -> tuple[Term, ...]:
    """The terms of a store whose occurrences were read by `keeping.update`, the most frequent first.

    Renderings are found in the whole archive; then the filters apply.
    """
    from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors

    counts, vectors = Counts(storage), PhraseVectors(encoder)
    forms, days = Forms(counts.acronyms()), counts.days()
    made: list[Term] = []
    for languages in counts.languages():
        counted = counts.counted(languages, wanted.fewest)
        search = Search(counted, vectors, forms)
        found = list(search.rendered())
        at = counts.others_at([place for one in found for place in unplaced(one)])
        found = Singles(counted, found, vectors, forms).added(found, at)
        several = {
            place for one in found if len(one.renderings) > 1 for _, places in one.renderings for place in places
        }
        found = Wholes(counts.phrases_at(several), vectors).kept(found)
        found = without_other_meanings(found, vectors)
        found = _in_their_sentences(counts, found, encoder, forms)
        terms = (_term(one, languages, days, wanted) for one in found)
        made += _with_examples(counts, [both for both in terms if both is not None])
    return tuple(sorted(made, key=lambda t: (-t.uses, t.text)))


def _in_their_sentences(counts: Counts, found: Sequence[Rendered], encoder: Encoder, forms: Forms) -> list[Rendered]:
    """The same terms without the renderings that, in their sentences, are nearer to something else."""
    places = sorted(set(asked(found)))
    texts = {row["place"]: (row["source_text"], row["target_text"]) for row in counts.passages(places)}
    return Elsewhere(counts.phrases_at(places), texts, encoder, forms).kept(found)


_TermPlaces = tuple[Term, tuple[tuple[int, ...], ...]]


def _term(
    one: Rendered, languages: tuple[str, str], days: dict[int, date | None], wanted: Wanted
) -> _TermPlaces | None:
    """The term and the places of each rendering in the days that are wanted; None where it is not wanted."""
    kept = {place: n for place, n in one.term.places.items() if _is_wanted(days[pair_of(place)], wanted)}
    shown = [(text, tuple(p for p in places if p in kept)) for text, places in one.renderings]
    shown = sorted((both for both in shown if both[1]), key=lambda both: -sum(kept[p] for p in both[1]))
    if not shown or (wanted.variants and len(shown) < 2):
        return None
    if wanted.term is not None:
        word = wanted.term.casefold()
        if not any(word in text.casefold() for text in (one.term.text, *(text for text, _ in shown))):
            return None
    most = sum(kept[p] for p in shown[0][1])
    renderings = []
    for n, (text, places) in enumerate(shown):
        uses = sum(kept[p] for p in places)
        renderings.append(
            Rendering(
                text,
                uses,
                *_spread(places, days),
                minority=bool(n) and uses <= _MINORITY * (uses + most),
                forms=one.forms.get(text, ()),
            )
        )
    term = Term(
        one.term.text, one.term.name, languages, sum(kept.values()), *_spread(kept, days), tuple(renderings)
    )  # fmt: skip
    return term, tuple(places for _, places in shown)


def _is_wanted(day: date | None, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    return day is not None and (wanted.since or day) <= day <= (wanted.until or day)


def _spread(places: Iterable[int], days: dict[int, date | None]) -> tuple[int, date | None, date | None]:
    """In how many texts the places are, and the first and the last day of these."""
    pairs = {pair_of(place) for place in places}
    known = sorted(day for pair in pairs if (day := days[pair]) is not None)
    return len(pairs), known[0] if known else None, known[-1] if known else None


def _with_examples(counts: Counts, terms: Sequence[_TermPlaces]) -> Iterator[Term]:
    days = counts.days()
    chosen = [[_examples(places, days) for places in all_places] for _, all_places in terms]
    asked = sorted({place for places in chosen for some in places for place in some})
    passages = {row.pop("place"): Example(**row) for row in counts.passages(asked)}
    for (term, _), places in zip(terms, chosen, strict=True):
        shown = zip(term.renderings, places, strict=True)
        yield replace(
            term, renderings=tuple(replace(r, examples=tuple(passages[p] for p in some)) for r, some in shown)
        )  # fmt: skip


def _examples(places: Sequence[int], days: dict[int, date | None]) -> list[int]:
    """The first place in time, one of the middle, the last."""
    ordered = sorted(places, key=lambda p: (days[pair_of(p)] or date.max, p))
    if len(ordered) <= _EXAMPLES:
        return ordered
    return [ordered[0], ordered[len(ordered) // 2], ordered[-1]]
