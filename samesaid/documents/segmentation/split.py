"""A text's paragraphs and sentences, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samesaid.documents.segmentation import cjk
from samesaid.documents.segmentation import spaced as western
from samesaid.languages import primary
from samesaid.model import Sentence, Span

_HAN_OR_KANA = re.compile(r"[぀-ヿ㐀-鿿]")
# The rules of pysbd cost the square of a paragraph's length in the worst case: a longer one is cut behind an end mark,
# else at a space, first.
_LONGEST = 4_000


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text that hold more than white space, without the white space around them."""
    start = 0
    for line in text.split("\n"):
        span = trimmed(text, Span(start, start + len(line)))
        if span:
            yield span
        start += len(line) + 1


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends; empty where there is nothing else."""
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def split(text: str, spans: Iterator[Span] | list[Span], language: str) -> tuple[Sentence, ...]:
    """The sentences of the given paragraphs: ``text[sentence.span]`` is the sentence, and none is white space alone."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(spans):
        for span in _sentences(text, paragraph, language):
            sentences.append(Sentence(span.of(text), span, len(sentences), number))
    return tuple(sentences)


def _sentences(text: str, paragraph: Span, language: str) -> list[Span]:
    spans: list[Span] = []
    own_rule = _is_cjk(paragraph.of(text), language)
    for piece in [paragraph] if own_rule else _pieces(text, paragraph):
        start, part = piece.start, piece.of(text)
        for cut in [*(cjk.cuts(part) if own_rule else western.cuts(part, language)), len(piece)]:
            span = trimmed(text, Span(start, piece.start + cut))
            start = piece.start + cut
            if span and spans and not any(char.isalnum() for char in span.of(text)):
                # Marks alone are no sentence: they belong to the one before.
                spans[-1] = Span(spans[-1].start, span.end)
            elif span:
                spans.append(span)
    return spans


def _is_cjk(paragraph: str, language: str) -> bool:
    # A Chinese line in a text of another language is cut by its own rules.
    return primary(language) in {"zh", "ja"} or len(_HAN_OR_KANA.findall(paragraph)) * 3 > len(paragraph)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        place = max(window.rfind(mark) + 1 for mark in (". ", "! ", "? "))
        end = start + (place if place > 1 else window.rfind(" ") if " " in window[1:] else _LONGEST)
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)
