"""Rows of tables that people filled in: sheets of a workbook, and CSV."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from samesaid.model import SamesaidError

Row = tuple[int, dict[str, str]]
"""The number of a row as a spreadsheet shows it, and its cells by the name of their column."""
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula; the wide forms count in East Asian editions."""
_NEEDED = frozenset({"id", "decision"})
_ADVICE = "give the table of findings of a report, with its column names"
# Bytes of all parts of a workbook, unpacked, and its columns: a report has 25.
_MAX_UNPACKED, _MAX_COLUMNS = 256_000_000, 200
# Spreadsheets save CSV with the list separator of the system.
_SEPARATORS = ",;\t"


def of_workbook(data: bytes, where: str) -> Iterator[Row]:
    """The rows of the first sheet that has a column id and a column decision, as texts.

    Raises SamesaidError for a broken or huge workbook, and for one without such a sheet.
    """
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNPACKED:
                raise SamesaidError(
                    f"{where}: unpacks to more than {_MAX_UNPACKED // 1_000_000} MB; is it the right file?"
                )
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            # What the sheet says of its own size may be wrong.
            sheet.reset_dimensions()
            found = sheet.iter_rows(values_only=True, max_col=_MAX_COLUMNS)
            rows = list(_named([_shown(cell) for cell in row] for row in found))
            if rows and rows[0][0] == 0:
                return iter(rows[1:])
    except SamesaidError:
        raise
    except Exception as error:
        # openpyxl raises whatever Python raises for what it does not expect.
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise SamesaidError(f"{where}: a broken or locked workbook ({reason}); save it again") from None
    raise SamesaidError(f"{where}: no sheet has the columns id and decision; {_ADVICE}")


def of_csv(text: str, where: str) -> Iterator[Row]:
    """The rows of a table with a column id and a column decision; a quoted formula loses its apostrophe.

    Raises SamesaidError where the columns are missing, and for CSV that cannot be read.
    """
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    try:
        rows = list(_named(map(_unquoted, csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))))
    except csv.Error as error:
        raise SamesaidError(f"{where}: not CSV ({error}); save it again") from None
    if not rows or rows[0][0]:
        raise SamesaidError(f"{where}: no columns id and decision; {_ADVICE}")
    return iter(rows[1:])


def _named(rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    """First the columns, as row 0, then the others; nothing where columns that are needed are missing."""
    lines = iter(rows)
    columns = ["_".join(name.casefold().split()) for name in next(lines, ())]
    if not set(columns) >= _NEEDED:
        return
    yield 0, {}
    for number, row in enumerate(lines, start=2):
        yield number, {name: cell for name, cell in zip(columns, row, strict=False) if name}


def _shown(cell: Any) -> str:
    """A cell as text: a whole number without its point, a day as ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, (date, datetime)) else str(cell).strip()


def _unquoted(row: Sequence[str]) -> list[str]:
    return [c[1:] if c.startswith("'") and c[1:].startswith(FORMULA_STARTS) else c.strip() for c in row]
