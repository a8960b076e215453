"""Positions as a reader counts them: paragraphs of a text and sentences of a paragraph, from 1; and beads of findings.

``TextPositions`` is about one document, ``ReportPositions`` about all documents of a report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from samesaid.model import Bead, Document, Finding, Report, Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH


class TextPositions:
    """The paragraphs and sentences of one document, by the numbers that its paragraphs have."""

    def __init__(self, document: Document, say: Catalogue = ENGLISH) -> None:
        self.document = document
        self._say = say
        self._starts = [s.span.start for s in document.sentences]
        self._paragraph = [s.paragraph + 1 for s in document.sentences]
        self._within: list[int] = []
        sizes: dict[int, int] = {}
        for paragraph in self._paragraph:
            sizes[paragraph] = sizes.get(paragraph, 0) + 1
            self._within.append(sizes[paragraph])
        self._sizes = sizes

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph of a sentence, from 1."""
        return self._paragraph[sentence]

    def opens_paragraph(self, sentence: int) -> bool:
        """True for the first sentence of a paragraph."""
        return self._within[sentence] == 1

    def label(self, sentence: int) -> str:
        """``¶4, sentence 2``; ``¶4`` for a paragraph of one sentence."""
        paragraph = self._paragraph[sentence]
        if self._sizes[paragraph] == 1:
            return self._say("place.paragraph", p=str(paragraph))
        return self._say("place.sentence", p=str(paragraph), s=str(self._within[sentence]))

    def short_label(self, sentence: int) -> str:
        """``¶4.2``; ``¶4`` for a paragraph of one sentence. It is the same in every language."""
        paragraph = self._paragraph[sentence]
        return f"¶{paragraph}" + (f".{self._within[sentence]}" if self._sizes[paragraph] > 1 else "")

    def sentences_at(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The indices of the sentences that overlap the spans, in ascending order."""
        found: set[int] = set()
        for span in spans:
            first = max(bisect_right(self._starts, span.start) - 1, 0)
            for index in range(first, len(self._starts)):
                sentence = self.document.sentences[index]
                if sentence.span.start >= max(span.end, span.start + 1):
                    break
                if sentence.span.overlaps(span) or (not len(span) and span.start <= sentence.span.end):
                    found.add(sentence.index)
        return tuple(sorted(found))


class ReportPositions:
    """The positions in all texts of a report, and the beads of its findings; made once for all parts of a report."""

    def __init__(self, report: Report, say: Catalogue = ENGLISH) -> None:
        self.report = report
        self.reference = TextPositions(report.reference, say)
        self.versions = tuple(TextPositions(version, say) for version in report.versions)
        # For each version the bead of each sentence of the reference, and of each sentence of the version.
        self._beads = [
            (
                {i: n for n, b in enumerate(beads) for i in b.source},
                {i: n for n, b in enumerate(beads) for i in b.target},
            )
            for beads in report.alignments
        ]

    def beads(self, version: int) -> tuple[Bead, ...]:
        """The beads of a version, none where it was not aligned."""
        return self.report.alignments[version] if version < len(self.report.alignments) else ()

    def main_bead(self, finding: Finding) -> int | None:
        """The index of the bead beside which a finding is shown: its own, or the first one with a marked sentence."""
        if finding.bead is not None and finding.bead < len(self.beads(finding.version)):
            return finding.bead
        if finding.version >= len(self._beads):
            return None
        of_source, of_target = self._beads[finding.version]
        for text, spans, beads in (
            (self.reference, finding.source_spans, of_source),
            (self.versions[finding.version], finding.target_spans, of_target),
        ):
            for sentence in text.sentences_at(spans):
                if sentence in beads:
                    return beads[sentence]
        return None

    def bead_of(self, version: int, sentence: int, *, of_reference: bool) -> int | None:
        """The index of the bead that holds this sentence of the reference, or of the version."""
        if version >= len(self._beads):
            return None
        return self._beads[version][0 if of_reference else 1].get(sentence)

    def sentences(self, finding: Finding) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The sentences of a finding on both sides: those with its spans, else those of its bead."""
        bead = Bead((), ())
        if finding.bead is not None and finding.bead < len(self.beads(finding.version)):
            bead = self.beads(finding.version)[finding.bead]
        source = self.reference.sentences_at(finding.source_spans)
        target = self.versions[finding.version].sentences_at(finding.target_spans)
        return source or bead.source, target or bead.target

    def labels(self, finding: Finding) -> tuple[str, str]:
        """Paragraph and sentence of a finding in the reference and in its version; empty where it has none there."""
        source, target = self.sentences(finding)
        version = self.versions[finding.version]
        return (
            self.reference.label(source[0]) if source else "",
            version.label(target[0]) if target else "",
        )

    def short_labels(self, finding: Finding) -> tuple[str, str]:
        """The same in short, ``¶4.2``."""
        source, target = self.sentences(finding)
        version = self.versions[finding.version]
        return (
            self.reference.short_label(source[0]) if source else "",
            version.short_label(target[0]) if target else "",
        )
