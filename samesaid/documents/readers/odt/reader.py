"""OpenDocument texts (ISO/IEC 26300), in an archive (odt) or as one file of XML (fodt)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samesaid import xmlsafe
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers import left_out, zipsafe
from samesaid.documents.readers.odt.story import Paragraph, Story
from samesaid.documents.readers.odt.styles import Styles
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HEADS = tuple(
    f"{{urn:oasis:names:tc:opendocument:xmlns:style:1.0}}{name}"
    for name in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
)
_BODY, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_FLAT = re.compile(rb"\A(?:(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff)")
_TITLE_PARAGRAPHS = 3


class OdtReader:
    """Paragraphs in order, then the notes; those of frames follow the paragraph that they are fixed to."""

    def read(self, data: bytes, request: Request) -> Extract:
        content, styles = _parts(data, request.where)
        body = content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise SamesaidError(f"{request.where}: not an OpenDocument text (it has no body of text); save it as .odt")
        story = Story(Styles([styles, content]))
        found = story.read(body)
        # Notes in notes are found on the way.
        notes = [p for kind in (story.footnotes, story.endnotes) for note in kind for p in story.read(note)]
        text = "\n".join(p.text for p in (*found, *notes))
        heads = _heads(styles if styles is not None else content)
        doubts = (*left_out.counted(story.left_out), *left_out.drawings(story.drawings))
        return Extract(text, _title(found), notes=(*doubts, *left_out.heads(heads, text)))


def _parts(data: bytes, where: str) -> tuple[_Element, _Element | None]:
    """The roots of the content and of the styles, which may be one. Raises SamesaidError without content."""
    if _FLAT.match(data):
        return xmlsafe.parse(data.lstrip(), where), None
    archive = zipsafe.Archive(data, where)
    content = archive.read(_BODY)
    if content is None:
        raise SamesaidError(f"{where}: not an OpenDocument text ({_BODY} is missing); save it again")
    if b"encryption-data" in (archive.read(_MANIFEST) or b""):
        raise SamesaidError(f"{where}: it needs a password; save it again without one")
    styles = archive.read(_STYLES)
    return xmlsafe.parse(content, where), xmlsafe.parse(styles, where) if styles else None


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    """The first paragraph in the style Title, else a heading near the beginning."""
    worded = [p for p in paragraphs if p.text.strip()]
    title = next((p for p in worded if p.is_title), None)
    found = title or next((p for p in worded[:_TITLE_PARAGRAPHS] if p.is_heading), None)
    return " ".join(found.text.split()) if found else None


def _heads(root: _Element) -> Iterator[str]:
    """The lines of headers and footers."""
    story = Story(Styles([root]))
    for head in root.iter(*_HEADS):
        yield from (p.text for p in story.read(head))
