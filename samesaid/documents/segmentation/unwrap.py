"""Lines that were cut to a width, joined again to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

# Wider lines are paragraphs: nobody wraps at more columns.
_WIDEST = 120
_NARROWEST = 30
# Of the line breaks inside blocks, so many must stand where the next word would not have fitted.
_SHARE = 0.85
_EVIDENCE = 3
_ITEM = re.compile(
    r"\s*(?:[•·*‣▪-]\s|\(?\d{1,3}(?:[.)]\s|、)|[（(][一二三四五六七八九十\da-z]{1,3}[）)]|#|[一二三四五六七八九十]+、)"
    r"|\s{3,}|　　"
)
_WIDE_EDGE = re.compile(r"[　-ヿ㐀-鿿！-～]")


def unwrap(text: str, wrapped: bool | None = None) -> str:
    """The text with one paragraph a line, where its lines were wrapped; else as it is.

    ``wrapped`` None decides by evidence: a line was wrapped when the next word would not have fitted on it. With True
    (a PDF, whose columns are not counted in characters) every line of nearly full length goes on.
    """
    lines = text.split("\n")
    width = _width(lines) if wrapped is None else _usual(lines)
    if not width or wrapped is False:
        return text
    slack = width * 0.25 if wrapped else 0.0
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _goes_on(line, following, width - slack):
            joined[-1] = _join(joined[-1], following)
        else:
            joined.append(following)
    return "\n".join(joined)


def _width(lines: Sequence[str]) -> float:
    """The width at which the lines were cut, in columns; 0 where they were not."""
    widths = sorted(_columns(line) for line in lines if line.strip())
    if len(widths) < _EVIDENCE:
        return 0
    # An address on the web may stand out.
    width = widths[-1 - len(widths) // 50]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip() and not _ITEM.match(b)]
    full = sum(_goes_on(a, b, width) for a, b in inner)
    return width if full >= _EVIDENCE and full >= _SHARE * len(inner) else 0


def _usual(lines: Sequence[str]) -> float:
    widths = sorted(_columns(line) for line in lines if line.strip())
    return widths[int(len(widths) * 0.8)] if widths else 0


def _goes_on(line: str, following: str, width: float) -> bool:
    """Whether ``following`` continues the paragraph of ``line``: its first word would not have fitted."""
    if not line.strip() or not following.strip() or _ITEM.match(following) or line.lstrip().startswith("#"):
        return False
    # Rules against marks at the edge of a line move up to two characters of Chinese down.
    spare = 4 if _WIDE_EDGE.match(following.lstrip()) else 0
    return _columns(line.rstrip()) + 1 + _columns(_first_word(following)) + spare > width


def _first_word(line: str) -> str:
    stripped = line.strip()
    return stripped[0] if _WIDE_EDGE.match(stripped) else stripped.split()[0]


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _join(line: str, following: str) -> str:
    first, second = line.rstrip(), following.lstrip()
    if first.endswith("\u00ad"):
        return first[:-1] + second
    touching = not first or not second or (_WIDE_EDGE.match(first[-1]) and _WIDE_EDGE.match(second[0]))
    return first + ("" if touching else " ") + second
