"""PDF by PDFium: the text of its pages without running heads and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.documents import tuning
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers.pdf import heads, hyphens
from samesaid.documents.readers.pdf.pages import Kind, Pages
from samesaid.encodings import looks_garbled
from samesaid.model import Note, SamesaidError, message

# Bullets and other pictures of fonts, and control characters: PDFium's word for letters that it does not know.
_PICTURES = re.compile("[\uf020-\uf0ff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class PdfReader:
    """The pages in order; PDFium separates columns. Pages without text are named in a warning."""

    def read(self, data: bytes, request: Request) -> Extract:
        with Pages(data, request.where) as document:
            pages = document.read()
        lines = [hyphens.marked(_PICTURES.sub("", page.text)).split("\n") for page in pages]
        if not any(line.strip() for page in lines for line in page):
            raise SamesaidError(f"{request.where}: no text in this PDF (a scan?); run OCR on it first")
        kept, dropped = heads.without_heads(lines, lambda number, line: pages[number].places.get(line))
        text = hyphens.resolved("\n".join("\n".join(page) for page in kept))
        notes = [Note("furniture", message("note.running-head", n=n, line=line)) for line, n in dropped.items()]
        clean = _CONTROLS.sub("", text)
        if looks_garbled(clean) or len(text) - len(clean) > tuning.MAX_CONTROL_SHARE * len(text):
            notes.append(Note("warning", message("note.garbled-pdf")))
        return Extract(clean, notes=(*_doubts([page.kind for page in pages], kept), *notes), wrapped=True)


def _doubts(kinds: Sequence[Kind], pages: Sequence[Sequence[str]]) -> Iterator[Note]:
    """Warnings on the pages that are pictures, also under a running head, and on those that were recognised."""
    pictures = [
        number
        for number, (kind, lines) in enumerate(zip(kinds, pages, strict=True), 1)
        if kind is Kind.PICTURE or (kind is Kind.SCAN and not lines)
    ]
    scans = [number for number, kind in enumerate(kinds, 1) if kind is Kind.SCAN and number not in pictures]
    for key, numbers in (("picture-pages", pictures), ("scanned-pages", scans)):
        if numbers:
            yield Note("warning", message(f"note.{key}", n=len(numbers), pages=_ranges(numbers)))


def _ranges(numbers: Sequence[int]) -> str:
    """``3, 5–7`` for 3, 5, 6 and 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = [f"{first}–{last}" if last > first else str(first) for first, last in runs[: tuning.MAX_PAGES_NAMED]]
    return ", ".join(named) + (" …" if len(runs) > len(named) else "")
