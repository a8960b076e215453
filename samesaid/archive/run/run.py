"""A manifest in, a store out: every text checked, whatever happens to a worker, a disk or the whole run."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from samesaid.archive.pairing.folder import real
from samesaid.archive.pairing.manifest import Entry, read
from samesaid.archive.pool.process_pool import Outcome, work
from samesaid.archive.run.shards import Shard, overlaps, shards, surplus
from samesaid.archive.run.worker import Done, Job, blame, check_shard, is_giant, make, names, prepare
from samesaid.archive.store.about import FAILURES, About, about
from samesaid.archive.store.inventory import failures_problem, refuse_other_folders
from samesaid.archive.store.marks import Mark
from samesaid.archive.store.parts import Damage, checksum_file, finished_parts
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
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Check every text of ``manifest`` that is new or changed, and keep the findings in ``store``.

    A shard has checksums when it is complete: so an interrupted run continues where it was, and what was damaged
    since is checked again. Where some texts failed the store has ``failures.jsonl``. ``limit`` is the seconds of
    processor time that a text may take, ``memory`` the GiB a worker may fill. Raises SamesaidError for a manifest,
    glossary or store that cannot be used.
    """
    if backend not in BACKENDS:
        raise SamesaidError(f"--backend {backend}: use one of {', '.join(BACKENDS)}")
    entries = tuple(entry for entry in read(manifest) if entry.versions)
    if not entries:
        raise SamesaidError(f"{manifest}: no text in it has a version: there is nothing to compare")
    storage = opened(store)
    with storage.locked() as check_lock:
        made = make(settings)
        folder = real(manifest.parent)
        plan = shards(_resolved(entries))
        before = about(storage)
        present = finished_parts(storage)
        refuse_other_folders(storage, before, present)
        progress = Progress(len(entries), work_left=sum(shard.work for shard in plan))
        lost = _lost(storage, before, present, progress)
        if not (isinstance(before, About) and before.complete):
            # Until the run has ended, what is there are the finished parts of this plan.
            before = _about(plan, len(entries), made, complete=False)
            _write(storage, before.write)
        there, gone = overlaps(present), overlaps(lost)
        jobs = [
            Job(
                storage.address, shard, folder, settings, made, limit,
                tuple(part for part in there.of(shard.number, shard.count) if part != shard.part),
                bool(gone.of(shard.number, shard.count)),
            )
            for shard in plan
        ]  # fmt: skip
        with closing(_outcomes(jobs, settings, workers, backend, address, memory)) as outcomes:
            for outcome in outcomes:
                check_lock()
                _count(progress, outcome)
                if on_progress:
                    on_progress(progress)
        check_lock()
        _finish(
            storage, plan, before, _about(plan, len(entries), made, complete=True), _failures(entries, progress, folder)
        )
    return progress


def _lost(storage: Storage, before: About | Damage, present: list[str], progress: Progress) -> list[str]:
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


def _about(plan: tuple[Shard, ...], texts: int, made: str, *, complete: bool) -> About:
    return About(texts, tuple(sorted(shard.part for shard in plan)), made, complete)


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


def _outcomes(
    jobs: list[Job], settings: Settings, workers: int, backend: str, address: str | None, memory: float | None
) -> Generator[Outcome[Job, Done]]:
    setup = functools.partial(prepare, settings)
    if backend == "ray":
        from samesaid.archive.pool.ray_pool import work as work_on_ray

        return work_on_ray(check_shard, jobs, workers=workers, setup=setup, memory=memory, blame=blame, address=address)
    return work(check_shard, jobs, workers=workers, setup=setup, memory=memory, blame=blame, alone=is_giant)


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
            for part in surplus(plan, there):
                to.remove(checksum_file(part))
            for table in TABLES:
                for name in surplus(plan, to.names(table)):
                    to.remove(f"{table}/{name}")

    _write(storage, write)


def _write(storage: Storage, what: Callable[[Storage], None]) -> None:
    try:
        what(storage)
    except OSError as error:
        raise SamesaidError(f"{storage.address}: cannot be written ({error.strerror}); run again when it can") from None
