"""Confidence: high where nothing else fits, lower where another division is nearly as good."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from samesaid.align.aligner import align
from samesaid.align.anchors import DocumentStats
from samesaid.align.dynamic_programming import best_path
from samesaid.align.encoders.registry import bundled
from samesaid.align.overlaps import both_overlaps
from samesaid.align.posterior import bead_confidence, moved_confidence, posterior
from samesaid.align.scores import Scorer
from samesaid.align.tuning import DEFAULT
from tests.align.builders import RandomWordEncoder, document
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
