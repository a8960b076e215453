"""Findings about rows of already aligned text: one finding a line, each with its row's id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from samesaid.model import Document, Finding, SamesaidError
from samesaid.reports.jsonl_report import json_line
from samesaid.reports.marks import visible
from samesaid.reports.records import Record, pair_record
from samesaid.reports.words import grade


def write(
    findings: Iterable[Finding], ids: Sequence[str | int], source: Document, target: Document, format: str
) -> str:
    """The findings in the given format, one a line. ``findings[i].bead`` is an index into ``ids``.

    ``jsonl``: objects with ``pair``, the row's id. ``text``: for people. Raises SamesaidError for another format.
    """
    check_format(format)
    line = FORMATS[format]
    rows = ((ids[f.bead] if f.bead is not None else "", f) for f in findings)
    return "".join(line(pair_record(f, row, source, target), f) + "\n" for row, f in rows)


def check_format(format: str) -> None:
    """Raises SamesaidError, with the list of formats, when this is none of them."""
    if format not in FORMATS:
        raise SamesaidError(f"there is no format {format!r} for pairs; use one of {', '.join(FORMATS)}")


def _json(record: Record, finding: Finding) -> str:  # noqa: ARG001
    return json_line(record)


def _text(record: Record, finding: Finding) -> str:
    mark = grade(finding)
    reading = f" ({finding.reading})" if finding.reading else ""
    told = visible(" ".join(f"{finding.message}{reading}".split()))
    return f"{visible(str(record['pair']))}\t{mark.shape} {mark.word}\t{told}\t{finding.code}"


FORMATS: dict[str, Callable[[Record, Finding], str]] = {"jsonl": _json, "text": _text}
