"""Texts that are checked again when they are saved, however an editor saves them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from samesaid.cli import run
from samesaid.commands.checking.saved import Look, looks

CHINESE, ENGLISH = "全市今年新种树木3.2万棵。\n", "The city planted 32,000 trees this year.\n"
Step = Callable[[Path], object]


def _written(text: str) -> Step:
    return lambda path: path.write_text(text)


def _touched(path: Path) -> None:
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1_000_000))


def _replaced(path: Path) -> None:
    """Another file of the same size and time, as some editors save."""
    found, other = path.stat(), path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(path)


def _nothing(_: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([_nothing] * 4, []),
        ([_written("longer than before"), _nothing, _nothing], ["saved"]),
        ([_touched, _nothing], ["saved"]),
        ([_replaced, _nothing], ["saved"]),
        # Half-written, and changed again before it was at rest: one save.
        ([_written("a"), _written("a b"), _written("a b c"), _nothing, _nothing], ["saved"]),
        ([_written("a b c d"), _nothing, _written("a"), _nothing, _nothing], ["saved", "saved"]),
        # Gone for a moment.
        ([Path.unlink, _written("here again"), _nothing], ["saved"]),
        ([Path.unlink, _nothing, _nothing, _written("here again"), _nothing], ["missing", "saved"]),
    ],
)
def test_a_save_is_seen_once_when_the_file_is_at_rest(steps: list[Step], expected: list[str], tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("first")
    other.write_text("second")
    waiting = iter(steps)

    def sleep(seconds: float) -> None:
        assert seconds == 0.5
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step(one)

    seen = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(looks([one, other], 0.5, sleep))
    assert seen[0] == Look()
    assert seen[1:] == [Look((one,)) if what == "saved" else Look((), (one,)) for what in expected]


def test_a_change_during_a_check_is_seen_after_it(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("first")
    seen = looks([file], 0.0, lambda _: None)
    assert next(seen) == Look()
    file.write_text("while the first check was made")
    assert next(seen) == Look((file,))


@pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C to one process")
def test_the_command_checks_again_after_errors_and_saves_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    texts = [tmp_path / "zh.txt", tmp_path / "en.txt"]
    for path, text in zip(texts, (CHINESE, ENGLISH), strict=True):
        path.write_text(text, encoding="utf-8")
    glossary, page = tmp_path / "terms.csv", tmp_path / "report.html"
    glossary.write_text("source,target\n树木,trees\n", encoding="utf-8")
    options = ["--only", "numbers,terms", "--every", "0.1", "--glossary", str(glossary), "-o", str(page)]
    command = [sys.executable, "-m", "samesaid", "watch", *map(str, texts), *options]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # What runs in the background ignores Ctrl-C, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert running.stdout is not None

    def until(words: str) -> str:
        read = ""
        for line in running.stdout or ():
            read += line
            if words in line:
                return read
        raise AssertionError(read)

    try:
        assert "Nothing found" in until("waiting for the next save")
        texts[1].write_text(ENGLISH.replace("32,000", "3,200"), encoding="utf-8")
        again = until("waiting for the next save")
        assert "en.txt saved" in again
        assert "“3.2万” → “3,200”" in again
        assert "3,200" in page.read_text(encoding="utf-8")
        texts[1].unlink()
        assert "en.txt missing" in until("missing")
        texts[1].write_bytes(b"")
        assert "en.txt" in until("samesaid: ")
        texts[1].write_text(ENGLISH, encoding="utf-8")
        assert "Nothing found" in until("waiting for the next save")
        glossary.write_text("source,target\n树木,saplings\n", encoding="utf-8")
        assert "● term  “树木”" in until("waiting for the next save")
        running.send_signal(signal.SIGINT)
        assert "samesaid: interrupted" in running.communicate(timeout=60)[0]
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
    assert running.returncode == 130


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.txt"], "gone.txt: no such file; check the path"),
        (["en.txt", "-o", "zh.txt"], "zh.txt: is an input of this run; write elsewhere"),
        (["en.txt", "-o", "report.doc"], "report.doc: no report format has this ending"),
        (["-"], "-: no such file; check the path"),
    ],
)
def test_what_is_wrong_at_the_start_ends_it(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("zh.txt").write_text(CHINESE, encoding="utf-8")
    Path("en.txt").write_text(ENGLISH, encoding="utf-8")
    assert run(["watch", "zh.txt", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"samesaid: {message}")
