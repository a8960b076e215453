"""An answer as a table, and the table as text, CSV, JSON lines, HTML or Parquet."""

from __future__ import annotations

import csv
import html
import io
import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from samesaid.model import SamesaidError

# Spreadsheets take cells that begin so for formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}"
    "table{border-collapse:collapse}caption{text-align:start;font-weight:600;padding-block:.5rem}"
    "th,td{text-align:start;vertical-align:top;padding:.3rem .8rem;border-bottom:1px solid #8888}"
    "th{position:sticky;top:0;background:Canvas}td.n{text-align:end;font-variant-numeric:tabular-nums}"
)


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of plain values: text, numbers, dates, lists of these, None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def render(table: Table, format: str) -> bytes:
    """The table in one of ``FORMATS``. Raises SamesaidError for another one."""
    if format not in FORMATS:
        raise SamesaidError(f"no format {format!r}: use one of {', '.join(FORMATS)}")
    return FORMATS[format](table)


def format_of(path: Path | None, named: str | None) -> str:
    """The format that was named, else the one of the file's ending, else text."""
    endings = {".csv": "csv", ".parquet": "parquet", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".txt": "text"}
    found = named or (endings.get(path.suffix.lower()) if path else "text")
    if found not in FORMATS:
        raise SamesaidError(f"{path or named}: no format for it: use one of {', '.join(FORMATS)}")
    return found


def _text(table: Table) -> bytes:
    """Columns side by side; wide cells are cut with an ellipsis here, in the other formats they are complete."""
    from rich.cells import cell_len, set_cell_size

    shown = [[_cut(_cell_text(value)) for value in row] for row in (table.columns, *table.rows)]
    widths = [max(cell_len(row[n]) for row in shown) for n in range(len(table.columns))]
    lines = ["  ".join(set_cell_size(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in shown]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return ("\n".join(lines) + "\n").encode()


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _WIDEST else one_line[: _WIDEST - 1] + "…"


def _csv(table: Table) -> bytes:
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(value) for value in row] for row in table.rows)
    # The mark lets spreadsheets read it as UTF-8.
    return kept.getvalue().encode("utf-8-sig", "backslashreplace")


def _safe(value: Any) -> Any:
    text = _cell_text(value)
    return "'" + text if isinstance(value, str | list) and text.startswith(_FORMULA) else text


def _jsonl(table: Table) -> bytes:
    lines = (
        json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False, default=str) for row in table.rows
    )
    return "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace")


def _html(table: Table) -> bytes:
    """One page without a script, a link to anywhere, or anything that a text could break out of."""
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
    head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in table.columns)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>\n" for row in table.rows)
    count = f"{len(table.rows)} row{'s' if len(table.rows) != 1 else ''}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>samesaid: an answer</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<table>\n<caption>{count}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
        "</main>\n</body>\n</html>\n"
    ).encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"<td{' class=n' if number else ''}><bdi>{html.escape(_cell_text(value))}</bdi></td>"


def _parquet(table: Table) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = [pa.array([row[n] for row in table.rows]) for n in range(len(table.columns))]
    kept = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=list(table.columns)), kept, compression="zstd")
    return kept.getvalue()


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return " | ".join(map(_cell_text, value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value)


FORMATS: dict[str, Callable[[Table], bytes]] = {
    "text": _text,
    "csv": _csv,
    "jsonl": _jsonl,
    "html": _html,
    "parquet": _parquet,
}
