"""Runs of archives that are ended from outside: no process is left, no text is blamed, the next run ends the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.measures.processes import MARK, alive, left
from tests.archive.archives import content, made

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc")

LINE = "samesaid: interrupted; finished texts are in the store: the same command continues from there\n"
# Some shards.
TEXTS = 200


def started(mark: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "samesaid", "archive", *arguments, "-j", "2", "--quiet"]
    # Where the tests were started in the background, Ctrl-C is ignored. A group of its own, as a terminal makes it.
    return subprocess.Popen(
        command, env=os.environ | {MARK: mark}, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not reached() and time.monotonic() < end:
        time.sleep(0.02)


def workers(mark: str) -> int:
    return sum("spawn_main" in command for command in alive(mark))


def test_a_run_that_is_ended_from_outside_leaves_nothing_behind(tmp_path: Path) -> None:
    manifest = made(tmp_path / "archive", TEXTS)
    store = tmp_path / "store"
    arguments = ("run", str(manifest), "--only", "numbers", "--out")

    def parts() -> int:
        return len(list(store.glob("pairs/*.parquet")))

    def at_first_text() -> bool:
        return any(note.stat().st_mtime >= begun for note in store.glob(".work/*.json"))

    # What is sent, whether to the whole group as a terminal does it, when, and how the run ends. A store that is
    # interrupted at its first texts again and again blames none of them.
    for sent, whole, moment, code, line in (
        (signal.SIGINT, True, lambda: workers("0") >= 1, 130, LINE),
        (signal.SIGTERM, False, at_first_text, 143, LINE),
        (signal.SIGKILL, False, at_first_text, -9, ""),
        (signal.SIGINT, True, at_first_text, 130, LINE),
        (signal.SIGKILL, False, lambda: parts() >= 1, -9, ""),
    ):
        begun = time.time()
        run = started("0", *arguments, str(store))
        until(moment)
        os.killpg(run.pid, sent) if whole else run.send_signal(sent)
        assert (run.wait(20), left("0")) == (code, [])
        assert run.stderr is not None
        assert run.stderr.read() == line
        run.stderr.close()
        assert sent == signal.SIGKILL or not list(store.rglob("*.part"))
    whole_run = started("1", *arguments, str(tmp_path / "undisturbed"))
    last = started("0", *arguments, str(store))
    assert (last.communicate(timeout=300)[1], last.returncode) == ("", 0)
    assert (whole_run.communicate(timeout=300)[1], whole_run.returncode) == ("", 0)
    assert content(store) == content(tmp_path / "undisturbed")
    assert alive("0") == []
