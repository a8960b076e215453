"""PDF by PDFium: the text of its pages without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from samesaid.documents import tuning
from samesaid.documents.reader import Extract, Request
from samesaid.model import Message, Note, SamesaidError, literal, message

# PDFium writes these for a hyphen at a line break that is not part of the word.
_SOFT_HYPHEN = re.compile("[\ufffe\x02\xad]\n")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*|第\s*(\d{1,4})\s*页.*", re.IGNORECASE
)


class PdfReader:
    """The pages in order; PDFium separates columns."""

    def read(self, data: bytes, request: Request) -> Extract:
        pages = [page.split("\n") for page in _pages(data, request.where)]
        if not any(line.strip() for page in pages for line in page):
            raise SamesaidError(f"{request.where}: no text in this PDF (a scan?); run OCR on it first")
        kept, dropped = _without_running_heads(pages)
        text = _SOFT_HYPHEN.sub("", "\n".join("\n".join(page) for page in kept))
        notes = [Note("furniture", message("note.running-head", n=n, line=line)) for line, n in dropped.items()]
        return Extract(text, notes=tuple(notes), wrapped=True)


def _pages(data: bytes, where: str) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "it needs a password" if "password" in str(error).lower() else "broken, or not a PDF"
        raise SamesaidError(f"{where}: cannot be opened ({reason}); save it again without protection") from None
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n"))
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise SamesaidError(f"{where}: a page cannot be read; save the file again") from None
    finally:
        document.close()
    return texts


def _without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], Counter[Message]]:
    """The lines of each page without page numbers and running heads, and how often each of these was left out.

    A running head is a line at the edge that at least half of the pages share, digits aside.
    """
    full = [[line for line in page if line.strip()] for page in pages]
    counts = Counter(shape for page in full for shape in {_shape(page[i]) for i in _edges(page)})
    enough = max(2, (len(full) + 1) // 2)
    numbers = _numbering(full)
    kept, dropped = list[list[str]](), Counter[Message]()
    for number, page in enumerate(full):
        running = {i for i in _edges(page) if _is_running(page[i], counts[_shape(page[i])] >= enough, number, numbers)}
        drop = {i for i in running if running.issuperset(range(i)) or running.issuperset(range(i, len(page)))}
        dropped.update(_named(page[i]) for i in drop)
        kept.append([line for i, line in enumerate(page) if i not in drop])
    return kept, dropped


def _named(line: str) -> Message:
    """How a line that is left out is called in the notes: all page numbers the same."""
    if _PAGE_NUMBER.fullmatch(line):
        return message("note.page-number")
    return literal(line.strip()[: tuning.MAX_RUNNING_HEAD_NAMED])


def _edges(page: Sequence[str]) -> list[int]:
    """Lines that may be header or footer: at most a third of a page each, so short pages (slides) keep their text."""
    edge = min(tuning.RUNNING_HEAD_LINES, len(page) // 3)
    return [*range(edge), *range(len(page) - edge, len(page))]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _is_running(line: str, shared: bool, number: int, offset: int | None) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.strip())
    if match:
        return offset is not None and int(match[1] or match[2]) - number == offset
    return shared and len(line) <= tuning.MAX_RUNNING_HEAD


def _numbering(pages: Sequence[Sequence[str]]) -> int | None:
    """The difference between a page's printed number and its index, if at least two pages agree on it."""
    offsets: Counter[int] = Counter()
    for number, page in enumerate(pages):
        matches = (_PAGE_NUMBER.fullmatch(page[i].strip()) for i in _edges(page))
        offsets.update({int(m[1] or m[2]) - number for m in matches if m})
    offset, count = next(iter(offsets.most_common(1)), (0, 0))
    return offset if count >= 2 else None
