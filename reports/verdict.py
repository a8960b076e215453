"""The one sentence a reader takes away, shared by every report that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from samesaid.model import Finding, Report, Severity
from samesaid.reports.words import GRADES, Grade, called, count_of, counted_family, family, in_words, labels


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the verdict; ``grade`` where it counts findings of one severity."""

    text: str
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one version was set against the reference, in sentences."""

    reference: int
    reference_paired: int
    version: int
    version_paired: int
    moved: int

    @property
    def enough(self) -> bool:
        """Whether so much is paired that finding nothing means something: half of the reference."""
        return self.reference_paired > 0 and 2 * self.reference_paired >= self.reference

    @property
    def missing(self) -> int:
        return self.reference - self.reference_paired

    @property
    def added(self) -> int:
        return self.version - self.version_paired


def coverage(report: Report, version: int) -> Coverage:
    """Counts of sentences that have a counterpart, on both sides, and of those that stand elsewhere."""
    beads = report.alignments[version] if version < len(report.alignments) else ()
    paired = [bead for bead in beads if bead.source and bead.target]
    return Coverage(
        reference=len(report.reference.sentences),
        reference_paired=sum(len(bead.source) for bead in paired),
        version=len(report.versions[version].sentences),
        version_paired=sum(len(bead.target) for bead in paired),
        moved=sum(len(bead.source) for bead in paired if bead.moved),
    )


def verdict(report: Report) -> tuple[Piece, ...]:
    """The verdict in pieces; joined they are plain sentences.

    A pair of texts that could not be set side by side is never told as free of differences.
    """
    alarms = report.alarms
    covered = [coverage(report, v) for v in range(len(report.versions))]
    if not alarms and not all(c.enough for c in covered):
        return (Piece(_nothing_said(report, covered)),)
    pieces = [Piece(_opening(report, len(alarms)))]
    graded = [(g, [f for f in alarms if f.severity is severity]) for severity, g in GRADES.items()]
    told = [(g, found) for g, found in graded if found]
    for i, (mark, found) in enumerate(told):
        kinds = f" ({kinds_of(found)})" if found[0].severity is not Severity.MINOR or len(told) == 1 else ""
        end = "." if i == len(told) - 1 else ", "
        pieces += [Piece(f"{len(found):,} {mark.word}", mark), Piece(kinds + end)]
    return (*pieces, *(Piece(" " + line) for line in [_covered(covered)] if line))


def verdict_line(report: Report) -> str:
    """The verdict as plain text on one line."""
    return "".join(piece.text for piece in verdict(report))


def kinds_of(findings: Iterable[Finding]) -> str:
    """What findings are about, the most frequent first: ``2 figures, a name``."""
    codes: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for finding in findings:
        kind = family(finding.code)
        codes.setdefault(kind, finding.code)
        counts[kind] += 1
    return ", ".join(counted_family(codes[kind], count) for kind, count in counts.most_common())


def coverage_line(covered: Coverage, *, moved: bool = True) -> str:
    """``31 of 33 sentences have a counterpart, two of them elsewhere; one sentence was added.``"""
    if not covered.reference_paired:
        return "No sentence has a counterpart."
    if covered.missing:
        verb = "has" if covered.reference_paired == 1 else "have"
        line = f"{covered.reference_paired:,} of {count_of(covered.reference, 'sentence')} {verb} a counterpart"
    elif covered.reference == 1:
        line = "The one sentence has a counterpart"
    elif covered.reference == 2:
        line = "Both sentences have a counterpart"
    else:
        line = f"All {count_of(covered.reference, 'sentence')} have a counterpart"
    if moved and covered.moved:
        line += f", {in_words(covered.moved)} of them elsewhere"
    if covered.added:
        many = covered.added != 1
        line += f"; {count_of(covered.added, 'sentence')} of the version {'have' if many else 'has'} none"
    return line + "."


def _opening(report: Report, count: int) -> str:
    between = _between(report)
    if not count:
        return f"No differences found between {between}."
    return f"{count_of(count, 'difference')} between {between}: "


def _nothing_said(report: Report, covered: list[Coverage]) -> str:
    between = _between(report)
    if not any(c.reference_paired for c in covered):
        return f"Nothing could be compared between {between}: no sentence has a counterpart."
    paired = min(c.reference_paired for c in covered)
    of = f"{paired:,} of {count_of(covered[0].reference, 'sentence')}"
    return (
        f"Too little could be compared between {between}: only {of} {'has' if paired == 1 else 'have'} a counterpart."
    )


def _between(report: Report) -> str:
    names = [
        called(label, doc) for label, doc in zip(labels(report), (report.reference, *report.versions), strict=True)
    ]
    if len(names) > 3:
        return f"{names[0]} and its {in_words(len(names) - 1)} versions"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _covered(covered: list[Coverage]) -> str:
    if len(covered) == 1:
        return coverage_line(covered[0])
    if all(not c.missing and not c.added for c in covered):
        return "Every sentence has a counterpart in every version."
    return ""
