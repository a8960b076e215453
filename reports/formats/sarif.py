"""A report as SARIF 2.1.0 (OASIS 2020), which code hosts and editors show beside the files."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from samesaid.model import Bead, Document, Finding, Report, Rule, Severity, Span
from samesaid.reports.common import looked_for
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.records import Record
from samesaid.reports.formats.its import issue_severity, issue_type

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Code points of the words that a result quotes.
_MAX_SNIPPET = 1_000
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}


def render_sarif(report: Report) -> str:
    """One run; its artifacts are the texts (0 the reference), its rules the codes that were looked for.

    Regions count lines and columns from 1 and offsets from 0, in code points of the text as it was read; for plain text
    that is the file. A result is located in its version, the reference's words are ``relatedLocations``.
    """
    positions = ReportPositions(report)
    documents = (report.reference, *report.versions)
    rules = _rules(report)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    regions = tuple(_Regions(document, n) for n, document in enumerate(documents))
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
                    {"level": "warning", "message": {"text": _one_line(ENGLISH.text(warning))}}
                    for warning in report.warnings
                ]
                + [{"level": "note", "message": {"text": _one_line(line)}} for line in looked_for.report_lines(report)],
            }
        ],
        "results": [_result(finding, index, regions, positions) for finding in report.findings],
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
    # Two texts may come from files of the same name, and artifacts must differ.
    role = "reference" if number == 0 else f"version {number}"
    return {
        "location": {"uri": file_uri(document)},
        "roles": ["analysisTarget"],
        "description": {"text": f"{role}: {_one_line(document.name)}"},
        "properties": {"language": document.language},
    }


def _result(
    finding: Finding, index: Mapping[str, int], regions: tuple[_Regions, ...], positions: ReportPositions
) -> Record:
    here = regions[finding.version + 1]
    bead = positions.main_bead(finding)
    places = [here.location(span) for span in finding.target_spans] or [
        here.absent(positions.beads(finding.version), bead, finding)
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
    parts = [_one_line(finding.message)]
    parts += [f"({_one_line(finding.reading)})"] if finding.reading else []
    parts += [f"Suggestion: {_one_line(finding.suggestion)}"] if finding.suggestion else []
    return " ".join(part for part in parts if part) or finding.code


def _distinct(locations: list[Record]) -> list[Record]:
    """The locations without repetitions, as the standard requires a set, each with an id for links."""
    kept: list[Record] = []
    for location in locations:
        if location not in kept:
            kept.append(location)
    return [{"id": n, **location} for n, location in enumerate(kept, 1)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Regions:
    """The regions of one document, which is artifact number ``artifact``. Lines end with a line feed."""

    def __init__(self, document: Document, artifact: int) -> None:
        self._document = document
        self._uri = file_uri(document)
        self._artifact = artifact
        self._lines = [0, *(found.end() for found in re.finditer("\n", document.text))]

    def location(self, span: Span) -> Record:
        """A location whose region is the span; an empty span is a position between two characters."""
        return {
            "physicalLocation": {
                "artifactLocation": {"uri": self._uri, "index": self._artifact},
                "region": self._region(span),
            }
        }

    def absent(self, beads: Sequence[Bead], index: int | None, finding: Finding) -> Record:
        """The location of a finding without words in this text: those of its bead, or the gap between them."""
        sentences = self._document.sentences
        if index is None:
            return self._whole()
        target = beads[index].target
        if target:
            return self.location(Span(sentences[target[0]].span.start, sentences[target[-1]].span.end))
        before = next((b.target for b in reversed(beads[:index]) if b.target and not b.moved), ())
        if not finding.source_spans and not before:
            return self._whole()
        offset = sentences[before[-1]].span.end if before else 0
        return self.location(Span(offset, offset))

    def _whole(self) -> Record:
        return {"physicalLocation": {"artifactLocation": {"uri": self._uri, "index": self._artifact}}}

    def _region(self, span: Span) -> Record:
        (line, column), (last, end) = self._line_and_column(span.start), self._line_and_column(span.end)
        region: Record = {
            "startLine": line,
            "startColumn": column,
            "endLine": last,
            "endColumn": end,
            "charOffset": span.start,
            "charLength": len(span),
        }
        if len(span):
            words = span.of(self._document.text)
            region["snippet"] = {"text": words if len(words) <= _MAX_SNIPPET else words[: _MAX_SNIPPET - 1] + "…"}
        return region

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def file_uri(document: Document) -> str:
    """The file of a document, else its name, as a URI reference; relative paths stay relative."""
    path = Path(document.source or document.name or "text")
    try:
        return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
    except UnicodeEncodeError:
        # A lone surrogate that does not come from a byte of a file name.
        return quote(path.as_posix(), errors="replace")
