"""Fit the weights of bead boundaries (`BoundaryWeights` in align/tuning.py) on gold alignments.

usage: python -m benchmarks.fits.bead_boundaries

First step, from the features of a boundary: two neighbouring gold beads are two, and a gold bead that is divided at any
of its inner boundaries is one all the same. Second step, for those of them that the first leaves in doubt: from its log
odds and from what the cosines gain when a clause moves over the boundary.

Printed are the shipped weights and those of this fit, and for each kind of text the log loss of both steps and the
strict F1 of the aligner with the shipped weights, with weights of all kinds, and with weights of the other kinds alone.
Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise, product

import numpy as np

from benchmarks.fits.gold_alignments import KINDS, GoldDocument, aligner_f1, gold_documents
from benchmarks.fits.logistic import Array, fit, log_loss
from samesaid.align.bead_boundaries import Boundary
from samesaid.align.tuning import DOUBTFUL_ODDS, MIN_CLAUSE_GAIN, BoundaryWeights

_FIRST = 6
"""Weights of the first step, its constant included; they come first in `BoundaryWeights`."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Boundaries of one document: ``features`` has shape (rows, 5), ``merged``, shape (rows,), is 1 for one bead."""

    document: GoldDocument
    boundaries: tuple[Boundary, ...]
    features: Array
    merged: Array

    def doubtful(self, first: Array) -> tuple[Array, Array]:
        """Features, shape (n, 2), and labels of the second step for the weights of the first."""
        odds = np.column_stack([self.features, np.ones(len(self.features))]) @ first
        chosen = np.flatnonzero(np.abs(odds) < DOUBTFUL_ODDS)
        scorer = self.document.scorer
        boundaries = [self.boundaries[i] for i in chosen]
        gains = self.document.rescorer.clause_gains(scorer.source, scorer.target, boundaries)
        bounded = np.maximum(MIN_CLAUSE_GAIN, np.array(gains, dtype=float))
        return np.column_stack([odds[chosen], bounded]), self.merged[chosen]


def rows_of(document: GoldDocument) -> Rows:
    """Boundaries between neighbouring gold beads, and those inside gold beads of several sentences on both sides."""
    model = document.boundary_model()
    labelled = [(pair, 0.0) for pair in pairwise(document.matched) if np.isfinite(model.merge_odds(*pair))]
    labelled += [(cut, 1.0) for bead in document.matched for cut in _cuts(bead) if np.isfinite(model.merge_odds(*cut))]
    features = np.array([model.features(*boundary) for boundary, _ in labelled], dtype=float).reshape(-1, _FIRST - 1)
    return Rows(document, tuple(b for b, _ in labelled), features, np.array([merged for _, merged in labelled]))


def _cuts(bead: tuple[int, int, int, int]) -> Iterator[Boundary]:
    a, b, c, d = bead
    for i, j in product(range(a + 1, b), range(c + 1, d)):
        yield (a, i, c, j), (i, b, j, d)


def fitted(rows: Sequence[Rows]) -> BoundaryWeights:
    """The weights of both steps."""
    first = fit(np.concatenate([r.features for r in rows]), np.concatenate([r.merged for r in rows]))
    doubtful = [r.doubtful(first) for r in rows]
    second = fit(np.concatenate([x for x, _ in doubtful]), np.concatenate([y for _, y in doubtful]))
    return BoundaryWeights(*map(float, (*first, *second)))


def losses(rows: Sequence[Rows], weights: BoundaryWeights) -> tuple[float, float]:
    """Log loss of the first step, and of the second on what the first leaves in doubt."""
    values = np.array(astuple(weights))
    first, second = values[:_FIRST], values[_FIRST:]
    doubtful = [r.doubtful(first) for r in rows]
    return (
        log_loss(np.concatenate([r.features for r in rows]), np.concatenate([r.merged for r in rows]), first),
        log_loss(np.concatenate([x for x, _ in doubtful]), np.concatenate([y for _, y in doubtful]), second),
    )


def main() -> None:
    found = [rows_of(document) for document in gold_documents(KINDS)]
    if not found:
        raise SystemExit("the gold alignments are not there (see benchmarks/data.py)")
    by_kind = {kind: [r for r in found if r.document.kind == kind] for kind in KINDS}
    fits = {"shipped": BoundaryWeights(), "all kinds": fitted(found)}
    for kind in by_kind:
        fits[f"no {kind}"] = fitted([r for r in found if r.document.kind != kind])
    print(f"{'weights':16}" + "".join(f"{label:>14}" for label in fits))
    for name in BoundaryWeights.__dataclass_fields__:
        print(f"{name:16}" + "".join(f"{getattr(weights, name):14.2f}" for weights in fits.values()))
    print(f"\n{'text':10} {'two beads':>9} {'one':>4}  {'weights':14} {'log loss':>8} {'2nd step':>8} {'F1':>7}")
    for kind, rows in (*by_kind.items(), ("all", found)):
        merged, total = int(sum(r.merged.sum() for r in rows)), sum(len(r.merged) for r in rows)
        for label in ("shipped", "all kinds", f"no {kind}"):
            if label in fits:
                first, second = losses(rows, fits[label])
                f1 = aligner_f1([r.document for r in rows], boundary=fits[label])
                print(f"{kind:10} {total - merged:9} {merged:4}  {label:14} {first:8.4f} {second:8.4f} {f1:7.4f}")


if __name__ == "__main__":
    main()
