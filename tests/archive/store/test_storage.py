"""The store: files put in place at once, the same rows the same bytes, shards that depend on the texts alone."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.run.shards import TEXTS, older, shards, surplus
from samesaid.archive.store.parts import numbered
from samesaid.archive.store.schema import TABLES, packed, schema, unpacked
from samesaid.archive.store.storage import FolderStorage, opened
from samesaid.model import SamesaidError


def entries(count: int) -> list[Entry]:
    return [Entry(f"{n:04x}", f"{n}.zh.txt", (f"{n}.en.txt",)) for n in range(count)]


@given(st.integers(1, 400))
def test_every_text_is_in_one_shard_whatever_their_order(count: int) -> None:
    plan = shards(entries(count))
    assert sorted(e.identity for s in plan for e in s.entries) == sorted(e.identity for e in entries(count))
    assert plan == shards(reversed(entries(count)))
    assert plan[0].count & (plan[0].count - 1) == 0
    assert plan[0].count < 2 * max(1, count / TEXTS)


@given(st.integers(1, 300), st.integers(1, 300))
def test_rows_of_an_earlier_run_are_found_when_the_archive_has_grown(before: int, after: int) -> None:
    old = {s.part: {e.identity for e in s.entries} for s in shards(entries(before))}
    for shard in shards(entries(after)):
        found = {identity for name in older(shard, list(old)) for identity in old[name]}
        assert {e.identity for e in shard.entries if int(e.identity, 16) < before} <= found


def test_files_that_no_text_needs_are_surplus() -> None:
    plan = shards(entries(40))
    names = [f"part-{n:05}-of-00008.parquet" for n in range(8)]
    assert surplus(plan, [*names, "note.txt", f"{plan[0].part}.parquet"]) == names
    assert numbered("pairs/part-00003-of-00008.parquet") == (3, 8)
    assert numbered("pairs/part-3.parquet") is None


@pytest.mark.parametrize("table", TABLES)
def test_the_same_rows_are_the_same_bytes(table: str) -> None:
    row: dict[str, Any] = dict.fromkeys(schema(table).names)
    row |= {"entry": "a1", "version": 0, "published": date(2026, 3, 1)}
    data = packed(table, [row, row])
    assert data == packed(table, [dict(row), dict(row)])
    assert unpacked(data) == [row, row]
    assert unpacked(packed(table, [])) == []


@pytest.fixture(params=["folder", "address"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "store") if request.param == "folder" else f"memory://{tmp_path.name}"


def test_a_storage_gives_back_what_it_was_given(address: str) -> None:
    storage = opened(address)
    assert storage.read("a/b") is None
    assert storage.names("a") == []
    storage.write("a/b", b"one")
    storage.write("a/b", b"two")
    storage.write("a/c", b"three")
    assert opened(storage.address).read("a/b") == b"two"
    assert storage.names("a") == ["b", "c"]
    storage.remove("a/b")
    storage.remove("a/b")
    assert storage.names("a") == ["c"]
    assert storage.sizes("a") == {"c": 5}
    assert storage.location("a/c").endswith("/a/c")


def test_what_cannot_be_written_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = FolderStorage(tmp_path)
    storage.write("a", b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.write("a", b"after")
    assert storage.read("a") == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_one_run_at_a_time(tmp_path: Path) -> None:
    storage = FolderStorage(tmp_path)
    with storage.locked(), pytest.raises(SamesaidError, match="another run is at work"), storage.locked():
        pass
    with storage.locked():
        pass


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SamesaidError, match="a file, not a folder"):
        opened(str(tmp_path / "file"))
    with pytest.raises(SamesaidError, match="nowhere://x"):
        opened("nowhere://x")
