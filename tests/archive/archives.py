"""Small archives for the tests, and a store as bytes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpora.archive import write
from samesaid.archive.run.run import Progress, run
from samesaid.settings import Settings

# Figures need no vectors of spans: the quickest check that still goes the whole way.
SETTINGS = Settings(only=("numbers",))


def made(folder: Path, texts: int = 5) -> Path:
    """The manifest of an archive of a few texts of five sentences."""
    return write(folder, texts, lines=4)


def checked(manifest: Path, store: Path, workers: int = 1, **options: float) -> Progress:
    return run(manifest, str(store), SETTINGS, workers=workers, **options)  # type: ignore[arg-type]


def content(store: Path) -> dict[str, bytes]:
    """Every file of a store that is not hidden, by its name."""
    files = (p for p in store.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(store).as_posix(): p.read_bytes() for p in files}
