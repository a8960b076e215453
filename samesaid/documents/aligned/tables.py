"""Tables of tab-separated values, and JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from samesaid import inputs, jsonsafe
from samesaid.documents.aligned.reader import AlignedReader, Languages, Row
from samesaid.model import SamesaidError

# Columns that `samesaid align` writes, where source and target are numbers of sentences.
_TEXTS = {"source_text": "source", "target_text": "target"}


def _tsv(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:  # noqa: ARG001
    """Tab-separated values without quoting. Blank lines are skipped."""
    columns: list[str] | None = None
    for number, line in _lines(stream):
        fields = line.split("\t")
        if columns is None:
            names = [field.strip().lower() for field in fields]
            if {"source", "target"} <= set(names):
                columns = names
                continue
            columns = ["source", "target"]
        if len(fields) != len(columns):
            raise SamesaidError(
                f"{where}, line {number}: {len(fields)} columns instead of {len(columns)}; separate by one tab, "
                "and name the columns in a first line if there are more than source and target"
            )
        row = _with_texts(dict(zip(columns, fields, strict=True)))
        yield Row(row.get("id") or str(number), row["source"], row["target"])


def _jsonl(stream: BinaryIO, where: str, languages: Languages) -> Iterator[Row]:  # noqa: ARG001
    """One JSON object a line with source, target and an optional id."""
    for number, line in _lines(stream):
        row = jsonsafe.parse(line, f"{where}, line {number}", "write one object a line")
        row = _with_texts(row) if isinstance(row, dict) else {}
        if not all(isinstance(row.get(key), str) for key in ("source", "target")):
            raise SamesaidError(f"{where}, line {number}: the texts source and target are needed; add them")
        yield Row(str(row.get("id", number)), row["source"], row["target"])


def _with_texts(row: dict[str, Any]) -> dict[str, Any]:
    return row | {key: row[text] for text, key in _TEXTS.items() if text in row}


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """(number from 1, line) of each line that is not blank.

    Only UTF-8 is read, for both formats are data, not prose; and UTF-16 with its mark, which spreadsheets write.
    """
    for number, line in enumerate(inputs.lines(stream), 1):
        if line.strip():
            yield number, line.rstrip("\r\n")


# `rows` reads any .txt as a table; as a suffix of documents it is that of plain text first.
TSV = AlignedReader("tsv", frozenset({".tsv", ".tab", ".txt"}), _tsv, may_be_prose=True)
JSONL = AlignedReader("jsonl", frozenset({".jsonl", ".ndjson"}), _jsonl)
