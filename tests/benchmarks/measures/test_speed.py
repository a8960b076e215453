"""Processor time of whole processes, and of the same command with the code of two checkouts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.data import ROOT
from benchmarks.measures.speed import compared

SCRIPT = """
import os, pathlib
place = pathlib.Path.cwd().resolve()
assert pathlib.Path(os.environ["PYTHONPATH"]).resolve() == place and os.environ["OMP_NUM_THREADS"] == "1"
with open(os.environ["SEEN"], "a") as file:
    file.write(f"{place}\\n")
"""


def test_a_command_runs_in_both_checkouts_in_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = (tmp_path / "other").resolve()
    other.mkdir()
    seen = tmp_path / "seen.txt"
    monkeypatch.setenv("SEEN", str(seen))
    found = list(compared({"nothing": [sys.executable, "-c", SCRIPT]}, other, runs=1))
    assert [name for name, _, _ in found] == ["nothing"]
    assert all(seconds > 0 for _, *both in found for seconds in both)
    assert seen.read_text(encoding="utf-8").split("\n")[:-1] == [str(ROOT), str(other)] * 2
