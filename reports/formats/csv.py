"""Findings as CSV (RFC 4180) that a spreadsheet opens as it is: one finding a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from samesaid.model import Report
from samesaid.reports.common.table import FINDING_COLUMNS, Cell, finding_rows

# Without it spreadsheets take the bytes for those of an old code page.
_BOM = "\ufeff"
# What makes a spreadsheet compute a cell instead of showing it; the wide forms do so in East Asian editions.
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


def render_csv(report: Report) -> str:
    """The findings with a line of column names, after a byte order mark; lines end as the standard says."""
    return rendered(FINDING_COLUMNS, finding_rows(report))


def rendered(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Any table as CSV. A text that a spreadsheet would compute stands behind an apostrophe."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([_safe(cell) for cell in row] for row in rows)
    return _BOM + out.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell
