"""Logistic regression in plain numpy: the maximum of the likelihood by Newton's method, without a penalty."""

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
    weights = np.zeros(rows.shape[1])
    # Keeps the matrix invertible where a feature decides everything.
    ridge = 1e-9 * np.eye(len(weights))
    for _ in range(_MAX_STEPS):
        p = _logistic(rows @ weights)
        curvature = (rows * (p * (1 - p))[:, None]).T @ rows
        step = np.linalg.solve(curvature + ridge, rows.T @ (labels - p))
        weights = weights + step
        if np.abs(step).max() < _CONVERGED:
            break
    return weights


def log_loss(features: Array, labels: Array, weights: Array) -> float:
    """Mean negative log likelihood of the labels, natural; 0.693 is that of a coin."""
    p = np.clip(probabilities(features, weights), _MIN_PROBABILITY, 1 - _MIN_PROBABILITY)
    return float(-np.mean(np.where(labels > 0, np.log(p), np.log(1 - p))))


def probabilities(features: Array, weights: Array) -> Array:
    """The probability of each row, shape (rows,)."""
    return _logistic(_with_constant(features) @ weights)


def _with_constant(features: Array) -> Array:
    return np.column_stack([features, np.ones(len(features))])


def _logistic(x: Array) -> Array:
    out: Array = 1.0 / (1.0 + np.exp(-np.clip(x, -500.0, 500.0)))
    return out
