"""Fit the confidence of findings (compare/confidence/weights.json) on judged alarms and on planted errors.

usage: python -m benchmarks.fits.finding_confidence [--write] [--kinds]

An alarm on a translation is right when its verdict is real or defensible; one that nobody has read counts as false. An
alarm that is new in a row with a planted error is right. Planted errors are weighted so that there are BASE_RATE of
them in 100 pairs, and false alarms count FALSE_WEIGHT (benchmarks/fits/judged.py). The model is logistic with a penalty
on the squares of its weights.

Printed is, with each set left out in turn, how often findings of a confidence are right (the reliability table), and
the expected calibration error (Naeini et al. 2015), beside those of strength as it is. With --write the weights are
written.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from benchmarks.fits.judged import BASE_RATE, ORDER, Sample, all_samples
from benchmarks.fits.logistic import fit_penalised, probability_loss
from samesaid.compare.confidence.measured import ANY, WEIGHTS, Model

# The penalty on a squared weight, in alarms: of PENALTIES the one with the least log loss, sets left out.
PENALTY = 2.0
PENALTIES = (0.5, 1.0, 2.0, 4.0, 8.0)
# Alarms that a code and its family must have, planted ones among them, to be measured.
MIN_ALARMS, MIN_FAMILY_ALARMS = 5, 50
BINS = (0.0, 0.25, 0.4, 0.6, 0.8, 0.9, 1.0)

Judged = Sequence[tuple[Sample, float]]
"""Alarms, and the confidence of each."""


def fitted(rows: Sequence[Sample], penalty: float = PENALTY) -> Model:
    """The model of these alarms. More strength never makes a piece of evidence less probable."""
    features = [dict(row.kind.features(row.strength)) for row in rows]
    names = sorted({name for found in features for name in found})
    while True:
        matrix = np.array([[found.get(name, 0.0) for name in names] for found in features])
        labels, counts = np.array([float(r.right) for r in rows]), np.array([r.weight for r in rows])
        penalties = np.array([0.0 if name == "constant" else penalty for name in names])
        weights = dict(zip(names, fit_penalised(matrix, labels, counts, penalties), strict=True))
        falling = [n for n, w in weights.items() if (n.endswith(" strength") and w < 0) or (n == "doubted" and w > 0)]
        if not falling:
            break
        names = [name for name in names if name not in falling]
    for name, own in by(rows, lambda s: s.kind.family).items():
        # Languages that were never judged have the mean of those that were.
        total = sum(row.weight for row in own)
        weights[f"{name} {ANY}"] = sum(weights[f"{name} {row.kind.group}"] * row.weight for row in own) / total
    return Model({name: round(float(w), 3) for name, w in weights.items()}, _measured(rows))


def _measured(rows: Sequence[Sample]) -> frozenset[str]:
    """The codes with enough alarms, in families with enough of them."""
    codes, families = Counter(row.kind.code for row in rows), Counter(row.kind.family for row in rows)
    of = {row.kind.code: row.kind.family for row in rows}
    return frozenset(c for c, n in codes.items() if n >= MIN_ALARMS and families[of[c]] >= MIN_FAMILY_ALARMS)


def left_out(rows: Sequence[Sample], penalty: float = PENALTY) -> Judged:
    """Every alarm with its confidence by a model that was fitted without its set."""
    return [
        (sample, model.confidence(sample.kind, sample.strength))
        for name, own in by(rows, lambda s: s.set).items()
        for model in [fitted([r for r in rows if r.set != name], penalty)]
        for sample in own
    ]


def by(rows: Iterable[Sample], key: Callable[[Sample], str]) -> dict[str, list[Sample]]:
    """The alarms by a key, in its order."""
    found: dict[str, list[Sample]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(sorted(found.items()))


def calibration_error(rows: Judged) -> float:
    """The mean distance of confidence and share right over ten equal bins, weighted (expected calibration error)."""
    bins: dict[int, float] = defaultdict(float)
    for sample, p in rows:
        bins[min(9, int(10 * p))] += sample.weight * (p - sample.right)
    return sum(map(abs, bins.values())) / sum(s.weight for s, _ in rows)


def log_loss(rows: Judged) -> float:
    """Mean negative log likelihood, natural, weighted."""
    labels, weights = np.array([float(s.right) for s, _ in rows]), np.array([s.weight for s, _ in rows])
    return probability_loss(np.array([p for _, p in rows]), labels, weights)


def reliability(rows: Judged) -> Iterator[tuple[float, float, float, float, float]]:
    """(least confidence, greatest, mean, share right, weight of the alarms) for each bin that has some."""
    for low, high in pairwise(BINS):
        some = [(s, p) for s, p in rows if low <= p < high or p == high == 1.0]
        weight = sum(s.weight for s, _ in some)
        if weight:
            yield (
                low,
                high,
                sum(s.weight * p for s, p in some) / weight,
                sum(s.weight * s.right for s, _ in some) / weight,
                weight,
            )


def write(rows: Sequence[Sample]) -> None:
    """Write the shipped weights, with what they were fitted on."""
    model = fitted(rows)
    record = {
        "fitted": f"{date.today()}",
        "by": "python -m benchmarks.fits.finding_confidence --write",
        "base_rate": BASE_RATE,
        "alarms": sum(not r.planted for r in rows),
        "read": sum(r.verdict in ORDER for r in rows),
        "planted": sum(r.planted for r in rows),
        "codes": sorted(model.codes),
        "weights": dict(sorted(model.weights.items())),
    }
    WEIGHTS.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write compare/confidence/weights.json")
    parser.add_argument("--kinds", action="store_true", help="print every kind of evidence")
    options = parser.parse_args()
    rows = all_samples()
    if not rows:
        raise SystemExit("the judged alarms are not there (see benchmarks/data.py)")
    for penalty in PENALTIES:
        apart = left_out(rows, penalty)
        error = calibration_error(apart)
        print(f"penalty {penalty:4.1f}  log loss {log_loss(apart):.4f}  calibration error {error:.4f}")
    apart, as_is = left_out(rows), [(r, r.strength) for r in rows]
    for label, some in (
        ("measured, sets left out", apart),
        ("strength as it is", as_is),
        ("measured, translations as they are", [x for x in apart if not x[0].planted]),
    ):
        print(f"\n{label}: calibration error {calibration_error(some):.3f}, log loss {log_loss(some):.3f}")
        for low, high, mean, right, weight in reliability(some):
            print(f"  {low:.2f} to {high:.2f}  mean {mean:.3f}  right {right:.3f}  of {weight:6.1f} alarms")
    if options.kinds:
        _print_kinds(rows)
    if options.write:
        write(rows)


def _print_kinds(rows: Sequence[Sample]) -> None:
    model = fitted(rows)
    for kind, own in by(rows, lambda s: f"{s.kind.code}.{s.kind.form}").items():
        natural = [r for r in own if not r.planted]
        right, unread = sum(r.right for r in natural), sum(r.verdict == "unread" for r in natural)
        confident = [model.confidence(r.kind, r.strength) for r in own]
        print(
            f"{kind:24} right {right:3} false {len(natural) - right:3} (unread {unread:2}) planted "
            f"{len(own) - len(natural):4}  confidence {min(confident):.2f} to {max(confident):.2f}"
        )


if __name__ == "__main__":
    main()
