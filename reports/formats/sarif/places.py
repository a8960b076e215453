"""Where words are, in the terms of SARIF: addresses of files, regions of texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from samesaid.model import Bead, Document, Finding, Span
from samesaid.reports.common.original import Original
from samesaid.reports.common.records import Record

# Code points of the words that a result quotes.
_MAX_SNIPPET = 1_000
_ROOT = "%SRCROOT%"
BASES: Record = {_ROOT: {"description": {"text": "The folder in which samesaid ran."}}}
"""What relative addresses are relative to. Its own address is left out, as the standard allows: with it the same texts
would give another report in every folder, and the report would show where somebody keeps them.
"""


def artifact_location(document: Document) -> Record:
    """The file of a document, else its name: relative to the working folder where it lies below it."""
    path = Path(document.source or document.name or "text")
    if path.is_absolute():
        path = _below_working_folder(path)
    try:
        if path.is_absolute():
            return {"uri": path.as_uri()}
        return {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": _ROOT}
    except UnicodeEncodeError:
        # A lone surrogate that does not come from a byte of a file name.
        return {"uri": quote(path.as_posix(), errors="replace"), "uriBaseId": _ROOT}


def _below_working_folder(path: Path) -> Path:
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


class Regions:
    """The regions of one document, which is artifact number ``artifact``. Lines end with a line feed.

    They are those of the file where the document knows its text, else those of the text as it was read.
    """

    def __init__(self, document: Document, artifact: int) -> None:
        self._document = document
        self._location = {**artifact_location(document), "index": artifact}
        self._original = Original(document)
        self._lines = [0, *(found.end() for found in re.finditer("\n", self._original.text))]

    def location(self, span: Span) -> Record:
        """A location whose region is the span; an empty span is a position between two characters."""
        return {
            "physicalLocation": {
                "artifactLocation": self._location,
                "region": self._region(span),
            }
        }

    def absent(self, beads: Sequence[Bead], index: int | None, finding: Finding) -> Record:
        """The location of a finding without words in this text: those of its bead, or the gap between them."""
        sentences = self._document.sentences
        if index is None:
            return self.whole()
        target = beads[index].target
        if target:
            return self.location(Span(sentences[target[0]].span.start, sentences[target[-1]].span.end))
        before = next((b.target for b in reversed(beads[:index]) if b.target and not b.moved), ())
        if not finding.source_spans and not before:
            return self.whole()
        offset = sentences[before[-1]].span.end if before else 0
        return self.location(Span(offset, offset))

    def whole(self) -> Record:
        """The location of a finding about the whole text."""
        return {"physicalLocation": {"artifactLocation": self._location}}

    def _region(self, read: Span) -> Record:
        span = self._original.span(read)
        (line, column), (last, end) = self._line_and_column(span.start), self._line_and_column(span.end)
        region: Record = {
            "startLine": line,
            "startColumn": column,
            "endLine": last,
            "endColumn": end,
            "charOffset": span.start,
            "charLength": len(span),
        }
        if len(span):
            words = span.of(self._original.text)
            region["snippet"] = {"text": words if len(words) <= _MAX_SNIPPET else words[: _MAX_SNIPPET - 1] + "…"}
        return region

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
