"""The versions of one text that a document in two languages holds, and whether they are versions of one text."""

from __future__ import annotations

from dataclasses import replace

from samesaid import documents
from samesaid.align.aligner import align
from samesaid.bilingual import tuning
from samesaid.bilingual.division import Part, divided
from samesaid.compare.pair import Side
from samesaid.languages import primary
from samesaid.model import Bead, Document, Encoder, SamesaidError
from samesaid.relation.decision import model, relation_of
from samesaid.relation.features import covered

Versions = tuple[Document, Document]

# Notes that hold no more once the languages are known.
_KNOWN = ("note.unknown-language",)


def versions_in(document: Document) -> Versions | None:
    """A document for each of the two languages in which the text is written; None for a text in one language.

    The language that comes first is first. Sentences have the numbers of the paragraphs of the file, those without
    words left out. Nothing is said of what the two are to one another.
    """
    found = divided(document.text)
    if found is None:
        return None
    try:
        one, other = (_version(document, part) for part in found)
    except SamesaidError:
        # One part has no sentence.
        return None
    if primary(one.language) == primary(other.language):
        return None
    # What the reader of the file says is said once.
    said = (note for note in document.notes if note.kind in ("warning", "dropped") and note.message.key not in _KNOWN)
    return replace(one, notes=(*(note for note in said if note.span is None), *one.notes)), other


def _version(document: Document, part: Part) -> Document:
    return documents.from_part(document, part.lines, part.tag)


def are_versions(versions: Versions, encoder: Encoder) -> bool:
    """Whether the two are versions of one text, by the beads between them, and neither lacks half of it."""
    one, other = versions
    beads = align(one, other, encoder)
    if not relation_of(Side(one), Side(other), beads, encoder).comparable:
        return False
    swapped = [Bead(bead.target, bead.source) for bead in beads]
    shares = covered(one, other, beads, model().stretch), covered(other, one, swapped, model().stretch)
    return min(shares) >= tuning.MIN_COVERED
