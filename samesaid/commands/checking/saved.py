"""Files that are saved again and again: looks at them, and a word when all of them are at rest after a change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_State = tuple[int, int, int] | None


class Look(NamedTuple):
    """A moment at which all files are at rest: which were saved since the one before, and which are missing."""

    saved: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()


def looks(files: Sequence[Path], every: float, sleep: Callable[[float], None] = time.sleep) -> Iterator[Look]:
    """At once, and after each change of a file, as soon as no file changes between two looks, ``every`` seconds apart.

    A file is known to have changed by its time, its size and its number on the disk. An editor may write in several
    steps, or take a file away and put another in its place; while one is missing nothing counts as saved.
    """
    checked = before = waiting = {path: _state(path) for path in files}
    yield Look()
    while True:
        sleep(every)
        now = {path: _state(path) for path in files}
        if now == before and now not in (checked, waiting):
            missing = tuple(path for path in files if now[path] is None)
            saved = tuple(path for path in files if now[path] != checked[path])
            waiting, checked = now, checked if missing else now
            yield Look((), missing) if missing else Look(saved)
        before = now


def _state(path: Path) -> _State:
    """Time, size and number of a file; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
