"""A text as pages speak of it: its names, its language, and what its reader decided."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.languages import display_name, primary
from samesaid.model import Document, Note
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH, heading


@dataclass(frozen=True, slots=True)
class TextView:
    """One text: what it is called, its language in its own words, and what its reader decided about it."""

    label: str
    title: str
    name: str
    language: str
    native: str
    decisions: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def text_view(document: Document, label: str, say: Catalogue = ENGLISH) -> TextView:
    """One text as pages speak of it."""
    left_out = ("furniture", "dropped")
    return TextView(
        label=label,
        title=heading(document, say),
        name=document.name,
        language=document.language,
        native=display_name(document.language, primary(document.language)),
        decisions=tuple(say.text(note.message) for note in document.notes if note.kind not in left_out),
        left_out=tuple(_left_out(note, document, say) for note in document.notes if note.kind in left_out),
    )


def _left_out(note: Note, document: Document, say: Catalogue) -> tuple[str, str]:
    """Why a passage was left out, and its words."""
    return say.text(note.message), " ".join(note.span.of(document.text).split()) if note.span else ""
