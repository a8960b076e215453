"""Tables: workbooks of Excel (Office Open XML), and CSV; every cell with text is a paragraph, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from samesaid.documents import tuning
from samesaid.documents.reader import Extract, Request
from samesaid.documents.readers import left_out, zipsafe
from samesaid.encodings import decode
from samesaid.model import SamesaidError

_BODY = "xl/workbook.xml"
_SEPARATORS = ",;\t|"


class WorkbookReader:
    """The cells of every sheet that is shown, as they are shown: 12 % for 0.12 in a column of percentages."""

    def read(self, data: bytes, request: Request) -> Extract:
        import openpyxl

        zipsafe.refuse_bombs(data, request.where)
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            lines = [line for sheet in book.worksheets if sheet.sheet_state == "visible" for line in _cells(sheet)]
        # openpyxl raises whatever Python raises for what it does not expect.
        except Exception as error:
            reason = " ".join(str(error).split())[:100] or type(error).__name__
            raise SamesaidError(f"{request.where}: a broken or locked workbook ({reason}); save it again") from None
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        return Extract("\n".join(lines), notes=tuple(left_out.sheets(hidden)))


class CsvReader:
    """The cells of a table in CSV (RFC 4180), whatever separates them."""

    def read(self, data: bytes, request: Request) -> Extract:
        text, _, notes = decode(data, request.where, encoding=request.encoding, language=request.language)
        head = text.partition("\n")[0]
        separator = max(_SEPARATORS, key=head.count)
        try:
            rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator))
        except csv.Error as error:
            raise SamesaidError(f"{request.where}: not CSV ({error}); save it again") from None
        return Extract("\n".join(" ".join(cell.split()) for row in rows for cell in row if cell.strip()), notes=notes)


def _cells(sheet: Any) -> Iterator[str]:
    # What the sheet says of its own size may be wrong.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_col=tuning.MAX_TABLE_COLUMNS):
        for cell in row:
            shown = _shown(cell)
            if shown:
                yield shown


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        if "%" in (cell.number_format or ""):
            return f"{_number(value * 100)}%"
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return " ".join(str(value).split())


def _number(value: float) -> str:
    """Without the noise of binary fractions: spreadsheets show 15 digits."""
    return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
