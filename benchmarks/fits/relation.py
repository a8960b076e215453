"""Fit the weights of samesaid/relation/weights.toml: versions of one text against texts on one subject.

usage: python -m benchmarks.fits.relation

A row is a pair of documents of `benchmarks.corpora.document_pairs` with enough sentences on both sides; it is right
when both are versions of one text. The shipped weights are rounded from what this prints;
`python -m benchmarks.measures.comparable` says how they fare on sets that are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from benchmarks.corpora.document_pairs import SETS, pairs
from benchmarks.corpora.error_injection import Remembering
from benchmarks.fits.logistic import Array, fit_penalised, probabilities
from samesaid.align.aligner import align
from samesaid.align.encoders.use import bundled
from samesaid.compare.pair import Side
from samesaid.model import Relation
from samesaid.relation.decision import extent_of, model
from samesaid.relation.features import NAMES, Features, features_of

# Cost of the square of a weight; the constant is free.
_PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of documents: its set, what the second is to the first, the features, and what its beads say of extent."""

    set: str
    kind: str
    related: bool
    features: Features
    extent: Relation

    @property
    def origin(self) -> str:
        """Sets of one origin share texts: ``ntrex`` of ``ntrex.en-de``, ``news`` of ``news zh-en``."""
        return self.set.split(" ")[0].split(".")[0]


def rows(name: str, *, whole: bool = False) -> list[Row]:
    """The pairs of a set that are long enough; with ``whole`` each document with every other."""
    found = []
    encoder = Remembering(bundled())
    for pair in pairs(name, whole=whole):
        if min(len(pair.source.sentences), len(pair.target.sentences)) >= model().least_sentences:
            beads = align(pair.source, pair.target, encoder)
            features = features_of(Side(pair.source), Side(pair.target), beads, encoder)
            extent = extent_of(pair.source, pair.target, beads)
            found.append(Row(name, pair.kind, pair.related, features, extent))
    return found


def fitted(some: Sequence[Row]) -> Array:
    """The weights of the features, and the constant last."""
    right = np.array([float(row.related) for row in some])
    whole = np.column_stack([_matrix(some), np.ones(len(some))])
    return fit_penalised(whole, right, np.ones(len(some)), np.array([_PENALTY] * len(NAMES) + [0.0]))


def chances(some: Sequence[Row], weights: Array) -> Array:
    """The probability of each row that both are versions of one text."""
    return probabilities(_matrix(some), weights)


def _matrix(some: Sequence[Row]) -> Array:
    return np.array([astuple(row.features) for row in some])


def main() -> None:
    every = []
    for name in SETS:
        every += rows(name)
        print(f"{name}: {len(every)} rows so far", flush=True)
    for name, weight in zip((*NAMES, "constant"), fitted(every), strict=True):
        print(f"{name:14} {weight:7.2f}")


if __name__ == "__main__":
    main()
