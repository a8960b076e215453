"""One form of many years: dates and numbers decide which texts are versions of one another."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from benchmarks.corpora.near_twins import write
from samesaid.archive.pairing.fingerprint import Fingerprint
from samesaid.archive.pairing.near_twins import are_twins, evidence, moved
from samesaid.archive.pairing.pair import pair
from samesaid.settings import Settings


def marks(*details: str, figures: str = "") -> Fingerprint:
    vector = np.array([1.0, 0.0], dtype=np.float32)
    return Fingerprint(
        "en", None, None, vector, vector[None], frozenset(figures.split()), frozenset(), 9.0, frozenset(details)
    )


@pytest.mark.parametrize(
    ("one", "other", "twin", "sign"),
    [
        # The year that tells them apart, and another one in its place.
        (marks("y2016"), marks("y2016"), marks("y2017"), 1),
        (marks("y2017"), marks("y2016"), marks("y2017"), -1),
        # Years that most of the form has in common do not outweigh one that differs on both sides.
        (marks("y2018", "y2019", "y2020"), marks("y2019", "y2020", "y2021"), marks("y2011", "y2012"), -1),
        # Something that a version leaves out, and a day that differs by a slip.
        (marks("y2016", figures="7 8"), marks("y2016", figures="7"), marks("y2016", figures="7 8"), 0),
        (marks("y2016", "d5"), marks("y2016", "d6"), marks("y2016", "d5"), 0),
        (marks("y2016", figures="7 8"), marks("y2016", figures="7 8"), marks("y2016", figures="7"), 1),
        # Several days and numbers in place of others; what only one side has says nothing.
        (marks("d5", "d9", figures="31"), marks("d6", "d8", figures="47"), marks("d2", "d3", figures="52"), -1),
        (marks("d5", "d9", figures="31"), marks(), marks("d2", "d3", figures="52"), 0),
    ],
)
def test_what_tells_twins_apart(one: Fingerprint, other: Fingerprint, twin: Fingerprint, sign: int) -> None:
    assert are_twins(other, twin)
    assert np.sign(evidence(one, other, [twin])) == sign


@pytest.mark.parametrize(("probability", "added", "moves"), [(0.5, 0.0, 0.5), (0.7, -6.0, 0.006), (0.2, 6.0, 0.99)])
def test_a_probability_is_moved(probability: float, added: float, moves: float) -> None:
    assert moved(probability, added) == pytest.approx(moves, abs=0.002)
    assert 0 < moved(1.0, added) <= 1


def test_a_text_without_its_version_is_not_paired_with_that_of_another_year(tmp_path: Path) -> None:
    years = write(tmp_path / "archive", "archery (left out)", seed=6)
    draw = random.Random(6)
    left = {path: year for path, year in years.items() if draw.random() < 0.6}
    found = pair(sorted(left), tmp_path / "prints", Settings(), root=tmp_path)
    assert sorted(left[Path(entry.reference)] for entry in found.entries) == [2012, 2019]
    assert all(left[Path(e.reference)] == left[Path(v)] for e in found.entries for v in e.versions)
