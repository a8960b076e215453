"""Findings as rows of a table: the same columns in CSV and in workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samesaid.model import Decision, Document, Finding, Report, Span
from samesaid.reports.common.bead_fields import marked_sentences, sentences_text
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.common.xmltext import shown

CellValue = str | float
FINDING_COLUMNS = (
    "number", "version", "code", "type", "severity", "alarm", "confidence", "message",
    "reference_place", "reference_words", "reference_sentence", "version_place", "version_words", "version_sentence",
    "reading", "suggestion", "id", "decision", "who", "when", "comment", "new", "text_digest",
)  # fmt: skip
PAIR_COLUMNS = (
    "pair", "code", "type", "severity", "alarm", "confidence", "message",
    "source_words", "source_text", "target_words", "target_text", "reading", "suggestion", "id",
)  # fmt: skip


def finding_rows(report: Report) -> Iterator[tuple[CellValue, ...]]:
    """One row for each finding, in the report's order, numbered from 1, then for those that a decision closed.

    Cells are in the order of ``FINDING_COLUMNS``; people fill in ``decision``, ``who`` and ``comment``.
    """
    positions = ReportPositions(report)
    for number, finding in enumerate((*report.findings, *report.decided), 1):
        version = report.versions[finding.version]
        reference_place, version_place = positions.labels(finding)
        source, target = positions.sentences(finding)
        head, message, tail = _parts(finding)
        yield (
            number,
            one_line(version.name),
            *head,
            message,
            reference_place,
            words(finding.source_spans, report.reference),
            marked_sentences(report.reference, source, finding.source_spans),
            version_place,
            words(finding.target_spans, version),
            marked_sentences(version, target, finding.target_spans),
            *tail,
            *_decided(finding.decision),
            "" if report.baseline is None else "yes" if report.is_new(finding) else "no",
            finding.text_digest,
        )


def _decided(decision: Decision | None) -> tuple[str, str, str, str]:
    """State, who, when and why; all empty where nothing was decided."""
    if decision is None:
        return "", "", "", ""
    return decision.state.value, one_line(decision.who), one_line(decision.when), one_line(decision.why)


def pair_rows(
    findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document
) -> Iterator[tuple[CellValue, ...]]:
    """One row for each finding about aligned text; cells in the order of ``PAIR_COLUMNS``.

    ``findings[i].bead`` is an index into ``ids``, and into the sentences of both documents.
    """
    for finding in findings:
        row = () if finding.bead is None else (finding.bead,)
        head, message, tail = _parts(finding)
        yield (
            one_line(str(ids[finding.bead])) if finding.bead is not None else "",
            *head,
            message,
            words(finding.source_spans, source),
            shown(sentences_text(source, row)),
            words(finding.target_spans, target),
            shown(sentences_text(target, row)),
            *tail,
        )


def words(spans: Iterable[Span], document: Document) -> str:
    """The marked words on one line, with `` … `` between separate spans."""
    return " … ".join(one_line(span.of(document.text)) for span in spans if len(span))


def one_line(text: str) -> str:
    """The text on one line, with forbidden characters shown by code point."""
    return shown(" ".join(text.split()))


def _parts(finding: Finding) -> tuple[tuple[CellValue, ...], str, tuple[CellValue, ...]]:
    """The cells from code to confidence, the message, and the cells from reading to id."""
    head = (
        one_line(finding.code),
        one_line(finding.type),
        finding.severity.value,
        "yes" if finding.alarm else "no",
        round(finding.confidence, 4),
    )
    tail = (one_line(finding.reading), one_line(finding.suggestion or ""), one_line(finding.id))
    return head, one_line(finding.message), tail
