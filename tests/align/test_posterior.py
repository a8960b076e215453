"""Confidence: high where nothing else fits, lower where another division is nearly as good."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from samesaid.align import posterior as posterior_module
from samesaid.align.aligner import align
from samesaid.align.anchors import DocumentStats
from samesaid.align.dynamic_programming import best_path
from samesaid.align.encoders.registry import bundled
from samesaid.align.overlaps import both_overlaps
from samesaid.align.posterior import bead_confidence, moved_confidence, posterior
from samesaid.align.scores import Scorer
from samesaid.align.tuning import DEFAULT, TEMPERATURE
from tests.align.builders import RandomWordEncoder, document
from tests.align.paths import TableScorer
from tests.align.test_aligner import CHINESE, ENGLISH, SENTENCES


def test_plain_translations_have_high_confidence() -> None:
    beads = align(document(CHINESE, "zh"), document(ENGLISH), bundled())
    assert min(bead.confidence for bead in beads) > 0.9


def test_a_missing_sentence_has_high_confidence_and_a_repeated_one_has_not() -> None:
    missing = align(document(CHINESE, "zh"), document([*ENGLISH[:4], *ENGLISH[5:]]), bundled())
    assert next(bead.confidence for bead in missing if not bead.target) > 0.9
    twice = align(document(CHINESE, "zh"), document([*ENGLISH[:5], *ENGLISH[4:]]), bundled())
    assert min(bead.confidence for bead in twice) < 0.8


def test_a_moved_passage_has_a_confidence() -> None:
    beads = align(document(CHINESE, "zh"), document([*ENGLISH[5:7], *ENGLISH[:5], ENGLISH[7]]), bundled())
    assert [0.7 < bead.confidence < 1.0 for bead in beads if bead.moved] == [True, True]


@pytest.mark.parametrize("odds", [-np.inf, -2.0, 0.0, 3.0, np.inf])
def test_confidence_rises_with_the_corners_and_with_the_odds(odds: float) -> None:
    weights = DEFAULT.confidence
    rising = [bead_confidence(p, odds, weights) for p in (0.0, 0.2, 0.5, 0.9, 0.99, 1.0)]
    assert all(0.0 < a < b < 1.0 for a, b in pairwise(rising))
    higher = odds + 1.0 if np.isfinite(odds) else np.inf
    assert bead_confidence(0.9, odds, weights) <= bead_confidence(0.9, higher, weights)
    assert moved_confidence(0.5, weights) < moved_confidence(1.0, weights)


@settings(max_examples=40, deadline=None)
@given(SENTENCES.filter(any), SENTENCES.filter(any))
def test_probabilities_of_sentences_and_corners(source: list[str], target: list[str]) -> None:
    """A sentence is in one bead at most, and the beads of the path are inside the band."""
    left, right = both_overlaps(source, target, RandomWordEncoder())
    scorer = Scorer(left, right, DocumentStats(1.0, 0.25, 0.6), DEFAULT)
    n, m = len(left), len(right)
    beads = best_path(scorer, np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64))
    near = posterior(scorer, beads)
    assert ((near.source >= 0) & (near.source <= 1)).all()
    assert ((near.target >= 0) & (near.target <= 1)).all()
    assert all(0.0 < near.corners(bead) <= 1.0 for bead in beads)


@pytest.mark.parametrize("rows", [1, 2, 64])
@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 3), (3, 1), (2, 2), (3, 3), (4, 3), (3, 4)])
def test_probabilities_are_shares_of_all_paths(n: int, m: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is e times less probable if it scores less by the temperature."""
    monkeypatch.setattr(posterior_module, "_ROWS", rows)
    for seed in range(4):
        scorer = TableScorer(n, m, seed)
        paths = list(scorer.all_paths())
        weights = np.exp(np.array([scorer.score(path) for path in paths]) / TEMPERATURE)
        weights /= weights.sum()

        def share(wanted, paths=paths, weights=weights) -> float:  # type: ignore[no-untyped-def]
            return sum(w for path, w in zip(paths, weights, strict=True) if any(map(wanted, path)))

        near = posterior(scorer, paths[int(weights.argmax())])
        assert near.source == pytest.approx([share(lambda b, i=i: b[0] <= i < b[1]) for i in range(n)])
        assert near.target == pytest.approx([share(lambda b, j=j: b[2] <= j < b[3]) for j in range(m)])
        for bead in {bead for path in paths for bead in path}:
            starts = share(lambda b, bead=bead: (b[0], b[2]) == (bead[0], bead[2]))
            ends = share(lambda b, bead=bead: (b[1], b[3]) == (bead[1], bead[3]))
            assert near.corners(bead) == pytest.approx(min(starts, ends))


def test_a_bead_far_from_the_path_has_no_probability() -> None:
    scorer = TableScorer(20, 20, 0)
    near = posterior(scorer, [(i, i + 1, i, i + 1) for i in range(20)])
    assert near.corners((0, 1, 0, 1)) > 0.0
    # Six boundaries beside the path in both directions, and so twelve across it.
    assert near.corners((0, 1, 12, 13)) > 0.0
    assert near.corners((0, 1, 13, 14)) < 1e-9
    assert near.corners((12, 13, 0, 1)) > 0.0
    assert near.corners((13, 14, 0, 1)) < 1e-9


@pytest.mark.parametrize(
    ("corners", "odds", "confidence"),
    [(0.5, 0.0, 0.409), (0.9, 1.0, 0.747), (0.99, 3.0, 0.950), (1.0, np.inf, 0.999), (0.0, -np.inf, 0.001)],
)
def test_confidence_in_figures(corners: float, odds: float, confidence: float) -> None:
    assert bead_confidence(corners, odds, DEFAULT.confidence) == pytest.approx(confidence, abs=1e-3)


def test_confidence_of_a_moved_bead_in_figures() -> None:
    found = [moved_confidence(share, DEFAULT.confidence) for share in (0.0, 0.5, 1.0)]
    assert found == pytest.approx([0.076, 0.622, 0.971], abs=1e-3)
