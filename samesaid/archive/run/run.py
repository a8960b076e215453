"""A manifest in, a store out: every text checked, whatever happens to a worker, a disk or the whole run."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from samesaid.archive.pairing.folder import real
from samesaid.archive.pairing.manifest import Entry, read
from samesaid.archive.pool.process_pool import Outcome, work
from samesaid.archive.run import packed
from samesaid.archive.run.packed import Held, PackJob, check_pack, packs_of
from samesaid.archive.run.shards import Shard, overlaps, shards, surplus
from samesaid.archive.run.shares import Share
from samesaid.archive.run.worker import Done, Job, blame, check_shard, is_giant, make, names, prepare
from samesaid.archive.store.about import FAILURES, About, about
from samesaid.archive.store.inventory import failures_problem, refuse_other_folders
from samesaid.archive.store.marks import Mark
from samesaid.archive.store.parts import (
    Damage,
    checksum_file,
    finished_packs,
    finished_parts,
    pack_numbered,
    stem,
)
from samesaid.archive.store.places import place
from samesaid.archive.store.schema import TABLES
from samesaid.archive.store.storage import Storage, opened
from samesaid.model import SamesaidError
from samesaid.settings import Settings

BACKENDS = ("local", "ray")

# Seconds of processor time that a text may take, and GiB that a worker may fill, where nothing is said.
LIMIT, MEMORY = 300.0, 4.0


@dataclass(slots=True)
class Progress:
    """How far a run is: texts in all, checked now, taken over from earlier runs, and failed (identity, reason).

    ``damaged`` are the files of the store that were not as an earlier run wrote them (file, problem); ``again`` counts
    the texts that were checked because of them. ``work_left`` and ``work_done`` are in bytes of documents; the latter
    counts what was checked now.
    """

    texts: int
    checked: int = 0
    kept: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    damaged: dict[str, str] = field(default_factory=dict)
    again: int = 0
    work_left: int = 0
    work_done: float = 0.0

    @property
    def done(self) -> int:
        return self.checked + self.kept + len(self.failed)


def run(
    manifest: Path,
    store: str,
    settings: Settings,
    *,
    workers: int = 1,
    backend: str = "local",
    address: str | None = None,
    limit: float = LIMIT,
    memory: float | None = MEMORY,
    share: Share | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Check every text of ``manifest`` that is new or changed, and keep the findings in ``store``.

    A shard has checksums when it is complete: so an interrupted run continues where it was, and what was damaged
    since is checked again. Where some texts failed the store has ``failures.jsonl``. ``limit`` is the seconds of
    processor time that a text may take, ``memory`` the GiB a worker may fill. With a ``share`` only its
    texts are checked, and a run without one joins what all shares wrote. Raises SamesaidError for a manifest,
    glossary or store that cannot be used.
    """
    if backend not in BACKENDS:
        raise SamesaidError(f"--backend {backend}: use one of {', '.join(BACKENDS)}")
    entries = tuple(entry for entry in read(manifest) if entry.versions)
    if not entries:
        raise SamesaidError(f"{manifest}: no text in it has a version: there is nothing to compare")
    storage = opened(store)
    with storage.locked(share.name if share else None) as check_lock:
        made, folder = make(settings), real(manifest.parent)
        pool = _Pool(settings, workers, backend, address, memory)
        before = about(storage)
        present = finished_parts(storage)
        packs = packs_of(storage, before)
        refuse_other_folders(storage, before, (*present, *packs))
        division = packed.division(packs)
        mine = share.of_packs(packs) if share else packs
        texts = _resolved(entries)
        if share and packs:
            texts = [e for e in texts if share.has(place(e.identity) % division)]
        progress = Progress(len(texts))
        packs_lost = _damaged_packs(held := _held(storage, mine, texts, folder, settings, made, pool), progress)
        known = frozenset[str]().union(*(one.texts for one in held))
        plan = shards((e for e in texts if e.identity not in known), division)
        others = frozenset[str]().union(*(one.others for one in held)) - {e.identity for s in plan for e in s.entries}
        complete = About(
            len(entries), tuple(sorted(shard.part for shard in plan)), made, True,
            packs=tuple(p for p in packs if p not in packs_lost), hidden=tuple(sorted(others)),
        )  # fmt: skip
        lost = [*packs_lost, *_lost(storage, before, (*present, *packs), progress)]
        if not (isinstance(before, About) and before.complete) and not (share and packs):
            # Until the run has ended, what is there are the finished parts of this plan.
            before = replace(complete, complete=False)
            _write(storage, before.write)
        if share and not packs:
            plan = share.of_shards(plan)
            progress.texts = sum(len(shard.entries) for shard in plan)
        progress.kept, progress.work_left = len(known), sum(shard.work for shard in plan)
        there, gone = overlaps(present), overlaps(lost)
        jobs = [
            Job(
                storage.address, shard, folder, settings, made, limit,
                tuple(part for part in there.of(shard.number, shard.count) if part != shard.part),
                bool(gone.of(shard.number, shard.count)),
            )
            for shard in plan
        ]  # fmt: skip
        with closing(pool.check(jobs)) as outcomes:
            for outcome in outcomes:
                check_lock()
                _count(progress, outcome)
                if on_progress:
                    on_progress(progress)
        check_lock()
        if share is None:
            assert isinstance(before, About)
            _finish(storage, plan, before, complete, _failures(entries, progress, folder))
    return progress


