"""A report as rows of the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samesaid.archive.store.schema import Row
from samesaid.assembly.scores import words
from samesaid.decisions.matching import renderings
from samesaid.model import Bead, Document, Report, Span
from samesaid.reports.common.labels import ENGLISH

# Maximum number of characters of a sentence beside a finding; the table of beads has all of it.
_CONTEXT = 600


def report_rows(
    report: Report, entry: str, paths: tuple[str, ...], key: str, published: date | None
) -> dict[str, list[Row]]:
    """The rows of each table for a text and its versions; ``paths`` name the files, the reference's first.

    ``published`` is the manifest's date; without one the documents' own is taken.
    """
    day = published or next((d.published for d in (report.reference, *report.versions) if d.published), None)
    tables: dict[str, list[Row]] = {"pairs": [], "beads": [], "findings": []}
    for v, version in enumerate(report.versions):
        head = {"entry": entry, "version": v, "published": day}
        tables["pairs"].append(head | _pair(report, v, version, paths, key))
        tables["beads"] += (head | row for row in _beads(report, v, version))
        tables["findings"] += (head | row for row in _findings(report, v, version))
    return tables


def failed_rows(entry: str, paths: tuple[str, ...], key: str, published: date | None, problem: str) -> list[Row]:
    """Rows of the table of pairs for a text that could not be checked, a version each."""
    return [
        {"entry": entry, "version": v, "published": published, "reference": paths[0], "target": path, "key": key,
         "problem": problem}
        for v, path in enumerate(paths[1:])
    ]  # fmt: skip


def _pair(report: Report, v: int, version: Document, paths: tuple[str, ...], key: str) -> Row:
    beads = report.alignments[v]
    scores = {score.name: score.value for score in report.scores[v]}
    return {
        "reference": paths[0],
        "target": paths[1 + v],
        "source_language": report.reference.language,
        "target_language": version.language,
        "title": report.reference.title or _first(report.reference),
        "source_sentences": len(report.reference.sentences),
        "target_sentences": len(version.sentences),
        "paired": sum(len(b.source) for b in beads if b.target),
        "coverage": scores.get("coverage"),
        "penalty": scores.get("penalty"),
        "words": words(report.reference),
        "key": key,
        "signature": report.signature_line,
        "warnings": [ENGLISH.text(warning) for warning in report.warnings],
        "problem": None,
    }


def _beads(report: Report, v: int, version: Document) -> Iterator[Row]:
    for number, bead in enumerate(report.alignments[v]):
        yield {
            "bead": number,
            "source": list(bead.source),
            "target": list(bead.target),
            "similarity": bead.similarity,
            "confidence": bead.confidence,
            "moved": bead.moved,
            "source_text": _said(report.reference, bead.source),
            "target_text": _said(version, bead.target),
        }


def _findings(report: Report, v: int, version: Document) -> Iterator[Row]:
    for finding in report.findings:
        if finding.version != v:
            continue
        bead = report.alignments[v][finding.bead] if finding.bead is not None else Bead((), ())
        source_words, target_words = renderings(finding, report.reference, version)
        yield {
            "finding": finding.id,
            "code": finding.code,
            "type": finding.type,
            "severity": finding.severity.value,
            "confidence": round(finding.confidence, 4),
            "alarm": finding.alarm,
            "message": finding.message,
            "reading": finding.reading,
            "suggestion": finding.suggestion,
            "bead": finding.bead,
            "source": _wordings(finding.source_spans, report.reference),
            "target": _wordings(finding.target_spans, version),
            "source_text": _said(report.reference, bead.source)[:_CONTEXT],
            "target_text": _said(version, bead.target)[:_CONTEXT],
            "source_words": source_words,
            "target_words": target_words,
            "document": version.name,
        }


def _wordings(spans: tuple[Span, ...], document: Document) -> list[str]:
    return [span.of(document.text) for span in spans]


def _said(document: Document, indices: tuple[int, ...]) -> str:
    return " ".join(document.sentences[i].text for i in indices)


def _first(document: Document) -> str:
    return document.sentences[0].text[:120] if document.sentences else document.name
