"""The text of a bead for formats that are made of units: which findings belong to it, and where their spans are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from samesaid.languages import is_spaceless
from samesaid.model import Document, Finding, Report, Span
from samesaid.reports.common.positions import ReportPositions

_WORD = re.compile(r"\S+")


def findings_by_bead(report: Report, positions: ReportPositions, version: int) -> dict[int, list[Finding]]:
    """The findings of a version by the index of the bead, in the report's order, closed ones last; see ``beads_of``."""
    found: dict[int, list[Finding]] = {}
    for finding in (*report.findings, *report.decided):
        if finding.version == version:
            for index in beads_of(positions, finding):
                found.setdefault(index, []).append(finding)
    return found


def findings_without_bead(report: Report, positions: ReportPositions) -> list[Finding]:
    """The findings that belong to no bead, closed ones last: those about a whole text."""
    return [finding for finding in (*report.findings, *report.decided) if not beads_of(positions, finding)]


def beads_of(positions: ReportPositions, finding: Finding) -> list[int]:
    """The indices of the beads at which a finding is reported, in ascending order.

    They are its own bead and those with marked words of the version. A finding that marks no words of the version is
    reported at the beads with its words of the reference, for instance at each of several missing sentences.
    """
    beads = set()
    if finding.bead is not None and finding.bead < len(positions.beads(finding.version)):
        beads.add(finding.bead)
    text = positions.versions[finding.version] if finding.target_spans else positions.reference
    for sentence in text.sentences_at(finding.target_spans or finding.source_spans):
        bead = positions.bead_of(finding.version, sentence, of_reference=not finding.target_spans)
        if bead is not None:
            beads.add(bead)
    return sorted(beads)


class BeadText:
    """The sentences of one side of a bead on one line, and where each part of it is in the document.

    ``text`` equals ``bead_fields.sentences_text``: white space becomes one space, and sentences are joined as their
    language writes.
    """

    def __init__(self, document: Document, indices: tuple[int, ...]) -> None:
        between = "" if is_spaceless(document.language) else " "
        parts: list[str] = []
        # For each word (a run without white space): its offset in this text, its offset in the document, its length.
        self._here: list[int] = []
        self._there: list[int] = []
        self._length: list[int] = []
        offset = 0
        for n, index in enumerate(indices):
            parts.append(between if n else "")
            offset += len(parts[-1])
            sentence = document.sentences[index]
            for i, word in enumerate(_WORD.finditer(sentence.text)):
                gap = " " if i else ""
                parts += (gap, word[0])
                offset += len(gap)
                self._here.append(offset)
                self._there.append(sentence.span.start + word.start())
                self._length.append(len(word[0]))
                offset += len(word[0])
        self.text = "".join(parts)

    def span_of(self, span: Span) -> Span | None:
        """The span in ``text`` for a span of the document; None where the bead has none of it."""
        first = bisect_right(self._there, span.start) - 1
        if first < 0 or self._there[first] + self._length[first] <= span.start:
            first += 1
        last = bisect_left(self._there, span.end) - 1
        if first > last:
            return None
        start = self._here[first] + max(0, span.start - self._there[first])
        end = self._here[last] + min(self._length[last], span.end - self._there[last])
        return Span(start, end) if start < end else None
