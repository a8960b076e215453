"""Findings about rows of aligned text, each with the id of its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from samesaid.model import Document, Finding, SamesaidError
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.labels import severity_label
from samesaid.reports.common.records import pair_record
from samesaid.reports.formats.jsonl import json_line

Writer = Callable[[Iterable[Finding], Sequence[str | int], Document, Document], str | bytes]


def write(
    findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document, format: str
) -> str | bytes:
    """The findings in the given format, one on each line or row. ``findings[i].bead`` is an index into ``ids``.

    ``jsonl`` has objects with ``pair``, the id of the row; ``text`` is for people; ``csv`` and ``xlsx`` have both texts
    of the row. Only xlsx is bytes. Raises SamesaidError for another format.
    """
    check_format(format)
    return FORMATS[format](findings, ids, source, target)


def chosen(path: Path | None, format: str | None = None) -> str:
    """The format to write in: the given one, else the one of the file's ending, else jsonl.

    Raises SamesaidError for an unknown format, and for xlsx without a file.
    """
    if format is None:
        format = _ENDINGS.get(path.suffix.lower(), "jsonl") if path else "jsonl"
    check_format(format)
    if format == "xlsx" and path is None:
        raise SamesaidError("xlsx cannot be printed: give a file, such as -o findings.xlsx")
    return format


def check_format(format: str) -> None:
    """Raises SamesaidError, with the list of formats, when this is none of them."""
    if format not in FORMATS:
        raise SamesaidError(f"there is no format {format!r} for pairs; use one of {', '.join(FORMATS)}")


def _jsonl(findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document) -> str:
    return "".join(json_line(pair_record(f, _row(f, ids), source, target)) + "\n" for f in findings)


def _text(
    findings: Iterable[Finding],
    ids: Sequence[str | int],
    source: Document,  # noqa: ARG001
    target: Document,  # noqa: ARG001
) -> str:
    return "".join(_text_line(f, str(_row(f, ids))) + "\n" for f in findings)


def _text_line(finding: Finding, row: str) -> str:
    label = severity_label(finding)
    reading = f" ({finding.reading})" if finding.reading else ""
    sentence = visible(" ".join(f"{finding.message}{reading}".split()))
    return f"{visible(row)}\t{label.shape} {label.word}\t{sentence}\t{finding.code}"


def _csv(findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document) -> str:
    from samesaid.reports.common.table import PAIR_COLUMNS, pair_rows
    from samesaid.reports.formats.csv import rendered

    return rendered(PAIR_COLUMNS, pair_rows(findings, ids, source, target))


def _xlsx(findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document) -> bytes:
    from samesaid.reports.common.table import PAIR_COLUMNS, pair_rows
    from samesaid.reports.formats.xlsx import workbook

    return workbook((("Findings", PAIR_COLUMNS, pair_rows(findings, ids, source, target)),))


def _row(finding: Finding, ids: Sequence[str | int]) -> str | int:
    return ids[finding.bead] if finding.bead is not None else ""


FORMATS: dict[str, Writer] = {"jsonl": _jsonl, "text": _text, "csv": _csv, "xlsx": _xlsx}
_ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "text", ".csv": "csv", ".xlsx": "xlsx"}
