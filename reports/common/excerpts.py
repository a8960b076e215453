"""Excerpts: the marked words on each side of a finding, with enough text around them to be read alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import is_spaceless
from samesaid.model import Document, Finding, Span
from samesaid.reports.common.highlights import Highlight, highlighted
from samesaid.reports.common.positions import ReportPositions, TextPositions

# Code points of a sentence that is quoted whole; of a longer one only the part around the marks is quoted.
_MAX_SENTENCE = 280
_CONTEXT = 110
_MAX_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One side of a finding.

    ``text`` is 0 for the reference, else the index of the version plus 1. ``place`` is the paragraph and sentence of
    the first quoted sentence. ``pieces`` are the quoted sentences, none where this side has nothing; ``more`` counts
    the sentences that are not quoted.
    """

    text: int
    label: str
    language: str
    place: str
    pieces: tuple[Markup, ...]
    more: int


def excerpts(
    positions: ReportPositions, finding: Finding, labels: tuple[str, str], classes: str
) -> tuple[Excerpt, ...]:
    """Both sides of a finding; one side for a finding about one text alone."""
    source, target = positions.sentences(finding)
    sides = (
        (0, positions.reference, finding.source_spans, source, labels[0]),
        (finding.version + 1, positions.versions[finding.version], finding.target_spans, target, labels[1]),
    )
    return tuple(
        _excerpt((index, label), text, spans, sentences, classes, caret=finding.absent and not spans)
        for index, text, spans, sentences, label in sides
        if is_quoted(finding, spans, sentences)
    )


def is_quoted(finding: Finding, spans: Sequence[Span], sentences: Sequence[int]) -> bool:
    """True if this side of a finding is quoted; False where the finding is about the other text alone."""
    if spans:
        return True
    if finding.absent:
        return bool(sentences) or finding.bead is not None
    return bool(sentences) and not (finding.source_spans or finding.target_spans)


def _excerpt(
    index_and_label: tuple[int, str],
    text: TextPositions,
    spans: tuple[Span, ...],
    sentences: tuple[int, ...],
    classes: str,
    *,
    caret: bool,
) -> Excerpt:
    document = text.document
    if caret and sentences:
        end = document.sentences[sentences[-1]].span.end
        spans = (Span(end, end),)
    marks = [Highlight(span, classes) for span in spans]
    pieces = tuple(_piece(document, i, marks) for i in sentences[:_MAX_SENTENCES])
    place = text.label(sentences[0]) if sentences else ""
    return Excerpt(*index_and_label, document.language, place, pieces, max(len(sentences) - _MAX_SENTENCES, 0))


def _piece(document: Document, sentence: int, marks: list[Highlight]) -> Markup:
    whole = document.sentences[sentence].span
    shown = whole if len(whole) <= _MAX_SENTENCE else window(document, whole, [m.span for m in marks], _CONTEXT)
    before = Markup("… ") if shown.start > whole.start else Markup()
    after = Markup(" …") if shown.end < whole.end else Markup()
    return before + highlighted(shown.of(document.text), shown.start, marks) + after


def window(document: Document, whole: Span, spans: Iterable[Span], around: int) -> Span:
    """The part of a sentence with its marks and up to ``around`` code points on either side, cut between words."""
    inside = [s for s in spans if s.overlaps(whole) or (not len(s) and whole.start <= s.start <= whole.end)]
    first = max(min((s.start for s in inside), default=whole.start), whole.start)
    last = min(max((s.end for s in inside), default=whole.start + around), whole.end)
    start, end = max(whole.start, first - around), min(whole.end, last + around)
    if not is_spaceless(document.language):
        space = document.text.find(" ", start, first)
        start = space + 1 if start > whole.start and space >= 0 else start
        space = document.text.rfind(" ", last, end)
        end = space if end < whole.end and space >= 0 else end
    return Span(start, end)
