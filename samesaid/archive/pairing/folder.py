"""The documents of an archive's folder, and the dates in their paths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from samesaid.documents.registry import DOCUMENT_SUFFIXES
from samesaid.model import SamesaidError

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def documents(folder: Path) -> tuple[Path, ...]:
    """The documents under ``folder``, in the order of their paths; hidden files and folders are left out.

    Raises SamesaidError where there is no such folder, or none that can be read is in it.
    """
    if not folder.is_dir():
        raise SamesaidError(f"{folder}: no such folder; give the folder of the archive")
    found = tuple(sorted(_walk(folder)))
    if not found:
        raise SamesaidError(f"{folder}: no document in it; documents end in {', '.join(sorted(DOCUMENT_SUFFIXES))}")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in DOCUMENT_SUFFIXES:
                yield Path(here) / name


def real(path: str | Path) -> str:
    """The whole path without links; links that lead in a circle stay, for which Path.resolve may raise."""
    return os.path.realpath(path)


def date_in(path: str) -> date | None:
    """The last date written in a path: ``2016/03/09``, ``20160309-a.txt``; None where there is none."""
    for match in reversed(list(_DATE.finditer(path))):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None
