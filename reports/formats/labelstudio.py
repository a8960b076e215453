"""A report as tasks of Label Studio: a finding is a task, its words are regions, what was decided is a choice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from samesaid.model import Document, Finding, Report, Span, State
from samesaid.reports.common.bead_text import BeadText, beads_of
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.records import Record

NOTHING = "(nothing here)"
"""The text of a side that has none: Label Studio needs one for every element."""


def render_labelstudio(report: Report) -> str:
    """A list of tasks, as ``samesaid`` puts them in order, findings that a decision closed at the end.

    The elements are called ``reference`` and ``version``; regions have the severity as their label, and count code
    points of the text of the task. The choice ``decision`` is the state. ``data`` has what a decision needs to be read
    back: ``id`` and ``text_digest``.
    """
    positions = ReportPositions(report)
    tasks = [_task(report, positions, finding) for finding in (*report.findings, *report.decided)]
    return json.dumps(tasks, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _task(report: Report, positions: ReportPositions, finding: Finding) -> Record:
    version = report.versions[finding.version]
    sources, targets = _sentences(positions, finding)
    reference, other = BeadText(report.reference, sources), BeadText(version, targets)
    closed = finding.decision is not None and finding.decision.state.closes
    label = finding.severity.value if finding.alarm or closed else "information"
    places = positions.labels(finding)
    decision = finding.decision
    state = decision.state if decision else State.OPEN
    result = [
        *_regions("reference", reference, finding.source_spans, finding.id, label),
        *_regions("version", other, finding.target_spans, finding.id, label),
        _control("decision", finding.id, "choices", {"choices": [state.value]}),
    ]
    if decision is not None and decision.why:
        result.append(_control("why", finding.id, "textarea", {"text": [decision.why]}))
    return {
        "data": {
            "id": finding.id,
            "code": finding.code,
            "severity": label,
            "confidence": round(finding.confidence, 4),
            "message": f"{finding.code} ({label}): {finding.message}",
            "reading": finding.reading,
            "suggestion": finding.suggestion or "",
            "reference": reference.text or NOTHING,
            "version": other.text or NOTHING,
            "reference_place": _place(report.reference, places[0]),
            "version_place": _place(version, places[1]),
            "text_digest": finding.text_digest,
        },
        "predictions": [
            {"model_version": report.signature_line, "score": round(finding.confidence, 4), "result": result}
        ],
    }


def _control(name: str, identity: str, kind: str, value: Record) -> Record:
    """What is said about the task as a whole; the element that it belongs to must be one of the interface."""
    return {"id": f"{identity}-{name}", "from_name": name, "to_name": "version", "type": kind, "value": value}


def _sentences(positions: ReportPositions, finding: Finding) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The sentences of all beads that a finding is reported at; without one those with its words."""
    beads = [positions.beads(finding.version)[n] for n in beads_of(positions, finding)]
    if not beads:
        return positions.sentences(finding)
    sources = sorted({i for bead in beads for i in bead.source})
    return tuple(sources), tuple(sorted({i for bead in beads for i in bead.target}))


def _regions(element: str, text: BeadText, spans: Sequence[Span], identity: str, label: str) -> Iterator[Record]:
    for n, place in enumerate(filter(None, map(text.span_of, spans)), 1):
        yield {
            "id": f"{identity}-{element}-{n}",
            "from_name": f"{element}_words",
            "to_name": element,
            "type": "labels",
            "value": {"start": place.start, "end": place.end, "text": place.of(text.text), "labels": [label]},
        }


def _place(document: Document, place: str) -> str:
    return ", ".join(part for part in (document.name, place) if part)
