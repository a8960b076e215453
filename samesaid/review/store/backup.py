"""A copy of the whole database, made while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from samesaid.inputs import shown
from samesaid.model import SamesaidError
from samesaid.review.store.database import Database, UnwritableError

# Pages of one step; between two steps others may write.
_PAGES = 4_096


def backup(database: Database, path: Path) -> None:
    """Copy the database to a new file with SQLite's online backup; what others write meanwhile is in it or is not.

    The copy is checked, and has its name only when it is whole. Raises SamesaidError where the file exists already or
    cannot be written.
    """
    if os.path.lexists(path):
        raise SamesaidError(f"{shown(path)}: exists already; name a new file for the backup")
    aside = path.with_name(f".{path.name}.part")
    aside.unlink(missing_ok=True)
    try:
        # For its owner alone: it has hashes of passwords.
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with database.reading() as source:
            source.rollback()
            _copy(source, aside, path)
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        aside.rename(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        aside.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, aside: Path, path: Path) -> None:
    try:
        with closing(sqlite3.connect(aside)) as copy:
            source.backup(copy, pages=_PAGES)
            # One file, without others beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            (state,) = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise _unwritable(path, error) from None
    if state != "ok":
        raise SamesaidError(f"{shown(path)}: the copy is damaged ({state}); check the disk and try again")


def _unwritable(path: Path, error: Exception) -> UnwritableError:
    return UnwritableError(f"{shown(path)}: the backup cannot be written ({error}); check folder and disk")
