"""Which of two languages each piece is in: a hidden Markov model of two states, read both ways (Rabiner 1989)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from samesaid.bilingual import tuning


def probabilities(odds: Sequence[float]) -> list[float]:
    """For each piece the probability that it is in the first language, given its own log odds and its neighbours.

    How often the language changes from piece to piece is learned from the pieces: in two halves once, in
    alternating paragraphs always.
    """
    changes = 0.5
    found = [1.0 / (1.0 + math.exp(-value)) for value in odds]
    for _ in range(tuning.ROUNDS):
        labels = [value > 0.5 for value, own in zip(found, odds, strict=True) if own]
        changed = sum(one is not other for one, other in pairwise(labels))
        changes = (changed + 1.0) / (max(0, len(labels) - 1) + 2.0)
        found = _smoothed(odds, changes)
    return found


def _smoothed(odds: Sequence[float], changes: float) -> list[float]:
    own = [1.0 / (1.0 + math.exp(-value)) for value in odds]
    stays = 1.0 - changes
    forward: list[float] = []
    before = 0.5
    for value in own:
        expected = before * stays + (1.0 - before) * changes
        before = _normed(expected * value, (1.0 - expected) * (1.0 - value))
        forward.append(before)
    backward = [0.5] * len(own)
    for place in range(len(own) - 2, -1, -1):
        after = _normed(backward[place + 1] * own[place + 1], (1.0 - backward[place + 1]) * (1.0 - own[place + 1]))
        backward[place] = after * stays + (1.0 - after) * changes
    return [_normed(f * b, (1.0 - f) * (1.0 - b)) for f, b in zip(forward, backward, strict=True)]


def _normed(one: float, other: float) -> float:
    return one / (one + other) if one + other else 0.5
