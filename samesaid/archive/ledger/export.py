"""A ledger as a table, and as a glossary to edit."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from samesaid.archive.ledger.ledger import Rendering, Term
from samesaid.archive.store.export import Table
from samesaid.model import Term as Agreed
from samesaid.model import Termbase

COLUMNS = (
    "term", "kind", "uses", "documents", "first", "last", "rendering", "times", "in_documents", "first_use", "last_use",
    "minority", "example", "its_rendering", "reference_path", "target_path", "bead", "entry", "version",
    "source_language", "target_language",
)  # fmt: skip
# The columns that a terminal has room for.
_BRIEF = ("term", "uses", "rendering", "times", "minority", "first_use", "last_use")
# Maximum number of renderings that a note names.
_NAMED = 5


def table(terms: Sequence[Term]) -> Table:
    """A row a rendering, with its first example; beads count from 0, as in the store's table of beads."""
    return Table(COLUMNS, tuple(_row(term, rendering) for term in terms for rendering in term.renderings))


def brief(terms: Sequence[Term]) -> Table:
    """The same in a few columns, to be read in a terminal."""
    whole = table(terms)
    places = [COLUMNS.index(name) for name in _BRIEF]
    return Table(_BRIEF, tuple(tuple(row[place] for place in places) for row in whole.rows))


def _row(term: Term, rendering: Rendering) -> tuple[object, ...]:
    example = rendering.examples[0]
    return (
        term.text, "name" if term.name else "term", term.uses, term.documents, term.first, term.last,
        rendering.text, rendering.uses, rendering.documents, rendering.first, rendering.last,
        "minority" if rendering.minority else "", example.source_text, example.target_text, example.reference,
        example.target, example.bead, example.entry, example.version, *term.languages,
    )  # fmt: skip


def glossary(terms: Sequence[Term], name: str) -> Termbase:
    """The terms with their renderings, the usual one first, without minority ones; the note lists those."""
    agreed = tuple(_agreed(term) for term in terms if _is_agreed(term))
    return Termbase(name, blake2b(repr(agreed).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest(), agreed)


def _is_agreed(term: Term) -> bool:
    """Whether a glossary can have it: what has no letter cannot be looked for, and | parts renderings."""
    return all(any(map(str.isalnum, text)) and "|" not in text for text in (term.text, term.renderings[0].text))


def _agreed(term: Term) -> Agreed:
    agreed = [text for r in term.renderings if not r.minority for text in (r.text, *r.forms)]
    kept = tuple(dict.fromkeys(text for text in agreed if "|" not in text))
    seldom = [f"{r.text} ({r.uses})" for r in term.renderings if r.minority]
    note = f"{term.renderings[0].uses} of {term.uses}"
    if seldom:
        note += f"; decide: {', '.join(seldom[:_NAMED])}" + (", …" if len(seldom) > _NAMED else "")
    return Agreed(
        term.text, kept, part_of_speech="name" if term.name else "", note=note,
        source_language=term.languages[0], target_language=term.languages[1],
    )  # fmt: skip
