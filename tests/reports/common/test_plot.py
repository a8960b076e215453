from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.model import Bead
from samesaid.reports.common.plot import plot_of, shade


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_everything_lies_inside_the_picture(sources: int, targets: int) -> None:
    beads = []
    if sources and targets:
        beads = [Bead((0,), (targets - 1,), 0.5), Bead((sources - 1,), (0,), 0.5, moved=True)]
    if sources > 2:
        beads.append(Bead((1,), ()))
    plot = plot_of(beads, sources, targets)
    assert plot.width <= 1200
    assert plot.height <= 1200
    assert all(plot.left <= p.x <= plot.right and plot.top <= p.y <= plot.bottom for p in plot.points)
    assert all(plot.left - 1 <= t.at <= plot.right for t in plot.source_ticks)
    for labels in (plot.source_labels, plot.target_labels):
        assert len(labels) <= 10
        assert all(b.at - a.at >= 39 for a, b in pairwise(labels))


def test_the_number_1_and_round_numbers_are_labelled() -> None:
    assert [label.text for label in plot_of((), 43, 1_027).source_labels] == ["1", "20", "40"]
    assert [label.text for label in plot_of((), 43, 1_027).target_labels] == ["1", "200", "400", "600", "800", "1,000"]
    assert [label.text for label in plot_of((), 0, 1).target_labels] == ["1"]


@pytest.mark.parametrize(("similarity", "expected"), [(-0.1, 0), (0.29, 0), (0.3, 1), (0.6, 3), (0.75, 4), (1.0, 4)])
def test_shades(similarity: float, expected: int) -> None:
    assert shade(similarity) == expected


def test_dissimilar_beads_are_drawn_over_similar_ones_and_moved_ones_over_all() -> None:
    beads = [Bead((0,), (2,), 0.9, moved=True), Bead((1,), (0,), 0.2), Bead((2,), (1,), 0.9)]
    assert [p.bead for p in plot_of(beads, 3, 3).points] == [2, 1, 0]
