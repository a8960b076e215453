"""Tables of tab-separated values, and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samesaid.documents.aligned.reader import AlignedReader, Languages, Row
from samesaid.model import SamesaidError

# Columns that `samesaid align` writes, where source and target are numbers of sentences.
_TEXTS = {"source_text": "source", "target_text": "target"}


def _tsv(path: Path, languages: Languages) -> Iterator[Row]:  # noqa: ARG001
    """Tab-separated values without quoting. Blank lines are skipped."""
    columns: list[str] | None = None
    for number, line in _lines(path):
        fields = line.split("\t")
        if columns is None:
            names = [field.strip().lower() for field in fields]
            if {"source", "target"} <= set(names):
                columns = names
                continue
            columns = ["source", "target"]
        if len(fields) != len(columns):
            raise SamesaidError(
                f"{path.name}, line {number}: {len(fields)} columns instead of {len(columns)}; separate by one tab, "
                "and name the columns in a first line if there are more than source and target"
            )
        row = _with_texts(dict(zip(columns, fields, strict=True)))
        yield Row(row.get("id") or str(number), row["source"], row["target"])


def _jsonl(path: Path, languages: Languages) -> Iterator[Row]:  # noqa: ARG001
    """One JSON object a line with source, target and an optional id."""
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError:
            raise SamesaidError(f"{path.name}, line {number}: not JSON; write one object a line") from None
        row = _with_texts(row) if isinstance(row, dict) else {}
        if not all(isinstance(row.get(key), str) for key in ("source", "target")):
            raise SamesaidError(f"{path.name}, line {number}: the texts source and target are needed; add them")
        yield Row(str(row.get("id", number)), row["source"], row["target"])


def _with_texts(row: dict[str, Any]) -> dict[str, Any]:
    return row | {key: row[text] for text, key in _TEXTS.items() if text in row}


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """(number from 1, line) of each line that is not blank. Only UTF-8 is read: both formats are data, not prose."""
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except UnicodeDecodeError:
        raise SamesaidError(f"{path.name}: not utf-8; save it as utf-8") from None


# `rows` reads any .txt as a table; as a suffix of documents it is that of plain text first.
TSV = AlignedReader(frozenset({".tsv", ".tab", ".txt"}), _tsv, may_be_prose=True)
JSONL = AlignedReader(frozenset({".jsonl", ".ndjson"}), _jsonl)
