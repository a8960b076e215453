"""Word documents (Office Open XML, ISO/IEC 29500), read by their text runs (w:t), wherever these are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid import xmlsafe
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers import zipsafe
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# Deleted or moved-away text, phonetic guides, and the copy of a drawing for programs that cannot draw it.
_LEFT_OUT = frozenset({"del", "moveFrom", "rt", "Fallback", "pPr", "sectPr"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class DocxReader:
    """Body, tables, insertions, text boxes, then footnotes and endnotes; no headers, comments or hidden text."""

    def read(self, data: bytes, request: Request) -> Extract:
        body = zipsafe.read(data, _BODY, request.where)
        if body is None:
            raise SamesaidError(f"{request.where}: not a Word document ({_BODY} is missing); save it again")
        root = xmlsafe.parse(body, request.where)
        lines = list(_paragraphs(root))
        for name in _NOTES:
            part = zipsafe.read(data, name, request.where)
            if part is not None:
                lines.extend(_paragraphs(xmlsafe.parse(part, request.where)))
        return Extract("\n".join(lines), title=_title(root))


def _paragraphs(root: _Element) -> Iterator[str]:
    """The text of every paragraph; paragraphs of a text box follow the one that contains it."""
    for paragraph in root.iter(f"{_W}p"):
        if not any(xmlsafe.local(above) in _LEFT_OUT for above in paragraph.iterancestors()):
            yield "".join(_text(paragraph))


def _text(element: _Element) -> Iterator[str]:
    for child in element:
        name = xmlsafe.local(child)
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "txbxContent" or name in _LEFT_OUT or (name == "r" and _is_hidden(child)):
            continue
        else:
            yield from _text(child)


def _is_hidden(run: _Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _title(root: _Element) -> str | None:
    """The first paragraph in the style Title, else one in Heading 1 near the beginning."""
    for number, paragraph in enumerate(root.iter(f"{_W}p")):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val", "").lower() if style is not None else ""
        if name == "title" or (name in {"heading1", "1"} and number < 3):
            return " ".join("".join(_text(paragraph)).split()) or None
    return None
