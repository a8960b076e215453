"""The whole report as JSON, for programs."""

from __future__ import annotations

import json

from samesaid.gate import decision_of
from samesaid.model import Finding, Report
from samesaid.reports.common.headline import headline_text
from samesaid.reports.common.labels import ENGLISH, labels
from samesaid.reports.common.records import (
    Record,
    comparison_record,
    decision_record,
    document_record,
    finding_record,
    keyed,
)

SCHEMA, SCHEMA_VERSION = "samesaid-report", 1


def report_record(report: Report) -> Record:
    """The report as one dictionary. ``schema_version`` grows when a key changes its meaning or is removed."""
    documents, say = (report.reference, *report.versions), ENGLISH.extended(report.rules)
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "signature": dict(report.signature),
        "signature_line": report.signature_line,
        "verdict": headline_text(report),
        "decision": decision_of(report).value,
        "labels": list(labels(report)),
        "given_labels": list(report.labels),
        "comparable": report.comparable,
        "relations": [report.relation(v).value for v in range(len(report.versions))],
        "warnings": [say.text(warning) for warning in report.warnings],
        "warning_messages": [warning.as_record() for warning in report.warnings],
        "reference": document_record(report.reference),
        "versions": [document_record(version) for version in report.versions],
        "alignments": [
            [
                {
                    "source": b.source,
                    "target": b.target,
                    "similarity": round(b.similarity, 4),
                    "confidence": round(b.confidence, 4),
                    "moved": b.moved,
                }
                for b in beads
            ]
            for beads in report.alignments
        ],
        "findings": [_finding(report, f) for f in report.findings],
        "decided": [_finding(report, f) for f in report.decided],
        "decisions": _decisions(report),
        "baseline": _baseline(report),
        "new_only": report.new_only,
        "scores": [
            {
                "version": v,
                "name": s.name,
                "value": s.value,
                "signature": say.text(s.signature),
                **keyed("signature", s.signature),
            }
            for v, scores in enumerate(report.scores)
            for s in scores
        ],
        "collation": [comparison_record(row, documents, say) for row in report.collation],
        "surfaces": [
            [{"chrf": s.chrf, "bleu": s.bleu} if s else None for s in surfaces] for surfaces in report.surfaces
        ],
        "rules": [
            {
                "code": r.code,
                "title": r.title,
                "description": r.description,
                "type": r.type,
                "severity": r.severity,
                "kind": r.kind,
                "absent": r.absent,
                "messages": {language: dict(sentences) for language, sentences in r.messages.items()},
            }
            for r in report.rules
        ],
        "fail_on": report.fail_on,
        "checks": [
            {
                "version": v,
                "name": say.text(check.name),
                **keyed("name", check.name),
                "codes": check.codes,
                "looked_for": check.reason is None,
                "reason": say.text(check.reason) if check.reason else "",
                **keyed("reason", check.reason),
            }
            for v, checks in enumerate(report.checks)
            for check in checks
        ],
    }


def _finding(report: Report, finding: Finding) -> Record:
    """A finding; ``new`` is null without a baseline."""
    record = finding_record(finding, report.reference, report.versions[finding.version])
    return {**record, "new": report.is_new(finding) if report.baseline else None}


def _decisions(report: Report) -> Record | None:
    used = report.decisions
    if used is None:
        return None
    return {
        "given": used.given,
        "digest": used.digest,
        "lapsed": [decision_record(one) for one in used.lapsed],
    }


def _baseline(report: Report) -> Record | None:
    past = report.baseline
    if past is None:
        return None
    return {
        "name": past.name,
        "digest": past.digest,
        "new_only": report.new_only,
        "fixed": [
            {"id": f.id, "code": f.code, "severity": f.severity.value, "message": f.message, "version": f.version}
            for f in past.fixed
        ],
    }


def render_json(report: Report) -> str:
    """The report as indented JSON with a final line end; text is not escaped to ASCII."""
    return json.dumps(report_record(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
