"""A text's paragraphs and sentences, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samesaid.documents import cjk, western
from samesaid.languages import primary
from samesaid.model import Sentence, Span

_HAN_OR_KANA = re.compile(r"[぀-ヿ㐀-鿿]")
# The rules of pysbd look far back: a longer paragraph is cut at a space first.
_LONGEST = 20_000


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
    for piece in _pieces(text, paragraph):
        start = piece.start
        for cut in [*_cuts(piece.of(text), language), len(piece)]:
            span = trimmed(text, Span(start, piece.start + cut))
            start = piece.start + cut
            if span and spans and not any(char.isalnum() for char in span.of(text)):
                # Marks alone are no sentence: they belong to the one before.
                spans[-1] = Span(spans[-1].start, span.end)
            elif span:
                spans.append(span)
    return spans


def _cuts(paragraph: str, language: str) -> list[int]:
    # A Chinese line in an English text, and the other way round, is cut by its own rules.
    if primary(language) in {"zh", "ja"} or len(_HAN_OR_KANA.findall(paragraph)) * 3 > len(paragraph):
        return cjk.cuts(paragraph)
    return western.cuts(paragraph, language)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        end = space if space > 0 else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)
