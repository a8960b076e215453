"""The cosines of beads, and what is usual in a text: the scale on which any encoder's cosines can be read."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.pair import Pair
from samesaid.model import FloatArray

# Beads between a sentence and the one that it is compared with, which is not its counterpart.
_SHIFTS = (2, 3, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """The mean cosine of sentences that are no counterparts, and the median of those that are."""

    unrelated: float
    matched: float

    def at(self, share: float) -> float:
        """The cosine at this share of the way from unrelated to matched sentences."""
        return self.unrelated + share * (self.matched - self.unrelated)


def cosines(pair: Pair) -> Mapping[int, float]:
    """The cosine of every matched bead, by its index; computed where the aligner gave none."""
    known = {n: bead.similarity for n, bead in pair.matched()}
    unknown = [n for n, value in known.items() if value == 0.0]
    if unknown:
        sources, targets = vectors(pair, unknown)
        known |= dict(zip(unknown, np.einsum("nd,nd->n", sources, targets).tolist(), strict=True))
    return known


def vectors(pair: Pair, beads: Sequence[int]) -> tuple[FloatArray, FloatArray]:
    """The vectors of both sides of these beads, a row each."""
    return (
        pair.encoder.encode([pair.source.text(pair.beads[n].source) for n in beads]),
        pair.encoder.encode([pair.target.text(pair.beads[n].target) for n in beads]),
    )


def scale(pair: Pair, known: Mapping[int, float]) -> Scale | None:
    """What is usual in the pair, by a sample of its long beads.

    None where there are too few, or where the encoder hardly distinguishes counterparts from other sentences.
    """
    long = [n for n in known if _length(pair, n) >= tuning.MIN_COMPARED_LETTERS]
    sample = long[:: 1 + len(long) // tuning.MAX_BEADS_OF_SCALE]
    if len(sample) < tuning.MIN_BEADS_OF_SCALE:
        return None
    sources, targets = vectors(pair, sample)
    means = [float(np.einsum("nd,nd->n", sources, np.roll(targets, by, axis=0)).mean()) for by in _SHIFTS]
    found = Scale(sum(means) / len(means), statistics.median(known[n] for n in sample))
    return found if found.matched - found.unrelated >= tuning.MIN_WIDTH_OF_SCALE else None


def _length(pair: Pair, number: int) -> float:
    bead = pair.beads[number]
    return min(alphabetic_length(pair.source.text(bead.source)), alphabetic_length(pair.target.text(bead.target)))
