"""The words of one paragraph as they are printed when all tracked changes are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.documents.readers.docx.choices import branch, is_contents, is_drawing_with_words, is_hint
from samesaid.documents.readers.docx.elements import attribute, child
from samesaid.documents.readers.docx.fields import Fields, is_listing
from samesaid.documents.readers.docx.record import Record
from samesaid.documents.readers.docx.styles import Styles
from samesaid.documents.readers.docx.symbols import shown, symbol
from samesaid.xmlsafe import local

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = frozenset({"del", "moveFrom", "rt", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "sdtPr"})
"""Deleted text, text that was moved away, phonetic guides, and what is no text but says how text looks."""
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


class Words:
    """Reads one paragraph. ``boxes`` are the text boxes that are fixed to it, ``pieces`` its words."""

    def __init__(self, styles: Styles, fields: Fields, record: Record, paragraph: _Element) -> None:
        self._styles = styles
        self._fields = fields
        self._record = record
        self._hidden_by_style = styles.hides(paragraph)
        self._has_hidden = False
        self.pieces: list[str] = []
        self.boxes: list[_Element] = []
        self._inside(paragraph)
        record.left_out["hidden-text"] += self._has_hidden
        mark = child(paragraph, "pPr", "rPr")
        self.goes_on = mark is not None and (
            child(mark, "del") is not None
            or child(mark, "moveFrom") is not None
            or styles.hides_run(mark, self._hidden_by_style)
        )
        """Whether the end of the paragraph is deleted or hidden, so that the next one continues it."""

    def _inside(self, element: _Element) -> None:
        for part in element:
            name = local(part)
            if name == "r":
                self._run(part)
            elif name == "AlternateContent":
                chosen = branch(part)
                if chosen is not None:
                    self._inside(chosen)
            elif name == "sdt":
                self._control(part)
            elif name == "fldSimple" and is_listing(attribute(part, "instr")):
                self._record.left_out["contents"] += 1
            elif name in LEFT_OUT:
                self._record.left_out["deletions"] += is_deletion(part)
            else:
                self._inside(part)

    def _control(self, control: _Element) -> None:
        if is_contents(control):
            self._record.left_out["contents"] += 1
        elif not is_hint(control):
            self._inside(control)

    def _run(self, run: _Element) -> None:
        properties = child(run, "rPr")
        hidden = self._styles.hides_run(properties, self._hidden_by_style)
        fonts = child(properties, "rFonts") if properties is not None else None
        self._content(run, hidden, attribute(fonts, "ascii"))

    def _content(self, element: _Element, hidden: bool, font: str) -> None:
        """What a run holds. Marks of fields count although they are hidden."""
        for part in element:
            name = local(part)
            if name == "fldChar":
                self._fields.mark(part)
            elif name == "instrText":
                self._fields.instruct(part.text or "")
            elif name == "commentReference":
                self._record.left_out["comments"] += 1
            elif hidden:
                self._has_hidden |= name == "t" and bool((part.text or "").strip())
            elif name == "AlternateContent":
                chosen = branch(part)
                if chosen is not None:
                    self._content(chosen, hidden, font)
            elif name == "r":
                self._run(part)
            elif name in LEFT_OUT:
                continue
            elif name in _NOTES and attribute(part, "customMarkFollows") not in ("", "0", "false", "off"):
                # The rest of the run is the mark, which is no word of the text.
                self._note(name, part)
                return
            elif not self._fields.is_silent:
                self._record.drawings += is_drawing_with_words(part)
                self._visible(name, part, font)

    def _visible(self, name: str, part: _Element, font: str) -> None:
        if name == "t":
            self.pieces.append(shown(part.text or "", font))
        elif name in _MARKS:
            self.pieces.append(_MARKS[name])
        elif name == "sym":
            self.pieces.append(symbol(attribute(part, "char"), attribute(part, "font")))
        elif name in _NOTES:
            self._note(name, part)
        elif name == "txbxContent":
            self.boxes.append(part)
        else:
            self._content(part, False, font)

    def _note(self, name: str, reference: _Element) -> None:
        if not self._fields.is_silent:
            self._record.notes.append((_NOTES[name], attribute(reference, "id")))


def is_deletion(element: _Element) -> bool:
    """Whether an element is deleted text; a paragraph mark alone is none."""
    return local(element) == "del" and any(local(part) in ("delText", "t") and part.text for part in element.iter())
