"""Findings about rows of aligned text, each with the id of its row, written part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from samesaid.model import Check, Document, Finding, Message, Rule, SamesaidError, Sentence, Severity
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.labels import severity_label
from samesaid.reports.common.records import Record, pair_record
from samesaid.reports.formats.jsonl import json_line

ORIGINAL = "original"
"""The format that is the checked file itself, with the findings as notes (``bilingual``)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Findings of some rows of a file: ``findings[i].bead`` is an index into ``ids`` and the sentences of both texts.

    ``rows_before`` rows lie before these in the file, of so many code points on each side (``source_before``,
    ``target_before``): what is written counts from the beginning of the file. The page says the rest: what the reader
    must know, what was looked for, the codes, how it was made.
    """

    findings: Sequence[Finding]
    ids: Sequence[str | int]
    source: Document
    target: Document
    rows_before: int = 0
    source_before: int = 0
    target_before: int = 0
    warnings: Sequence[Message] = ()
    checks: Sequence[Check] = ()
    rules: Sequence[Rule] = ()
    signature: Sequence[tuple[str, str]] = ()


Writer = Callable[[Iterable[Part]], Iterator[str]]


def write(
    findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document, format: str
) -> str | bytes:
    """The findings in the given format, one on each line or row. ``findings[i].bead`` is an index into ``ids``.

    ``jsonl`` has objects with ``pair``, the id of the row; ``text`` and ``html`` are for people; ``csv`` and ``xlsx``
    have both texts of the row. Only xlsx is bytes. Raises SamesaidError for another format.
    """
    written = [*pieces([Part(tuple(findings), ids, source, target)], format)]
    return written[0] if format == "xlsx" else "".join(str(piece) for piece in written)


def pieces(parts: Iterable[Part], format: str, *, name: str = "", language: str = "en") -> Iterator[str | bytes]:
    """What `write` makes of all parts, piece by piece; xlsx and html are one piece.

    ``name`` is that of the file and ``language`` that of the page (en or zh). Raises SamesaidError for another format.
    """
    check_format(format)
    if format == "xlsx":
        yield _xlsx(parts)
    elif format == "html":
        yield _html(parts, name, language)
    else:
        yield from FORMATS[format](parts)


def chosen(path: Path | None, format: str | None = None) -> str:
    """The format to write in: the given one, else the one of the file's ending, else jsonl.

    Raises SamesaidError for an unknown format, and for xlsx and original without a file.
    """
    if format is None:
        format = _ENDINGS.get(path.suffix.lower(), "jsonl") if path else "jsonl"
    check_format(format)
    if format in (ORIGINAL, "xlsx") and path is None:
        example = "job.checked.xlf" if format == ORIGINAL else "findings.xlsx"
        raise SamesaidError(f"{format} cannot be printed: give a file, such as -o {example}")
    return format


def check_format(format: str) -> None:
    """Raises SamesaidError, with the list of formats, when this is none of them."""
    if format not in _NAMES:
        raise SamesaidError(f"there is no format {format!r} for pairs; use one of {', '.join(_NAMES)}")


def _jsonl(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        for finding in part.findings:
            record = pair_record(finding, _row(finding, part.ids), part.source, part.target)
            yield json_line(_moved(record, part) if part.rows_before else record) + "\n"


def _moved(record: Record, part: Part) -> Record:
    """The record with its numbers counted from the beginning of the file."""
    bead = record["bead"]
    return record | {
        "bead": None if bead is None else bead + part.rows_before,
        "source": [_later(quote, part.source_before) for quote in record["source"]],
        "target": [_later(quote, part.target_before) for quote in record["target"]],
        "merged": [_moved(one, part) for one in record["merged"]],
    }


def _later(quote: Record, by: int) -> Record:
    return quote | {"start": quote["start"] + by, "end": quote["end"] + by}


def _text(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        for finding in part.findings:
            yield _text_line(finding, str(_row(finding, part.ids))) + "\n"


def _text_line(finding: Finding, row: str) -> str:
    label = severity_label(finding)
    reading = f" ({finding.reading})" if finding.reading else ""
    sentence = visible(" ".join(f"{finding.message}{reading}".split()))
    return f"{visible(row)}\t{label.shape} {label.word}\t{sentence}\t{finding.code}"


def _csv(parts: Iterable[Part]) -> Iterator[str]:
    from samesaid.reports.common.table import PAIR_COLUMNS
    from samesaid.reports.formats.csv import lines

    yield from lines(PAIR_COLUMNS, _rows(parts))


def _xlsx(parts: Iterable[Part]) -> bytes:
    from samesaid.reports.common.table import PAIR_COLUMNS
    from samesaid.reports.formats.xlsx import workbook

    return workbook((("Findings", PAIR_COLUMNS, _rows(parts)),))


def _html(parts: Iterable[Part], name: str, language: str) -> str:
    from samesaid.reports.catalogue import catalogue
    from samesaid.reports.page.row_page import MAX_SHOWN, Checked, RowFinding, html

    shown: list[RowFinding] = []
    counts: Counter[Severity] = Counter()
    warnings: dict[Message, None] = {}
    rows = findings = 0
    part: Part | None = None
    for part in parts:
        rows += len(part.ids)
        findings += len(part.findings)
        counts.update(finding.severity for finding in part.findings if finding.alarm)
        warnings.update(dict.fromkeys(part.warnings))
        for finding in part.findings[: MAX_SHOWN - len(shown)]:
            source, target = (_sentence(finding, document) for document in (part.source, part.target))
            shown.append(RowFinding(str(_row(finding, part.ids)), finding, source, target))
    last = part or Part((), (), Document("", "und", "", ()), Document("", "und", "", ()))
    checked = Checked(
        name=name,
        languages=(last.source.language, last.target.language),
        rows=rows,
        findings=findings,
        counts=dict(counts),
        warnings=tuple(warnings),
        checks=last.checks,
        signature=last.signature,
    )
    return html(shown, checked, catalogue(language).extended(last.rules))


def _sentence(finding: Finding, document: Document) -> Sentence | None:
    return None if finding.bead is None else document.sentences[finding.bead]


def _rows(parts: Iterable[Part]) -> Iterator[tuple[str | float, ...]]:
    from samesaid.reports.common.table import pair_rows

    for part in parts:
        yield from pair_rows(part.findings, part.ids, part.source, part.target)


def _row(finding: Finding, ids: Sequence[str | int]) -> str | int:
    return ids[finding.bead] if finding.bead is not None else ""


FORMATS: dict[str, Writer] = {"jsonl": _jsonl, "text": _text, "csv": _csv}
_NAMES = ("html", "jsonl", "text", "csv", "xlsx", ORIGINAL)
_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "text",
    ".csv": "csv",
    ".xlsx": "xlsx",
} | dict.fromkeys((".xlf", ".xliff", ".sdlxliff", ".mxliff", ".tmx", ".po", ".pot"), ORIGINAL)
