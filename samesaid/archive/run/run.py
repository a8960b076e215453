"""A manifest in, a store out: every text checked, whatever happens to a worker, a disk or the whole run."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Generator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from samesaid.archive.pairing.folder import real
from samesaid.archive.pairing.manifest import Entry, read
from samesaid.archive.pool.process_pool import Outcome, work
from samesaid.archive.run.shards import Shard, older, shards, surplus
from samesaid.archive.run.worker import Done, Job, blame, check_shard, make, names, prepare
from samesaid.archive.store.schema import TABLES, VERSION
from samesaid.archive.store.storage import FolderStorage, Storage, opened
from samesaid.model import SamesaidError
from samesaid.settings import Settings

FAILURES = "failures.jsonl"
ABOUT = "store.json"
BACKENDS = ("local", "ray")

# Seconds of processor time that a text may take, and GiB that a worker may fill, where nothing is said.
LIMIT, MEMORY = 300.0, 4.0


@dataclass(slots=True)
class Progress:
    """How far a run is: texts in all, checked now, taken over from earlier runs, and failed (identity, reason)."""

    texts: int
    checked: int = 0
    kept: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)

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

    Each shard is renamed when it is complete, so an interrupted run continues where it was. Where some
    texts failed the store has ``failures.jsonl``. ``limit`` is the seconds of processor time that a text may
    take, ``memory`` the GiB a worker may fill. Raises SamesaidError for a manifest, glossary or store that cannot be
    used.
    """
    if backend not in BACKENDS:
        raise SamesaidError(f"--backend {backend}: use one of {', '.join(BACKENDS)}")
    entries = tuple(entry for entry in read(manifest) if entry.versions)
    if not entries:
        raise SamesaidError(f"{manifest}: no text in it has a version: there is nothing to compare")
    storage = opened(store)
    with storage.locked() if isinstance(storage, FolderStorage) else nullcontext():
        if isinstance(storage, FolderStorage):
            storage.sweep()
        _refuse_other_versions(storage)
        made = make(settings)
        folder = real(manifest.parent)
        plan = shards(_resolved(entries))
        present = storage.names("pairs")
        jobs = [Job(storage.address, shard, folder, settings, made, limit, _older(shard, present)) for shard in plan]
        progress = Progress(len(entries))
        with closing(_outcomes(jobs, settings, workers, backend, address, memory)) as outcomes:
            for outcome in outcomes:
                _count(progress, outcome)
                if on_progress:
                    on_progress(progress)
        _finish(storage, plan, entries, progress, made, folder)
    return progress


def _resolved(entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries with paths that hold in another process, whatever its folder."""
    from dataclasses import replace

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

        return work_on_ray(check_shard, jobs, workers=workers, setup=setup, address=address)
    return work(check_shard, jobs, workers=workers, setup=setup, memory=memory, blame=blame)


def _older(shard: Shard, present: list[str]) -> tuple[str, ...]:
    own = shard.file("pairs").rsplit("/", 1)[-1]
    return tuple(name for name in older(shard, present) if name != own)


def _count(progress: Progress, outcome: Outcome[Job, Done]) -> None:
    if outcome.result is not None:
        progress.checked += outcome.result.checked
        progress.kept += outcome.result.kept
        progress.failed += outcome.result.failed
    else:
        # The whole shard failed: the store has none of its texts.
        problem = outcome.problem or "failed"
        progress.failed += [(entry.identity, problem) for entry in outcome.task.shard.entries]


def _refuse_other_versions(storage: Storage) -> None:
    data = storage.read(ABOUT)
    if data is None:
        return
    try:
        about = json.loads(data)
        version = int(about["schema_version"])
    except (ValueError, KeyError, TypeError):
        raise SamesaidError(f"{storage.address}: {ABOUT} is broken: is this a store? Name another folder") from None
    if version != VERSION:
        raise SamesaidError(
            f"{storage.address}: a store of version {version}, this samesaid writes {VERSION}: name another folder"
        )


def _finish(
    storage: Storage, plan: tuple[Shard, ...], entries: tuple[Entry, ...], progress: Progress, made: str, folder: str
) -> None:
    """Write what made the store, and delete what no text of the manifest needs any more."""
    failed = dict(progress.failed)
    whole = all(storage.read(shard.file("pairs")) is not None for shard in plan)
    if whole:
        for table in TABLES:
            for name in surplus(plan, table, storage.names(table)):
                storage.remove(name)
    about = {
        "store": "samesaid",
        "schema_version": VERSION,
        "texts": len(entries),
        "shards": plan[0].count,
        "make": made,
    }
    lines = [
        json.dumps({"id": e.identity, "files": names(e, folder), "problem": failed[e.identity]}, ensure_ascii=False)
        for e in entries
        if e.identity in failed
    ]
    try:
        storage.write(ABOUT, (json.dumps(about, indent=1) + "\n").encode())
        if lines:
            storage.write(FAILURES, ("\n".join(lines) + "\n").encode())
        else:
            storage.remove(FAILURES)
    except OSError as error:
        raise SamesaidError(f"{storage.address}: cannot be written ({error.strerror}); run again when it can") from None
