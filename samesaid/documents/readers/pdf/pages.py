"""The pages of a PDF by PDFium: their text, and what else is on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_float
from enum import Enum
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from samesaid.documents import tuning
from samesaid.model import SamesaidError


class Kind(Enum):
    """A page of text; a picture; a picture with the text that a program recognised in it; nothing."""

    TEXT = "text"
    PICTURE = "picture"
    SCAN = "scan"
    BLANK = "blank"


class Place(NamedTuple):
    """Where a line is: the height of its letters, how far it is from the foot of the page, in points.

    ``is_apart``: the next line towards the middle of the page is farther away than lines are from one another.
    """

    height: float
    base: float
    is_apart: bool


class Page(NamedTuple):
    """``places`` has those of the first and the last lines, white space around them aside."""

    text: str
    kind: Kind
    places: dict[str, Place]


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

    def read(self) -> list[Page]:
        """All pages. Raises SamesaidError for one that is broken."""
        import pypdfium2

        try:
            return list(self._pages())
        except pypdfium2.PdfiumError:
            raise SamesaidError(f"{self._where}: a page cannot be read; save the file again") from None

    def _pages(self) -> Iterator[Page]:
        for page in self._document:
            text_page = page.get_textpage()
            text = text_page.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
            places = _places(text_page, text, page.get_height()) if len(self._document) > 1 else {}
            yield Page(text, _kind(page, any(map(str.isalnum, text))), places)
            text_page.close()
            page.close()


def _places(text_page: Any, text: str, page_height: float) -> dict[str, Place]:
    """The places of the first and the last lines of a page."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    edges = [*lines[: tuning.RUNNING_HEAD_LINES], *lines[-tuning.RUNNING_HEAD_LINES :]]
    count = min(text_page.count_rects(), tuning.MAX_PAGE_OBJECTS)
    bases = sorted({round(text_page.get_rect(i)[1]) for i in range(count)})
    places: dict[str, Place] = {}
    for line in dict.fromkeys(edge for edge in edges if len(edge) <= tuning.MAX_RUNNING_HEAD):
        searcher = text_page.search(line, match_case=True)
        found = searcher.get_next()
        searcher.close()
        if found and (place := _place(text_page, found[0], bases, page_height)):
            places[line] = place
    return places


def _place(text_page: Any, index: int, bases: Sequence[int], page_height: float) -> Place | None:
    """The place of the line with the character of this index; ``bases`` are the feet of all lines, from below."""
    import pypdfium2

    try:
        _, bottom, _, top = text_page.get_charbox(index, loose=True)
        base = text_page.get_charbox(index)[1]
    # A character that is nowhere on the page; its text is read all the same.
    except pypdfium2.PdfiumError:
        return None
    usual = median([high - low for low, high in pairwise(bases)] or [0])
    # Letters go below the line or not; the next line is at least half a line away.
    near = usual / 2
    inner = [other for other in bases if (other < base - near if base > page_height / 2 else other > base + near)]
    apart = bool(inner) and min(abs(base - other) for other in inner) > tuning.MIN_HEAD_GAP * usual
    return Place(float(top - bottom), float(base), apart)


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
