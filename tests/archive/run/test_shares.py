"""Runs that have a share each write into one store at the same time, and the run that joins them finds all done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from samesaid.archive.compaction.compact import compact
from samesaid.archive.pool.process_pool import Outcome
from samesaid.archive.run import run as running
from samesaid.archive.run import shards as archive_shards
from samesaid.archive.run.run import Progress, run
from samesaid.archive.run.shares import Share
from samesaid.archive.store import lease as leasing
from samesaid.archive.store import packs as archive_packs
from samesaid.archive.store.about import FAILURES
from samesaid.archive.store.storage import FolderStorage, opened
from samesaid.cli import run as command
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, content, made

TEXTS = 24


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(function: Callable[[Any], Any], tasks: Iterable[Any], **_: Any) -> Iterator[Outcome[Any, Any]]:
        return (Outcome(task, function(task)) for task in tasks)

    monkeypatch.setattr(running, "work", work)
    monkeypatch.setattr(archive_shards, "WORK", 3 * archive_shards.LEAST)
    monkeypatch.setattr(archive_packs, "PACK", 16_000)
    monkeypatch.setattr(archive_packs, "CELL", 4_000)
    monkeypatch.setattr(leasing, "RENEWED", 0.05)
    monkeypatch.setattr(leasing, "SETTLES", 0.05)


def checked(manifest: Path, store: Path | str, share: str | None = None) -> Progress:
    return run(manifest, str(store), SETTINGS, share=Share.read(share) if share else None)


def test_shares_and_the_run_that_joins_them_make_the_store_of_one_run(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", TEXTS)
    sorted((tmp_path / "archive" / "en").iterdir())[7].write_bytes(b"\0\1" * 99)
    store = tmp_path / "store"
    done = [checked(manifest, store, share) for share in ("2/3", "3/3", "1/3")]
    assert sum(one.texts for one in done) == sum(one.done for one in done) == TEXTS
    assert all(one.texts for one in done)
    assert not (store / FAILURES).exists()
    # The text that failed is tried again.
    joined = checked(manifest, store)
    assert (joined.kept, len(joined.failed), joined.checked) == (TEXTS - 1, 1, 0)
    checked(manifest, tmp_path / "alone")
    assert content(store) == content(tmp_path / "alone")


def test_shares_of_a_compact_store_that_grew(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", TEXTS)
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text("".join(lines[:15]), encoding="utf-8")
    store = tmp_path / "store"
    checked(manifest, store)
    compact(FolderStorage(store))
    manifest.write_text("".join(lines), encoding="utf-8")
    done = [checked(manifest, store, f"{n}/2") for n in (1, 2)]
    assert sum(one.kept for one in done) == 15
    assert sum(one.checked for one in done) == TEXTS - 15
    assert checked(manifest, store).kept == TEXTS
    checked(manifest, tmp_path / "alone")
    for one in (store, tmp_path / "alone"):
        compact(FolderStorage(one))
    assert content(store) == content(tmp_path / "alone")


@pytest.fixture(params=["folder", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "store") if request.param == "folder" else f"memory://{tmp_path.name}/store"


def test_shares_bear_one_another_and_nobody_else(address: str) -> None:
    busy = pytest.raises(SamesaidError, match="another run is at work there")
    with opened(address).locked("1-of-2"), opened(address).locked("2-of-2") as check:
        for share in ("1-of-2", "2-of-2", None):
            with busy, opened(address).locked(share):
                pass
        check()
    with opened(address).locked():
        for share in ("1-of-2", None):
            with busy, opened(address).locked(share):
                pass
    with opened(address).locked("1-of-2"):
        pass


def test_a_share_and_a_run_that_begin_together_are_not_both_at_work(tmp_path: Path) -> None:
    address, started, entered = f"memory://{tmp_path.name}/store", threading.Barrier(2), list[str]()
    ended = threading.Barrier(2)

    def begin(share: str | None) -> None:
        started.wait()
        try:
            with opened(address).locked(share):
                entered.append(str(share))
                ended.wait(30)
        except SamesaidError:
            ended.wait(30)

    runs = [threading.Thread(target=begin, args=(share,)) for share in (None, "1-of-2")]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert len(entered) <= 1


@pytest.mark.parametrize("written", ["0/3", "4/3", "3", "a/b", "1/2/3", "-1/3", "1/0", ""])
def test_a_share_that_is_none_is_refused(written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = made(tmp_path / "archive", 1)
    assert command(["archive", "run", str(manifest), "--out", str(tmp_path / "s"), f"--shard={written}"]) == 2
    assert "write such as 3/16, from 1/16 to 16/16" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_a_share_does_not_make_the_store_compact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = made(tmp_path / "archive", 1)
    arguments = ["archive", "run", str(manifest), "--out", str(tmp_path / "s"), "--shard", "1/2", "--compact"]
    assert command(arguments) == 2
    assert "the run that joins all shares can do that" in capsys.readouterr().err
