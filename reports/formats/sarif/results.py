"""Findings as results of SARIF: open ones, decided ones with suppressions, those that are gone since a baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samesaid.model import Decision, Finding, PastFinding, Report, Severity, State
from samesaid.reports.common.decided import decision_line
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.records import Record, decision_record
from samesaid.reports.formats.its import issue_severity, issue_type
from samesaid.reports.formats.sarif.places import Regions

LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}
_FINGERPRINT = "samesaidFinding/v1"


def results(report: Report, index: Mapping[str, int]) -> list[Record]:
    """The findings in the report's order, then those that decisions closed, then those that are gone.

    ``index`` has the place of each code among the rules. ``suppressions`` and ``baselineState`` are on all results of a
    run or on none, as the standard requires.
    """
    positions = ReportPositions(report)
    regions = tuple(Regions(document, n) for n, document in enumerate((report.reference, *report.versions)))
    found = [_result(finding, index, regions, positions) for finding in (*report.findings, *report.decided)]
    if report.baseline is not None:
        for finding, result in zip((*report.findings, *report.decided), found, strict=True):
            result["baselineState"] = "new" if report.is_new(finding) else "unchanged"
        names = [version.name for version in report.versions]
        for past in report.baseline.fixed:
            places = [regions[names.index(past.version) + 1].whole()] if past.version in names else []
            found.append(_gone(past, index, places))
    if report.decisions is None and not report.decided:
        for result in found:
            del result["suppressions"]
    return found


def _result(
    finding: Finding, index: Mapping[str, int], regions: Sequence[Regions], positions: ReportPositions
) -> Record:
    here = regions[finding.version + 1]
    bead = positions.main_bead(finding)
    places = [here.location(span) for span in finding.target_spans] or [
        here.absent(positions.beads(finding.version), bead, finding)
    ]
    related = [{**place, "message": {"text": "here as well"}} for place in places[1:]]
    related += [{**regions[0].location(span), "message": {"text": "the reference"}} for span in finding.source_spans]
    # What a decision closes is no alarm; it is a failure all the same, which somebody suppressed.
    fails = finding.alarm or (finding.decision is not None and finding.decision.state.closes)
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "kind": "fail" if fails else "informational",
        "level": LEVELS[finding.severity] if fails else "none",
        "rank": round(100 * finding.confidence, 2),
        "message": {"text": _message(finding)},
        "locations": places[:1],
        "relatedLocations": _distinct(related),
        "partialFingerprints": {_FINGERPRINT: finding.id},
        "suppressions": _suppressions(finding.decision),
        "properties": {
            "severity": finding.severity.value,
            "confidence": round(finding.confidence, 4),
            "itsType": issue_type(finding),
            "itsSeverity": issue_severity(finding),
            "version": finding.version,
            "reading": finding.reading,
            "suggestion": finding.suggestion,
            "decision": decision_record(finding.decision) if finding.decision else None,
        },
    }


def _suppressions(decision: Decision | None) -> list[Record]:
    """What was decided, by whom and why. Only a closed finding counts as suppressed, the others are under review."""
    if decision is None or decision.state is State.OPEN:
        return []
    status = "accepted" if decision.state.closes else "underReview"
    return [{"kind": "external", "status": status, "justification": one_line(decision_line(decision))}]


def _gone(past: PastFinding, index: Mapping[str, int], places: list[Record]) -> Record:
    """An alarm of the earlier report that is there no more; only its version is known, not its words."""
    return {
        "ruleId": past.code,
        "ruleIndex": index[past.code],
        "kind": "fail",
        "level": LEVELS[past.severity],
        "message": {"text": one_line(past.message) or past.code},
        "locations": places,
        "partialFingerprints": {_FINGERPRINT: past.id},
        "suppressions": [],
        "baselineState": "absent",
        "properties": {"severity": past.severity.value},
    }


def _message(finding: Finding) -> str:
    parts = [one_line(finding.message)]
    parts += [f"({one_line(finding.reading)})"] if finding.reading else []
    parts += [f"Suggestion: {one_line(finding.suggestion)}"] if finding.suggestion else []
    return " ".join(part for part in parts if part) or finding.code


def _distinct(locations: list[Record]) -> list[Record]:
    """The locations without repetitions, as the standard requires a set, each with an id for links."""
    kept: list[Record] = []
    for location in locations:
        if location not in kept:
            kept.append(location)
    return [{"id": n, **location} for n, location in enumerate(kept, 1)]


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())
