"""The division of texts into shards, which are checked and stored together.

All texts are one shard; one with too much work is halved by the places of its texts, and so on. So shards follow from
the texts and their sizes alone: a store that has grown over many runs is the same, byte for byte, as one made at once;
and a text more splits one shard, and leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.store.parts import numbered, pack_numbered, part_name
from samesaid.archive.store.places import BITS, Overlaps, place

# Work of a shard, in bytes of its documents: some 25 articles of 40 sentences in two languages, and less than a minute
# of processor time that an interruption may cost.
WORK = 512 * 1024
# Work of a text, however short: loading, aligning and writing it cost something, too.
LEAST = 8 * 1024


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard of ``count``, and its texts in the order of their identities; ``work`` is in bytes."""

    number: int
    count: int
    entries: tuple[Entry, ...]
    work: int = 0

    @property
    def part(self) -> str:
        """The name of its part of the store."""
        return part_name(self.number, self.count)

    @property
    def is_giant(self) -> bool:
        """Whether it takes long although it is one text: it could not be divided."""
        return self.work > WORK


_Texts = list[tuple[int, int, Entry]]


def shards(entries: Iterable[Entry], least: int = 1) -> tuple[Shard, ...]:
    """The shards of a manifest, none of them empty, those with most work first; a shard is one of ``least`` or more, a
    power of two."""
    texts: dict[int, _Texts] = {}
    for entry in sorted(entries, key=lambda e: e.identity):
        at = place(entry.identity)
        texts.setdefault(at % least, []).append((at, _work(entry), entry))
    found = (shard for number, some in texts.items() for shard in _divided(some, number, least))
    return tuple(sorted(found, key=lambda s: (-s.work, s.count, s.number)))


def _divided(texts: _Texts, number: int, count: int) -> Iterator[Shard]:
    work = sum(work for _, work, _ in texts)
    if work <= WORK or len(texts) == 1 or count == 1 << BITS:
        if texts:
            yield Shard(number, count, tuple(entry for _, _, entry in texts), work)
        return
    halves: tuple[_Texts, _Texts] = ([], [])
    for text in texts:
        halves[bool(text[0] & count)].append(text)
    for half, there in enumerate(halves):
        yield from _divided(there, number + half * count, 2 * count)


def _work(entry: Entry) -> int:
    """The bytes of the documents of a text; what cannot be read is found out quickly."""
    size = 0
    for path in (entry.reference, *entry.versions):
        try:
            size += Path(path).stat().st_size
        except (OSError, ValueError):
            continue
    return max(size, LEAST)


def surplus(shard_list: Iterable[Shard], names: Iterable[str]) -> list[str]:
    """Parts, or files by their names, that belong to none of the shards."""
    kept = {(shard.number, shard.count) for shard in shard_list}
    return [name for name in names if (both := numbered(name)) and both not in kept]


def overlaps(names: Iterable[str]) -> Overlaps:
    """Which parts or packs, by their names, may hold texts of a shard from earlier runs."""
    return Overlaps((name, numbered(name) or pack_numbered(name)) for name in names)
