"""An archive that grows: what is new is paired and checked, what a person wrote into the manifest stays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from samesaid.archive.pairing import manifest as manifests
from samesaid.archive.pairing.folder import documents, real
from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.pairing.pair import Paired, pair
from samesaid.archive.run.run import Progress, run
from samesaid.model import SamesaidError
from samesaid.reports.common import atomic_write as files
from samesaid.settings import Settings

# Seconds that a file must have been left alone before it is read: it may still be being copied.
_SETTLED = 5.0


def beside(folder: Path) -> Path:
    """The default manifest of a folder: beside it, with its name."""
    whole = Path(real(folder))
    return whole.parent / f"{whole.name}.jsonl"


def fingerprints(manifest: Path) -> Path:
    """The file of the fingerprints of a manifest."""
    return manifest.parent / f".{manifest.stem}.fingerprints.sqlite3"


def doubtful(manifest: Path) -> Path:
    """Where the doubtful pairs of a manifest are listed."""
    return manifest.parent / f"{manifest.stem}.doubtful{manifest.suffix}"


def written(manifest: Path) -> tuple[Path, ...]:
    """The files that pairing writes for a manifest."""
    return manifest, doubtful(manifest), fingerprints(manifest)


def known(manifest: Path) -> tuple[Entry, ...]:
    """The entries of a manifest, none where there is no such file. Raises SamesaidError for one that is broken."""
    return manifests.read(manifest) if manifest.exists() else ()


def write(manifest: Path, found: Paired) -> None:
    """Write the manifest, and the list of doubtful pairs beside it where there are any."""
    if not found.entries and not found.doubtful:
        raise SamesaidError(f"{manifest}: no two documents are versions of one text: nothing to write")
    files.write(manifest, manifests.write(manifest, found.entries))
    if found.doubtful:
        files.write(doubtful(manifest), manifests.write(doubtful(manifest), found.doubtful))
    else:
        doubtful(manifest).unlink(missing_ok=True)


def rounds(
    folder: Path, every: float, *, once: bool = False, sleep: Callable[[float], None] = time.sleep
) -> Iterator[tuple[Path, ...]]:
    """The documents of a folder whenever one was added, changed or taken away, looked at each ``every`` seconds.

    Documents that were touched in the last seconds wait for the next look. A round that fails is given again.
    """
    before: dict[Path, float] | None = None
    while True:
        now = time.time()
        there = {path: path.stat().st_mtime for path in documents(folder) if path.exists()}
        quiet = {path: changed for path, changed in there.items() if once or now - changed >= _SETTLED}
        if quiet and quiet != before:
            yield tuple(sorted(quiet))
            before = quiet
        if once:
            return
        sleep(every)


def keep_up(
    paths: tuple[Path, ...],
    manifest: Path,
    store: str,
    settings: Settings,
    *,
    workers: int,
    window: int,
    within: bool,
    reference: str | None,
    on_progress: Callable[[Progress], None] | None = None,
) -> tuple[Paired, Progress | None]:
    """One round: pair what is new, check what is new or changed. No progress where there is no text with a version."""
    found = pair(
        paths,
        fingerprints(manifest),
        settings,
        root=manifest.parent,
        workers=workers,
        window=window,
        within=within,
        reference=reference,
        known=known(manifest),
    )
    if not any(entry.versions for entry in found.entries):
        return found, None
    write(manifest, found)
    return found, run(manifest, store, settings, workers=workers, on_progress=on_progress)
