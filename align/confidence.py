"""How sure a bead is, from 0 to 1: of the beads told with 0.9 about nine in ten are right."""

from __future__ import annotations

from math import exp, log

# Weights of the log odds of the bead's corners, and of those against its being joined or divided, and the constant:
# a logistic regression on gold beads of fiction, magazines, news, a yearbook and a play (7,000 beads).
_CORNERS, _JOINTS, _CONSTANT = 0.51, 0.33, -0.37
# The same for a passage told elsewhere, by its cosine in parts of the usual one.
_ELSEWHERE, _ELSEWHERE_CONSTANT = 6.0, -2.5
# Probabilities nearer to 0 or 1 than this, and log odds outside these bounds, are not told apart.
_EDGE, _LEAST, _MOST = 1e-4, -6.0, 8.0


def confidence(corners: float, odds: float) -> float:
    """From the probability of the corners among all paths, and the log odds that the bead is divided rightly."""
    p = min(max(corners, _EDGE), 1.0 - _EDGE)
    return _logistic(_CORNERS * log(p / (1.0 - p)) + _JOINTS * min(max(odds, _LEAST), _MOST) + _CONSTANT)


def confidence_elsewhere(similarity: float) -> float:
    """For a passage out of order: from its cosine in parts of what is usual in these documents."""
    return _logistic(_ELSEWHERE * similarity + _ELSEWHERE_CONSTANT)


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + exp(-x))
