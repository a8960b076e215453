"""Both wordings of a finding on one line: the marked words of each side with a few words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from samesaid.languages import is_spaceless
from samesaid.model import Finding, Span
from samesaid.reports.common.excerpts import is_quoted, window
from samesaid.reports.common.highlights import Highlight, highlighted
from samesaid.reports.common.positions import ReportPositions, TextPositions

# Code points before and behind the marked words, by whether the script is spaceless (its characters are twice as wide).
# A line of the list has room for some 60 narrow characters or 30 wide ones on each side; the page cuts what is longer.
_BEFORE = {True: 7, False: 16}
_BEHIND = {True: 16, False: 36}
_MAX_WORDS = {True: 40, False: 90}


@dataclass(frozen=True, slots=True)
class Wording:
    """One side of a finding on one line.

    ``html`` are the marked words of its first sentence with a few words around them, empty where this side has nothing;
    ``more`` counts the further sentences with marks.
    """

    language: str
    html: Markup
    more: int


def wordings(positions: ReportPositions, finding: Finding, classes: str) -> tuple[Wording | None, Wording | None]:
    """The wordings of the reference and of the version; None for a side that the finding is not about."""
    source, target = positions.sentences(finding)
    version = positions.versions[finding.version]
    return (
        _wording(positions.reference, finding, finding.source_spans, source, classes),
        _wording(version, finding, finding.target_spans, target, classes),
    )


def _wording(
    text: TextPositions, finding: Finding, spans: Sequence[Span], sentences: Sequence[int], classes: str
) -> Wording | None:
    if not is_quoted(finding, spans, sentences):
        return None
    language = text.document.language
    if not sentences or (finding.absent and not spans):
        return Wording(language, Markup(), 0)
    return Wording(language, _line(text, sentences[0], spans, classes), len(sentences) - 1)


def _line(text: TextPositions, sentence: int, spans: Sequence[Span], classes: str) -> Markup:
    """The part of a sentence with its marks, on one line."""
    document, wide = text.document, is_spaceless(text.document.language)
    whole = document.sentences[sentence].span
    start = window(document, whole, spans, _BEFORE[wide]).start
    end = min(window(document, whole, spans, _BEHIND[wide]).end, start + _BEFORE[wide] + _MAX_WORDS[wide])
    before = Markup("… ") if start > whole.start else Markup()
    after = Markup(" …") if end < whole.end else Markup()
    cut = Span(start, end)
    marks = [Highlight(span, classes) for span in spans]
    return before + highlighted(cut.of(document.text), cut.start, marks) + after
