"""Where words stand in a text, as SARIF counts: artifacts, lines, columns, offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from samesaid.model import Bead, Document, Finding, Span
from samesaid.reports.common.records import Record

_SNIPPET = 1_000


class Regions:
    """The regions of one document, the artifact of number ``artifact``. Lines end with a line feed."""

    def __init__(self, document: Document, artifact: int) -> None:
        self._document = document
        self._uri = uri(document)
        self._artifact = artifact
        self._lines = [0, *(found.end() for found in re.finditer("\n", document.text))]

    def location(self, span: Span) -> Record:
        """A location whose region is the span; an empty span is a place between two characters."""
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": self._uri, "index": self._artifact},
                "region": self._region(span),
            }
        }

    def absent(self, beads: Sequence[Bead], number: int | None, finding: Finding) -> Record:
        """Where to look when a finding marks no words of this text: its sentences, or where they should stand."""
        sentences = self._document.sentences
        if number is None:
            return self._whole()
        target = beads[number].target
        if target:
            return self.location(Span(sentences[target[0]].span.start, sentences[target[-1]].span.end))
        before = next((b.target for b in reversed(beads[:number]) if b.target and not b.moved), ())
        if not finding.source_spans and not before:
            return self._whole()
        place = sentences[before[-1]].span.end if before else 0
        return self.location(Span(place, place))

    def _whole(self) -> Record:
        return {"physicalLocation": {"artifactLocation": {"uri": self._uri, "index": self._artifact}}}

    def _region(self, span: Span) -> Record:
        (line, column), (last, end) = self._place(span.start), self._place(span.end)
        region: Record = {
            "startLine": line,
            "startColumn": column,
            "endLine": last,
            "endColumn": end,
            "charOffset": span.start,
            "charLength": len(span),
        }
        if len(span):
            words = span.of(self._document.text)
            region["snippet"] = {"text": words if len(words) <= _SNIPPET else words[: _SNIPPET - 1] + "…"}
        return region

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def uri(document: Document) -> str:
    """The file a document came from, or its name, as a URI reference: relative paths stay relative."""
    path = Path(document.source or document.name or "text")
    try:
        return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
    except UnicodeEncodeError:
        # A lone surrogate that is no byte of a file's name.
        return quote(path.as_posix(), errors="replace")
