"""Joins lines that were cut to a width into paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from samesaid.documents import tuning

_ITEM = re.compile(
    r"\s*(?:[•·*‣▪-]\s|\(?\d{1,3}(?:[.)]\s|、)|[（(][一二三四五六七八九十\da-z]{1,3}[）)]|#|[一二三四五六七八九十]+、)"
    r"|\s{3,}|　　"
)
_WIDE_EDGE = re.compile(r"[　-ヿ㐀-鿿！-～]")


def unwrap(text: str, wrapped: bool | None = None) -> str:
    """The text with one paragraph a line if its lines were wrapped, else the text as it is.

    With ``wrapped`` None it is decided by evidence: a line was wrapped if the next word would not have fitted on it.
    With True (a PDF, whose letters differ in width) every line of nearly full length is continued by the next.
    """
    lines = text.split("\n")
    width = _width(lines) if wrapped is None else _usual_width(lines)
    if not width or wrapped is False:
        return text
    slack = width * tuning.USUAL_LINE_SLACK if wrapped else 0.0
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _goes_on(line, following, width - slack):
            joined[-1] = _join(joined[-1], following)
        else:
            joined.append(following)
    return "\n".join(joined)


def _width(lines: Sequence[str]) -> float:
    """The width at which the lines were cut, in columns; 0 if they were not."""
    widths = sorted(_columns(line) for line in lines if line.strip())
    if len(widths) < tuning.MIN_WRAP_BREAKS:
        return 0
    width = widths[-1 - len(widths) // tuning.LINES_PER_OVERLONG]
    if not tuning.MIN_WRAP_COLUMNS <= width <= tuning.MAX_WRAP_COLUMNS:
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip() and not _ITEM.match(b)]
    full = sum(_goes_on(a, b, width) for a, b in inner)
    return width if full >= tuning.MIN_WRAP_BREAKS and full >= tuning.MIN_WRAP_SHARE * len(inner) else 0


def _usual_width(lines: Sequence[str]) -> float:
    widths = sorted(_columns(line) for line in lines if line.strip())
    return widths[int(len(widths) * tuning.USUAL_LINE_QUANTILE)] if widths else 0


def _goes_on(line: str, following: str, width: float) -> bool:
    """Whether ``following`` continues the paragraph of ``line``: its first word would not have fitted."""
    if not line.strip() or not following.strip() or _ITEM.match(following) or line.lstrip().startswith("#"):
        return False
    spare = tuning.HAN_EDGE_COLUMNS if _WIDE_EDGE.match(following.lstrip()) else 0
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
