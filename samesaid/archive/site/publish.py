"""A folder of files put in place at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from samesaid.interruption import held
from samesaid.model import SamesaidError

MARK = "samesaid-site.txt"
_NOTICE = "This folder was made by `samesaid archive report` and is replaced as a whole when that is run again.\n"


def place(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write into a new folder beside ``folder``, then put it in its place; an earlier site goes.

    Where ``folder`` is a symbolic link, it stays and the folder that it leads to is replaced.

    Raises SamesaidError where the folder is something else than such a site, or cannot be written.
    """
    folder = Path(os.path.realpath(folder))
    _refuse_what_is_none(folder)
    aside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with held():
            aside = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", suffix=".part", dir=folder.parent))
        fill(aside)
        (aside / MARK).write_text(_NOTICE, encoding="utf-8")
        aside.chmod(0o755)
        with held():
            _exchange(aside, folder)
    except OSError as error:
        raise SamesaidError(f"{folder}: cannot be written ({error.strerror or error}); write elsewhere") from None
    finally:
        with held():
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)


def _refuse_what_is_none(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise SamesaidError(f"{folder}: a file, not a folder; name a folder for the site")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise SamesaidError(f"{folder}: not a site that samesaid made; name another folder, or empty that one")


def _exchange(new: Path, folder: Path) -> None:
    """Put ``new`` where ``folder`` is; where that fails the old one is back."""
    if not folder.exists():
        new.rename(folder)
        return
    old = new.with_name(f"{new.name}.old")
    folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
