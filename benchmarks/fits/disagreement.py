"""Fit the models that judge whether a Chinese and an English side disagree over a name (`benchmarks.fits.names`).

In copies of each set one name a pair is replaced by one of another pair, or left out, on either side. A logistic model
and boosted trees are fitted on these and on the pairs as they are. What 0.5 means is chosen on sets of other kinds
(``fresh`` of the gold data), for the logistic model alone and for the mean of both.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.fits.trees import Arrays, arrays_of
from benchmarks.measures.planted_names import ERRORS, planted
from samesaid.compare.names.checks.crosslingual import batches
from samesaid.compare.names.checks.disagreement import disagreement_features, left_out_features
from samesaid.compare.names.matching.probability import Features
from samesaid.compare.pair import Pair

Array = NDArray[np.float64]
Scorer = Callable[[Array], Array]

# Weight of a clean bead against one with an error, and beads of each kind of error a set.
_CLASSES, _MAX_PLANTED = {False: 3.0, True: 1.0}, 130
# Clean beads in a hundred, of kinds of text that no model saw, whose strength is 0.5 or more: of the logistic model
# alone, and of both; the second is the least, in steps of 0.05 from the first, at which every judged alarm of the fresh
# sets that is right is still shown.
_ALARMS_PER_100, _ALARMS_OF_BOTH = 2.0, 2.3
_RATES = (0.5, 1, 2, 3)
TREES = {"max_iter": 150, "learning_rate": 0.06, "max_depth": 3, "min_samples_leaf": 60, "l2_regularization": 10.0}


@dataclass(frozen=True, slots=True)
class Sample:
    """A bead of a set: the features of both models, those that the trees alone see, and the kind of its error."""

    group: str
    kind: str
    features: Features
    left_out: Features


def fitted(
    pairs: Mapping[str, Pair], others: Mapping[str, Pair], rng: random.Random
) -> tuple[dict[str, float], Arrays]:
    """The weights of the logistic model, and the trees, fitted on ``pairs``.

    How many clean beads of ``others``, which are of other kinds, get 0.5 or more is chosen above.
    """
    samples = [sample for group, pair in pairs.items() for sample in _with_errors(pair, group, rng)]
    unseen = [sample for group, pair in others.items() for sample in _with_errors(pair, group, rng)]
    print("disagreement")
    for part in ("logistic", "both"):
        held_out(samples, unseen, part)
    rows, labels = matrix(samples), np.array([s.kind != "clean" for s in samples])
    names = list(samples[0].features)
    logistic = _logistic(rows[:, : len(names)], labels)
    trees = _trees(rows, labels)
    clean = matrix([s for s in unseen if s.kind == "clean"])
    alone = logistic.decision_function(clean[:, : len(names)])
    shift = float(np.quantile(alone, 1 - _ALARMS_PER_100 / 100))
    both = (alone - shift + trees.decision_function(clean)) / 2
    arrays = arrays_of(trees, range(rows.shape[1]))
    arrays["base"] = arrays["base"] - 2 * np.quantile(both, 1 - _ALARMS_OF_BOTH / 100)
    found = {"bias": logistic.intercept_[0] - shift, **dict(zip(names, logistic.coef_[0], strict=True))}
    features = np.array([*names, *samples[0].left_out])
    prefixed = {f"disagreement.{key}": array for key, array in arrays.items()}
    return {feature: round(float(value), 3) for feature, value in found.items()}, {"features": features, **prefixed}


def samples_of(pair: Pair, group: str, kind: str, rows: Collection[int] | None = None) -> Iterator[Sample]:
    """The beads of a set, of these ``rows`` alone where they are given."""
    beads = [(i, bead) for i, bead in pair.matched() if rows is None or i in rows]
    for batch in batches(pair, beads):
        left_out = left_out_features(batch)
        assert left_out is not None, "the bundled encoder is needed"
        for names, more in zip(batch, left_out, strict=True):
            yield Sample(group, kind, disagreement_features(names), more)


def _with_errors(pair: Pair, group: str, rng: random.Random) -> Iterator[Sample]:
    """The clean beads of a set, and copies with an error of each kind."""
    yield from samples_of(pair, group, "clean")
    for kind, (language, removed) in ERRORS.items():
        copy = planted(pair, rng, language=language, removed=removed)
        rows = set(rng.sample(copy.rows, min(len(copy.rows), _MAX_PLANTED)))
        yield from samples_of(copy.pair, group, kind, rows)


def matrix(samples: Sequence[Sample]) -> Array:
    """All features of each sample, in the order of the trees, in the precision that they are read in."""
    rows = [[*s.features.values(), *s.left_out.values()] for s in samples]
    return np.array(rows, dtype=np.float32).astype(np.float64)


def _logistic(rows: Array, labels: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=1.0, class_weight=_CLASSES, max_iter=5000).fit(rows, labels)


def _trees(rows: Array, labels: NDArray[np.bool_]) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(**TREES, class_weight=_CLASSES, early_stopping=False, random_state=0)
    return model.fit(rows, labels)


def _scorer(samples: Sequence[Sample], part: str) -> Scorer:
    """The logistic model alone, or the mean of both, fitted on these samples."""
    rows, labels = matrix(samples), np.array([s.kind != "clean" for s in samples])
    width = len(samples[0].features)
    logistic = _logistic(rows[:, :width], labels)
    if part == "logistic":
        return lambda wanted: np.asarray(logistic.decision_function(wanted[:, :width]))
    trees = _trees(rows, labels)
    return lambda wanted: np.asarray(
        (logistic.decision_function(wanted[:, :width]) + trees.decision_function(wanted)) / 2
    )


def held_out(samples: Sequence[Sample], unseen: Sequence[Sample], part: str) -> None:
    """Print what is found in each set with a model of the others, and in unseen sets with one of all; at some alarms in
    a hundred clean beads of all.
    """
    scores, inside = [], []
    for group in sorted({s.group for s in samples}):
        own = [s for s in samples if s.group == group]
        score = _scorer([s for s in samples if s.group.split(".")[1] != group.split(".")[1]], part)
        scores.extend(score(matrix(own)).tolist())
        inside.extend(own)
    _print(f"{part}, set left out", scores, inside)
    _print(f"{part}, unseen kinds of text", _scorer(samples, part)(matrix(unseen)).tolist(), unseen)


def _print(what: str, scores: Sequence[float], samples: Sequence[Sample]) -> None:
    values, kinds = np.array(scores), np.array([s.kind for s in samples])
    for rate in _RATES:
        threshold = np.quantile(values[kinds == "clean"], 1 - rate / 100)
        found = {kind: round(float(np.mean(values[kinds == kind] > threshold)), 3) for kind in ERRORS}
        print(f"{what}, {rate} alarms per 100: {found}", flush=True)
