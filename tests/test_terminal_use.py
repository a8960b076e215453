"""The command as a shell runs it: pipes that close, a browser, help and version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samesaid.cli import run

RIGHT = "The city planted 32,000 trees this year.\n\nMayor Lin said that more will follow.\n"
COMMAND = [sys.executable, "-m", "samesaid"]


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    (tmp_path / "one.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "other.txt").write_text(RIGHT.replace("32,000", "3,200"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return ["one.txt", "other.txt", "--only", "numbers"]


@pytest.mark.skipif(sys.platform == "win32", reason="no closed pipes")
@pytest.mark.parametrize("more", [[], ["--full"], ["--format", "json"], ["--fail-on", "never"]], ids=" ".join)
def test_a_reader_that_goes_away_changes_no_exit_code(texts: list[str], more: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "check", *texts, *more], stdout=writer, stderr=subprocess.PIPE, text=True, timeout=120, check=False
    )
    os.close(writer)
    assert done.stderr == ""
    assert done.returncode == (0 if "never" in more else 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no closed pipes")
def test_the_doctor_keeps_its_exit_code_too(tmp_path: Path) -> None:
    (tmp_path / "samesaid.toml").write_text("levl = 1", encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    # Without the canaries, which take seconds.
    script = (
        "import samesaid.doctor as d, samesaid.cli as c; d.canaries = lambda _: (); raise SystemExit(c.run(['doctor']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], stdout=writer, stderr=subprocess.PIPE, text=True, timeout=120, check=False,
        cwd=tmp_path,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a script as a browser")
@pytest.mark.parametrize("output", ["mine.html", None])
def test_the_page_is_opened_in_the_browser(texts: list[str], output: str | None, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/opened\n', encoding="utf-8")
    browser.chmod(0o700)
    arguments = [*COMMAND, "check", *texts, "--open", *(["-o", output] if output else [])]
    environment = {**os.environ, "BROWSER": f"{browser} %s", "TMPDIR": str(tmp_path)}
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False, env=environment)
    assert done.returncode == 1
    opened = (tmp_path / "opened").read_text(encoding="utf-8")
    assert opened.startswith("file://")
    page = Path(opened.removeprefix("file://"))
    assert "3,200" in page.read_text(encoding="utf-8")
    assert f"report: {output or page}\n" in done.stderr
    if output is None:
        assert page.parent.stat().st_mode & 0o077 == 0


def test_where_there_is_no_browser_one_line_says_what_to_open(
    texts: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert run(["check", *texts, "-o", "page.html", "--open", "--quiet"]) == 1
    assert capsys.readouterr().err == "samesaid: no browser could be opened; open page.html\n"


@pytest.mark.parametrize("command", [[], ["check"], ["archive"], ["archive", "run"]], ids=" ".join)
def test_help_has_a_short_name(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "-h"]) == 0
    short = capsys.readouterr().out
    assert run([*command, "--help"]) == 0
    assert short == capsys.readouterr().out
    assert "-h, --help" in short


@pytest.mark.parametrize("option", ["--fail-on", "--gate"])
def test_the_gate_has_two_names(option: str, texts: list[str]) -> None:
    assert run(["check", *texts, option, "never", "--quiet"]) == 0
