"""Fit the models of negation (compare/meaning/negation/weights.json).

usage: python -m benchmarks.fits.negation [--write]

A negation of one side is a sample where that side has more of them than the other: in the clean pairs of the gold data
it has a rendering, except where a translator slipped. In copies of the pairs a negation is put where there was none, or
the rendering of one is taken away (benchmarks/corpora/error_negation.py). Each set is left out in turn: printed are, at
some numbers of alarms in 100 clean pairs, the shares of the planted errors that are found. Nothing is fitted on pairs
of DEMETR. The thresholds are scores of the models with the set left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.corpora.error_negation import PUT, TAKEN, planted
from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD, ROOT, digest
from benchmarks.fits.logistic import Array, fit_penalised
from benchmarks.measures.pairs import read_rows
from samesaid.align.encoders.registry import bundled
from samesaid.compare.meaning.negation.features import NAMES, Question, answers
from samesaid.compare.meaning.negation.model import WEIGHTS
from samesaid.compare.meaning.negation.tuning import MAX_CHARACTERS
from samesaid.compare.meaning.negation.words import Cue, Negations, negations
from samesaid.languages import primary

CLEAN, FRESH = GOLD / "pairs", GOLD / "fresh"
PLANTED_BY = ROOT / "benchmarks" / "corpora" / "error_negation.py"
# What negates, and what the other side is in.
DIRECTIONS = (("en", "zh"), ("zh", "en"), ("en", "de"), ("en", "fr"), ("en", "es"))
# Directions that are fitted together, for each has few sets; the thresholds are their own.
TOGETHER = (("en", "de"), ("en", "fr"), ("en", "es"))
SEED = 5
# Of a set, and rows without a negation in which one is put, as a share.
MAX_ROWS, SHARE_PUT = 1300, 0.4
BATCH = 64
PENALTY = 3.0
# How often a rendering that is taken away counts: such errors are few, and their negations are a translator's own.
COUNT_TAKEN = 3.0
# Alarms in 100 clean pairs, sets left out, at the thresholds of what is shown and of what is evidence.
SHOWN = {("en", "zh"): 0.1, ("zh", "en"): 0.05}
OTHER_SHOWN, DOUBTED = 0.2, 0.6
# What is evidence is no farther than this below what is shown.
MAX_DOUBT = 2.0
RATES = (0.05, 0.1, 0.15, 0.2, 0.3)
CLEAN_ROW, PUT_ROW, TAKEN_ROW = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of one set: ``kinds`` and ``rows``, shape (n,), and ``features``; ``size`` is the number of pairs."""

    name: str
    size: int
    kinds: Array
    rows: Array
    features: Array


