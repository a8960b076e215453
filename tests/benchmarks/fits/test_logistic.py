"""Logistic regression in numpy."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.fits.logistic import fit, log_loss, probabilities


def test_weights_that_made_the_labels_are_found() -> None:
    draw = np.random.default_rng(1)
    features = draw.normal(size=(20_000, 2))
    true = np.array([2.0, -1.0, 0.5])
    labels = (draw.random(len(features)) < probabilities(features, true)).astype(float)
    weights = fit(features, labels)
    assert weights == pytest.approx(true, abs=0.1)
    assert log_loss(features, labels, weights) <= log_loss(features, labels, true)


def test_without_features_the_constant_is_the_log_odds_of_the_labels() -> None:
    labels = np.array([1.0, 1.0, 1.0, 0.0])
    weights = fit(np.zeros((4, 0)), labels)
    assert weights == pytest.approx([np.log(3.0)])
    assert log_loss(np.zeros((4, 0)), labels, np.zeros(1)) == pytest.approx(np.log(2.0))


def test_a_feature_that_decides_everything_is_no_error() -> None:
    features = np.array([[-1.0], [-0.5], [0.5], [1.0]])
    labels = np.array([0.0, 0.0, 1.0, 1.0])
    assert log_loss(features, labels, fit(features, labels)) < 1e-3
