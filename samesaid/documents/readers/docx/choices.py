"""Elements of which only a part is shown: alternatives, and content controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.documents.readers.docx.elements import attribute, child
from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a drawing is; a SmartArt is a diagram.
_WORDED_DRAWINGS = ("/chart", "/diagram", "/chartex")


def branch(alternatives: _Element) -> _Element | None:
    """The first of the alternatives of a drawing that has words, else the first; None where there is none.

    They say the same for programs that draw more or less.
    """
    branches = [inner for inner in alternatives if local(inner) in ("Choice", "Fallback")]
    with_words = (inner for inner in branches if any(local(part) == "t" and part.text for part in inner.iter()))
    return next(with_words, branches[0] if branches else None)


def is_hint(control: _Element) -> bool:
    """Whether a content control is empty: it shows what may be entered."""
    return child(control, "sdtPr", "showingPlcHdr") is not None


def is_contents(control: _Element) -> bool:
    """Whether a content control holds a table of contents."""
    return attribute(child(control, "sdtPr", "docPartObj", "docPartGallery"), "val") == "Table of Contents"


def is_drawing_with_words(element: _Element) -> bool:
    """Whether an element is a chart, a diagram or an object of another program; pictures and shapes are none."""
    name = local(element)
    return name == "OLEObject" or (name == "graphicData" and attribute(element, "uri").endswith(_WORDED_DRAWINGS))
