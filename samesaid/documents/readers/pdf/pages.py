"""The pages of a PDF by PDFium: their text, and what else is on them."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float
from enum import Enum
from typing import Any

from samesaid.documents import tuning
from samesaid.model import SamesaidError


class Kind(Enum):
    """A page of text; a picture; a picture with the text that a program recognised in it; nothing."""

    TEXT = "text"
    PICTURE = "picture"
    SCAN = "scan"
    BLANK = "blank"


class Pages:
    """An open PDF: use it in a ``with``."""

    def __init__(self, data: bytes, where: str) -> None:
        """Raises SamesaidError for a PDF that is broken or needs a password."""
        import pypdfium2

        self._where = where
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            reason = "it needs a password" if "password" in str(error).lower() else "broken, or not a PDF"
            raise SamesaidError(f"{where}: cannot be opened ({reason}); save it again without protection") from None

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *raised: object) -> None:
        self._document.close()

    def read(self) -> list[tuple[str, Kind]]:
        """The text of every page and what sort of page it is. Raises SamesaidError for a page that is broken."""
        import pypdfium2

        try:
            return list(self._pages())
        except pypdfium2.PdfiumError:
            raise SamesaidError(f"{self._where}: a page cannot be read; save the file again") from None

    def _pages(self) -> Iterator[tuple[str, Kind]]:
        for page in self._document:
            text_page = page.get_textpage()
            text = text_page.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
            yield text, _kind(page, any(map(str.isalnum, text)))
            text_page.close()
            page.close()

    def height(self, number: int, line: str) -> float:
        """The height of the letters of a line on a page, in points; 0 where it is not found."""
        page = self._document[number]
        text_page = page.get_textpage()
        searcher = text_page.search(line, match_case=True)
        found = searcher.get_next()
        _, bottom, _, top = text_page.get_charbox(found[0], loose=True) if found else (0, 0, 0, 0)
        searcher.close()
        text_page.close()
        page.close()
        return float(top - bottom)


def _kind(page: Any, has_words: bool) -> Kind:
    """What is on a page, by its first objects."""
    from pypdfium2 import raw

    width, height = page.get_size()
    covered, shown, order = 0.0, 0, list[int]()
    for place in range(min(raw.FPDFPage_CountObjects(page), tuning.MAX_PAGE_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, place)
        sort = raw.FPDFPageObj_GetType(item)
        shown += sort != raw.FPDF_PAGEOBJ_TEXT
        if sort == raw.FPDF_PAGEOBJ_IMAGE:
            share = _area(item) / max(1.0, width * height)
            covered = max(covered, share)
            if share >= tuning.MIN_SCAN_SHARE and order:
                # Words under the picture are not seen.
                return Kind.SCAN
        elif sort == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(item) != raw.FPDF_TEXTRENDERMODE_CLIP:
            order.append(raw.FPDFTextObj_GetTextRenderMode(item))
    if not has_words:
        return Kind.PICTURE if shown else Kind.BLANK
    invisible = order.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    if covered >= tuning.MIN_SCAN_SHARE and 2 * invisible > len(order):
        return Kind.SCAN
    return Kind.TEXT


def _area(item: Any) -> float:
    from pypdfium2 import raw

    left, bottom, right, top = (c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0
    return (right.value - left.value) * (top.value - bottom.value)
