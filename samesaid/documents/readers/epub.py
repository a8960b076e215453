"""Books (EPUB 3.3, W3C): the chapters in the order of the spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from samesaid import xmlsafe
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers import zipsafe
from samesaid.documents.readers.html import page
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"


class EpubReader:
    """The text of every chapter; no cover, table of contents or other navigation."""

    def read(self, data: bytes, request: Request) -> Extract:
        archive = zipsafe.Archive(data, request.where)
        container = _part(archive, _CONTAINER, request.where)
        package = next((e.get("full-path") for e in container.iter("{*}rootfile") if e.get("full-path")), None)
        if package is None:
            raise SamesaidError(f"{request.where}: a book that names none of its parts; save it again")
        root = _part(archive, package, request.where)
        lines = [_text(archive, name, request.where) for name in _chapters(root, posixpath.dirname(package))]
        title = next((" ".join((e.text or "").split()) for e in root.iter("{*}title")), None)
        return Extract("\n".join(filter(None, lines)), title or None, _published(root))


def _part(archive: zipsafe.Archive, name: str, where: str) -> _Element:
    content = archive.read(name)
    if content is None:
        raise SamesaidError(f"{where}: a book without {name}; save it again")
    return xmlsafe.parse(content, where)


def _chapters(root: _Element, folder: str) -> Iterator[str]:
    items = {item.get("id"): item for item in root.iter("{*}item")}
    for reference in root.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        if "html" in (item.get("media-type") or "html"):
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _text(archive: zipsafe.Archive, name: str, where: str) -> str:
    """Chapters are XHTML, but many books are not well-formed: they are read as HTML, as reading systems do."""
    from lxml import etree, html

    content = archive.read(name)
    if content is None:
        raise SamesaidError(f"{where}: the book names a chapter that it lacks ({name}); save it again")
    if not content.strip():
        return ""
    try:
        tree = html.document_fromstring(
            content, parser=html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
        )
    except (etree.ParserError, ValueError) as error:
        raise SamesaidError(f"{where}: the chapter {name} cannot be read ({error}); save the book again") from None
    body = tree.find("body")
    return page.text(tree if body is None else body)


def _published(root: _Element) -> date | None:
    for element in root.iter("{*}date"):
        try:
            return date.fromisoformat((element.text or "").strip()[:10])
        except ValueError:
            continue
    return None
