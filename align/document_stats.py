"""What the chain of sure pairs tells about two documents: how long, how alike, how free the one renders the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samesaid.align.overlaps import Runs

# Fewer pairs than this tell little about a document.
_FEW = 8
# The usual spread of log length ratios between sentences and their translations, and its bounds.
_SPREAD, _LEAST, _MOST = 0.25, 0.12, 0.35
# Added to lengths before ratios are taken: a word more or less matters little to a short sentence.
PAD = 4.0


@dataclass(frozen=True, slots=True)
class Measure:
    """``ratio``: target length for one of the source; ``spread``: usual deviation of its logarithm, by quartiles;
    ``level``: the usual cosine of two sentences that say the same thing."""

    ratio: float
    spread: float
    level: float


def measure(source: Runs, target: Runs, path: list[tuple[int, int]]) -> Measure:
    """Medians over the pairs of the chain; the fewer there are, the nearer to what is usual."""
    if not path:
        return Measure(1.0, _SPREAD, 0.0)
    pairs = np.array(path, dtype=np.int64)
    x, y = source.lengths[pairs[:, 0]], target.lengths[pairs[:, 1]]
    ratios = np.log((y + PAD) / (x + PAD))
    cosines = np.einsum("ij,ij->i", source.vectors[0, pairs[:, 0]], target.vectors[0, pairs[:, 1]])
    level = float(np.median(cosines))
    if len(path) < _FEW:
        return Measure(float(np.exp(ratios.sum() / _FEW)), _SPREAD, level)
    low, middle, high = np.percentile(ratios, [25, 50, 75])
    return Measure(float(np.exp(middle)), float(np.clip((high - low) / 1.35, _LEAST, _MOST)), level)
