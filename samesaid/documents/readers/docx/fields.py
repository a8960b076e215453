"""Fields: instructions (``HYPERLINK``, ``PAGE``, ``TOC``) with what they give; only that is text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid.documents.readers.docx.elements import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

# Fields whose result repeats the headings and names of the text with numbers of pages.
_LISTINGS = frozenset({"TOC", "INDEX", "TOA"})


def is_listing(instruction: str) -> bool:
    """Whether a field makes a table of contents or an index."""
    return next(iter(instruction.split(maxsplit=1)), "").upper() in _LISTINGS


class Fields:
    """Where the reading is among fields that contain one another. One of these for each text (body, box)."""

    def __init__(self, marks: Iterator[_Element]) -> None:
        """``marks`` are all elements ``fldChar`` that will be read. A field without an end is no field."""
        self._open: list[_Field] = []
        self._muted = 0
        begun: list[_Element] = []
        for mark in marks:
            kind = attribute(mark, "fldCharType")
            if kind == "begin":
                begun.append(mark)
            elif kind == "end" and begun:
                begun.pop()
        # The elements themselves are kept, so that no other gets the same id.
        self._endless = begun
        self._endless_ids = {id(mark) for mark in begun}
        self.listings = 0

    @property
    def is_silent(self) -> bool:
        """Whether the place is in an instruction, or in the result of a table of contents."""
        return self._muted > 0

    def mark(self, mark: _Element) -> None:
        """Go past the begin, the middle or the end of a field."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin" and id(mark) not in self._endless_ids:
            self._open.append(_Field())
            self._muted += 1
        elif kind == "separate" and self._open and self._open[-1].in_instruction:
            field = self._open[-1]
            field.in_instruction = False
            field.is_listing = is_listing("".join(field.instruction))
            self.listings += field.is_listing
            self._muted -= not field.is_listing
        elif kind == "end" and self._open:
            field = self._open.pop()
            self._muted -= field.in_instruction or field.is_listing

    def instruct(self, text: str) -> None:
        """Go past a part of an instruction."""
        if self._open and self._open[-1].in_instruction:
            self._open[-1].instruction.append(text)


class _Field:
    def __init__(self) -> None:
        self.in_instruction = True
        self.is_listing = False
        self.instruction: list[str] = []