def _held(
    storage: Storage, packs: tuple[str, ...], texts: list[Entry], folder: str, settings: Settings, made: str,
    pool: _Pool,
) -> list[Held]:  # fmt: skip
    """What each pack has of the texts. Raises SamesaidError where one cannot be looked at."""
    found = []
    with closing(pool.look(list(packed.jobs(storage, packs, texts, folder, settings, made)))) as outcomes:
        for outcome in outcomes:
            if outcome.result is None:
                raise SamesaidError(f"{storage.address}: {outcome.task.pack} cannot be read ({outcome.problem})")
            found.append(outcome.result)
    return found


def _damaged_packs(held: list[Held], progress: Progress) -> list[str]:
    for one in held:
        progress.damaged.update((damage.file, damage.problem) for damage in one.damaged)
    return [one.pack for one in held if one.damaged]


def _lost(storage: Storage, before: About | Damage, present: Sequence[str], progress: Progress) -> list[str]:
    """The parts that are gone with their checksums; what else is damaged beside the parts is counted, too."""
    if isinstance(before, Damage):
        # In a folder without parts it is not missing: nothing has been there.
        if present:
            progress.damaged[before.file] = before.problem
        return []
    if problem := failures_problem(storage, before):
        progress.damaged[FAILURES] = problem
    lost = sorted(set(before.parts) - set(present)) if before.complete else []
    progress.damaged.update((checksum_file(part), "missing") for part in lost)
    return lost


def _resolved(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries with paths that hold in another process, whatever its folder."""
    return [
        replace(
            entry,
            reference=real(entry.reference),
            versions=tuple(real(version) for version in entry.versions),
        )
        for entry in entries
    ]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Where jobs are done."""

    settings: Settings
    workers: int
    backend: str
    address: str | None
    memory: float | None

    def check(self, jobs: list[Job]) -> Generator[Outcome[Job, Done]]:
        setup = functools.partial(prepare, self.settings)
        if self.backend == "ray" and jobs:
            from samesaid.archive.pool.ray_pool import work as work_on_ray

            return work_on_ray(
                check_shard, jobs, workers=self.workers, setup=setup, memory=self.memory, blame=blame,
                address=self.address,
            )  # fmt: skip
        return work(
            check_shard, jobs, workers=self.workers, setup=setup, memory=self.memory, blame=blame, alone=is_giant
        )

    def look(self, jobs: list[PackJob]) -> Generator[Outcome[PackJob, Held]]:
        if self.backend == "ray" and jobs:
            from samesaid.archive.pool.ray_pool import work as work_on_ray

            return work_on_ray(check_pack, jobs, workers=self.workers, memory=self.memory, address=self.address)
        return work(check_pack, jobs, workers=self.workers, memory=self.memory)


def _count(progress: Progress, outcome: Outcome[Job, Done]) -> None:
    shard = outcome.task.shard
    kept = outcome.result.kept if outcome.result is not None else 0
    progress.work_left -= shard.work
    progress.work_done += shard.work * (1 - kept / len(shard.entries))
    if outcome.result is not None:
        progress.checked += outcome.result.checked
        progress.kept += outcome.result.kept
        progress.failed += outcome.result.failed
        progress.damaged.update((damage.file, damage.problem) for damage in outcome.result.damaged)
        progress.again += outcome.result.again
    else:
        # The whole shard failed: the store has none of its texts.
        problem = outcome.problem or "failed"
        progress.failed += [(entry.identity, problem) for entry in outcome.task.shard.entries]


def _failures(entries: tuple[Entry, ...], progress: Progress, folder: str) -> bytes | None:
    """The list of failures; None where nothing failed."""
    failed = dict(progress.failed)
    lines = [
        json.dumps({"id": e.identity, "files": names(e, folder), "problem": failed[e.identity]}, ensure_ascii=False)
        for e in entries
        if e.identity in failed
    ]
    return ("\n".join(lines) + "\n").encode() if lines else None


def _finish(storage: Storage, plan: tuple[Shard, ...], before: About, complete: About, failures: bytes | None) -> None:
    """Write what failed and what the store is now, and delete what no text of the manifest needs any more."""
    there = finished_parts(storage)
    is_whole = {shard.part for shard in plan} <= set(there)
    now = replace(complete if is_whole else before, failures=None if failures is None else Mark.of(failures))

    def write(to: Storage) -> None:
        if failures is None:
            to.remove(FAILURES)
        else:
            to.write(FAILURES, failures)
        now.write(to)
        if is_whole:
            # Checksums go first: a part whose removal was cut short is not a damaged one.
            for part in (*surplus(plan, there), *(p for p in finished_packs(storage) if p not in now.packs)):
                to.remove(checksum_file(part))
            for table in TABLES:
                files = to.names(table)
                old_packs = (name for name in files if pack_numbered(name) and stem(name) not in now.packs)
                for name in (*surplus(plan, files), *old_packs):
                    to.remove(f"{table}/{name}")

    _write(storage, write)


def _write(storage: Storage, what: Callable[[Storage], None]) -> None:
    try:
        what(storage)
    except OSError as error:
        raise SamesaidError(f"{storage.address}: cannot be written ({error.strerror}); run again when it can") from None
