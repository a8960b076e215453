"""Ctrl-C and SIGTERM at any moment: one line, the signal's exit code, and no file that is half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from samesaid import interruption
from samesaid.interruption import Interrupted, held
from tests.paths import EXAMPLES

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX signals")

CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
BEFORE = "as it was"


def interrupted(sent: str, calls: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.interrupted", sent, calls, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


# During the imports of the command line, of the pipeline, while reading, and while checking; where there are two, the
# second comes while the first is being handled.
@pytest.mark.parametrize(
    ("sent", "calls"),
    [
        ("SIGINT", "12"),
        ("SIGTERM", "40,44"),
        ("SIGINT", "2000"),
        ("SIGHUP", "20000"),
        ("SIGINT", "60000,60001,60002,60003"),
        ("SIGTERM", "120000"),
        ("SIGINT", "200000,200010"),
    ],
)
def test_a_command_ends_in_one_line(tmp_path: Path, sent: str, calls: str) -> None:
    report = tmp_path / "report.html"
    report.write_text(BEFORE)
    texts = [str(EXAMPLES / name) for name in ("briefing.zh.txt", "briefing.en.txt")]
    done = interrupted(sent, calls, "check", *texts, "--only", "numbers", "-o", str(report))
    assert (done.returncode, done.stderr) == (CODES[sent], "samesaid: interrupted\n")
    assert report.read_text() == BEFORE
    assert list(tmp_path.iterdir()) == [report]


def test_what_the_parent_ignores_stays_ignored() -> None:
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import os, time; from samesaid import cli\n"
    code += "cli.run = lambda: os.kill(os.getpid(), signal.SIGINT)\nfrom samesaid.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# What the command does after a first signal: the interruption is swallowed, or made another exception.
@pytest.mark.parametrize(
    "body",
    [
        "class End:\n  def __del__(self): time.sleep(9)\nend = End(); interrupt(); del end; time.sleep(9)",
        "interrupt()\ntry: time.sleep(9)\nexcept BaseException: pass\ntime.sleep(9)",
        "interrupt()\ntry: time.sleep(9)\nexcept BaseException as error: raise ImportError('numpy') from error",
        "interrupt()\ntry: time.sleep(9)\nexcept BaseException as error: raise SystemExit(15) from error",
        "interrupt()\ntry: time.sleep(9)\nexcept BaseException as error: fails()",
    ],
    ids=["in __del__", "swallowed", "another exception", "another exit", "a line of its own"],
)
def test_an_interruption_is_not_lost(body: str) -> None:
    lines = [
        "import os, signal, threading, time",
        "from samesaid import cli",
        "def interrupt(): threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()",
        "def fails(): return cli._fail('no such file')",
        "def run():",
        *(f"  {line}" for line in body.splitlines()),
        "cli.run = run",
        "from samesaid.__main__ import main; main()",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (143, "samesaid: interrupted\n")


def test_what_is_held_is_done_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption._State, "received", None)
    monkeypatch.setattr(interruption, "_tick_in", lambda _: None)
    done = []

    def hold() -> None:
        with held():
            with held():
                interruption.interrupt(signal.SIGTERM)
                done.append("inside")
            done.append("outside")
        done.append("after")

    with pytest.raises(Interrupted):
        hold()
    assert done == ["inside", "outside"]


@pytest.mark.parametrize(
    ("redirection", "code", "line"),
    [
        (">&-", 0, ""),
        ("<&-", 0, ""),
        ("2>&-", 0, ""),
        (">/dev/full", 2, "samesaid: standard output: cannot be written (no space left on device)\n"),
        ("| head -c 20 >/dev/null; exit ${PIPESTATUS[0]}", 0, ""),
        ("| true; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full(redirection: str, code: int, line: str) -> None:
    if redirection == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    command = f"{sys.executable} -m samesaid explain {redirection}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, line)


def test_a_closed_stdout_is_not_taken_for_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    texts = [str(EXAMPLES / name) for name in ("briefing.zh.txt", "briefing.zh.txt")]
    command = [sys.executable, "-m", "samesaid", "check", *texts, "--only", "numbers", "-o", str(report)]
    done = subprocess.run(command, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1), check=False)
    assert done.returncode == 0
    assert report.read_bytes() == b""
