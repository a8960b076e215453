"""Findings as CSV (RFC 4180) that spreadsheets open as it is: one row for each finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from samesaid.decisions.tables import FORMULA_STARTS
from samesaid.model import Report
from samesaid.reports.common.table import FINDING_COLUMNS, CellValue, finding_rows

# Without it spreadsheets read the bytes in a legacy encoding.
_BOM = "\ufeff"


def render_csv(report: Report) -> str:
    """The findings below a line of column names, after a byte order mark. Lines end with CR LF."""
    return rendered(FINDING_COLUMNS, finding_rows(report))


def rendered(columns: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> str:
    """A table as CSV. A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return "".join(lines(columns, rows))


def lines(columns: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> Iterator[str]:
    """The lines of `rendered`, one by one; the first has the byte order mark."""
    mark = _BOM
    for row in chain([columns], rows):
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerow([_safe(cell) for cell in row])
        yield mark + out.getvalue()
        mark = ""


def _safe(cell: CellValue) -> CellValue:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
