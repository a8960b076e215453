"""The tables of a store, as Parquet files: one file a shard and table, compressed by zstd.

``VERSION`` is increased when a column changes its meaning or goes: then every text is checked again. docs/archives.md
describes the columns.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = 2
TABLES = ("beads", "findings", "pairs")
Row = dict[str, Any]


def schema(table: str) -> pa.Schema:
    """The columns of one of ``TABLES``."""
    import pyarrow as pa

    text, texts, whole = pa.string(), pa.list_(pa.string()), pa.int32()
    # Every table has the pair and the day of a row: queries filter by them.
    pair = [("entry", text), ("version", pa.int16()), ("published", pa.date32())]
    columns: dict[str, list[tuple[str, Any]]] = {
        "pairs": [
            ("reference", text), ("target", text), ("source_language", text), ("target_language", text),
            ("title", text), ("source_sentences", whole), ("target_sentences", whole), ("paired", whole),
            ("coverage", pa.float64()), ("penalty", pa.float64()), ("words", pa.float64()),
            ("key", text), ("signature", text), ("warnings", texts), ("problem", text),
        ],
        "beads": [
            ("bead", whole), ("source", pa.list_(whole)), ("target", pa.list_(whole)), ("similarity", pa.float32()),
            ("confidence", pa.float32()), ("moved", pa.bool_()), ("source_text", text), ("target_text", text),
        ],
        "findings": [
            ("finding", text), ("code", text), ("type", text), ("severity", text), ("confidence", pa.float64()),
            ("alarm", pa.bool_()), ("message", text), ("reading", text), ("suggestion", text), ("bead", whole),
            ("source", texts), ("target", texts), ("source_text", text), ("target_text", text),
            # As decisions compare wordings and name documents: folded words, and the version's file without folders.
            ("source_words", text), ("target_words", text), ("document", text),
        ],
    }  # fmt: skip
    return pa.schema([*pair, *columns[table]], metadata={"samesaid.table": table, "samesaid.version": str(VERSION)})


def packed(table: str, rows: Sequence[Row]) -> bytes:
    """Rows as the content of a Parquet file: the same rows give the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kept = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema(table)), kept, compression="zstd", compression_level=9)
    return kept.getvalue()


def unpacked(data: bytes) -> list[Row]:
    """The rows of a Parquet file."""
    import pyarrow.parquet as pq

    rows: list[Row] = pq.read_table(io.BytesIO(data)).to_pylist()
    return rows
