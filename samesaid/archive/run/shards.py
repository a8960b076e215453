"""The division of texts into shards, which are checked and stored together.

The number of shards follows from the number of texts alone, and a text's shard from its identity: so a store that has
grown over many runs is the same, byte for byte, as one made at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.store.parts import numbered, part_name

# Texts of a shard, at most twice as many: small enough to lose one, large enough for a file of some 100 kB.
TEXTS = 16


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard of ``count``, and its texts in the order of their identities."""

    number: int
    count: int
    entries: tuple[Entry, ...]

    @property
    def part(self) -> str:
        """The name of its part of the store."""
        return part_name(self.number, self.count)


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


def surplus(shard_list: Iterable[Shard], names: Iterable[str]) -> list[str]:
    """Parts, or files by their names, that belong to none of the shards."""
    kept = {(shard.number, shard.count) for shard in shard_list}
    return [name for name in names if (both := numbered(name)) and both not in kept]


def older(shard: Shard, names: Iterable[str]) -> list[str]:
    """Parts, by their names, that may hold texts of ``shard`` from earlier runs, its own among them."""
    found = []
    for name in names:
        both = numbered(name)
        # Counts are powers of two: the texts of two shards are disjoint unless the numbers agree in the smaller count.
        if both and both[0] % min(both[1], shard.count) == shard.number % min(both[1], shard.count):
            found.append(name)
    return found
