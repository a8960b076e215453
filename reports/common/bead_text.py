"""Which bead a finding is told at, and where its spans lie in the wording of a bead: for formats made of units."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from samesaid.languages import is_spaceless
from samesaid.model import Document, Finding, Report, Span
from samesaid.reports.common.positions import Site

_WORD = re.compile(r"\S+")


def by_bead(report: Report, site: Site, version: int) -> dict[int, list[Finding]]:
    """The findings of a version by the number of the bead, in the report's order; see ``beads_of``."""
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        if finding.version == version:
            for number in beads_of(site, finding):
                found.setdefault(number, []).append(finding)
    return found


def homeless(report: Report, site: Site) -> list[Finding]:
    """The findings that belong to no bead: those about a whole text."""
    return [finding for finding in report.findings if not beads_of(site, finding)]


def beads_of(site: Site, finding: Finding) -> list[int]:
    """The numbers of the beads a finding is told at, in their order.

    They are its own and those in which it marks words of the version, or of the reference where the version has none
    (several sentences that are missing are told at each).
    """
    numbers = set()
    if finding.bead is not None and finding.bead < len(site.beads(finding.version)):
        numbers.add(finding.bead)
    places = site.versions[finding.version] if finding.target_spans else site.reference
    for sentence in places.touched(finding.target_spans or finding.source_spans):
        number = site.bead_of(finding.version, sentence, of_reference=not finding.target_spans)
        if number is not None:
            numbers.add(number)
    return sorted(numbers)


class Wording:
    """The sentences of one side of a bead on one line, and where each part of it stands in the document.

    ``text`` is what ``told.wording`` makes: white space becomes one space, and sentences are joined as their language
    writes.
    """

    def __init__(self, document: Document, indices: tuple[int, ...]) -> None:
        between = "" if is_spaceless(document.language) else " "
        parts: list[str] = []
        # Of each run without white space: where it begins in the text made here, where in the document, its length.
        self._here: list[int] = []
        self._there: list[int] = []
        self._length: list[int] = []
        at = 0
        for n, index in enumerate(indices):
            parts.append(between if n else "")
            at += len(parts[-1])
            sentence = document.sentences[index]
            for i, word in enumerate(_WORD.finditer(sentence.text)):
                gap = " " if i else ""
                parts += (gap, word[0])
                at += len(gap)
                self._here.append(at)
                self._there.append(sentence.span.start + word.start())
                self._length.append(len(word[0]))
                at += len(word[0])
        self.text = "".join(parts)

    def place(self, span: Span) -> Span | None:
        """Where a span of the document lies in ``text``; None where none of it does."""
        first = bisect_right(self._there, span.start) - 1
        if first < 0 or self._there[first] + self._length[first] <= span.start:
            first += 1
        last = bisect_left(self._there, span.end) - 1
        if first > last:
            return None
        start = self._here[first] + max(0, span.start - self._there[first])
        end = self._here[last] + min(self._length[last], span.end - self._there[last])
        return Span(start, end) if start < end else None
