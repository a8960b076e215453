"""Logistic regression in plain numpy: the maximum of the likelihood by Newton's method, with a penalty or without."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_MAX_STEPS = 60
_CONVERGED = 1e-9
# Probabilities nearer to 0 or 1 than this count as if they were there, in the log loss.
_MIN_PROBABILITY = 1e-9


def fit(features: Array, labels: Array) -> Array:
    """Weights of the columns, and the constant last: shape (columns + 1,).

    ``features`` has shape (rows, columns); ``labels``, shape (rows,), are 0 or 1.
    """
    rows = _with_constant(features)
    return fit_penalised(rows, labels, np.ones(len(rows)), np.zeros(rows.shape[1]))


def fit_penalised(features: Array, labels: Array, counts: Array, penalties: Array) -> Array:
    """Weights of the columns, shape (columns,): each square costs half its penalty.

    ``counts``, shape (rows,), say how often each row counts. There is no constant but a column of ones.
    """
    weights = np.zeros(features.shape[1])
    # Keeps the matrix invertible where a feature decides everything.
    ridge = np.diag(penalties + 1e-9)
    for _ in range(_MAX_STEPS):
        p = _logistic(features @ weights)
        curvature = (features * (counts * p * (1 - p))[:, None]).T @ features
        step = np.linalg.solve(curvature + ridge, features.T @ (counts * (labels - p)) - penalties * weights)
        weights = weights + step
        if np.abs(step).max() < _CONVERGED:
            break
    return weights


def log_loss(features: Array, labels: Array, weights: Array) -> float:
    """Mean negative log likelihood of the labels, natural; 0.693 is that of a coin."""
    return probability_loss(probabilities(features, weights), labels, np.ones(len(labels)))


def probability_loss(p: Array, labels: Array, counts: Array) -> float:
    """The same for probabilities, shape (rows,), of which each counts ``counts`` times."""
    p = np.clip(p, _MIN_PROBABILITY, 1 - _MIN_PROBABILITY)
    return float(-np.average(np.where(labels > 0, np.log(p), np.log(1 - p)), weights=counts))


def probabilities(features: Array, weights: Array) -> Array:
    """The probability of each row, shape (rows,)."""
    return _logistic(_with_constant(features) @ weights)


def _with_constant(features: Array) -> Array:
    return np.column_stack([features, np.ones(len(features))])


def _logistic(x: Array) -> Array:
    out: Array = 1.0 / (1.0 + np.exp(-np.clip(x, -500.0, 500.0)))
    return out
