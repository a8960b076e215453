"""A report as SARIF 2.1.0 (OASIS 2020), which code hosts and editors show beside the files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version

from samesaid.model import Document, Finding, Report, Rule, Severity
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import Site
from samesaid.reports.common.records import Record
from samesaid.reports.formats.its import issue_severity, issue_type
from samesaid.reports.formats.sarif_regions import Regions, uri

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}


def render_sarif(report: Report) -> str:
    """One run; its artifacts are the texts (0 the reference), its rules the codes that were looked for.

    Regions count lines and columns from 1 and offsets from 0, in code points of the text as it was read, which for
    plain text is the file. A result stands in its version, what it was compared with in ``relatedLocations``.
    """
    site = Site(report)
    documents = (report.reference, *report.versions)
    rules = _rules(report)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    regions = tuple(Regions(document, n) for n, document in enumerate(documents))
    run: Record = {
        "tool": {
            "driver": {
                "name": "samesaid",
                "version": version("samesaid"),
                "language": "en",
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "artifacts": [_artifact(n, document) for n, document in enumerate(documents)],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": _told(ENGLISH.text(warning))}}
                    for warning in report.warnings
                ],
            }
        ],
        "results": [_result(finding, index, regions, site) for finding in report.findings],
        "properties": {"signature": report.signature_line},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _rules(report: Report) -> list[Record]:
    """The codes that were looked for, then any other that was found."""
    known = {rule.code: _rule(rule) for rule in report.rules}
    for finding in report.findings:
        bare = {"id": finding.code, "properties": {"itsType": issue_type(finding)}}
        known.setdefault(finding.code, bare)
    return list(known.values())


def _rule(rule: Rule) -> Record:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"itsType": rule.type, "tags": ["localization-quality-issue", rule.type]},
    }


def _artifact(number: int, document: Document) -> Record:
    # Two texts may come from files of one name, and artifacts have to differ.
    role = "reference" if number == 0 else f"version {number}"
    return {
        "location": {"uri": uri(document)},
        "roles": ["analysisTarget"],
        "description": {"text": f"{role}: {_told(document.name)}"},
        "properties": {"language": document.language},
    }


def _result(finding: Finding, index: Mapping[str, int], regions: tuple[Regions, ...], site: Site) -> Record:
    here = regions[finding.version + 1]
    bead = site.row(finding)
    places = [here.location(span) for span in finding.target_spans] or [
        here.absent(site.beads(finding.version), bead, finding)
    ]
    related = [{**place, "message": {"text": "here as well"}} for place in places[1:]]
    related += [{**regions[0].location(span), "message": {"text": "the reference"}} for span in finding.source_spans]
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "kind": "fail" if finding.alarm else "informational",
        "level": _LEVELS[finding.severity] if finding.alarm else "none",
        "rank": round(100 * finding.confidence, 2),
        "message": {"text": _message(finding)},
        "locations": places[:1],
        "relatedLocations": _distinct(related),
        "partialFingerprints": {"samesaidFinding/v1": finding.id},
        "properties": {
            "severity": finding.severity.value,
            "confidence": round(finding.confidence, 4),
            "itsType": issue_type(finding),
            "itsSeverity": issue_severity(finding),
            "version": finding.version,
            "reading": finding.reading,
            "suggestion": finding.suggestion,
        },
    }


def _message(finding: Finding) -> str:
    parts = [_told(finding.message)]
    parts += [f"({_told(finding.reading)})"] if finding.reading else []
    parts += [f"Suggestion: {_told(finding.suggestion)}"] if finding.suggestion else []
    return " ".join(part for part in parts if part) or finding.code


def _distinct(locations: list[Record]) -> list[Record]:
    """Related locations are a set by the standard; each gets the number that messages could link to."""
    kept: list[Record] = []
    for location in locations:
        if location not in kept:
            kept.append(location)
    return [{"id": n, **location} for n, location in enumerate(kept, 1)]


def _told(text: str) -> str:
    return " ".join(text.split())
