"""From lines to paragraphs, which may have been cut to a width, and to sentences, with exact offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samesaid.documents import tuning
from samesaid.documents.segmentation import cjk, spaced
from samesaid.languages import primary
from samesaid.model import Sentence, Span

_ITEM = re.compile(
    r"\s*(?:[•·*‣▪-]\s|\(?\d{1,3}(?:[.)]\s|、)|[（(][一二三四五六七八九十\da-z]{1,3}[）)]|#|[一二三四五六七八九十]+、)"
    r"|\s{3,}|　　"
)
_WIDE_EDGE = re.compile(r"[　-ヿ㐀-鿿！-～]")
_HAN_OR_KANA = re.compile(r"[぀-ヿ㐀-鿿]")


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
    if line.endswith("\u00ad"):
        return True
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


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text that are not blank, without the white space around them."""
    start = 0
    for line in text.split("\n"):
        span = trimmed(text, Span(start, start + len(line)))
        if span:
            yield span
        start += len(line) + 1


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends; empty if there is nothing else."""
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def split(text: str, spans: Iterator[Span] | list[Span], language: str) -> tuple[Sentence, ...]:
    """The sentences of the given paragraphs; none of them is blank."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(spans):
        for span in _sentences(text, paragraph, language):
            sentences.append(Sentence(span.of(text), span, len(sentences), number))
    return tuple(sentences)


def _sentences(text: str, paragraph: Span, language: str) -> list[Span]:
    spans: list[Span] = []
    is_cjk = _is_cjk(paragraph.of(text), language)
    for piece in [paragraph] if is_cjk else _pieces(text, paragraph):
        start, part = piece.start, piece.of(text)
        for cut in [*(cjk.cuts(part) if is_cjk else spaced.cuts(part, language)), len(piece)]:
            span = trimmed(text, Span(start, piece.start + cut))
            start = piece.start + cut
            if span and spans and not any(char.isalnum() for char in span.of(text)):
                # Punctuation alone is no sentence: it belongs to the one before.
                spans[-1] = Span(spans[-1].start, span.end)
            elif span:
                spans.append(span)
    return spans


def _is_cjk(paragraph: str, language: str) -> bool:
    """Whether the rules of Chinese apply, also to a Chinese paragraph in a text of another language."""
    if primary(language) in {"zh", "ja"}:
        return True
    return len(_HAN_OR_KANA.findall(paragraph)) > tuning.MIN_CJK_SHARE * len(paragraph)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph in pieces that pysbd can handle: cut after an end mark, else at a space."""
    start, most = paragraph.start, tuning.MAX_SEGMENTER_CHARS
    while paragraph.end - start > most:
        window = text[start : start + most]
        place = max(window.rfind(mark) + 1 for mark in (". ", "! ", "? "))
        end = start + (place if place > 1 else window.rfind(" ") if " " in window[1:] else most)
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)
