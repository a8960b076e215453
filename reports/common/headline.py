"""The headline: how many differences there are and how much was compared, the same in every report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from samesaid.model import Finding, Report, Severity
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import (
    ENGLISH,
    SeverityLabel,
    counted_kind,
    known_kind,
    labels,
    name_in_sentence,
    severity_labels,
)


@dataclass(frozen=True, slots=True)
class HeadlinePart:
    """A part of the headline. ``severity`` is set where it counts the findings of one severity."""

    text: str
    severity: SeverityLabel | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences of the reference and of one version have a counterpart, and how many of them moved."""

    reference: int
    reference_paired: int
    version: int
    version_paired: int
    moved: int

    @property
    def enough(self) -> bool:
        """True if half of the reference has a counterpart; with less, an empty list of findings means nothing."""
        return self.reference_paired > 0 and 2 * self.reference_paired >= self.reference

    @property
    def missing(self) -> int:
        return self.reference - self.reference_paired

    @property
    def added(self) -> int:
        return self.version - self.version_paired


def coverage(report: Report, version: int) -> Coverage:
    """The counts of one version, from its beads."""
    beads = report.alignments[version] if version < len(report.alignments) else ()
    paired = [bead for bead in beads if bead.source and bead.target]
    return Coverage(
        reference=len(report.reference.sentences),
        reference_paired=sum(len(bead.source) for bead in paired),
        version=len(report.versions[version].sentences),
        version_paired=sum(len(bead.target) for bead in paired),
        moved=sum(len(bead.source) for bead in paired if bead.moved),
    )


def headline(report: Report, say: Catalogue = ENGLISH) -> tuple[HeadlinePart, ...]:
    """The headline in parts; joined they are plain sentences.

    Texts of which too little could be compared are never reported as free of differences.
    """
    alarms = report.alarms
    covered = [coverage(report, v) for v in range(len(report.versions))]
    if not alarms and not all(c.enough for c in covered):
        return (HeadlinePart(too_little(report, say)),)
    parts = [HeadlinePart(_opening(report, len(alarms), say))]
    by_severity = [(label, [f for f in alarms if f.severity is s]) for s, label in severity_labels(say).items()]
    counted = [(label, found) for label, found in by_severity if found]
    for i, (label, found) in enumerate(counted):
        listed = found[0].severity is not Severity.MINOR or len(counted) == 1
        kinds = say("headline.kinds", kinds=kinds_of(found, say)) if listed else ""
        end = say("joint.stop") if i == len(counted) - 1 else say("joint.comma")
        parts += [HeadlinePart(say(f"headline.counted.{label.key}", n=len(found)), label), HeadlinePart(kinds + end)]
    return (*parts, *(HeadlinePart(say("joint.space") + line) for line in [covered_line(covered, say)] if line))


def headline_text(report: Report, say: Catalogue = ENGLISH) -> str:
    """The headline as plain text on one line."""
    return "".join(part.text for part in headline(report, say))


def kinds_of(findings: Iterable[Finding], say: Catalogue = ENGLISH) -> str:
    """What findings are about, the most frequent kind first: ``2 numbers, a name``."""
    counts = Counter(known_kind(finding.kind) for finding in findings)
    return say("joint.comma").join(counted_kind(kind, count, say) for kind, count in counts.most_common())


def coverage_line(covered: Coverage, say: Catalogue = ENGLISH) -> str:
    """``31 of 33 sentences have a counterpart, two of them moved; 1 sentence of the version has none.``"""
    if not covered.reference_paired:
        return say("coverage.none")
    of = say("headline.sentences", n=covered.reference).strip()
    if covered.missing:
        line = say("coverage.part", n=covered.reference_paired, of=of)
    elif covered.reference <= 2:
        line = say("coverage.all-one" if covered.reference == 1 else "coverage.all-two")
    else:
        line = say("coverage.all", of=say("headline.sentences", n=covered.reference))
    if covered.moved:
        line += say("coverage.moved", count=say.number(covered.moved))
    if covered.added:
        line += say("coverage.added", n=covered.added)
    return line + say("joint.stop")


def _opening(report: Report, count: int, say: Catalogue) -> str:
    names = between(report, say)
    if not count:
        return say("headline.none", between=names)
    return say("headline.differences", n=count, between=names)


def too_little(report: Report, say: Catalogue = ENGLISH) -> str:
    """The sentence for texts of which too little could be compared."""
    names = between(report, say)
    covered = [coverage(report, v) for v in range(len(report.versions))]
    if not any(c.reference_paired for c in covered):
        return say("headline.nothing", between=names)
    paired = min(c.reference_paired for c in covered)
    of = say("headline.sentences", n=covered[0].reference)
    return say("headline.little", n=paired, of=of, between=names)


def between(report: Report, say: Catalogue) -> str:
    """The texts inside a sentence: ``the Chinese and the English``."""
    documents = (report.reference, *report.versions)
    names = [name_in_sentence(label, doc, say) for label, doc in zip(labels(report, say), documents, strict=True)]
    if len(names) > 3:
        return say("headline.versions", reference=names[0], count=say.number(len(names) - 1))
    return say("joint.comma").join(names[:-1]) + say("joint.and") + names[-1]


def covered_line(covered: list[Coverage], say: Catalogue) -> str:
    """How many sentences have a counterpart, of several versions only where all have; else empty."""
    if len(covered) == 1:
        return coverage_line(covered[0], say)
    if all(not c.missing and not c.added for c in covered):
        return say("headline.covered-all")
    return ""
