"""Confidence: high where nothing else fits, lower where another division is nearly as good."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from samesaid.align.aligner import align
from samesaid.align.confidence import confidence, confidence_elsewhere
from samesaid.align.document_stats import Measure
from samesaid.align.dynamic_programming import search
from samesaid.align.encoders.registry import bundled
from samesaid.align.overlaps import runs
from samesaid.align.posterior import posterior
from samesaid.align.scores import Scorer
from samesaid.align.surface_features import profiles
from samesaid.align.tuning import DEFAULT
from tests.align.documents import WordEncoder, document
from tests.align.test_aligner import CHINESE, ENGLISH, SENTENCES


def test_plain_translations_are_sure() -> None:
    beads = align(document(CHINESE, "zh"), document(ENGLISH), bundled())
    assert min(bead.confidence for bead in beads) > 0.9


def test_a_missing_sentence_is_sure_and_a_repeated_one_is_not() -> None:
    missing = align(document(CHINESE, "zh"), document([*ENGLISH[:4], *ENGLISH[5:]]), bundled())
    assert next(bead.confidence for bead in missing if not bead.target) > 0.9
    twice = align(document(CHINESE, "zh"), document([*ENGLISH[:5], *ENGLISH[4:]]), bundled())
    assert min(bead.confidence for bead in twice) < 0.8


def test_a_passage_elsewhere_has_a_confidence() -> None:
    beads = align(document(CHINESE, "zh"), document([*ENGLISH[5:7], *ENGLISH[:5], ENGLISH[7]]), bundled())
    assert [0.7 < bead.confidence < 1.0 for bead in beads if bead.moved] == [True, True]


@pytest.mark.parametrize("odds", [-np.inf, -2.0, 0.0, 3.0, np.inf])
def test_better_corners_and_odds_never_tell_less(odds: float) -> None:
    told = [confidence(p, odds) for p in (0.0, 0.2, 0.5, 0.9, 0.99, 1.0)]
    assert all(0.0 < a < b < 1.0 for a, b in pairwise(told))
    assert confidence(0.9, odds) <= confidence(0.9, odds + 1.0 if np.isfinite(odds) else np.inf)
    assert confidence_elsewhere(0.5) < confidence_elsewhere(1.0)


@settings(max_examples=40, deadline=None)
@given(SENTENCES.filter(any), SENTENCES.filter(any))
def test_probabilities_of_sentences_and_corners(source: list[str], target: list[str]) -> None:
    """A sentence is in one bead at most, and what was found lies inside the band."""
    left_profile, right_profile = profiles(source, target)
    left = runs(source, left_profile, WordEncoder(), DEFAULT.longest)
    right = runs(target, right_profile, WordEncoder(), DEFAULT.longest)
    scorer = Scorer(left, right, Measure(1.0, 0.25, 0.6), DEFAULT)
    n, m = len(left), len(right)
    found = search(scorer, np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64))
    near = posterior(scorer, found)
    assert ((near.source >= 0) & (near.source <= 1)).all()
    assert ((near.target >= 0) & (near.target <= 1)).all()
    assert all(0.0 < near.corners(run) <= 1.0 for run in found)
