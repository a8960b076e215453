"""Findings as rows of a table, for spreadsheets: the same columns wherever they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samesaid.model import Document, Finding, Report, Span
from samesaid.reports.common.bead_fields import wording
from samesaid.reports.common.positions import Site
from samesaid.reports.common.xmltext import shown

Cell = str | float
FINDING_COLUMNS = (
    "number", "version", "code", "type", "severity", "alarm", "confidence", "message",
    "reference_place", "reference_words", "reference_sentence", "version_place", "version_words", "version_sentence",
    "reading", "suggestion", "id",
)  # fmt: skip
PAIR_COLUMNS = (
    "pair", "code", "type", "severity", "alarm", "confidence", "message",
    "source_words", "source_text", "target_words", "target_text", "reading", "suggestion", "id",
)  # fmt: skip


def finding_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row a finding, in the report's order, numbered from 1; cells in the order of ``FINDING_COLUMNS``."""
    site = Site(report)
    for number, finding in enumerate(report.findings, 1):
        version = report.versions[finding.version]
        before, after = site.names(finding)
        source, target = site.sentences(finding)
        what, message, more = _parts(finding)
        yield (
            number,
            one_line(version.name),
            *what,
            message,
            before,
            words(finding.source_spans, report.reference),
            shown(wording(report.reference, source)),
            after,
            words(finding.target_spans, version),
            shown(wording(version, target)),
            *more,
        )


def pair_rows(
    findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document
) -> Iterator[tuple[Cell, ...]]:
    """A row a finding about rows of aligned text; cells in the order of ``PAIR_COLUMNS``.

    ``findings[i].bead`` is an index into ``ids``, and into the sentences of both documents.
    """
    for finding in findings:
        row = () if finding.bead is None else (finding.bead,)
        what, message, more = _parts(finding)
        yield (
            one_line(str(ids[finding.bead])) if finding.bead is not None else "",
            *what,
            message,
            words(finding.source_spans, source),
            shown(wording(source, row)),
            words(finding.target_spans, target),
            shown(wording(target, row)),
            *more,
        )


def words(spans: Iterable[Span], document: Document) -> str:
    """The marked words on one line, several places with `` … `` between them."""
    return " … ".join(one_line(span.of(document.text)) for span in spans if len(span))


def one_line(text: str) -> str:
    """The text on one line, without characters that no spreadsheet takes."""
    return shown(" ".join(text.split()))


def _parts(finding: Finding) -> tuple[tuple[Cell, ...], str, tuple[Cell, ...]]:
    """Code to confidence, the message, reading to id."""
    what = (
        one_line(finding.code),
        one_line(finding.type),
        finding.severity.value,
        "yes" if finding.alarm else "no",
        round(finding.confidence, 4),
    )
    more = (one_line(finding.reading), one_line(finding.suggestion or ""), one_line(finding.id))
    return what, one_line(finding.message), more
