"""The shape of the source tree: modules a folder holds at its own level, files and lines beneath it.

usage: python -m benchmarks.measures.structure

A module is a Python file other than ``__init__.py``. Lines are those of the files, blank ones and comments included.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import ROOT

ROOMS = ("align", "compare", "reports", "samesaid")
MAX_MODULES = 20
MAX_LINES = 300


@dataclass(frozen=True, slots=True)
class Folder:
    """``modules`` are those at the folder's own level; ``lines`` has the length of every Python file beneath it."""

    name: str
    modules: int
    lines: tuple[int, ...]


def folders() -> Iterator[Folder]:
    """Every package of the four rooms, in the order of their paths. Links between rooms are not followed."""
    for room in ROOMS:
        for place in [ROOT / room, *sorted(p for p in (ROOT / room).rglob("*") if p.is_dir())]:
            files = python_files(place)
            if files and place.name != "__pycache__":
                modules = sum(f.parent == place and f.name != "__init__.py" for f in files)
                yield Folder(place.relative_to(ROOT).as_posix(), modules, tuple(map(_lines, files)))


def python_files(place: Path) -> list[Path]:
    """The Python files beneath a folder, without those that a link leads to."""
    return [f for f in sorted(place.rglob("*.py")) if f.resolve() == f]


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def main() -> None:
    print(f"{'folder':45} {'modules':>7} {'files':>6} {'lines':>7} {'median':>7} {'longest':>8}")
    found = list(folders())
    whole = tuple(n for room in ROOMS for f in found if f.name == room for n in f.lines)
    for folder in [*found, Folder("all", 0, whole)]:
        lines = folder.lines
        print(f"{folder.name:45} {folder.modules or '':>7} {len(lines):6} {sum(lines):7} "
              f"{statistics.median(lines):7.0f} {max(lines):8}")  # fmt: skip


if __name__ == "__main__":
    main()
