"""A store on S3, on a server of this process: as in a folder, with the lease in place of the lock."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

pytest.importorskip("s3fs", reason="the optional package s3fs is not installed")
pytest.importorskip("moto", reason="the optional package moto is not installed")

import s3fs
from moto.server import ThreadedMotoServer

from samesaid.archive.run import shards as archive_shards
from samesaid.archive.run.run import Progress, run
from samesaid.archive.store import lease as leasing
from samesaid.archive.store.storage import opened
from samesaid.cli import run as command
from samesaid.model import SamesaidError
from tests.archive.archives import SETTINGS, checked, content, made
from tests.archive.store.test_lease import BUSY, until

# Requests that the server answers whoever asks.
UNASKED = 10**9


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    served.start()
    yield "http://{}:{}".format(*served.get_host_and_port())
    served.stop()


@pytest.fixture(autouse=True)
def _on_it(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    for name, seconds in {"HOLDS": 5.0, "RENEWED": 0.2, "SETTLES": 0.1}.items():
        monkeypatch.setattr(leasing, name, seconds)
    monkeypatch.setattr(archive_shards, "WORK", 2 * archive_shards.LEAST)
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def address(_on_it: None, tmp_path: Path) -> str:
    bucket = "b" + "".join(filter(str.isalnum, tmp_path.name.lower()))[-50:]
    files = s3fs.S3FileSystem()
    if not files.exists(bucket):
        files.mkdir(bucket)
    return f"s3://{bucket}/store"


def content_at(address: str) -> dict[str, bytes]:
    """Every file of a store at an address, by its name."""
    root = address.removeprefix("s3://")
    files = s3fs.S3FileSystem(skip_instance_cache=True)
    return {path.removeprefix(f"{root}/"): files.cat_file(path) for path in files.find(root)}


def test_an_interrupted_run_goes_on_and_equals_one_in_a_folder(address: str, tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 6)

    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(manifest, address, SETTINGS, on_progress=interrupt)
    assert leasing.LEASE not in content_at(address)
    progress = run(manifest, address, SETTINGS)
    assert progress.kept >= 1
    assert progress.checked >= 1
    assert progress.kept + progress.checked == 6
    checked(manifest, tmp_path / "folder")
    assert content_at(address) == content(tmp_path / "folder")


def test_commands_answer_as_for_a_folder(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = made(tmp_path / "archive", 9)
    folder = str(tmp_path / "folder")
    for store in (folder, address):
        assert command(["archive", "run", str(manifest), "--out", store, "--only", "numbers", "-j", "1"]) == 0
    capsys.readouterr()
    answers = dict[str, list[str]]()
    for store in (folder, address):
        for words in (
            ["verify"],
            ["query", "--by", "kind"],
            ["compact", "-j", "1"],
            ["verify"],
            ["query", "--by", "kind"],
        ):
            assert command(["archive", words[0], store, *words[1:]]) == 0
            answers.setdefault(store, []).append(capsys.readouterr().out)
    assert answers[address] == answers[folder]
    assert "numbers" in answers[address][1]
    assert any("pack-" in name for name in content_at(address))
    assert content_at(address) == content(tmp_path / "folder")


def test_damage_is_named(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(made(tmp_path / "archive", 2), address, SETTINGS)
    name = next(name for name in content_at(address) if name.startswith("beads/"))
    opened(address).write(name, content_at(address)[name][:-1])
    assert command(["archive", "verify", address]) == 1
    assert f"damaged: {name}" in capsys.readouterr().out


def test_a_second_driver_is_refused(address: str, tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", 2)
    with opened(address).locked() as check:
        with pytest.raises(SamesaidError, match=BUSY):
            run(manifest, address, SETTINGS)
        check()
    assert run(manifest, address, SETTINGS).checked == 2


def test_of_drivers_that_begin_together_one_goes_on(address: str) -> None:
    together, entered, refused = threading.Barrier(3), list[int](), list[str]()
    done = threading.Event()

    def begin(number: int) -> None:
        storage = opened(address)
        together.wait()
        try:
            with storage.locked():
                entered.append(number)
                done.wait(30)
        except SamesaidError as error:
            refused.append(str(error))

    drivers = [threading.Thread(target=begin, args=(number,)) for number in range(3)]
    for driver in drivers:
        driver.start()
    until(lambda: len(entered) + len(refused) == 3)
    done.set()
    for driver in drivers:
        driver.join()
    assert len(entered) == 1
    assert all("another run is at work there" in line for line in refused)


def test_a_lease_that_has_expired_is_taken_over(address: str, tmp_path: Path) -> None:
    dead = leasing._Held("0" * 32, "elsewhere", 7, "2026-11-28 10:00 UTC", 3, time.time() - 1)
    opened(address).write(leasing.LEASE, leasing._packed(dead))
    assert run(made(tmp_path / "archive", 2), address, SETTINGS).checked == 2
    assert leasing.LEASE not in content_at(address)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line of a command that is refused."""
    capsys.readouterr()
    assert command(["archive", *words]) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    return line


def test_a_bucket_that_is_missing_is_named_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, manifest = "s3://misspelt/store", str(made(tmp_path / "archive", 2))
    said = "samesaid: s3://misspelt/store: cannot be written (the specified bucket does not exist): check the name"
    assert told(capsys, "run", manifest, "--out", missing, "--only", "numbers").startswith(said)
    assert told(capsys, "compact", missing).startswith(said)
    for asking in ("query", "verify"):
        assert told(capsys, asking, missing).startswith("samesaid: s3://misspelt/store: no store there")
    assert not s3fs.S3FileSystem(skip_instance_cache=True).exists("misspelt")


@pytest.mark.parametrize("key", ["", "wrong"])
def test_credentials_that_are_wrong_are_one_line(
    key: str, address: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    manifest = made(tmp_path / "archive", 2)
    run(manifest, address, SETTINGS)
    before = content_at(address)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    s3fs.S3FileSystem.clear_instance_cache()
    _ask_for_credentials(server, after=0)
    try:
        for words in (
            ["run", str(manifest), "--out", address, "--only", "numbers"], ["query", address], ["verify", address],
            ["compact", address],
        ):  # fmt: skip
            line = told(capsys, *words)
            assert line.startswith(f"samesaid: {address}: ")
            assert "credentials" in line
            assert "fault" not in line
    finally:
        _ask_for_credentials(server, after=UNASKED)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    s3fs.S3FileSystem.clear_instance_cache()
    assert content_at(address) == before


def _ask_for_credentials(server: str, after: int) -> None:
    """Let the server answer ``after`` more requests of whoever asks, and then only those of known people."""
    asked = Request(f"{server}/moto-api/reset-auth", data=str(after).encode(), headers={"Content-Type": "text/plain"})
    with urlopen(asked) as answer:
        assert answer.status == 200
