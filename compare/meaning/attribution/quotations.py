"""Passages in quotation marks: where each begins and ends in a document."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from samesaid.compare.pair import Side
from samesaid.model import Document, Span

# What closes each mark. German closes „ by “, and opens by » where French closes.
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‚": "‘", '"': '"'}
MARKS = frozenset("".join(_CLOSING) + "".join(_CLOSING.values())) - {"’"}
"""Every quotation mark but the one that is an apostrophe as well."""
# Marks that are letters' signs as well (apostrophes, inches) open only after a blank and close only before one.
_AMBIGUOUS = frozenset('‘’‚"»”“')


def quotations(document: Document) -> tuple[tuple[Span, ...], ...]:
    """For each sentence the inside of each passage in quotation marks that lies in it, whole or in part, in order.

    What is quoted inside of a quotation is a part of it. A passage whose mark is not closed goes on to the end of its
    paragraph. An annotation: call it through ``side.annotate(quotations)``.
    """
    found: list[tuple[Span, ...]] = []
    for _, group in itertools.groupby(document.sentences, key=lambda s: s.paragraph):
        paragraph = list(group)
        spans = list(_in_paragraph(document.text, paragraph[0].span.start, paragraph[-1].span.end))
        first = 0
        for sentence in paragraph:
            while first < len(spans) and spans[first].end <= sentence.span.start:
                first += 1
            inside = itertools.takewhile(lambda s, end=sentence.span.end: s.start < end, spans[first:])  # type: ignore[misc]
            found.append(tuple(inside))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    opened, closing = -1, ""
    for at in range(start, end):
        mark = text[at]
        if opened < 0 and mark in _CLOSING and _may_open(text, at, start, end):
            opened, closing = at, _CLOSING[mark]
        elif opened >= 0 and mark in closing and _may_close(text, at, end):
            yield Span(opened + 1, at)
            opened = -1
    if opened >= 0:
        yield Span(opened + 1, end)


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
    return text[at] not in _AMBIGUOUS or ((not before.isalnum() or before > "\u2e7f") and not after.isspace())


def _may_close(text: str, at: int, end: int) -> bool:
    """An apostrophe has a letter after it."""
    after = text[at + 1] if at + 1 < end else " "
    return text[at] not in "’'" or not after.isalnum()


def quoted_in(side: Side, run: Sequence[int]) -> list[Span]:
    """The parts of quotations that lie in some sentences, which follow one another."""
    extent = side.extent(tuple(run))
    if extent is None:
        return []
    whole = dict.fromkeys(span for i in run for span in side.annotate(quotations)[i])
    return [Span(max(span.start, extent.start), min(span.end, extent.end)) for span in whole]


def is_closed(text: str, span: Span) -> bool:
    """Whether both marks of a quotation are right beside what lies inside."""
    marks = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return all(mark and mark in MARKS for mark in marks)


def is_inside(place: Span, spans: Sequence[Span]) -> bool:
    """Whether a place lies in one of some spans."""
    return any(span.start <= place.start and place.end <= span.end for span in spans)
