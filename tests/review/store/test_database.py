"""The file: broken, foreign, newer, locked, read-only, full; one clear line each, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from samesaid.model import SamesaidError
from samesaid.review.store import database as store
from samesaid.review.store.backup import backup
from samesaid.review.store.database import Database, StoreError
from tests.review.stores import decide, derived, filled


def garbage(path: Path) -> None:
    path.write_bytes(b"no database" * 400)


def of_something_else(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE shopping (what TEXT)")


def newer(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (garbage, "restore it from a backup"),
        (of_something_else, "name another file"),
        (newer, "newer release"),
        (folder, "review.sqlite3"),
        (pipe, "review.sqlite3"),
    ],
)
def test_what_is_no_database_of_ours(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "review.sqlite3"
    make(path)  # type: ignore[operator]
    with pytest.raises(SamesaidError, match=message) as refused:
        Database(path)
    assert "\n" not in str(refused.value)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(store.UnwritableError):
        Database(tmp_path / "nowhere" / "review.sqlite3")


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = filled(tmp_path / "review.sqlite3")
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(store.LockedError, match="try again"):
            decide(database, "Mei", "N104")
        # Reading goes on.
        with database.reading() as db:
            assert db.execute("SELECT count(*) FROM texts").fetchone()[0] == 1
    decide(database, "Mei", "N104")


def test_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = filled(tmp_path / "review.sqlite3")
    with database.reading() as db:
        before = derived(db)
        pages = db.execute("PRAGMA page_count").fetchone()[0]
    opened = sqlite3.connect

    def small(*args: object, **more: object) -> sqlite3.Connection:
        db = opened(*args, **more)  # type: ignore[call-overload]
        db.execute(f"PRAGMA max_page_count = {pages}")
        return db  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(store.FullError, match="make room"):
        _decide_often(database)
    monkeypatch.setattr(sqlite3, "connect", opened)
    with database.reading() as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert set(derived(db)) == set(before)


def _decide_often(database: Database) -> None:
    for _ in range(500):
        decide(database, "Mei", "N104", why="x" * 1_000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only(tmp_path: Path) -> None:
    database = filled(tmp_path / "review.sqlite3")
    database.path.chmod(0o400)
    with pytest.raises(StoreError):
        decide(database, "Mei", "N104")


def test_backup_is_whole_and_never_overwrites(tmp_path: Path) -> None:
    database = filled(tmp_path / "review.sqlite3")
    decide(database, "Mei", "N104")
    copy = tmp_path / "copy.sqlite3"
    backup(database, copy)
    with database.reading() as one, Database(copy).reading() as other:
        assert derived(one) == derived(other)
    with pytest.raises(SamesaidError, match="exists already"):
        backup(database, copy)
    with pytest.raises(SamesaidError, match="cannot be written"):
        backup(database, tmp_path / "nowhere" / "copy.sqlite3")
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []
