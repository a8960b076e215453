"""The store: files put in place at once, the same rows the same bytes, shards that depend on the texts alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.archive.pairing.manifest import Entry
from samesaid.archive.run.shards import LEAST, WORK, overlaps, shards, surplus
from samesaid.archive.store.parts import numbered, part_name
from samesaid.archive.store.places import place
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
    for shard in plan:
        assert shard.count & (shard.count - 1) == 0
        assert shard.work == LEAST * len(shard.entries) <= WORK
        assert {place(e.identity) % shard.count for e in shard.entries} == {shard.number}


def test_a_giant_is_a_shard_alone_and_comes_first(tmp_path: Path) -> None:
    giant = tmp_path / "giant.txt"
    giant.write_bytes(b"x" * (WORK + 1))
    plan = shards([*entries(100), Entry("giant", str(giant), ("none.txt",))])
    assert [e.identity for e in plan[0].entries] == ["giant"]
    assert [s.is_giant for s in plan] == [True] + [False] * (len(plan) - 1)
    alone = {s.part: s.entries for s in shards(entries(100))}
    # Where it is not, shards are as they are without it.
    assert sum(alone.get(s.part) == s.entries for s in plan) == len(alone) - 1


@given(st.integers(1, 300), st.integers(1, 300))
def test_rows_of_an_earlier_run_are_found_when_the_archive_has_grown(before: int, after: int) -> None:
    old = {s.part: {e.identity for e in s.entries} for s in shards(entries(before))}
    there = overlaps(old)
    for shard in shards(entries(after)):
        found = {identity for name in there.of(shard.number, shard.count) for identity in old[name]}
        assert {e.identity for e in shard.entries if int(e.identity, 16) < before} <= found


_PARTS = st.integers(0, 6).flatmap(lambda bits: st.tuples(st.integers(0, 2**bits - 1), st.just(2**bits)))


@given(st.sets(_PARTS, max_size=30), _PARTS)
def test_parts_overlap_where_a_text_may_be_in_both(parts: set[tuple[int, int]], asked: tuple[int, int]) -> None:
    common = [part_name(n, c) for n, c in parts if any(p % c == n and p % asked[1] == asked[0] for p in range(64))]
    assert overlaps(part_name(*both) for both in parts).of(*asked) == sorted(common)


@pytest.mark.parametrize("name", ["part-00000-of-00000", "part-00005-of-00004", "part-00001-of-00003", "notes"])
def test_what_is_no_part_overlaps_nothing(name: str) -> None:
    assert overlaps([name]).of(0, 1) == []


class Counted(list[str]):
    """Names that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        self.times += 1
        return super().__iter__()


def test_names_are_gone_through_once_however_many_shards_ask() -> None:
    names = Counted(part_name(n, 4096) for n in range(4096))
    there = overlaps(names)
    assert sum(len(there.of(n, 8192)) for n in range(8192)) == 8192
    assert sum(len(there.of(n, 64)) for n in range(64)) == 4096
    assert names.times == 1


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
