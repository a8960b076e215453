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
from samesaid.archive.pool.process_pool import work
from samesaid.archive.run import shards as archive_shards
from samesaid.archive.run import worker as checking
from samesaid.archive.run.shards import Shard, shards
from samesaid.archive.run.texts import Texts
from samesaid.archive.run.worker import Done, Job, blame, check_shard, make
from samesaid.archive.store.about import FAILURES
from samesaid.archive.store.marks import signed
from samesaid.archive.store.places import place
from samesaid.archive.store.query import Store
from samesaid.archive.store.storage import FolderStorage
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, checked, content, made
from tests.archive.deeds import DEADLY, check_and_die


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_shards, "WORK", 5 * archive_shards.LEAST)


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


def test_what_takes_too_long_by_its_own_processor_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = made(tmp_path / "archive", 3)
    slow, waiting, _ = read(manifest)
    whole = checking._report

    def report(entry: Entry, key: str, job: Job, paths: tuple[str, ...], texts: Texts) -> checking.Rows:
        while entry == slow:
            pass
        if entry == waiting:
            time.sleep(1.5)
        return whole(entry, key, job, paths, texts)

    monkeypatch.setattr(checking, "_report", report)
    # Vectors and the like are loaded outside the bound.
    checking.prepare(SETTINGS)
    done = check_shard(job(manifest, tmp_path / "store", limit=1.0))
    problem = "took longer than 1 seconds of processor time; give it more with --limit"
    assert (done.checked, done.failed) == (2, ((slow.identity, problem),))


def test_texts_that_take_their_worker_with_them_are_set_aside(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 4)
    deadly = sorted(read(manifest), key=lambda e: e.identity)[1:3]
    for entry in deadly:
        Path(entry.versions[0]).write_text(DEADLY, encoding="utf-8")
    (outcome,) = work(check_and_die, [job(manifest, tmp_path / "store")], workers=1, blame=blame)
    assert outcome.result is not None
    assert outcome.result.checked == 2
    problem = "took its worker with it 3 times (out of memory, or a crash)"
    assert outcome.result.failed == tuple((entry.identity, problem) for entry in deadly)
    # The next run tries them again.
    made(tmp_path / "archive", 4)
    assert check_shard(job(manifest, tmp_path / "store")) == Done(2, 2, ())


def test_an_interrupted_run_counts_against_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = made(tmp_path / "archive", 3)
    with monkeypatch.context() as patch:

        def report(*_: object) -> checking.Rows:
            raise KeyboardInterrupt

        patch.setattr(checking, "_report", report)
        for _ in range(4):
            # Nothing but the note of the text at work outlives a worker that ends with its driver.
            with pytest.raises(KeyboardInterrupt):
                check_shard(job(manifest, tmp_path / "store"))
    assert list((tmp_path / "store" / ".work").iterdir())
    assert check_shard(job(manifest, tmp_path / "store")) == Done(3, 0, ())
    assert not list((tmp_path / "store" / ".work").iterdir())


def test_a_garbled_note_counts_against_no_text(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 2)
    storage = FolderStorage(tmp_path / "store")
    for note in (b'{"crashes": {', b"[]", b"\xff"):
        storage.write(".work/00000-of-00001.json", note)
        assert not blame(job(manifest, tmp_path / "store"))


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


def test_a_store_of_the_version_before_is_read_and_goes_on(tmp_path: Path) -> None:
    manifest, store = made(tmp_path / "archive", 12), tmp_path / "store"
    # As it divided them: by their number alone, so that each shard had five at the most.
    count, entries = 4, read(manifest)
    old = [Shard(n, count, tuple(sorted((e for e in entries if place(e.identity) % count == n),
                                        key=lambda e: e.identity))) for n in range(count)]  # fmt: skip
    for shard in filter(lambda s: s.entries, old):
        assert check_shard(Job(str(store), shard, str(manifest.parent), SETTINGS, make(SETTINGS), 60.0)).checked
    record = {"store": "samesaid", "schema_version": 2, "texts": 12, "shards": count, "complete": True,
              "empty": [s.number for s in old if not s.entries], "make": make(SETTINGS), "failures": None}  # fmt: skip
    (store / "store.json").write_bytes(signed(record))
    assert Store(FolderStorage(store)).sql("SELECT count(*) FROM pairs").rows == ((12,),)
    progress = checked(manifest, store)
    assert (progress.kept, progress.checked, progress.damaged) == (12, 0, {})
    checked(manifest, tmp_path / "fresh")
    assert content(store) == content(tmp_path / "fresh")


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "store.json").write_text('{"schema_version": 99}', encoding="utf-8")
    with pytest.raises(SamesaidError, match="a store of version 99"):
        checked(manifest, tmp_path / "store")
    (tmp_path / "store" / "store.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SamesaidError, match="is this a store"):
        checked(manifest, tmp_path / "store")
