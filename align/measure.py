"""What the chain of sure pairs tells about two documents: how long, how alike, how free the one renders the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samesaid.align.runs import Runs

# Fewer pairs than this tell little about a document.
_FEW = 8
# The usual spread of log length ratios between sentences and their translations, and its bounds.
_SPREAD, _LEAST, _MOST = 0.25, 0.12, 0.35
# Added to lengths before ratios are taken: a word more or less matters little to a short sentence.
PAD = 4.0


@dataclass(frozen=True, slots=True)
class Measure:
    """``ratio``: target characters for one of the source; ``spread``: usual deviation of its logarithm, by quartiles;
    ``level``: the usual cosine of two sentences that say the same thing."""

    ratio: float
    spread: float
    level: float


def measure(source: Runs, target: Runs, path: list[tuple[int, int]]) -> Measure:
    """Medians over the pairs of the chain; for very few pairs the whole documents stand in."""
    pairs = np.array(path, dtype=np.int64).reshape(-1, 2)
    x, y = source.lengths[pairs[:, 0]], target.lengths[pairs[:, 1]]
    whole = target.lengths.sum() / max(1.0, float(source.lengths.sum()))
    few = len(path) < _FEW
    ratio = float(whole if few else np.median(y / np.maximum(x, 1.0)))
    ratio = min(20.0, max(0.05, ratio))
    if not path:
        return Measure(ratio, _SPREAD, 0.0)
    cosines = np.einsum("ij,ij->i", source.vectors[0, pairs[:, 0]], target.vectors[0, pairs[:, 1]])
    quartiles = np.percentile(np.log((y + PAD) / (ratio * x + PAD)), [25, 75])
    spread = _SPREAD if few else float(np.clip((quartiles[1] - quartiles[0]) / 1.35, _LEAST, _MOST))
    return Measure(ratio, spread, float(np.median(cosines)))
