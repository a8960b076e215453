"""The store as pieces that fit into the memory: each part, and each cell of a pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from samesaid.archive.store.inventory import Inventory, refusal
from samesaid.archive.store.packs import Pack, opened_pack, without
from samesaid.archive.store.parts import DamagedError, damages, garbled_checksums, numbered, opened_part
from samesaid.archive.store.places import place
from samesaid.archive.store.schema import Row, unpacked
from samesaid.archive.store.storage import Storage
from samesaid.model import SamesaidError

_CELL = re.compile(r"cell-(\d+)-of-(\d+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Piece ``number`` of ``count``, in a part, or a cell of a pack. ``masked`` are texts in it whose rows count no
    more."""

    part: str
    number: int
    count: int
    is_cell: bool = False
    masked: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of what is kept of it."""
        return f"cell-{self.number:05}-of-{self.count:05}" if self.is_cell else self.part


def piece_numbered(name: str) -> tuple[int, int] | None:
    """(number, count) of a piece by its name, None for another name."""
    match = _CELL.fullmatch(name)
    return (int(match[1]), int(match[2])) if match else numbered(name)


def pieces(storage: Storage, found: Inventory) -> list[Piece]:
    """The pieces of what a store has. Raises SamesaidError where it is damaged."""
    parts = [Piece(part, *both) for part in found.parts if (both := numbered(part))]
    if not found.packs:
        return parts
    masked = {*found.hidden, *(row["entry"] for piece in parts for row in rows(storage, piece, "pairs"))}
    cells = []
    for name in found.packs:
        pack = _pack(storage, name)
        mine: dict[int, list[str]] = {number: [] for number in pack.cells}
        for entry in masked:
            number = place(entry) % pack.cell_count
            if number in mine:
                mine[number].append(entry)
        cells += [Piece(name, n, pack.cell_count, True, tuple(sorted(some))) for n, some in mine.items()]
    return [*cells, *parts]


def rows(storage: Storage, piece: Piece, table: str) -> list[Row]:
    """The rows of a table in a piece. Raises SamesaidError where the store is damaged."""
    if piece.is_cell:
        (tables,) = _pack(storage, piece.part).tables([piece.number])
        kept: list[dict[str, Any]] = without(tables[table], piece.masked).to_pylist()
        return kept
    try:
        whole = opened_part(storage, piece.part)
        return unpacked(whole.table(table)) if whole else []
    except DamagedError:
        raise SamesaidError(refusal(storage, tuple(damages(storage, piece.part)))) from None


def _pack(storage: Storage, name: str) -> Pack:
    try:
        pack = opened_pack(storage, name)
    except DamagedError:
        raise SamesaidError(refusal(storage, (garbled_checksums(name),))) from None
    if pack is None:
        raise SamesaidError(refusal(storage, tuple(damages(storage, name))))
    return pack