def samples(path: Path, negating: int) -> Samples:
    """The samples of a set where the side ``negating`` (0 or 1) has the cue; kept in build/ by the digest of all."""
    code = ROOT / "compare" / "meaning" / "negation"
    state = digest(path, code / "lists", code / "features.py", code / "words.py", PLANTED_BY)
    kept = ROOT / "build" / "negation" / f"{path.stem}.{negating}.{state}.npz"
    records = [r for r in read_rows(path) if r.get("label", "clean") == "clean"]
    records = records[:: -(-len(records) // MAX_ROWS)]
    if not kept.exists():
        found = list(_questions(path.stem, [(r["source"], r["target"]) for r in records], negating))
        parts = [answers([q for _, _, q in found[i : i + BATCH]], bundled())[0] for i in range(0, len(found), BATCH)]
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            kept,
            kinds=np.array([k for k, _, _ in found]),
            rows=np.array([i for _, i, _ in found]),
            features=np.concatenate(parts) if parts else np.zeros((0, len(NAMES))),
        )
    with np.load(kept) as read:
        return Samples(path.stem, len(records), read["kinds"], read["rows"], read["features"])


def _questions(name: str, rows: Sequence[tuple[str, str]], negating: int) -> Iterator[tuple[int, int, Question]]:
    """(kind, number of the row, question): of the clean rows, and of those in which an error is planted."""
    tags = languages_of(name)
    here_tag, there_tag = tags[negating], tags[1 - negating]
    for number, row in enumerate(rows):
        if max(map(len, row)) > MAX_CHARACTERS:
            continue
        rng = random.Random(f"{SEED} {name} {number} {negating}")
        here, there = (negations(row[side], tags[side]) for side in (negating, 1 - negating))
        yield from ((CLEAN_ROW, number, Question(here, cue, there)) for cue in here.cues)
        if here.cues or rng.random() < SHARE_PUT:
            changed = planted(row[negating], here_tag, PUT, rng)
            new = negations(changed, here_tag) if changed else here
            if put := _new_cue(here, new):
                yield PUT_ROW, number, Question(new, put, there)
        if len(here.cues) == len(there.cues) == 1:
            changed = planted(row[1 - negating], there_tag, TAKEN, rng)
            if changed and not (without := negations(changed, there_tag)).cues:
                yield TAKEN_ROW, number, Question(here, here.cues[0], without)


def _new_cue(old: Negations, new: Negations) -> Cue | None:
    """The cue of a changed text that covers the first place where it differs from what it was."""
    pairs = enumerate(zip(old.text, new.text, strict=False))
    first = next((i for i, (a, b) in pairs if a != b), min(len(old.text), len(new.text)))
    return next((c for c in new.cues if c.span.end >= first), None) if len(new.cues) > len(old.cues) else None


def paths(negating: str, other: str) -> list[tuple[Path, int]]:
    """The clean and fresh sets of two languages, each with the side that is in the language that negates."""
    found = [*sorted(CLEAN.glob("clean.*.jsonl")), *sorted(FRESH.glob("*.jsonl"))]
    languages = [[primary(tag) for tag in languages_of(path.stem)] for path in found]
    return [
        (path, both.index(negating))
        for path, both in zip(found, languages, strict=True)
        if set(both) == {negating, other}
    ]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of the columns of the features and a constant."""

    weights: Array
    constant: float

    def scores(self, features: Array) -> Array:
        scores: Array = features @ self.weights + self.constant
        return scores


def fitted(sets: Sequence[Samples]) -> Fitted:
    """The model of these sets; planted errors and clean rows count alike in total."""
    features = np.concatenate([s.features for s in sets])
    kinds = np.concatenate([s.kinds for s in sets])
    counts = np.where(kinds == TAKEN_ROW, COUNT_TAKEN, 1.0)
    counts[kinds == CLEAN_ROW] *= counts[kinds != CLEAN_ROW].sum() / max(1, (kinds == CLEAN_ROW).sum())
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-9
    columns = np.column_stack([(features - mean) / deviation, np.ones(len(features))])
    penalties = np.array([PENALTY] * features.shape[1] + [0.0])
    found = fit_penalised(columns, (kinds != CLEAN_ROW).astype(float), counts, penalties)
    weights = found[:-1] / deviation
    return Fitted(weights, float(found[-1] - weights @ mean))


def left_out(sets: Sequence[Samples], fitted_on: Sequence[Samples]) -> list[Array]:
    """The scores of the samples of each set by a model that was fitted without it and its other translations."""
    return [fitted([s for s in fitted_on if _text(s) != _text(one)]).scores(one.features) for one in sets]


def _text(one: Samples) -> str:
    """What a set was translated from or into English: ``ntrex`` of clean.ntrex.en-zht."""
    return one.name.split(".")[-2]


def by_row(one: Samples, scores: Array, kind: int) -> Array:
    """The highest score of each row of a kind where the one side has more cues than the other."""
    best: dict[float, float] = defaultdict(lambda: -np.inf)
    excess = one.features[:, NAMES.index("excess")]
    for row, score, more in zip(
        one.rows[one.kinds == kind], scores[one.kinds == kind], excess[one.kinds == kind], strict=True
    ):
        best[row] = max(best[row], score if more > 0 else -np.inf)
    return np.array(list(best.values()))


def threshold(sets: Sequence[Samples], scores: Sequence[Array], rate: float) -> float:
    """The score that ``rate`` clean pairs in 100 exceed."""
    clean = np.sort(np.concatenate([by_row(s, x, CLEAN_ROW) for s, x in zip(sets, scores, strict=True)]))[::-1]
    return float(clean[int(rate * sum(s.size for s in sets) / 100)])


def _print(negating: str, other: str, sets: Sequence[Samples], scores: Sequence[Array]) -> None:
    both = list(zip(sets, scores, strict=True))
    print(f"{negating} negates, {other} does not: {sum(s.size for s in sets)} pairs of {len(sets)} sets")
    for rate in RATES:
        limit = threshold(sets, scores, rate)
        found = [
            float(np.mean(np.concatenate([by_row(s, x, kind) for s, x in both]) > limit))
            for kind in (PUT_ROW, TAKEN_ROW)
            if any((s.kinds == kind).any() for s in sets)
        ]
        worst = max((100 * float((by_row(s, x, CLEAN_ROW) > limit).sum()) / s.size, s.name) for s, x in both)
        shares = ", ".join(f"{share:.2f}" for share in found)
        print(f"  {rate:.2f} alarms in 100: score {limit:5.2f}, found {shares}; most {worst[0]:.2f} ({worst[1]})")


@cache
def _sets(negating: str, other: str) -> tuple[Samples, ...]:
    return tuple(samples(path, side) for path, side in paths(negating, other))


def _fitted_on(negating: str, other: str) -> list[Samples]:
    together = TOGETHER if (negating, other) in TOGETHER else ((negating, other),)
    return [one for direction in together for one in _sets(*direction)]


def record(negating: str, other: str) -> dict[str, object]:
    """One model as it is shipped, fitted on all sets."""
    sets, all_sets = _sets(negating, other), _fitted_on(negating, other)
    scores, model = left_out(sets, all_sets), fitted(all_sets)
    shown = threshold(sets, scores, SHOWN.get((negating, other), OTHER_SHOWN))
    return {
        "negating": negating,
        "other": other,
        "sets": [s.name for s in all_sets],
        "pairs": sum(s.size for s in all_sets),
        "shown": round(shown, 3),
        "doubted": round(max(shown - MAX_DOUBT, threshold(sets, scores, DOUBTED)), 3),
        "constant": round(model.constant, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, model.weights, strict=True)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write compare/meaning/negation/weights.json")
    options = parser.parse_args()
    for negating, other in DIRECTIONS:
        sets = _sets(negating, other)
        _print(negating, other, sets, left_out(sets, _fitted_on(negating, other)))
    if options.write:
        made = {
            "fitted": f"{date.today()}",
            "by": "python -m benchmarks.fits.negation --write",
            "encoder": f"{bundled().name}@{bundled().digest}",
            "models": [record(*direction) for direction in DIRECTIONS],
        }
        WEIGHTS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
