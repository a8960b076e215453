"""The paragraphs of one part of a Word document: its body, a note, a header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from samesaid.documents.readers.docx.choices import branch, is_contents, is_hint
from samesaid.documents.readers.docx.elements import child
from samesaid.documents.readers.docx.fields import Fields
from samesaid.documents.readers.docx.record import Record
from samesaid.documents.readers.docx.styles import Styles
from samesaid.documents.readers.docx.words import LEFT_OUT, Words, is_deletion
from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS = frozenset({"tbl", "tc", "txbxContent", "footnote", "endnote"})


class Paragraph(NamedTuple):
    """``style`` is the name of its style in lower case."""

    text: str
    style: str


def read(root: _Element, styles: Styles, record: Record) -> list[Paragraph]:
    """The paragraphs under an element; those of a text box follow the one that it is fixed to."""
    story = _Story(root, styles, record)
    story.blocks(root)
    story.flush()
    record.left_out["contents"] += story.fields.listings
    return story.paragraphs


class _Story:
    def __init__(self, root: _Element, styles: Styles, record: Record) -> None:
        self.fields = Fields(_field_marks(root))
        self._styles = styles
        self._record = record
        self.paragraphs: list[Paragraph] = []
        # Of a paragraph whose end is deleted or hidden: the next one goes on.
        self._pending: list[str] = []
        self._style = ""

    def blocks(self, element: _Element) -> None:
        """Read what is in an element."""
        for block in element:
            name = local(block)
            if name == "p":
                self._paragraph(block)
            elif name == "AlternateContent":
                chosen = branch(block)
                if chosen is not None:
                    self.blocks(chosen)
            elif name == "sdt":
                self._control(block)
            elif name == "altChunk":
                self._record.embedded += 1
            elif name == "tr" and child(block, "trPr", "del") is not None:
                self._record.left_out["deletions"] += 1
            elif name in _CONTAINERS:
                self._container(block)
            elif name in LEFT_OUT:
                self._record.left_out["deletions"] += is_deletion(block)
            else:
                self.blocks(block)

    def flush(self) -> None:
        """End the paragraph that is pending."""
        if self._pending:
            self.paragraphs.append(Paragraph("".join(self._pending), self._style))
            self._pending = []

    def _container(self, container: _Element) -> None:
        self.flush()
        if child(container, "tcPr", "cellDel") is None:
            self.blocks(container)
        self.flush()

    def _control(self, control: _Element) -> None:
        if is_contents(control):
            self._record.left_out["contents"] += 1
        elif not is_hint(control):
            self.blocks(control)

    def _paragraph(self, paragraph: _Element) -> None:
        words = Words(self._styles, self.fields, self._record, paragraph)
        # A paragraph has the style of its end.
        self._style = self._styles.name(paragraph)
        self._pending.append("".join(words.pieces))
        if not words.goes_on:
            self.flush()
        for box in words.boxes:
            self.paragraphs.extend(read(box, self._styles, self._record))


def _field_marks(root: _Element) -> Iterator[_Element]:
    """The marks of fields under an element in the order of reading, without those of text boxes in it."""
    for part in root:
        name = local(part)
        if name == "fldChar":
            yield part
        elif name == "AlternateContent":
            chosen = branch(part)
            if chosen is not None:
                yield from _field_marks(chosen)
        elif name != "txbxContent" and name not in LEFT_OUT:
            yield from _field_marks(part)
