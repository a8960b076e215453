"""Runs that go on where they were, whatever happened: the store ends the same, byte for byte."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from samesaid.archive.pairing.manifest import Entry, read
from samesaid.archive.run import shards as archive_shards
from samesaid.archive.run import worker as checking
from samesaid.archive.run.shards import shards
from samesaid.archive.run.worker import Done, Job, check_shard, make
from samesaid.archive.store.about import FAILURES
from samesaid.archive.store.storage import FolderStorage
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, checked, content, made


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_shards, "TEXTS", 5)


def job(manifest: Path, store: Path, limit: float = 60.0) -> Job:
    (shard,) = shards(read(manifest))
    return Job(str(store), shard, str(manifest.parent), SETTINGS, make(SETTINGS), limit)


def test_a_second_run_checks_what_is_new_or_changed(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive")
    store = tmp_path / "store"
    assert check_shard(job(manifest, store)) == Done(5, 0, ())
    whole = content(store)
    assert check_shard(job(manifest, store)) == Done(0, 5, ())
    assert content(store) == whole
    changed = sorted((tmp_path / "archive" / "en").iterdir())[2]
    before = changed.read_text(encoding="utf-8")
    changed.write_text(before.replace("Bulletin", "Newsletter"), encoding="utf-8")
    assert check_shard(job(manifest, store)) == Done(1, 4, ())
    assert content(store) != whole
    changed.write_text(before, encoding="utf-8")
    assert check_shard(job(manifest, store)) == Done(1, 4, ())
    assert content(store) == whole


def test_an_archive_that_grew_gives_the_store_of_one_made_at_once(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 12)
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text("".join(lines[:4]), encoding="utf-8")
    assert checked(manifest, tmp_path / "grown").checked == 4
    manifest.write_text("".join(lines), encoding="utf-8")
    grown = checked(manifest, tmp_path / "grown")
    assert (grown.checked, grown.kept) == (8, 4)
    assert checked(manifest, tmp_path / "at_once", workers=2).checked == 12
    assert content(tmp_path / "grown") == content(tmp_path / "at_once")
    manifest.write_text("".join(lines[:4]), encoding="utf-8")
    assert checked(manifest, tmp_path / "grown").kept == 4
    assert len([name for name in content(tmp_path / "grown") if name.startswith("pairs/")]) == 1


def test_a_broken_document_costs_only_itself(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive")
    broken, gone = sorted((tmp_path / "archive" / "en").iterdir())[1:3]
    broken.write_bytes(b"\x00\x01\x02" * 50)
    gone.unlink()
    progress = checked(manifest, tmp_path / "store")
    assert (progress.checked, len(progress.failed)) == (3, 2)
    failures = [json.loads(line) for line in (tmp_path / "store" / FAILURES).read_text().splitlines()]
    assert [Path(f["files"][1]).name for f in failures] == [broken.name, gone.name]
    assert "binary file" in failures[0]["problem"]
    assert "no such file" in failures[1]["problem"]
    made(tmp_path / "archive")
    assert checked(manifest, tmp_path / "store").checked == 2
    assert not (tmp_path / "store" / FAILURES).exists()


def test_what_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = made(tmp_path / "archive", 2)
    slow = read(manifest)[0]
    whole = checking._report

    def report(entry: Entry, key: str, job: Job, paths: tuple[str, ...]) -> checking.Rows:
        if entry == slow:
            time.sleep(60)
        return whole(entry, key, job, paths)

    monkeypatch.setattr(checking, "_report", report)
    done = check_shard(job(manifest, tmp_path / "store", limit=1.0))
    assert done.checked == 1
    assert done.failed == ((slow.identity, "took longer than 1 seconds; give it more with --limit"),)


def test_a_text_that_takes_its_worker_with_it_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = made(tmp_path / "archive", 3)
    deadly = sorted(read(manifest), key=lambda e: e.identity)[1]
    whole = checking._report
    deaths = 0

    def report(entry: Entry, key: str, job: Job, paths: tuple[str, ...]) -> checking.Rows:
        nonlocal deaths
        if entry == deadly:
            deaths += 1
            raise KeyboardInterrupt
        return whole(entry, key, job, paths)

    monkeypatch.setattr(checking, "_report", report)
    for _ in range(3):
        # Nothing but the note of what was at work outlives a worker that is killed.
        with pytest.raises(KeyboardInterrupt):
            check_shard(job(manifest, tmp_path / "store"))
    done = check_shard(job(manifest, tmp_path / "store"))
    assert (done.checked, [identity for identity, _ in done.failed]) == (2, [deadly.identity])
    assert deaths == 3


def test_a_full_disk_leaves_no_half_written_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = made(tmp_path / "archive")
    store = tmp_path / "store"
    whole = FolderStorage.write

    def full(self: FolderStorage, name: str, data: bytes) -> None:
        if name.startswith("findings/"):
            raise OSError(28, "No space left on device")
        whole(self, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(FolderStorage, "write", full)
        with pytest.raises(OSError, match="No space"):
            check_shard(job(manifest, store))
    assert not (store / "pairs").exists() or not list((store / "pairs").iterdir())
    assert check_shard(job(manifest, store)).checked == 5
    fresh = tmp_path / "fresh"
    check_shard(job(manifest, fresh))
    assert content(store) == content(fresh)


def test_an_interruption_ends_the_workers_and_the_next_run_goes_on(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 20)
    # Where the tests were begun in the background, Ctrl-C is ignored.
    before_tests = signal.signal(signal.SIGINT, signal.default_int_handler)

    def interrupt() -> None:
        until = time.monotonic() + 60
        while not list((tmp_path / "store").glob("checksums/*.json")) and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            checked(manifest, tmp_path / "store")
    finally:
        signal.signal(signal.SIGINT, before_tests)
    before = len(list((tmp_path / "store").glob("checksums/*.json")))
    assert before >= 1
    progress = checked(manifest, tmp_path / "store")
    assert progress.kept >= before
    assert progress.checked + progress.kept == 20
    checked(manifest, tmp_path / "fresh", workers=2)
    assert content(tmp_path / "store") == content(tmp_path / "fresh")
    assert not list((tmp_path / "store").rglob("*.part"))


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "store.json").write_text('{"schema_version": 99}', encoding="utf-8")
    with pytest.raises(SamesaidError, match="a store of version 99"):
        checked(manifest, tmp_path / "store")
    (tmp_path / "store" / "store.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SamesaidError, match="is this a store"):
        checked(manifest, tmp_path / "store")
