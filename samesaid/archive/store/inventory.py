"""Which parts of a store may be read, and which of its files are damaged."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from samesaid.archive.store.about import ABOUT, FAILURES, About, about
from samesaid.archive.store.parts import (
    Damage,
    DamagedError,
    Part,
    checksum_file,
    damages,
    finished_packs,
    finished_parts,
    garbled_checksums,
    pack_numbered,
    stem,
    table_file,
)
from samesaid.archive.store.schema import TABLES
from samesaid.archive.store.storage import Storage
from samesaid.model import SamesaidError

# A run that is at work may be replacing a part at this moment: seconds until the store is looked at once more.
_AGAIN = 0.5
# Files that are read at the same time: digests are computed outside of Python's lock, and an object store has latency.
_READERS = 8


@dataclass(frozen=True, slots=True)
class Inventory:
    """The whole parts and packs of a store, of ``expected`` in all, and its damaged files. Unfinished until a run has
    ended. ``hidden`` are texts in packs that are in the archive no more."""

    parts: tuple[str, ...]
    packs: tuple[str, ...]
    expected: int
    unfinished: bool
    damages: tuple[Damage, ...]
    hidden: tuple[str, ...] = ()


def quick(storage: Storage) -> Inventory:
    """Checksums are read, and sizes of tables compared with them.

    Raises SamesaidError where there is no store, or one of another version.
    """
    made, parts, found = _parts(storage)
    sizes = {table: storage.sizes(table) for table in TABLES}
    with ThreadPoolExecutor(_READERS) as pool:
        for part, checksums in zip(parts, pool.map(storage.read, map(checksum_file, parts)), strict=True):
            found += _quick(storage, part, checksums, sizes)
    return _inventory(made, parts, found)


def thorough(storage: Storage, progress: Callable[[int, int], None] | None = None) -> Inventory:
    """Every file is read, and its digest compared. ``progress`` gets the parts done and all parts. Raises SamesaidError
    where there is no store, or one of another version."""
    made, parts, found = _parts(storage)
    if isinstance(made, About):
        problem = failures_problem(storage, made)
        found += [Damage(FAILURES, problem)] if problem else []
    with ThreadPoolExecutor(_READERS) as pool:
        for done, some in enumerate(pool.map(partial(damages, storage), parts), start=1):
            found += some
            if progress:
                progress(done, len(parts))
    return _inventory(made, parts, found)


def readable(storage: Storage, *, digests: bool = False) -> Inventory:
    """The parts and packs to be read. With ``digests`` every byte of them is checked, else only sizes.

    Raises SamesaidError where there is no store, one of another version, or a damaged one, with the damaged file and
    the mend.
    """
    look = thorough if digests else quick
    found = look(storage)
    if found.damages:
        time.sleep(_AGAIN)
        found = look(storage)
    if found.damages:
        raise SamesaidError(refusal(storage, found.damages))
    if not found.parts and not found.packs:
        raise SamesaidError(f"{storage.address}: no part is finished yet: {found.expected} are to come")
    return found


def refusal(storage: Storage, found: tuple[Damage, ...]) -> str:
    """The damage in one line."""
    first = found[0]
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return (
        f"{storage.address}: damaged: {first.file} ({first.problem}){more}: {first.mend}"
        f" (`samesaid archive verify {storage.address}` lists what is damaged)"
    )


def failures_problem(storage: Storage, made: About) -> str | None:
    """What is wrong with the list of failures; None where it is whole, or rightly not there."""
    data = storage.read(FAILURES)
    if made.failures is None:
        return None if data is None else "not of the last run"
    return made.failures.problem(data)


def refuse_other_folders(storage: Storage, made: About | Damage, finished: Sequence[str]) -> None:
    """Raise SamesaidError where the store's file about itself is garbled and no part says that this is a store."""
    if isinstance(made, Damage) and made.problem != "missing" and not finished:
        raise SamesaidError(f"{storage.address}: {ABOUT} is broken: is this a store? Name another folder")


def _parts(storage: Storage) -> tuple[About | Damage, tuple[str, ...], list[Damage]]:
    """What the store says of itself, the parts to be read, and the damages that this shows."""
    made, finished = about(storage), finished_parts(storage)
    if isinstance(made, About):
        if made.complete:
            return made, (*made.packs, *made.parts), []
        there = frozenset(finished)
        return made, (*made.packs, *(part for part in made.parts if part in there)), []
    finished += finished_packs(storage)
    if made.problem == "missing" and not finished and not storage.names("pairs"):
        raise SamesaidError(f"{storage.address}: no store there; make one with `samesaid archive run`")
    refuse_other_folders(storage, made, finished)
    return made, tuple(finished), [made]


def _quick(storage: Storage, part: str, checksums: bytes | None, sizes: dict[str, dict[str, int]]) -> Iterator[Damage]:
    if checksums is None:
        yield Damage(checksum_file(part), "missing")
        return
    try:
        marks = Part(storage, part, checksums).marks
    except DamagedError:
        yield garbled_checksums(part)
        return
    for table in TABLES:
        file = table_file(table, part)
        if problem := marks[table].wrong_size(sizes[table].get(file.rsplit("/", 1)[-1])):
            yield Damage(file, problem)


def _inventory(made: About | Damage, parts: tuple[str, ...], found: list[Damage]) -> Inventory:
    bad = {stem(damage.file) for damage in found}
    whole = [part for part in parts if part not in bad]
    both = tuple(p for p in whole if not pack_numbered(p)), tuple(p for p in whole if pack_numbered(p))
    if isinstance(made, About):
        expected = len(made.packs) + len(made.parts)
        return Inventory(*both, expected, not made.complete, tuple(found), made.hidden)
    return Inventory(*both, len(parts), False, tuple(found))
