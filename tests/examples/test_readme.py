"""What the README shows of the terminal is what the terminal shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.cli import run

ROOT = Path(__file__).resolve().parents[2]


def test_the_terminal_of_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, *lines = readme.split("```\n$ samesaid ")[1].split("```")[0].splitlines()
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    arguments = [str(ROOT / word) if word.startswith("examples/") else word for word in command.split()]
    assert run([*arguments, "--no-config"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert len(lines) > 5
    assert shown[0] == lines[0]
    for line in lines:
        start = line.removesuffix("…").rstrip()
        assert any(one.startswith(start) for one in shown), line
