"""The SQLite file of a review: opened, read, written in transactions; what SQLite objects to becomes one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from samesaid.decisions import log
from samesaid.inputs import refuse_other_kinds, shown
from samesaid.model import SamesaidError

SCHEMA_VERSION = 1
# Marks the file as ours (PRAGMA application_id): "same" in ASCII.
_APPLICATION = 0x73616D65
# Seconds that one process waits for another to finish writing.
_PATIENCE = 10.0
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class StoreError(SamesaidError):
    """The database cannot be read or written now; what was asked is not done, and nothing is lost."""


class LockedError(StoreError):
    """Another process has been writing for longer than we wait."""


class UnwritableError(StoreError):
    """The file or its folder cannot be written, or cannot be opened."""


class FullError(StoreError):
    """The disk is full."""


class DamagedError(StoreError):
    """The file is no database, or a damaged one."""


class ForeignError(StoreError):
    """A database of something else, or of a newer release."""


class Database:
    """A review's file. Connections are opened for each use: they cost little and belong to no thread.

    ``Database(path)`` makes the file where it is missing. Raises StoreError (one line) for whatever is no such file.
    """

    def __init__(self, path: Path) -> None:
        refuse_other_kinds(path, "review")
        self.path = path
        # Threads of one process wait here, not in SQLite, whose waiting is a series of sleeps.
        self._writer = Lock()
        self._prepare()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the database, whatever others write meanwhile."""
        with self._opened() as db:
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that nobody else writes beside; an exception takes back all of it.

        When the block is left, what was written is on the disk.
        """
        with self._writer, self._opened() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.rollback()
                raise
            db.commit()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with self._mapped(), closing(sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)) as db:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            # A decision that was acknowledged is there after a power cut, too.
            db.execute("PRAGMA synchronous = FULL")
            yield db

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        """Raise StoreError for what SQLite objects to."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise self._error(error) from error

    def _error(self, error: sqlite3.Error) -> StoreError:
        code, where = getattr(error, "sqlite_errorcode", 0) & 0xFF, shown(self.path)
        if code in _LOCKED:
            return LockedError(f"{where}: another process is writing there; try again")
        if code == sqlite3.SQLITE_FULL:
            return FullError(f"{where}: the disk is full; nothing was changed: make room and try again")
        if code in _UNWRITABLE:
            return UnwritableError(f"{where}: cannot be opened or written ({error}); check file, folder and disk")
        if code in _BROKEN:
            return DamagedError(f"{where}: no database or a damaged one ({error}); restore it from a backup")
        return StoreError(f"{where}: the database refuses ({error}); report it to the maintainers with this line")

    def _prepare(self) -> None:
        with self._opened() as db:
            version, application = (
                db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")
            )
            tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables and application != _APPLICATION:
                raise ForeignError(f"{shown(self.path)}: a database of something else; name another file")
            if version > SCHEMA_VERSION:
                raise ForeignError(f"{shown(self.path)}: written by a newer release; use that, or a newer one")
            if version == SCHEMA_VERSION:
                return
            db.execute("PRAGMA journal_mode = WAL")
        with self.writing() as db:
            # Another process may have made them meanwhile.
            if db.execute("PRAGMA user_version").fetchone()[0] == 0:
                log.make(db)
                for name in ("kept.sql", "derived.sql"):
                    for statement in log.statements(__package__, name):
                        db.execute(statement)
                db.execute(f"PRAGMA application_id = {_APPLICATION}")
                db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
