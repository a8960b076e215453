"""A text on the page: its names, its language and the notes of its reader."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.languages import display_name, primary
from samesaid.model import Document, Note
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH, title_of

# Kinds of notes on passages that are not compared.
_LEFT_OUT = ("furniture", "dropped")


@dataclass(frozen=True, slots=True)
class TextView:
    """One text: label, title and name, its language (``native``: in that language), and the notes of its reader.

    ``notes`` are about the whole text, ``left_out`` are passages that were not compared: reason and words.
    """

    label: str
    title: str
    name: str
    language: str
    native: str
    notes: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def text_view(document: Document, label: str, say: Catalogue = ENGLISH) -> TextView:
    """One text as pages show it; ``label`` is its label in the report."""
    return TextView(
        label=label,
        title=title_of(document, say),
        name=document.name,
        language=document.language,
        native=display_name(document.language, primary(document.language)),
        notes=tuple(say.text(note.message) for note in document.notes if note.kind not in _LEFT_OUT),
        left_out=tuple(_left_out(note, document, say) for note in document.notes if note.kind in _LEFT_OUT),
    )


def _left_out(note: Note, document: Document, say: Catalogue) -> tuple[str, str]:
    """Why a passage was left out, and its words."""
    return say.text(note.message), " ".join(note.span.of(document.text).split()) if note.span else ""
