"""The score of a bead, part by part."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log, log2

import numpy as np
import pytest

from samesaid.align.anchors import DocumentStats
from samesaid.align.overlaps import Overlaps, both_overlaps
from samesaid.align.scores import Rectangle, Scorer, bead_shapes, rectangles
from samesaid.align.tuning import DEFAULT, LENGTH_PAD, MAX_SHORTER_SIDE, Tuning
from tests.align.builders import RandomWordEncoder

SMALL = replace(DEFAULT, max_sentences=3, max_sentences_both=4)
STATS = DocumentStats(1.3, 0.25, 0.6)
SOURCE = ["ferry late fog", "crane old", "grain 412 ships in May", "fog", "ferry fee, quay?"]
TARGET = ["the ferry late in fog!", "grain 412", "ships crane May", "fee quay fog and more of the same"]


def test_shapes_are_small_and_the_small_ones_come_first() -> None:
    assert bead_shapes(replace(DEFAULT, max_sentences=2, max_sentences_both=3)) == ((1, 1), (1, 2), (2, 1))
    shapes = bead_shapes(DEFAULT)
    assert shapes[:3] == ((1, 1), (1, 2), (2, 1))
    assert max(map(max, shapes)) == 6
    assert max(map(sum, shapes)) == 8
    assert max(map(min, shapes)) == MAX_SHORTER_SIDE == 3
    assert (1, 6) in shapes
    assert list(map(sum, shapes)) == sorted(map(sum, shapes))
    assert shapes.index((2, 2)) < shapes.index((1, 3))


@pytest.mark.parametrize(("cosine", "cost"), [(0.9, 0.07), (0.68, 0.07), (0.58, 0.16), (0.38, 0.34), (0.1, 0.34)])
def test_a_gap_costs_more_the_freer_the_rendering(cosine: float, cost: float) -> None:
    left, right = both_overlaps(SOURCE, TARGET, RandomWordEncoder(), SMALL)
    assert Scorer(left, right, DocumentStats(1.0, 0.25, cosine), DEFAULT).gap_cost == pytest.approx(cost)


class PlainScore:
    """The score of one bead by its definition, without tables."""

    def __init__(self, source: Overlaps, target: Overlaps, stats: DocumentStats, tuning: Tuning) -> None:
        self.source, self.target, self.stats, self.tuning = source, target, stats, tuning

    def cosine(self, a: int, b: int, c: int, d: int) -> float:
        if not (0 <= a < b <= len(self.source) and 0 <= c < d <= len(self.target)):
            return 0.0
        return float(self.source.vectors[b - a - 1, a] @ self.target.vectors[d - c - 1, c])

    def similarity(self, a: int, b: int, c: int, d: int) -> float:
        if not (0 <= a < b <= len(self.source) and 0 <= c < d <= len(self.target)):
            return 0.0
        surface = float(self.source.features[b - a - 1, a] @ self.target.features[d - c - 1, c])
        share = self.tuning.surface_weight
        return (1 - share) * self.cosine(a, b, c, d) + share * surface

    def score(self, a: int, b: int, c: int, d: int) -> float:
        t, similarity = self.tuning, self.similarity(a, b, c, d)
        beside = (
            self.similarity(a, b, c - 1, c),
            self.similarity(a, b, d, d + 1),
            self.similarity(a - 1, a, c, d),
            self.similarity(b, b + 1, c, d),
        )
        score = similarity - t.margin_weight * sum(beside) / 4
        x = float(self.source.lengths[a:b].sum()) * self.stats.length_ratio + LENGTH_PAD
        y = float(self.target.lengths[c:d].sum()) + LENGTH_PAD
        deviation = log(x / y)
        score *= log2(1 + exp(-abs(deviation))) ** t.length_exponent
        usual = self.stats.length_spread**2 * (1 + t.short_length / ((x + y) / 2))
        score -= t.length_cost * min(t.max_squared_deviation, deviation**2 / usual)
        if self.cosine(a, b, c, d) < t.gate * self.stats.typical_cosine:
            score -= t.gate_cost
        shorter = [(a, b - 1, c, d), (a + 1, b, c, d), (a, b, c, d - 1), (a, b, c + 1, d)]
        for e, f, g, h in shorter:
            if e < f and g < h:
                score -= t.edge_cost * max(0.0, self.similarity(e, f, g, h) - similarity)
        return score


@pytest.mark.parametrize("where", [Rectangle(0, 6, 0, 5), Rectangle(2, 2, 1, 3), Rectangle(5, 1, 4, 1)], ids=str)
def test_scores_are_those_of_the_definition(where: Rectangle) -> None:
    left, right = both_overlaps(SOURCE, TARGET, RandomWordEncoder(), SMALL)
    scorer, plain = Scorer(left, right, STATS, SMALL), PlainScore(left, right, STATS, SMALL)
    n, m = len(SOURCE), len(TARGET)
    for (size, width), scores in zip(scorer.shapes, scorer.scores(where), strict=True):
        assert scores.shape == (where.rows, where.columns)
        for r in range(where.rows):
            for k in range(where.columns):
                i, j = where.row + r, where.column + k
                inside = i + size <= n and j + width <= m
                expected = plain.score(i, i + size, j, j + width) if inside else -np.inf
                assert scores[r, k] == pytest.approx(expected, abs=1e-5), (i, size, j, width)


def test_rectangles_cover_the_band_from_its_end() -> None:
    low, high = np.array([0, 0, 1, 3, 4]), np.array([1, 2, 4, 4, 5])
    assert list(rectangles(low, high, 2)) == [Rectangle(4, 1, 4, 2), Rectangle(2, 2, 1, 4), Rectangle(0, 2, 0, 3)]
    assert list(rectangles(low, high, 64)) == [Rectangle(0, 5, 0, 6)]
