"""Findings and documents as plain dictionaries, the same in every machine-readable format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from samesaid.model import ComparisonRow, Document, Finding, Message, Note, Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH

Record = dict[str, Any]


def finding_record(finding: Finding, reference: Document, version: Document) -> Record:
    """One finding with the exact wording on both sides.

    ``source`` and ``target`` are lists of ``{start, end, text}``: code points of the document's text, half-open.
    """
    return {
        "id": finding.id,
        "code": finding.code,
        "type": finding.type,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "alarm": finding.alarm,
        "message": finding.message,
        **_keyed("message", finding.content),
        "version": finding.version,
        "bead": finding.bead,
        "source": _quotes(finding.source_spans, reference),
        "target": _quotes(finding.target_spans, version),
        "reading": finding.reading,
        **_keyed("reading", finding.values),
        "suggestion": finding.suggestion,
    }


def pair_record(finding: Finding, row_id: str | int, source: Document, target: Document) -> Record:
    """One finding about a row of already aligned text; ``pair`` carries the row's id as it was given."""
    return {"pair": row_id, **finding_record(finding, source, target)}


def collated_record(row: ComparisonRow, documents: Sequence[Document], say: Catalogue = ENGLISH) -> Record:
    """One row of the table over all versions; ``told`` has an entry a text, the reference first, or null.

    ``places`` are ``{start, end, text}`` as in a finding; ``odd`` counts in ``told``; ``say`` puts the note into words.
    """
    return {
        "kind": row.kind,
        "told": [
            {"text": told.text, "places": _quotes(told.spans, document)} if told else None
            for told, document in zip(row.cells, documents, strict=True)
        ],
        "differs": row.differs,
        "odd": list(row.odd),
        "note": say.text(row.note) if row.note else "",
    }


def document_record(document: Document) -> Record:
    """A document with its text, its sentences' places and what its reader decided."""
    return {
        "name": document.name,
        "language": document.language,
        "title": document.title,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "sentences": [
            {"index": s.index, "paragraph": s.paragraph, "start": s.span.start, "end": s.span.end}
            for s in document.sentences
        ],
        "notes": [_note(note) for note in document.notes],
    }


def _note(note: Note) -> Record:
    return {
        "kind": note.kind,
        "message": ENGLISH.text(note.message),
        **_keyed("message", note.message),
        "span": [note.span.start, note.span.end] if note.span else None,
    }


def _keyed(field: str, message: Message | None) -> Record:
    """The key of the catalogue that a field's sentence was made from, and its arguments."""
    record = message.as_record() if message else {"key": None, "args": {}}
    return {f"{field}_key": record["key"], f"{field}_args": record["args"]}


def _quotes(spans: Iterable[Span], document: Document) -> list[Record]:
    return [{"start": span.start, "end": span.end, "text": span.of(document.text)} for span in spans]
