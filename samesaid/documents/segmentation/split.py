"""The paragraphs and sentences of a text, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samesaid.documents import tuning
from samesaid.documents.segmentation import cjk, spaced
from samesaid.languages import primary
from samesaid.model import Sentence, Span

_HAN_OR_KANA = re.compile(r"[぀-ヿ㐀-鿿]")


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
