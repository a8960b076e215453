"""Word documents (Office Open XML, ISO/IEC 29500) as they are printed when all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers import left_out
from samesaid.documents.readers.docx import story
from samesaid.documents.readers.docx.elements import attribute
from samesaid.documents.readers.docx.package import Package
from samesaid.documents.readers.docx.record import Record
from samesaid.documents.readers.docx.styles import Styles
from samesaid.model import Note

# An opening heading may come after a line or two.
_HEADING_PARAGRAPHS = 3


class DocxReader:
    """Body, tables, insertions, text boxes, then the notes that they refer to; no headers, comments or hidden text."""

    def read(self, data: bytes, request: Request) -> Extract:
        package = Package(data, request.where)
        styles, record = Styles(package.part("styles")), Record()
        body = story.read(package.body(), styles, record)
        notes = [p.text for kind in ("footnotes", "endnotes") for p in _notes(package, kind, styles, record)]
        text = "\n".join(chain((p.text for p in body), notes))
        return Extract(text, title=_title(body), notes=tuple(_left_out(package, record, styles, text)))


def _notes(package: Package, kind: str, styles: Styles, record: Record) -> Iterator[story.Paragraph]:
    """The notes of a kind that the text refers to, in its order: those of deleted text are not printed."""
    wanted = dict.fromkeys(key for of, key in record.notes if of == kind)
    part = package.part(kind) if wanted else None
    if part is None:
        return
    found = {attribute(note, "id"): note for note in part}
    for key in wanted:
        if key in found:
            yield from story.read(found[key], styles, record)


def _title(paragraphs: list[story.Paragraph]) -> str | None:
    """The first paragraph in the style Title, else one in Heading 1 near the beginning."""
    worded = [p for p in paragraphs if p.text.strip()]
    heading = (p for p in worded[:_HEADING_PARAGRAPHS] if p.style in ("heading 1", "heading1", "1"))
    found = next((p for p in worded if p.style == "title"), None) or next(heading, None)
    return " ".join(found.text.split()) if found else None


def _left_out(package: Package, record: Record, styles: Styles, text: str) -> Iterator[Note]:
    yield from left_out.counted(record.left_out)
    if record.embedded:
        yield left_out.embedded(package.targets("aFChunk"), record.embedded)
    yield from left_out.drawings(record.drawings)
    heads = (p.text for kind in ("header", "footer") for part in package.small_parts(kind)
             for p in story.read(part, styles, Record()))  # fmt: skip
    yield from left_out.heads(heads, text)
