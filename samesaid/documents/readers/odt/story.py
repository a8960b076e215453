"""The paragraphs of an OpenDocument text as they are printed when all tracked changes are accepted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from samesaid.documents.readers.odt.styles import Styles, is_hidden
from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Titles and descriptions of pictures; an element of the same name in the namespace of text shows the document's title.
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_MAX_SPACES = 100
# Tables of contents and indexes repeat headings and names with numbers of pages; a bibliography is text.
_CONTENTS = frozenset(
    [f"{kind}-index" for kind in ("illustration", "table", "object", "user", "alphabetical")] + ["table-of-content"]
)
# Marks and guides, hints of empty forms, settings, and numbers that the program counts.
_SILENT = frozenset(
    [
        "note-citation",
        "ruby-text",
        "placeholder",
        "forms",
        "number",
        "covered-table-cell",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "event-listeners",
    ]
)
_BLOCKS = frozenset({"p", "h"})
# Charts, formulas and tables of other programs.
_OBJECTS = frozenset({"object", "object-ole"})
# Only the last version of a tracked text is in the body; what was deleted is kept beside it.
_COUNTED = {"tracked-changes": "deletions", "annotation": "comments", "hidden-text": "hidden-text"}


class Paragraph(NamedTuple):
    """``is_title``: it has the style Title, or one that is based on it."""

    text: str
    is_heading: bool
    is_title: bool


class Story:
    """Reads elements one after the other.

    ``footnotes`` and ``endnotes`` are those that were met, and not read yet; ``left_out`` counts what is not read,
    ``drawings`` charts and objects of other programs.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.footnotes: list[_Element] = []
        self.endnotes: list[_Element] = []
        self.left_out = Counter[str]()
        self.drawings = 0
        self._boxes: list[_Element] = []

    def read(self, root: _Element) -> list[Paragraph]:
        """The paragraphs under an element; those of a frame follow the one that it is fixed to."""
        found: list[Paragraph] = []
        for block in root:
            name = local(block)
            if name in _BLOCKS:
                found.extend(self._paragraph(block))
            elif not self._is_left_out(block, name):
                found.extend(self.read(block))
        return found

    def _is_left_out(self, element: _Element, name: str) -> bool:
        """Whether an element is not read, which is counted."""
        if name in _COUNTED:
            shown = name == "hidden-text" and element.get(f"{_TEXT}is-hidden") == "false"
            deletions = sum(1 for part in element.iter(f"{_TEXT}deletion")) if name == "tracked-changes" else 1
            self.left_out[_COUNTED[name]] += 0 if shown else deletions
            return not shown
        if name in _CONTENTS:
            self.left_out["contents"] += 1
            return True
        if name in _OBJECTS:
            self.drawings += 1
            return True
        if name and is_hidden(element):
            self.left_out["hidden-text"] += 1
            return True
        return not name or name in _SILENT or str(element.tag).startswith(_SVG)

    def _paragraph(self, paragraph: _Element) -> list[Paragraph]:
        hides_itself = any(is_hidden(field) for field in paragraph.iter(f"{_TEXT}hidden-paragraph"))
        if hides_itself or self._styles.hides(paragraph, "paragraph"):
            self.left_out["hidden-text"] += 1
            return []
        around, self._boxes = self._boxes, []
        pieces: list[str] = []
        self._words(paragraph, pieces)
        title = self._styles.is_title(paragraph)
        found = [Paragraph("".join(pieces), local(paragraph) == "h", title)]
        boxes, self._boxes = self._boxes, around
        for box in boxes:
            found.extend(self._paragraph(box) if local(box) in _BLOCKS else self.read(box))
        return found

    def _words(self, element: _Element, pieces: list[str]) -> None:
        pieces.append(element.text or "")
        for part in element:
            name = local(part)
            if name == "s":
                pieces.append(" " * _count(part))
            elif name in ("tab", "line-break"):
                pieces.append("\t" if name == "tab" else "\n")
            elif name == "note":
                kind = part.get(f"{_TEXT}note-class")
                (self.endnotes if kind == "endnote" else self.footnotes).append(part)
            elif name in ("text-box", "table") or name in _BLOCKS:
                self._boxes.append(part)
            elif name == "span" and self._styles.hides(part, "text"):
                self.left_out["hidden-text"] += 1
            elif not self._is_left_out(part, name):
                self._words(part, pieces)
            pieces.append(part.tail or "")


def _count(spaces: _Element) -> int:
    count = spaces.get(f"{_TEXT}c", "1")
    return min(_MAX_SPACES, int(count[:4])) if count.isascii() and count.isdigit() else 1
