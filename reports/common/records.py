"""Findings and documents as plain dictionaries, the same in every machine-readable format."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from samesaid.model import ComparisonRow, Decision, Document, Finding, Message, Note, Span
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH

Record = dict[str, Any]


def finding_record(finding: Finding, reference: Document, version: Document) -> Record:
    """One finding with the marked words on both sides.

    ``source`` and ``target`` are lists of ``{start, end, text}``, half-open code points of the document's text.
    """
    return {
        "id": finding.id,
        "code": finding.code,
        "type": finding.type,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "alarm": finding.alarm,
        "kind": finding.kind,
        "absent": finding.absent,
        "message": finding.message,
        **keyed("message", finding.content),
        "version": finding.version,
        "bead": finding.bead,
        "source": _quotes(finding.source_spans, reference),
        "target": _quotes(finding.target_spans, version),
        "reading": finding.reading,
        **keyed("reading", finding.values),
        "suggestion": finding.suggestion,
        "merged": [finding_record(one, reference, version) for one in finding.merged],
        "text_digest": finding.text_digest,
        "decision": decision_record(finding.decision) if finding.decision else None,
    }


def decision_record(decision: Decision) -> Record:
    """One decision as a file of decisions has it; what is empty is left out."""
    fields = {f.name: getattr(decision, f.name) for f in dataclasses.fields(decision)}
    return {name: str(value) for name, value in fields.items() if value}


def pair_record(finding: Finding, row_id: str | int, source: Document, target: Document) -> Record:
    """One finding about a row of aligned text; ``pair`` is the id of the row as it was given."""
    return {"pair": row_id, **finding_record(finding, source, target)}


def comparison_record(row: ComparisonRow, documents: Sequence[Document], say: Catalogue = ENGLISH) -> Record:
    """One row of the table over all versions, its note in the words of ``say``.

    ``told`` has for each text, the reference first, its ``text`` and ``places`` (``{start, end, text}`` as in a
    finding), or null. ``odd`` are indices into ``told``.
    """
    return {
        "kind": row.kind,
        "told": [
            {"text": cell.text, "places": _quotes(cell.spans, document)} if cell else None
            for cell, document in zip(row.cells, documents, strict=True)
        ],
        "differs": row.differs,
        "odd": list(row.odd),
        "weak_reference": row.weak_reference,
        "note": say.text(row.note) if row.note else "",
        **keyed("note", row.note),
    }


def document_record(document: Document) -> Record:
    """A document with its text, the spans of its sentences and the notes of its reader."""
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
        **keyed("message", note.message),
        "span": [note.span.start, note.span.end] if note.span else None,
    }


def keyed(field: str, message: Message | None) -> Record:
    """The message behind a field: its key in the catalogue and its arguments, None and nothing for no message."""
    record = message.as_record() if message else {"key": None, "args": {}}
    return {f"{field}_key": record["key"], f"{field}_args": record["args"]}


def _quotes(spans: Iterable[Span], document: Document) -> list[Record]:
    return [{"start": span.start, "end": span.end, "text": span.of(document.text)} for span in spans]
