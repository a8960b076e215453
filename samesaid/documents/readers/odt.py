"""OpenDocument texts (ISO/IEC 26300): paragraphs and headings of content.xml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid import xmlsafe
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers import zipsafe
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BODY = "content.xml"
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "note-citation", "ruby-text", "hidden-text"})
_PARAGRAPHS = frozenset({"p", "h"})


class OdtReader:
    """Paragraphs in order; those of notes and text boxes are separate from the paragraph that contains them."""

    def read(self, data: bytes, request: Request) -> Extract:
        content = data if data.lstrip().startswith(b"<?xml") else zipsafe.read(data, _BODY, request.where)
        if content is None:
            raise SamesaidError(f"{request.where}: not an OpenDocument text ({_BODY} is missing); save it again")
        root = xmlsafe.parse(content, request.where)
        found = [
            (element.tag == f"{_TEXT}h", "".join(_text(element)))
            for element in root.iter(f"{_TEXT}p", f"{_TEXT}h")
            if not any(xmlsafe.local(above) in _LEFT_OUT for above in element.iterancestors())
        ]
        title = next((text for heading, text in found[:3] if heading), None)
        return Extract("\n".join(text for _, text in found), title=title)


def _text(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = xmlsafe.local(child)
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(100, int(count[:4])) if count.isascii() and count.isdigit() else 1)
        elif name in {"tab", "line-break"}:
            yield "\t" if name == "tab" else "\n"
        elif name and name not in _LEFT_OUT | _PARAGRAPHS | {"note", "text-box"}:
            yield from _text(child)
        yield child.tail or ""
