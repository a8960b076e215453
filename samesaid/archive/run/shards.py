"""The division of texts into shards, which are checked and stored together.

The number of shards follows from the number of texts alone, and a text's shard from its identity: so a store that has
grown over many runs is the same, byte for byte, as one made at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from samesaid.archive.pairing.manifest import Entry

# Texts of a shard, at most twice as many: small enough to lose one, large enough for a file of some 100 kB.
TEXTS = 16
_NAME = re.compile(r"part-(\d+)-of-(\d+)\.parquet")


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard of ``count``, and its texts in the order of their identities."""

    number: int
    count: int
    entries: tuple[Entry, ...]

    def file(self, table: str) -> str:
        """The name of the file that holds its rows of ``table``."""
        return f"{table}/part-{self.number:05}-of-{self.count:05}.parquet"


def shards(entries: Iterable[Entry]) -> tuple[Shard, ...]:
    """The shards of a manifest: a power of two, none of them empty."""
    ordered = sorted(entries, key=lambda e: e.identity)
    count = 1
    while count * TEXTS < len(ordered):
        count *= 2
    entries_of: dict[int, list[Entry]] = {}
    for entry in ordered:
        entries_of.setdefault(place(entry.identity) % count, []).append(entry)
    return tuple(Shard(number, count, tuple(entries_of[number])) for number in sorted(entries_of))


def place(identity: str) -> int:
    """A number that spreads texts evenly over shards."""
    return int.from_bytes(blake2b(identity.encode(), digest_size=4).digest(), "big")


def numbered(name: str) -> tuple[int, int] | None:
    """(number, count) of a shard's file by its name, None for another file."""
    match = _NAME.fullmatch(name.rsplit("/", 1)[-1])
    return (int(match[1]), int(match[2])) if match else None


def surplus(shard_list: Iterable[Shard], table: str, names: Iterable[str]) -> list[str]:
    """Files of ``table`` that belong to none of the shards."""
    kept = {shard.file(table) for shard in shard_list}
    return [f"{table}/{name}" for name in names if numbered(name) and f"{table}/{name}" not in kept]


def older(shard: Shard, names: Iterable[str]) -> list[str]:
    """Files, by the names of one table, that may hold texts of ``shard`` from earlier runs, the table left out."""
    found = []
    for name in names:
        both = numbered(name)
        # Counts are powers of two: the texts of two shards are disjoint unless the numbers agree in the smaller count.
        if both and both[0] % min(both[1], shard.count) == shard.number % min(both[1], shard.count):
            found.append(name)
    return found
