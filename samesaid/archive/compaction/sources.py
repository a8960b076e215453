"""Where the rows of a store are before it is made compact: read completely once, and then cell by cell."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from samesaid.archive.store.packs import Pack, Tables, opened_pack, weight, within, without
from samesaid.archive.store.parts import (
    Damage,
    DamagedError,
    Part,
    checksum_file,
    damages,
    numbered,
    opened_part,
    pack_numbered,
)
from samesaid.archive.store.places import Overlaps
from samesaid.archive.store.schema import TABLES
from samesaid.archive.store.storage import Storage, opened

if TYPE_CHECKING:
    import pyarrow as pa

# The sum of the digests of texts is kept in so many bits.
_BITS = 64


@dataclass(frozen=True, slots=True)
class Look:
    """Parts or packs of the store at ``storage`` to be read completely. ``masked`` are texts whose rows in packs count
    no more."""

    storage: str
    parts: tuple[str, ...]
    masked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rows weigh, the sum of the digests of their texts, these texts, and what is damaged."""

    weight: int
    digest: int
    entries: tuple[str, ...]
    damages: tuple[Damage, ...]


def look(task: Look) -> Looked:
    """Read parts completely, compare their digests, and say what is in them."""
    storage = opened(task.storage)
    found: list[Damage] = []
    heavy = digest = 0
    entries: list[str] = []
    for name in task.parts:
        if some := damages(storage, name):
            found += some
            continue
        for tables in _all_tables(storage, name, task.masked):
            heavy += weight(tables.values())
            rows = tables["pairs"].select(["entry", "version", "key", "problem"]).to_pylist()
            digest += sum(_digest(repr(tuple(row.values()))) for row in rows)
            entries += dict.fromkeys(row["entry"] for row in rows)
    return Looked(heavy, digest % (1 << _BITS), tuple(entries), tuple(found))


def hexadecimal(digests: int) -> str:
    """A sum of digests as it stands in the names of packs."""
    return f"{digests % (1 << _BITS):0{_BITS // 4}x}"


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogateescape"), digest_size=_BITS // 8).digest(), "big")


def _all_tables(storage: Storage, name: str, masked: tuple[str, ...]) -> Iterator[Tables]:
    if not pack_numbered(name):
        yield part_tables(storage, name)
        return
    pack = opened_pack(storage, name)
    assert pack is not None
    for tables in pack.tables(pack.cells):
        yield {table: without(rows, masked) for table, rows in tables.items()}


def part_tables(storage: Storage, name: str) -> Tables:
    """The tables of a part. Raises DamagedError where it is damaged."""
    part = opened_part(storage, name)
    if part is None:
        raise DamagedError
    return {table: _table(part, table) for table in TABLES}


def _table(part: Part, table: str) -> pa.Table:
    import pyarrow.parquet as pq

    return pq.read_table(io.BytesIO(part.table(table)))


class Sources:
    """Parts and packs from which cells are taken."""

    def __init__(
        self, storage: Storage, parts: tuple[str, ...], packs: tuple[str, ...], masked: frozenset[str]
    ) -> None:
        self._storage, self._masked = storage, masked
        self._parts = Overlaps((name, numbered(name)) for name in parts)
        self._packs: dict[str, Pack] = {}
        cells: list[tuple[str, tuple[int, int]]] = []
        for name in packs:
            pack = opened_pack(storage, name)
            if pack is None:
                raise DamagedError(checksum_file(name))
            self._packs[name] = pack
            cells += [(f"{name}/{number}", (number, pack.cell_count)) for number in pack.cells]
        self._cells = Overlaps(cells)

    def cell(self, number: int, count: int) -> Tables:
        """The rows of the texts whose place leaves ``number`` when divided by ``count``."""
        import pyarrow as pa

        from samesaid.archive.store.schema import schema

        found: list[Tables] = []
        for name in self._parts.of(number, count):
            both = numbered(name)
            found.append(_narrowed(part_tables(self._storage, name), both, number, count))
        for name in self._cells.of(number, count):
            pack, cell = self._packs[name.partition("/")[0]], int(name.partition("/")[2])
            for tables in pack.tables([cell]):
                rest = {table: without(rows, self._masked) for table, rows in tables.items()}
                found.append(_narrowed(rest, (cell, pack.cell_count), number, count))
        return {
            table: pa.concat_tables([schema(table).empty_table(), *(tables[table] for tables in found)])
            for table in TABLES
        }


def _narrowed(tables: Tables, both: tuple[int, int] | None, number: int, count: int) -> Tables:
    if both is None or both[1] >= count:
        return tables
    return {table: within(rows, number, count) for table, rows in tables.items()}
