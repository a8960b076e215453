"""The headline: how many differences there are and how much was compared, the same in every report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from samesaid.model import Finding, Relation, Report, Severity
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

# How the coverage of a condensed version, or by a condensed reference, begins.
_CONDENSED = {Relation.CONDENSED: "coverage.condensed", Relation.EXTENDED: "coverage.extended"}


@dataclass(frozen=True, slots=True)
class HeadlinePart:
    """A part of the headline. ``severity`` is set where it counts the findings of one severity."""

    text: str
    severity: SeverityLabel | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences of the reference and of one version have a counterpart, and how many of them moved.

    ``relation`` is what the version is to the reference.
    """

    reference: int
    reference_paired: int
    version: int
    version_paired: int
    moved: int
    relation: Relation = Relation.VERSION

    @property
    def enough(self) -> bool:
        """True if half of the reference has a counterpart; with less, an empty list of findings means nothing.

        Of a condensed version less is enough.
        """
        condensed = self.relation in _CONDENSED
        return self.reference_paired > 0 and (condensed or 2 * self.reference_paired >= self.reference)

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
        relation=report.relation(version),
    )


def headline(report: Report, say: Catalogue = ENGLISH) -> tuple[HeadlinePart, ...]:
    """The headline in parts; joined they are plain sentences.

    Texts of which too little could be compared are never reported as free of differences. What is no version of the
    reference is named first.
    """
    alarms = report.alarms
    compared = [v for v in range(len(report.versions)) if report.relation(v).comparable]
    if not compared and report.versions:
        return (HeadlinePart(others(report, say)),)
    first = [HeadlinePart(others(report, say))] if report.others else []
    covered = [coverage(report, v) for v in compared]
    if not alarms and not all(c.enough for c in covered):
        return (*first, HeadlinePart(too_little(report, say)))
    parts = [*first, HeadlinePart(_opening(report, len(alarms), say))]
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
    if covered.relation is Relation.OTHER:
        return say("coverage.another")
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
    line += say("joint.stop")
    return say(_CONDENSED[covered.relation], line=line) if covered.relation in _CONDENSED else line


def others(report: Report, say: Catalogue = ENGLISH) -> str:
    """The sentence for texts that are no versions of the reference: all, or some of them with a space at its end."""
    if len(report.others) == len(report.versions):
        return say("headline.unrelated", between=between(report, say))
    names = _names(report, say)
    named = say("joint.comma").join(names[v + 1] for v in report.others)
    return say("headline.other", n=len(report.others), reference=names[0], names=named)


def _opening(report: Report, count: int, say: Catalogue) -> str:
    names = between(report, say)
    if not count:
        return say("headline.none", between=names)
    return say("headline.differences", n=count, between=names)


def too_little(report: Report, say: Catalogue = ENGLISH) -> str:
    """The sentence for texts of which too little could be compared."""
    names = between(report, say)
    covered = [coverage(report, v) for v in range(len(report.versions)) if report.relation(v).comparable]
    if not any(c.reference_paired for c in covered):
        return say("headline.nothing", between=names)
    paired = min(c.reference_paired for c in covered)
    of = say("headline.sentences", n=covered[0].reference)
    return say("headline.little", n=paired, of=of, between=names)


def between(report: Report, say: Catalogue) -> str:
    """The texts that were compared, inside a sentence: ``the Chinese and the English``; all where none was."""
    names = _names(report, say)
    left_out = report.others if len(report.others) < len(report.versions) else ()
    names = tuple(name for i, name in enumerate(names) if i - 1 not in left_out)
    if len(names) > 3:
        return say("headline.versions", reference=names[0], count=say.number(len(names) - 1))
    return say("joint.comma").join(names[:-1]) + say("joint.and") + names[-1]


def _names(report: Report, say: Catalogue) -> tuple[str, ...]:
    documents = (report.reference, *report.versions)
    return tuple(name_in_sentence(label, doc, say) for label, doc in zip(labels(report, say), documents, strict=True))


def covered_line(covered: list[Coverage], say: Catalogue) -> str:
    """How many sentences have a counterpart, of several versions only where all have; else empty."""
    if len(covered) == 1:
        return coverage_line(covered[0], say)
    if all(not c.missing and not c.added for c in covered):
        return say("headline.covered-all")
    return ""
