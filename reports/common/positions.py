"""Where something stands in a text, as a reader counts: paragraphs, and sentences inside them, from one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from samesaid.model import Bead, Document, Finding, Report, Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH


class Places:
    """The paragraphs and sentences of one document. Only paragraphs with sentences in them are counted."""

    def __init__(self, document: Document, say: Catalogue = ENGLISH) -> None:
        self.document = document
        self._say = say
        self._starts = [s.span.start for s in document.sentences]
        ordinals = {p: i for i, p in enumerate(dict.fromkeys(s.paragraph for s in document.sentences), 1)}
        self._paragraph = [ordinals[s.paragraph] for s in document.sentences]
        self._within: list[int] = []
        sizes: dict[int, int] = {}
        for paragraph in self._paragraph:
            sizes[paragraph] = sizes.get(paragraph, 0) + 1
            self._within.append(sizes[paragraph])
        self._sizes = sizes

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph that holds this sentence, from 1."""
        return self._paragraph[sentence]

    def opens_paragraph(self, sentence: int) -> bool:
        return self._within[sentence] == 1

    def name(self, sentence: int) -> str:
        """``¶4, sentence 2``; ``¶4`` where the paragraph has one sentence only."""
        paragraph = self._paragraph[sentence]
        if self._sizes[paragraph] == 1:
            return self._say("place.paragraph", p=str(paragraph))
        return self._say("place.sentence", p=str(paragraph), s=str(self._within[sentence]))

    def touched(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The sentences that spans lie in, each once, in the order of the text."""
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


class Site:
    """The places of a report's texts, and the row (bead) of each finding; made once and shared by a report's parts."""

    def __init__(self, report: Report, say: Catalogue = ENGLISH) -> None:
        self.report = report
        self.reference = Places(report.reference, say)
        self.versions = tuple(Places(version, say) for version in report.versions)
        self._rows = [
            (
                {i: n for n, b in enumerate(beads) for i in b.source},
                {i: n for n, b in enumerate(beads) for i in b.target},
            )
            for beads in report.alignments
        ]

    def beads(self, version: int) -> tuple[Bead, ...]:
        return self.report.alignments[version] if version < len(self.report.alignments) else ()

    def row(self, finding: Finding) -> int | None:
        """The bead a finding is told beside: its own, or the one that holds the first of its marks."""
        if finding.bead is not None and finding.bead < len(self.beads(finding.version)):
            return finding.bead
        if finding.version >= len(self._rows):
            return None
        by_source, by_target = self._rows[finding.version]
        for places, spans, rows in (
            (self.reference, finding.source_spans, by_source),
            (self.versions[finding.version], finding.target_spans, by_target),
        ):
            for sentence in places.touched(spans):
                if sentence in rows:
                    return rows[sentence]
        return None

    def bead_of(self, version: int, sentence: int, *, of_reference: bool) -> int | None:
        """The bead of a version's alignment that holds this sentence, of the reference or of the version."""
        if version >= len(self._rows):
            return None
        return self._rows[version][0 if of_reference else 1].get(sentence)

    def sentences(self, finding: Finding) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The sentences a finding is about, on both sides: those its spans lie in, else those of its bead."""
        bead = Bead((), ())
        if finding.bead is not None and finding.bead < len(self.beads(finding.version)):
            bead = self.beads(finding.version)[finding.bead]
        source = self.reference.touched(finding.source_spans)
        target = self.versions[finding.version].touched(finding.target_spans)
        return source or bead.source, target or bead.target

    def names(self, finding: Finding) -> tuple[str, str]:
        """Where a finding stands in the reference and in its version; empty where it stands nowhere."""
        source, target = self.sentences(finding)
        places = self.versions[finding.version]
        return (
            self.reference.name(source[0]) if source else "",
            places.name(target[0]) if target else "",
        )
