"""The log of decisions: nobody can make them again, so their loss is named."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from samesaid.archive.store.decision_log import FILE, Decisions, Settled
from samesaid.decisions.log import events
from samesaid.model import SamesaidError, State

DAY = "2026-11-28T10:00:00+00:00"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    decisions = Decisions(tmp_path / FILE)
    for number in range(3):
        what = [Settled("renderings", code="T404", source="獴猎", target=f"liao hunting {number}")]
        assert decisions.decide(what, dismissed=True, decided=DAY, who="ed", why="house style") == 1
    assert not decisions.damaged()
    return tmp_path / FILE


def test_one_file_and_its_mark_are_all_there_is(log: Path) -> None:
    assert sorted(path.name for path in log.parent.iterdir()) == [FILE, f"{FILE}.mark"]
    assert len(Decisions(log).standing()) == 3


def test_a_changed_bit_is_named_or_changes_nothing(log: Path) -> None:
    data, before = log.read_bytes(), Decisions(log).standing()
    named = 0
    for at in range(0, len(data), 61):
        log.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
        if Decisions(log).damaged():
            named += 1
        else:
            assert Decisions(log).standing() == before
    assert named > 3


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0", b"not a database at all" * 99], ids=str)
def test_a_log_that_is_lost_stops_questions_and_decisions(log: Path, content: bytes | None) -> None:
    log.unlink()
    if content is not None:
        log.write_bytes(content)
    decisions = Decisions(log)
    with pytest.raises(SamesaidError, match=r"decisions\.sqlite3.*restore it from a copy"):
        decisions.standing()
    with pytest.raises(SamesaidError, match=r"restore it from a copy"):
        decisions.decide([Settled("finding", finding="a")], dismissed=True, decided=DAY)
    assert [damage.file for damage in decisions.damaged()] == [FILE]
    assert (log.read_bytes() if log.exists() else None) == content


def test_decisions_that_were_taken_away_are_missed(log: Path) -> None:
    db = sqlite3.connect(log)
    with db:
        db.execute("DROP TRIGGER log_is_kept")
        db.execute("DELETE FROM log WHERE number = 2")
    db.close()
    with pytest.raises(SamesaidError, match="1 of 3 decisions are missing"):
        Decisions(log).standing()


def test_a_decision_that_was_written_before_its_mark_counts(log: Path) -> None:
    mark = log.with_name(f"{FILE}.mark")
    before = mark.read_bytes()
    Decisions(log).decide([Settled("finding", finding="b")], dismissed=True, decided=DAY)
    mark.write_bytes(before)
    assert len(Decisions(log).standing()) == 4
    assert not Decisions(log).damaged()


@pytest.mark.parametrize("content", [None, b"{", b'{"decisions": 9, "blake2b": ""}'], ids=str)
def test_a_lost_mark_is_named_and_written_again(log: Path, content: bytes | None) -> None:
    mark = log.with_name(f"{FILE}.mark")
    mark.unlink()
    if content is not None:
        mark.write_bytes(content)
    assert len(Decisions(log).standing()) == 3
    assert [damage.file for damage in Decisions(log).damaged()] == [mark.name]
    Decisions(log).decide([Settled("finding", finding="b")], dismissed=True, decided=DAY)
    assert not Decisions(log).damaged()


def test_decisions_are_read_where_nothing_can_be_written(log: Path) -> None:
    """Reading makes no file and changes none."""
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in log.parent.iterdir()}
    log.parent.chmod(0o500)
    try:
        assert len(Decisions(log).standing()) == 3
    finally:
        log.parent.chmod(0o700)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in log.parent.iterdir()} == before


def test_a_log_of_an_earlier_release_is_read_and_carried_over(tmp_path: Path) -> None:
    path = tmp_path / FILE
    db = sqlite3.connect(path)
    with db:
        db.execute(
            "CREATE TABLE decisions (number INTEGER PRIMARY KEY AUTOINCREMENT, decided TEXT NOT NULL, who TEXT,"
            " why TEXT, dismissed INTEGER NOT NULL, kind TEXT NOT NULL, finding TEXT NOT NULL DEFAULT '',"
            " code TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '',"
            " document TEXT NOT NULL DEFAULT '')"
        )
        db.executemany(
            "INSERT INTO decisions (decided, who, why, dismissed, kind, finding) VALUES (?, 'ed', ?, ?, 'finding', ?)",
            [(DAY, "style", 1, "a"), (DAY, None, 1, "b"), (DAY, None, 0, "b")],
        )
    db.close()
    before = Decisions(path).standing()
    assert before == (Settled("finding", finding="a", why="style"),)
    Decisions(path).decide([Settled("finding", finding="c")], dismissed=True, decided=DAY)
    assert Decisions(path).standing() == (*before, Settled("finding", finding="c"))
    assert not Decisions(path).damaged()


def test_the_log_is_that_of_a_review(log: Path) -> None:
    db = sqlite3.connect(log)
    decided = [event.decision for event in events(db)]
    db.close()
    assert {(one.kind, one.code, one.state, one.who, one.why) for one in decided} == {
        ("renderings", "T404", State.NO_ERROR, "ed", "house style")
    }
