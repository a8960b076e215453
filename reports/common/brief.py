"""Findings and the decision in brief: what the terminal, a notebook and the top of a page say in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.gate import Decision, decision_of_findings, holding
from samesaid.model import Document, Finding, Message, Report, Severity, Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.excerpts import is_quoted
from samesaid.reports.common.headline import HeadlinePart, coverage, others, too_little
from samesaid.reports.common.labels import ENGLISH, SeverityLabel, kind_name, severity_label, severity_labels
from samesaid.reports.common.positions import ReportPositions


@dataclass(frozen=True, slots=True)
class BriefFinding:
    """A finding in a line: its mark, what it is about, both wordings and where it is.

    ``wordings`` are those of the reference and of the version; an empty one where that side has nothing, None where
    the finding is not about that side. Where neither side has words, ``message`` says what differs, else it is empty.
    ``reference_place`` and ``version_places`` are ``¶4.2``: one for each version of ``versions`` (indices from 0).
    """

    finding: Finding
    label: SeverityLabel
    kind: str
    wordings: tuple[str | None, str | None]
    message: str
    reference_place: str
    versions: tuple[int, ...]
    version_places: tuple[str, ...]


def decision_parts(report: Report, say: Catalogue = ENGLISH) -> tuple[HeadlinePart, ...]:
    """The decision in one line: ``Hold: 1 critical, 16 major``, in parts like those of a headline.

    Texts of which too little could be compared are never reported as free of differences. What is no version of the
    reference is named first.
    """
    first = [HeadlinePart(others(report, say))] if report.others else []
    compared = [v for v in range(len(report.versions)) if report.relation(v).comparable]
    if first and not compared:
        return tuple(first)
    decision = decision_of_findings(report)
    if decision is Decision.LOOK:
        return (*first, HeadlinePart(say("decision.look", n=len(report.alarms))))
    if decision is Decision.CLEAR:
        enough = all(coverage(report, v).enough for v in compared)
        return (*first, HeadlinePart(say("decision.clear") if enough else too_little(report, say)))
    held = holding(report.counting, report.fail_on)
    begin = [*first, HeadlinePart(say("decision.hold"))]
    parts = [*begin]
    for severity, label in severity_labels(say).items():
        if count := sum(finding.severity is severity for finding in held):
            between = say("joint.comma") if len(parts) > len(begin) else ""
            parts += [HeadlinePart(between)] if between else []
            parts.append(HeadlinePart(say(f"headline.counted.{label.key}", n=count), label))
    return tuple(parts)


def decision_line(report: Report, say: Catalogue = ENGLISH) -> str:
    """The decision as plain text."""
    return "".join(part.text for part in decision_parts(report, say))


def warnings(report: Report) -> tuple[Message, ...]:
    """What must be read before the findings and is not in the decision already."""
    return tuple(warning for warning in report.warnings if warning.key != "warning.unrelated")


def listed_first(report: Report, limit: int) -> tuple[list[list[Finding]], list[Finding]]:
    """The alarms of the first screen and all others, the worst first.

    Those of the first screen are at most ``limit`` major or worse; where there are none, the first minor ones. An
    alarm that several versions share is one entry with all of them.
    """
    entries: dict[object, list[Finding]] = {}
    for number, finding in enumerate(report.alarms):
        entries.setdefault(finding.shared_key or number, []).append(finding)
    grave = [entry for entry in entries.values() if entry[0].severity is not Severity.MINOR]
    shown = (grave or list(entries.values()))[:limit]
    seen = {id(finding) for entry in shown for finding in entry}
    return shown, [finding for finding in report.alarms if id(finding) not in seen]


def brief(
    report: Report, positions: ReportPositions, same: Sequence[Finding], say: Catalogue = ENGLISH
) -> BriefFinding:
    """A finding in a line; ``same`` are that finding and those of other versions that are the same."""
    first = same[0]
    version = report.versions[first.version]
    source, target = positions.sentences(first)
    wordings = (
        _wording(report.reference, first, first.source_spans, source),
        _wording(version, first, first.target_spans, target),
    )
    message = (say.text(first.content) if first.content else first.message) if not any(wordings) else ""
    places = [positions.short_labels(finding) for finding in same]
    return BriefFinding(
        finding=first,
        label=severity_label(first, say),
        kind=kind_name(first.kind, say),
        wordings=wordings,
        message=" ".join(message.split()),
        reference_place=places[0][0],
        versions=tuple(finding.version for finding in same),
        version_places=tuple(place for _, place in places),
    )


def _wording(document: Document, finding: Finding, spans: tuple[Span, ...], sentences: tuple[int, ...]) -> str | None:
    marked = [span for span in spans if len(span)]
    if marked:
        # A term that is rendered alike in several places is said once.
        return " … ".join(dict.fromkeys(" ".join(span.of(document.text).split()) for span in marked))
    if finding.absent:
        return ""
    if not is_quoted(finding, spans, sentences):
        return None
    return " ".join(document.sentences[sentences[0]].text.split()) if sentences else None
