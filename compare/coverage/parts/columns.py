"""Columns of features of the words of one side, from a table of how near they are to the words of the other."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samesaid.model import FloatArray

# Sharpness of the soft assignment of words: a softmax of cosines divided by this.
TEMPERATURE, SOFT_TEMPERATURE = 0.07, 0.15
# Cosine that a word at the other end of a sentence is farther than one at the same place.
DISTANCE: Final = 0.2
MAX_MASS = 2.0
_SMALL_DEVIATION = 0.02


def best_of(table: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Per row: the maximum, its column, its lead over the best rival row for that column, and the soft mass."""
    best = table.argmax(axis=1)
    top = table[np.arange(len(table)), best]
    if len(table) > 1:
        two = np.partition(table, -2, axis=0)[-2:]
        rival = np.where(table[np.arange(len(table)), best] >= two[1, best], two[0, best], two[1, best])
    else:
        rival = np.zeros(1, dtype=np.float32)
    return top, best.astype(np.float32), top - rival, mass_of(table, TEMPERATURE)


def mass_of(table: FloatArray, temperature: float) -> FloatArray:
    """How much of the other side's words falls to each word, if each of those is shared out by a softmax."""
    soft = np.exp((table - table.max(axis=0)) / np.float32(temperature))
    mass: FloatArray = np.minimum((soft / soft.sum(axis=0)).sum(axis=1), MAX_MASS)
    return mass


def placed_mass(table: FloatArray) -> FloatArray:
    """The mass where words at other places of their sentence are less near."""
    n, m = table.shape
    away = np.abs(np.arange(n, dtype=np.float32)[:, None] / n - np.arange(m, dtype=np.float32)[None] / m)
    return mass_of((table - np.float32(DISTANCE) * away).astype(np.float32), TEMPERATURE)


def gains_of(own: FloatArray, other: FloatArray) -> FloatArray:
    """By how much the sum of the words' vectors comes nearer to that of the other side without each word."""
    total, goal = own.sum(axis=0), other.sum(axis=0)
    goal = goal / max(float(np.linalg.norm(goal)), 1e-6)
    gains: FloatArray = unit_rows(total - own) @ goal - unit_rows(total[None])[0] @ goal
    return gains


def unit_rows(vectors: FloatArray) -> FloatArray:
    """The rows divided by their lengths; a row of zeros stays."""
    unit: FloatArray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return unit


def z_scores(values: FloatArray) -> FloatArray:
    """The values less their mean, in units of their deviation; nearly equal ones stay near 0. A table is taken row by
    row.
    """
    away = values - values.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((away * away).mean(axis=-1, keepdims=True))
    scaled: FloatArray = away / (deviation + np.float32(_SMALL_DEVIATION))
    return scaled


def shifted(values: FloatArray, by: int, edge: float) -> FloatArray:
    """The value of the word before (1) or after (-1) each; ``edge`` where there is none."""
    out = np.full_like(values, edge)
    if by > 0:
        out[by:] = values[:-by]
    else:
        out[:by] = values[-by:]
    return out


def means_around(values: FloatArray, *reaches: int) -> list[FloatArray]:
    """The mean of the values of a word and of its neighbours on either side, for each number of neighbours. A
    table is taken row by row.
    """
    running = np.zeros((*values.shape[:-1], values.shape[-1] + 1), dtype=np.float32)
    np.cumsum(values, axis=-1, dtype=np.float32, out=running[..., 1:])
    places = [_around(values.shape[-1], reach) for reach in reaches]
    return [((running[..., high] - running[..., low]) / (high - low)).astype(np.float32) for low, high in places]


@functools.lru_cache(maxsize=256)
def _around(n: int, reach: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each of n places the first that is at most ``reach`` away, and the one after the last."""
    places = np.arange(n)
    return np.maximum(places - reach, 0), np.minimum(places + reach + 1, n)


def stacked(columns: Mapping[str, FloatArray], names: Sequence[str]) -> FloatArray:
    """The columns of these names beside one another, shape (n, len(names))."""
    return np.array([columns[name] for name in names], dtype=np.float32).T
