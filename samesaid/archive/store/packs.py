"""Packs: large parts, made of many small ones, in cells that are read and written one at a time.

Pack n of c has the texts whose place leaves n when divided by c, and is divided into cells in the same way; a cell is
one row group of each table, its rows in the order of the texts' identities. How many packs and cells there are follows
from the rows of the whole store alone, so the same texts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from samesaid.archive.store.marks import Digest, signed
from samesaid.archive.store.parts import DamagedError, Part, checksum_file, table_file
from samesaid.archive.store.places import place
from samesaid.archive.store.schema import TABLES, VERSION, schema
from samesaid.archive.store.storage import Storage

if TYPE_CHECKING:
    import pyarrow as pa

Tables = Mapping[str, "pa.Table"]
# Bytes of rows, before they are compressed, that a pack and a cell have at the most. Rows of articles are compressed to
# a fourth, made ones to an eighth or less: packs take 20 to 200 MB of the disk.
PACK, CELL = 640 << 20, 16 << 20
# Of zstd: two thirds of the time of 9, which parts have, for some 5 % more bytes.
_LEVEL = 6


def divisions(weight: int) -> tuple[int, int]:
    """How many packs, and how many cells in all of them, rows of ``weight`` bytes have: powers of two."""
    packs = cells = 1
    while weight > packs * PACK:
        packs *= 2
    while weight > cells * CELL:
        cells *= 2
    return packs, max(packs, cells)


def weight(tables: Iterable[pa.Table]) -> int:
    """The bytes of rows before they are compressed: of their text, and eight for each value."""
    return sum(_weight(column) for table in tables for column in table.columns)


def _weight(column: pa.ChunkedArray) -> int:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_list(column.type):
        return 8 * len(column) + _weight(pc.list_flatten(column))
    text = pc.sum(pc.binary_length(column)).as_py() or 0 if pa.types.is_string(column.type) else 0
    return 8 * len(column) + int(text)


def within(table: pa.Table, number: int, count: int) -> pa.Table:
    """The rows of the texts whose place leaves ``number`` when divided by ``count``."""
    chosen = {entry for entry in table.column("entry").unique().to_pylist() if place(entry) % count == number}
    return _with(table, chosen, keep=True)


def without(table: pa.Table, entries: Iterable[str]) -> pa.Table:
    """The rows of all other texts."""
    return _with(table, entries, keep=False)


def _with(table: pa.Table, entries: Iterable[str], *, keep: bool) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    is_in = pc.is_in(table.column("entry"), value_set=pa.array(sorted(entries), pa.string()))
    return table.filter(is_in if keep else pc.invert(is_in))


class Pack(Part):
    """A pack with checksums. Raises DamagedError where they are garbled."""

    def __init__(self, storage: Storage, pack: str, checksums: bytes) -> None:
        super().__init__(storage, pack, checksums)
        try:
            cells = self.record["cells"]
            self.cells: tuple[int, ...] = tuple(cells["numbers"])
            self.cell_count = int(cells["count"])
            self._groups = {table: _groups(cells["rows"][table]) for table in TABLES}
        except (KeyError, TypeError, ValueError):
            raise DamagedError from None

    def tables(self, cells: Iterable[int]) -> Iterator[Tables]:
        """The tables of each of some cells by their numbers. Digests are not compared here."""
        import pyarrow.parquet as pq

        with ExitStack() as open_files:
            files = {
                table: pq.ParquetFile(open_files.enter_context(self._storage.reading(table_file(table, self._part))))
                for table in TABLES
            }
            for cell in cells:
                groups = {table: self._groups[table][self.cells.index(cell)] for table in TABLES}
                yield {
                    table: schema(table).empty_table() if group is None else files[table].read_row_group(group)
                    for table, group in groups.items()
                }


def _groups(rows: list[int]) -> list[int | None]:
    """The row group of each cell by its number of rows; a cell without rows has none."""
    groups: list[int | None] = []
    for count in rows:
        groups.append(sum(1 for group in groups if group is not None) if count else None)
    return groups


def opened_pack(storage: Storage, pack: str) -> Pack | None:
    """A pack of the store, None where it has no checksums. Raises DamagedError where they are garbled."""
    checksums = storage.read(checksum_file(pack))
    return None if checksums is None else Pack(storage, pack, checksums)


class PackWriter:
    """Writes the cells of a pack one after the other; the checksums are written when it is left without an error."""

    def __init__(self, storage: Storage, pack: str, cell_count: int) -> None:
        self._storage, self._pack, self._cell_count = storage, pack, cell_count
        self._numbers: list[int] = []
        self._rows: dict[str, list[int]] = {table: [] for table in TABLES}
        self._files = ExitStack()
        self._digests: dict[str, Digest] = {}
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> PackWriter:
        import pyarrow.parquet as pq

        with ExitStack() as files:
            for table in TABLES:
                file = files.enter_context(self._storage.writing(table_file(table, self._pack)))
                self._digests[table] = Digest()
                writer = pq.ParquetWriter(
                    _Marked(file, self._digests[table]), schema(table), compression="zstd", compression_level=_LEVEL
                )
                self._writers[table] = files.enter_context(writer)
            self._files = files.pop_all()
        return self

    def add(self, number: int, tables: Tables) -> None:
        """The next cell, with the rows of each text together. Raises OSError where the store cannot be written."""
        self._numbers.append(number)
        for table in TABLES:
            rows = tables[table].sort_by("entry").cast(schema(table))
            self._rows[table].append(len(rows))
            if len(rows):
                self._writers[table].write_table(rows, row_group_size=len(rows))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.__exit__(kind, error, trace)
        if kind is None:
            marks = {table: digest.mark().record() for table, digest in self._digests.items()}
            cells = {"count": self._cell_count, "numbers": self._numbers, "rows": self._rows}
            record = {"schema_version": VERSION, "tables": marks, "cells": cells}
            self._storage.write(checksum_file(self._pack), signed(record))


class _Marked:
    """A file for pyarrow whose digest is known when all is written."""

    closed = False

    def __init__(self, file: IO[bytes], digest: Digest) -> None:
        self._file, self._digest, self._at = file, digest, 0

    def write(self, data: bytes) -> int:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        """The store closes the file itself."""
