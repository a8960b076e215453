"""Quoted excerpts: the wording on one side of a finding, with enough around it to be read alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import is_spaceless
from samesaid.model import Document, Finding, Span
from samesaid.reports.common.highlights import Mark, marked
from samesaid.reports.common.positions import Places, Site

_LONGEST = 280
_AROUND = 110
_MOST = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One side of a finding: whose text, its language, where, and the quoted pieces (none: nothing stands there).

    ``text`` is 0 for the reference, else one more than the number of the version.
    """

    text: int
    label: str
    language: str
    place: str
    pieces: tuple[Markup, ...]
    more: int


def excerpts(site: Site, finding: Finding, labels: tuple[str, str], classes: str) -> tuple[Excerpt, ...]:
    """Both sides of a finding; a finding about one text alone has one."""
    source, target = site.sentences(finding)
    sides = (
        (0, site.reference, finding.source_spans, source, labels[0]),
        (finding.version + 1, site.versions[finding.version], finding.target_spans, target, labels[1]),
    )
    return tuple(
        _excerpt((text, label), places, spans, sentences, classes, caret=finding.absent and not spans)
        for text, places, spans, sentences, label in sides
        if is_told(finding, spans, sentences)
    )


def is_told(finding: Finding, spans: Sequence[Span], sentences: Sequence[int]) -> bool:
    """Whether a side of a finding is quoted: not when the finding is about the other text alone."""
    if spans:
        return True
    if finding.absent:
        return bool(sentences) or finding.bead is not None
    return bool(sentences) and not (finding.source_spans or finding.target_spans)


def _excerpt(
    text: tuple[int, str],
    places: Places,
    spans: tuple[Span, ...],
    sentences: tuple[int, ...],
    classes: str,
    *,
    caret: bool,
) -> Excerpt:
    document = places.document
    if caret and sentences:
        end = document.sentences[sentences[-1]].span.end
        spans = (Span(end, end),)
    marks = [Mark(span, classes) for span in spans]
    pieces = tuple(_piece(document, i, marks) for i in sentences[:_MOST])
    place = places.name(sentences[0]) if sentences else ""
    return Excerpt(*text, document.language, place, pieces, max(len(sentences) - _MOST, 0))


def _piece(document: Document, sentence: int, marks: list[Mark]) -> Markup:
    whole = document.sentences[sentence].span
    shown = whole if len(whole) <= _LONGEST else window(document, whole, [m.span for m in marks], _AROUND)
    before = Markup("… ") if shown.start > whole.start else Markup()
    after = Markup(" …") if shown.end < whole.end else Markup()
    return before + marked(shown.of(document.text), shown.start, marks) + after


def window(document: Document, whole: Span, spans: Iterable[Span], around: int) -> Span:
    """The part of a sentence that holds its marks and ``around`` code points on either side, cut between words."""
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
