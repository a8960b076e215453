"""What packs have of an archive: which of its texts are in them as they would be checked now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.run.texts import Texts
from samesaid.archive.run.worker import key
from samesaid.archive.store.about import About
from samesaid.archive.store.packs import opened_pack
from samesaid.archive.store.parts import (
    Damage,
    DamagedError,
    damages,
    finished_packs,
    garbled_checksums,
    generation,
    pack_numbered,
)
from samesaid.archive.store.places import place
from samesaid.archive.store.storage import Storage, opened
from samesaid.settings import Settings


@dataclass(frozen=True, slots=True)
class PackJob:
    """A pack to be compared with those texts of the manifest that belong in it; for the rest see `worker.Job`."""

    storage: str
    pack: str
    entries: tuple[Entry, ...]
    folder: str
    settings: Settings
    make: str


@dataclass(frozen=True, slots=True)
class Held:
    """Texts that a pack has as they would be checked now, others that are in it, and what is wrong with the pack."""

    pack: str
    texts: frozenset[str]
    others: frozenset[str]
    damaged: tuple[Damage, ...] = ()


def check_pack(job: PackJob) -> Held:
    """Read a pack completely and compare the keys of its texts with their documents."""
    storage = opened(job.storage)
    if damaged := damages(storage, job.pack):
        return Held(job.pack, frozenset(), frozenset(), tuple(damaged))
    try:
        pack = opened_pack(storage, job.pack)
    except DamagedError:
        return Held(job.pack, frozenset(), frozenset(), (garbled_checksums(job.pack),))
    assert pack is not None
    known: dict[str, str | None] = {}
    for tables in pack.tables(pack.cells):
        for row in tables["pairs"].select(["entry", "key", "problem"]).to_pylist():
            known[row["entry"]] = None if row["problem"] else row["key"]
    asked = [entry for entry in job.entries if known.get(entry.identity)]
    texts = Texts(asked, job.settings.max_size, keep=False)
    held = frozenset(
        entry.identity for entry in asked if known[entry.identity] == key(entry, job.folder, job.make, texts)
    )
    return Held(job.pack, held, frozenset(known) - held)


def packs_of(storage: Storage, made: About | Damage) -> tuple[str, ...]:
    """The packs of the store. Where it does not say which they are, those that were made at once and are most complete:
    an interrupted compaction leaves some of another one."""
    if isinstance(made, About):
        return made.packs
    there = finished_packs(storage)
    counts = Counter(map(generation, there))
    best = max(counts, key=lambda name: (counts[name], name), default="")
    return tuple(pack for pack in there if generation(pack) == best)


def division(packs: Iterable[str]) -> int:
    """How many packs the archive is divided into; 1 where there are none."""
    return next((both[1] for both in map(pack_numbered, packs) if both), 1)


def jobs(
    storage: Storage, packs: tuple[str, ...], entries: Iterable[Entry], folder: str, settings: Settings, made: str
) -> Iterator[PackJob]:
    """A job for each pack, with its share of the texts."""
    count = division(packs)
    mine: dict[int, list[Entry]] = {}
    for entry in entries:
        mine.setdefault(place(entry.identity) % count, []).append(entry)
    for pack in packs:
        both = pack_numbered(pack)
        texts = tuple(mine.get(both[0], ())) if both else ()
        yield PackJob(storage.address, pack, texts, folder, settings, made)
