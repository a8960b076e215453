"""The comparison of aligners: processes, rows of the tables, and the vectors that a peer gets."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from benchmarks.data import ROOT
from benchmarks.peers import comparison as peers
from benchmarks.peers.comparison import Job, Outcome
from benchmarks.peers.engine_process import ENGINES, OverlapVectors
from samesaid.align.encoders.use import bundled

LINES = ("The ferry left at nine.", "It was late.", "Nobody complained about it.")


def job(folder: Path) -> Job:
    one, other = (peers._written(folder / name, LINES) for name in ("a.txt", "b.txt"))
    gold = frozenset(((i,), (i,)) for i in range(len(LINES)))
    return Job("small", "en", "en", ((one, other),), (gold,))


def test_our_engine_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    found = peers._run("samesaid", job(tmp_path), tmp_path / "result.json", 100)
    assert found.failure == ""
    assert found.beads == job(tmp_path).gold
    assert found.megabytes > 10


def test_a_run_that_fails_says_so_in_its_row(tmp_path: Path) -> None:
    broken = Job("small", "en", "en", ((tmp_path / "none.txt", tmp_path / "none.txt"),), (frozenset(),))
    found = peers._measure("samesaid", broken, tmp_path, 3, 100)
    assert found.failure.startswith("did not run: ")
    assert "SamesaidError" in found.failure


def test_a_peer_that_is_not_installed_says_so_in_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file of that name that cannot be imported comes before an installed one.
    (tmp_path / "galechurch.py").write_text("raise ModuleNotFoundError(name='galechurch')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = peers._run("galechurch", job(tmp_path), tmp_path / "result.json", 100)
    assert found.failure == "did not run: galechurch is not installed"


def test_measures_without_gold_are_a_dash(tmp_path: Path) -> None:
    small = job(tmp_path)
    row = peers._scores(small, Outcome(small.gold, 1.25, 99.6)).split()
    assert row == ["1.0000", "–", "–", "1.000", "1.000", "1.2", "100"]


def test_the_vectors_that_a_peer_gets_are_those_of_its_overlaps() -> None:
    lines, vectors = list(LINES), OverlapVectors()
    for size in range(1, OverlapVectors.max_lines + 1):
        texts = ["PAD"] * min(size - 1, len(lines))
        texts += [" ".join(lines[i : i + size]) for i in range(len(lines) - size + 1)]
        given = vectors.encode(texts)
        assert given.shape == (len(lines), 512)
        assert np.min((given * bundled().encode(texts)).sum(axis=1)) > 0.99


def test_the_peers_are_pinned_and_not_installed_by_default() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {package.split("==")[0] for package in project["optional-dependencies"]["peers"]}
    assert names == {engine.split(",")[0] for engine in ENGINES} - {"samesaid"}
    assert not [d for d in project["dependencies"] if d.split("=")[0] in names]
