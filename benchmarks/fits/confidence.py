"""Fit the weights of a bead's confidence (`ConfidenceWeights` in align/tuning.py) on gold alignments.

usage: python -m benchmarks.fits.confidence

A row is a bead of the aligner with text on both sides; it is right when it is in the gold exactly. Beads in order have
two features, the log odds of their corners and of their boundaries; moved ones, from the news whose passages were put
into another order, have their cosine as a share of the typical one.

Printed are the shipped weights and those of this fit, and for each kind of text, with the shipped weights, with weights
of all kinds and with weights of the other kinds alone: the log loss, the share of beads that get a confidence of 0.9 or
more, and the share of those that are right. Weights of confidence choose no beads: F1 is the same with all of them.
Nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from benchmarks.fits.gold_alignments import KINDS, PLAY, REORDERED, GoldDocument, gold_documents
from benchmarks.fits.logistic import Array, fit, log_loss, probabilities
from benchmarks.measures.alignment import CONFIDENT
from samesaid.align.aligner import refine
from samesaid.align.bead_boundaries import adjust_boundaries
from samesaid.align.overlaps import bead_cosine
from samesaid.align.tuning import MAX_ODDS, MIN_ODDS, MIN_PROBABILITY, MIN_TYPICAL_COSINE, ConfidenceWeights


@dataclass(frozen=True, slots=True)
class Rows:
    """Beads of one document: ``features`` has a row each, ``right``, shape (rows,), is 1 for a bead of the gold."""

    kind: str
    features: Array
    right: Array


def beads_in_order(document: GoldDocument) -> Rows:
    """The beads after their boundaries were adjusted: features of shape (rows, 2)."""
    scorer = document.scorer
    odds = adjust_boundaries(
        scorer.source, scorer.target, document.path, scorer.stats, scorer.tuning, document.rescorer
    )
    features = []
    for bead, value in odds.items():
        p = min(max(document.near.corners(bead), MIN_PROBABILITY), 1.0 - MIN_PROBABILITY)
        features.append([log(p / (1.0 - p)), min(max(value, MIN_ODDS), MAX_ODDS)])
    gold = set(document.matched)
    return Rows(document.kind, np.array(features), np.array([float(bead in gold) for bead in odds]))


def moved_beads(document: GoldDocument) -> Rows:
    """The moved beads: features of shape (rows, 1)."""
    scorer = document.scorer
    found = refine(scorer, document.path, document.near, document.rescorer, scorer.tuning).moved
    typical = max(MIN_TYPICAL_COSINE, scorer.stats.typical_cosine)
    shares = [[bead_cosine(scorer.source, scorer.target, bead) / typical] for bead in found]
    gold = set(document.matched)
    return Rows(document.kind, np.array(shares).reshape(-1, 1), np.array([float(bead in gold) for bead in found]))


def fitted(rows: Sequence[Rows]) -> Array:
    """Weights of the columns, and the constant last."""
    return fit(np.concatenate([r.features for r in rows]), np.concatenate([r.right for r in rows]))


def _line(kind: str, label: str, rows: Sequence[Rows], weights: Array) -> str:
    features, right = np.concatenate([r.features for r in rows]), np.concatenate([r.right for r in rows])
    confident = probabilities(features, weights) >= CONFIDENT
    share = f"{confident.mean():9.3f} {right[confident].mean():9.3f}"
    return (
        f"{kind:10} {len(right):6} {int(right.sum()):6}  {label:14} {log_loss(features, right, weights):8.4f} {share}"
    )


def main() -> None:
    found = [beads_in_order(document) for document in gold_documents({**KINDS, **PLAY})]
    moved = [moved_beads(document) for document in gold_documents(REORDERED)]
    if not found or not moved:
        raise SystemExit("the gold alignments are not there (see benchmarks/data.py)")
    w = ConfidenceWeights()
    kinds = dict.fromkeys(r.kind for r in found)
    fits = {"shipped": np.array([w.corners, w.boundaries, w.constant]), "all kinds": fitted(found)}
    for kind in kinds:
        fits[f"no {kind}"] = fitted([r for r in found if r.kind != kind])
    print(f"{'weights':12}" + "".join(f"{label:>14}" for label in fits))
    for k, name in enumerate(("corners", "boundaries", "constant")):
        print(f"{name:12}" + "".join(f"{weights[k]:14.2f}" for weights in fits.values()))
    print(f"\n{'text':10} {'beads':>6} {'right':>6}  {'weights':14} {'log loss':>8} {'confident':>9} {'of these':>9}")
    for kind in (*kinds, "all"):
        rows = [r for r in found if kind in (r.kind, "all")]
        for label in ("shipped", "all kinds", f"no {kind}"):
            if label in fits:
                print(_line(kind, label, rows, fits[label]))
    both = {"shipped": np.array([w.moved_similarity, w.moved_constant]), "fitted": fitted(moved)}
    print("\nmoved beads: " + ", ".join(f"{label} {v[0]:.2f} {v[1]:.2f}" for label, v in both.items()))
    for label, weights in both.items():
        print(_line("moved", label, moved, weights))


if __name__ == "__main__":
    main()
