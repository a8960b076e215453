"""Whatever a file is, and wherever its name is given: one line that names it, exit code 2, and no waiting."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

import samesaid
from samesaid import inputs
from samesaid.archive.pairing.fingerprint_store import Prints
from samesaid.archive.store.decision_log import Decisions
from samesaid.cli import run
from samesaid.model import SamesaidError

TEXT = "The city planted 32,000 trees this year.\n\nMayor Lin said that more will follow.\n"
# Every way in which a file is named. {} is the file; the others exist and are in order.
WAYS = {
    "reference": "check {} good.txt",
    "version": "check good.txt good.txt {}",
    "align": "align {} good.txt",
    "lines": "align --lines good.txt {}",
    "pairs": "pairs {} --only numbers",
    "terms": "terms good.txt {}",
    "aligned terms": "terms {}",
    "glossary": "check good.txt good.txt --glossary {}",
    "glossary of pairs": "pairs good.tsv --glossary {}",
    "dismissed": "check good.txt good.txt --ignore {}",
    "settings": "check good.txt good.txt --config {}",
    "manifest": "archive run {} --out store",
    "decisions": "archive decide store --decisions log --from {}",
}
SUFFIX = {"pairs": ".tsv", "aligned terms": ".tsv", "settings": ".toml", "manifest": ".jsonl", "glossary": ".csv"}


class _TooLateError(Exception):
    """Not an OSError, which would be taken for one of the file's."""


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    """A read that waits for a writer, or reads without end, is a failure and not a test that never ends."""

    def ring(_: int, __: FrameType | None) -> None:
        raise _TooLateError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "good.tsv").write_text("Three ships\tThree ships\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The line on stderr of a command that must refuse."""
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("samesaid: ")
    assert shown.err.count("\n") == 1
    assert len(shown.err) < 2_200
    assert "fault of samesaid" not in shown.err
    return shown.err


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (_pipe, "a pipe, not a"),
    "device": (_device, "a device, not a"),
    "socket": (_socket, "a socket, not a"),
    "folder": (Path.mkdir, "a folder, not a"),
    "circle of links": (_circle, "cannot be read (Too many levels of symbolic links)"),
    "nothing": (lambda _: None, "no such"),
}


@pytest.mark.skipif(os.name != "posix", reason="pipes, devices and sockets of Unix")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
def test_only_regular_files_are_read(way: str, kind: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = f"odd{SUFFIX.get(way, '.txt')}"
    make, complaint = KINDS[kind]
    make(folder / name)
    line = _refused(WAYS[way].format(name).split(), capsys)
    assert name in line
    assert complaint in line


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("way", WAYS)
def test_a_name_that_is_too_long_for_the_system(way: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = _refused(WAYS[way].format("x" * 5_000 + SUFFIX.get(way, ".txt")).split(), capsys)
    assert "xxx…xxx" in line
    assert "check the path" in line


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_may_not_be_read(
    way: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"locked{SUFFIX.get(way, '.txt')}"
    (folder / name).write_text(TEXT, encoding="utf-8")
    opened = os.open

    def refuse(path: str | Path, *rest: int, **more: int) -> int:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    # Root may read everything: the refusal is played.
    monkeypatch.setattr(os, "open", refuse)
    line = _refused(WAYS[way].format(name).split(), capsys)
    assert f"{name}: the " in line
    assert "cannot be read (Permission denied); check its permissions" in line


@pytest.mark.parametrize("way", WAYS)
def test_a_larger_file_is_refused_before_it_is_read(
    way: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"large{SUFFIX.get(way, '.txt')}"
    with (folder / name).open("wb") as file:
        file.truncate(65 * inputs.MB)
    monkeypatch.setattr(inputs, "MANIFEST", inputs.Limit(inputs.MB, "is it the right file?"))
    has_flag = way not in {"dismissed", "settings", "manifest", "decisions"}
    line = _refused([*WAYS[way].format(name).split(), *(["--max-size", "16"] if has_flag else [])], capsys)
    assert f"{name}: 65.00 MB or more; at most" in line
    assert ("raise the limit with --max-size" if has_flag else "is it the right file?") in line


@pytest.mark.skipif(os.name != "posix", reason="pipes, devices and sockets of Unix")
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "nothing"])
def test_a_file_of_decisions_is_a_regular_file(kind: str, folder: Path) -> None:
    make, complaint = KINDS[kind]
    make(folder / "log")
    for use in (Decisions, lambda path: Prints(path, "encoder")):
        with pytest.raises(SamesaidError, match=re.escape(complaint)):
            use(Path("log"))


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As files of /proc, which have no size."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1_000)
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0o100644, *[0] * 9)))
    with pytest.raises(SamesaidError, match="or more; at most"):
        inputs.read(path, limit=inputs.Limit(999, "shorten it"))
    assert inputs.read(path, limit=inputs.Limit(1_000, "shorten it")).data == b"x" * 1_000


def test_a_file_that_becomes_a_pipe_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    before = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda _: before)
    with pytest.raises(SamesaidError, match="a pipe, not a file"):
        inputs.read(path)


def test_python_has_the_same_guards(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(65 * inputs.MB)
    for read in (samesaid.load, lambda path: samesaid.check("good.txt", path)):
        with pytest.raises(SamesaidError, match=r"pipe\.txt: a pipe, not a file"):
            read("pipe.txt")
        with pytest.raises(SamesaidError, match=r"large\.txt: 65\.00 MB or more; at most 64 MB"):
            read("large.txt")
        with pytest.raises(SamesaidError, match="no file can have this name"):
            read("a\0.txt")
        with pytest.raises(SamesaidError, match="no file can have this name"):
            read("a\ud800.txt")
    with pytest.raises(SamesaidError, match="at most 1 MB"):
        samesaid.load("large.txt", max_size=1)


@pytest.mark.usefixtures("folder")
def test_bytes_that_are_no_character_are_replaced_in_a_name() -> None:
    path = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(path).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    document = samesaid.load(path)
    assert document.name == "caf\ufffd.txt"
    assert document.source == path


@pytest.mark.usefixtures("folder")
def test_an_argument_that_is_no_text_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    line = _refused(["archive", "decide", "store", "--who", "\udcff"], capsys)
    assert line == "samesaid: \ufffd: this argument is not in the encoding of the system; correct it\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["\x1b[31mred.txt", "a\u202etxt.exe", "\x07.txt"])
def test_a_name_gives_a_terminal_no_orders(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    line = _refused(["check", name, "good.txt"], capsys)
    assert line.strip().isprintable()
