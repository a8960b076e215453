"""A complete store made compact: few large packs in place of many small parts, with the same rows.

New packs have other names than everything that is there. The store's file about itself is replaced when all of them
are whole; only then is the rest taken away. So it is either as it was or compact, whenever this is interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from samesaid.archive.compaction.sources import Look, Looked, Sources, hexadecimal, look
from samesaid.archive.pool.process_pool import work
from samesaid.archive.store.about import About, about
from samesaid.archive.store.inventory import refusal
from samesaid.archive.store.packs import PackWriter, divisions
from samesaid.archive.store.parts import (
    Damage,
    DamagedError,
    damages,
    finished_packs,
    finished_parts,
    numbered,
    pack_name,
    pack_numbered,
    remove_part,
    stem,
)
from samesaid.archive.store.places import Overlaps, place
from samesaid.archive.store.schema import TABLES
from samesaid.archive.store.storage import Storage, opened
from samesaid.model import SamesaidError

T = TypeVar("T")
R = TypeVar("R")

# Parts that a worker reads between two reports to its driver.
_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class Build:
    """Pack ``number`` of ``count`` to be written under ``name``, in its share of ``cells`` cells, from parts and packs
    in which it has texts; ``masked`` are those of its texts whose rows in packs count no more."""

    storage: str
    name: str
    number: int
    count: int
    cells: int
    parts: tuple[str, ...]
    packs: tuple[str, ...]
    masked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many parts and packs there were, and how many packs there are now."""

    before: int
    packs: int


def compact(storage: Storage, workers: int = 1, progress: Callable[[str, int, int], None] | None = None) -> Compacted:
    """Make the store compact; nothing happens where it is. ``progress`` gets a word, what is done, and all of it.

    Raises SamesaidError where there is no store, where its run has not ended, where it is damaged, and where it cannot
    be written.
    """
    say = progress or _silent
    with storage.locked() as check_lock:
        made = _complete(storage)
        if not made.parts and not made.hidden:
            _sweep(storage, made)
            return Compacted(len(made.packs), len(made.packs))
        masked, heavy, digests = _looked(storage, made, workers, say)
        packs, cells = divisions(heavy)
        names = tuple(pack_name(number, packs, hexadecimal(digests)) for number in range(packs))
        builds = _builds(storage, made, names, cells, masked)
        for done, _ in enumerate(_done(write_pack, builds, workers), start=1):
            check_lock()
            say("writing packs", done, packs)
        check_lock()
        now = replace(made, parts=(), packs=names, hidden=())
        try:
            now.write(storage)
            _sweep(storage, now)
        except OSError as error:
            raise _unwritable(storage, error) from None
    return Compacted(len(made.parts) + len(made.packs), packs)


def _complete(storage: Storage) -> About:
    made = about(storage)
    if isinstance(made, Damage):
        if made.problem == "missing" and not finished_parts(storage):
            raise SamesaidError(f"{storage.address}: no store there; make one with `samesaid archive run`")
        raise SamesaidError(refusal(storage, (made,)))
    if not made.complete:
        raise SamesaidError(f"{storage.address}: the run that makes the store has not ended: run it to its end first")
    return made


def _looked(
    storage: Storage, made: About, workers: int, say: Callable[[str, int, int], None]
) -> tuple[frozenset[str], int, int]:
    """Texts whose rows in packs count no more, and the weight and the sum of digests of all rows that count."""
    of, looked, found = len(made.parts) + len(made.packs), list[Looked](), list[Damage]()
    done = 0

    def take(looks: list[Look]) -> None:
        nonlocal done
        for task, result in _done_with(look, looks, workers):
            looked.append(result)
            found.extend(result.damages)
            done += len(task.parts)
            say("reading", done, of)

    parts = iter(made.parts)
    take([Look(storage.address, some) for some in iter(lambda: tuple(islice(parts, _AT_ONCE)), ())])
    masked = frozenset(made.hidden).union(*(one.entries for one in looked)) if made.packs else frozenset[str]()
    take([Look(storage.address, (pack,), _of(masked, pack)) for pack in made.packs])
    if found:
        raise SamesaidError(refusal(storage, tuple(found)))
    return masked, sum(one.weight for one in looked), sum(one.digest for one in looked)


def _builds(storage: Storage, made: About, names: tuple[str, ...], cells: int, masked: frozenset[str]) -> list[Build]:
    parts = Overlaps((name, numbered(name)) for name in made.parts)
    packs = Overlaps((name, pack_numbered(name)) for name in made.packs)
    count = len(names)
    mine: dict[int, list[str]] = {}
    for entry in masked:
        mine.setdefault(place(entry) % count, []).append(entry)
    return [
        Build(
            storage.address, name, number, count, cells, tuple(parts.of(number, count)),
            tuple(packs.of(number, count)), tuple(mine.get(number, ())),
        )
        for number, name in enumerate(names)
    ]  # fmt: skip


def _of(masked: Iterable[str], pack: str) -> tuple[str, ...]:
    both = pack_numbered(pack)
    return tuple(entry for entry in masked if both and place(entry) % both[1] == both[0])


def write_pack(task: Build) -> None:
    """Write a pack, unless it is there and whole: the name says what is in it. Raises OSError where the store cannot be
    written, SamesaidError where a source was damaged meanwhile."""
    storage = opened(task.storage)
    if not damages(storage, task.name):
        return
    storage.remove(f"checksums/{task.name}.json")
    try:
        sources = Sources(storage, task.parts, task.packs, frozenset(task.masked))
        with PackWriter(storage, task.name, task.cells) as writer:
            for cell in range(task.number, task.cells, task.count):
                writer.add(cell, sources.cell(cell, task.cells))
    except (DamagedError, FileNotFoundError):
        raise SamesaidError(
            f"{task.storage}: damaged while it was read: run `samesaid archive verify {task.storage}`"
        ) from None
    except OSError as error:
        raise _unwritable(storage, error) from None


def _sweep(storage: Storage, made: About) -> None:
    """Take away what the store does not name."""
    kept = {*made.parts, *made.packs}
    for part in (*finished_parts(storage), *finished_packs(storage)):
        if part not in kept:
            remove_part(storage, part)
    for table in TABLES:
        for name in storage.names(table):
            part = stem(name)
            if part not in kept and (numbered(part) or pack_numbered(part)):
                storage.remove(f"{table}/{name}")


def _done(function: Callable[[T], R], tasks: list[T], workers: int) -> Iterator[R]:
    return (result for _, result in _done_with(function, tasks, workers))


def _done_with(function: Callable[[T], R], tasks: list[T], workers: int) -> Iterator[tuple[T, R]]:
    if workers == 1 or len(tasks) <= 1:
        yield from ((task, function(task)) for task in tasks)
        return
    for outcome in work(function, tasks, workers=workers):
        if outcome.problem is not None:
            raise SamesaidError(outcome.problem)
        yield outcome.task, outcome.result  # type: ignore[misc]


def _unwritable(storage: Storage, error: OSError) -> SamesaidError:
    return SamesaidError(f"{storage.address}: cannot be written ({error.strerror or error}); run again when it can")


def _silent(_: str, __: int, ___: int) -> None:
    pass
