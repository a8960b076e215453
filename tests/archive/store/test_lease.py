"""Leases on stores behind fsspec: of two runs one goes on, and one that died is followed by the next."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from samesaid.archive.store import lease as leasing
from samesaid.archive.store.storage import AddressedStorage, FolderStorage, opened
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, made

BUSY = r"another run is at work there \(.+, process \d+, since .+; if it has died, the store is free in \d+ s\)"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leasing, "HOLDS", 2.0)
    monkeypatch.setattr(leasing, "RENEWED", 0.05)
    monkeypatch.setattr(leasing, "SETTLES", 0.05)


@pytest.fixture(params=["memory", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"memory://{tmp_path.name}/store" if request.param == "memory" else (tmp_path / "store").as_uri()


def held(address: str) -> dict[str, object]:
    """What the lease says; a file may be met while it is being written."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with contextlib.suppress(ValueError):
            record: dict[str, object] = json.loads(opened(address).read(leasing.LEASE) or b"")
            return record
    raise AssertionError("no lease")


def lost(check: Callable[[], None]) -> bool:
    try:
        check()
    except SamesaidError as error:
        return "the lease on the store was lost" in str(error)
    return False


def until(reached: object) -> None:
    end = time.monotonic() + 30
    while not reached() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)
    assert reached()  # type: ignore[operator]


def test_one_run_at_a_time(address: str) -> None:
    with opened(address).locked() as check:
        until(lambda: held(address)["renewals"] != 0)
        with pytest.raises(SamesaidError, match=BUSY), opened(address).locked():
            pass
        check()
    assert opened(address).read(leasing.LEASE) is None
    with opened(address).locked():
        pass


def test_a_lease_that_is_renewed_no_more_is_taken_over(address: str) -> None:
    dead = leasing._Held("0" * 32, "elsewhere", 7, "2026-11-28 10:00 UTC", 3, time.time() - 1)
    opened(address).write(leasing.LEASE, leasing._packed(dead))
    with opened(address).locked() as check:
        assert held(address)["owner"] != dead.owner
        check()


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b'{"until": "x"}', b"\xff"])
def test_a_garbled_lease_is_taken_over(address: str, content: bytes) -> None:
    opened(address).write(leasing.LEASE, content)
    with opened(address).locked():
        assert held(address)["process"]


def test_a_lease_of_a_clock_that_is_slow_is_seen_to_live(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the other machine says that it has ended, but it goes on being renewed."""
    monkeypatch.setattr(leasing, "RENEWED", 1.0)
    monkeypatch.setattr(leasing, "SETTLES", 0.0)
    storage, stop = opened(address), threading.Event()

    def renew() -> None:
        number = 0
        while not stop.wait(0.2):
            number += 1
            old = leasing._Held("0" * 32, "elsewhere", 7, "long ago", number, time.time() - 3600)
            storage.write(leasing.LEASE, leasing._packed(old))

    renewing = threading.Thread(target=renew)
    renewing.start()
    try:
        until(lambda: storage.read(leasing.LEASE))
        with pytest.raises(SamesaidError, match="another run is at work there"), opened(address).locked():
            pass
    finally:
        stop.set()
        renewing.join()


def test_of_two_runs_that_take_over_the_last_to_write_goes_on(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = leasing._Held("0" * 32, "elsewhere", 7, "2026-11-28 10:00 UTC", 3, time.time() - 1)
    other = replace(dead, owner="1" * 32, until=time.time() + 1)
    opened(address).write(leasing.LEASE, leasing._packed(dead))
    write = leasing.Lease._write

    def overtaken(self: leasing.Lease, held: leasing._Held) -> None:
        write(self, held)
        write(self, other)

    with monkeypatch.context() as patch:
        patch.setattr(leasing.Lease, "_write", overtaken)
        with pytest.raises(SamesaidError, match=BUSY), opened(address).locked():
            pass
    assert held(address)["owner"] == other.owner


def test_of_runs_that_begin_together_one_goes_on(address: str) -> None:
    started, entered, refused = threading.Barrier(4), list[int](), list[int]()
    done = threading.Event()

    def begin(number: int) -> None:
        storage = opened(address)
        started.wait()
        try:
            with storage.locked():
                entered.append(number)
                done.wait(30)
        except SamesaidError:
            refused.append(number)

    runs = [threading.Thread(target=begin, args=(number,)) for number in range(4)]
    for one in runs:
        one.start()
    until(lambda: len(entered) + len(refused) == 4)
    done.set()
    for one in runs:
        one.join()
    assert len(entered) == 1


def test_a_lost_lease_ends_the_run(address: str) -> None:
    with opened(address).locked() as check:
        other = leasing._Held("0" * 32, "elsewhere", 7, "now", 0, time.time() + 60)
        opened(address).write(leasing.LEASE, leasing._packed(other))
        until(lambda: lost(check))
    assert held(address)["owner"] == other.owner


def test_a_run_holds_the_lease_and_makes_the_same_store(address: str, tmp_path: Path) -> None:
    from samesaid.archive.run.run import run

    manifest, seen = made(tmp_path / "archive", 3), list[bool]()
    run(manifest, address, SETTINGS, on_progress=lambda _: seen.append(bool(held(address)["owner"])))
    assert seen == [True]


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_place_that_cannot_be_written_is_named(kind: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    below = tmp_path / "file" / "store"
    storage = FolderStorage(below) if kind == "folder" else AddressedStorage(below.as_uri())
    with pytest.raises(SamesaidError, match="cannot be written"), storage.locked():
        pass
