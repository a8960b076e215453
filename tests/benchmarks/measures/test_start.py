"""The measure of what a user waits for: its texts, and that a command that fails is no figure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.data import ROOT
from benchmarks.measures import start


def test_the_texts_are_two_hundred_pairs_of_our_own() -> None:
    pairs = start.sentences()
    assert len(pairs) >= 2 * start._SENTENCES
    assert all(one.endswith("。") and other.endswith(".") for one, other in pairs)


def test_the_commands_read_what_is_written_for_them(tmp_path: Path) -> None:
    every = start.commands(tmp_path)
    texts = sorted(tmp_path.iterdir())
    assert [len(path.read_text(encoding="utf-8").split("\n\n")) for path in texts] == [start._SENTENCES] * 4
    named = {word for command in every.values() for word in command if word.endswith(".txt")}
    assert {str(path) for path in texts} < named
    assert all(Path(name).is_file() for name in named)


def test_a_process_is_measured_and_one_that_fails_is_no_figure(tmp_path: Path) -> None:
    found = start.used([sys.executable, "-c", "bytearray(50_000_000)"], ROOT, tmp_path)
    assert found.seconds > 0
    assert found.memory > 50
    with pytest.raises(RuntimeError, match="exit 3"):
        start.used([sys.executable, "-c", "raise SystemExit(3)"], ROOT, tmp_path)


def test_the_table_has_columns_for_another_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([9.0, 9.0, 1.0, 2.0, 3.0, 4.0])
    monkeypatch.setattr(start, "commands", lambda _: {"boats": ["count"]})
    monkeypatch.setattr(start, "used", lambda *_: start.Used(next(seconds), 50.0))
    row = list(start.lines(2, ROOT))[-1]
    assert [cell.strip() for cell in row.strip("|").split("|")] == ["boats", "2.00", "50", "3.00", "50", "0.67"]
