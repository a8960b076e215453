"""Fit the models of names between Chinese and English.

usage: python -m benchmarks.fits.names [--seed N] [--write] [SET.jsonl …]

Fitted on clean Chinese-English pairs alone (every ``clean`` set of the gold data where none is named).

in_chinese, in_english (does a text mention a name?): a name of a pair is a positive sample with its own pair, and a
negative one with a neighbouring and a random pair whose own side does not have it. Names that match for certain are
left out.

disagreement (do the sides of a pair disagree over a name?): in copies of each set one name a pair is replaced by one of
another pair, or left out, on either side (`benchmarks.fits.disagreement`).

Each set is held out in turn. Printed are the area under the ROC curve, and the share of negative samples that is found
when one and three in a hundred positive ones are; of planted errors, the share found at one to three alarms in 100
pairs without one. With ``--write`` the models fitted on all sets are kept: weights in
compare/names/matching/weights.json, trees in compare/names/checks/disagreement.npz. ``--disagreement`` fits that model
alone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from benchmarks.data import GOLD, ROOT, digest
from benchmarks.fits import disagreement
from benchmarks.sets import read_pair
from samesaid.align.encoders.registry import bundled
from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.checks.bead_names import names_to_compare
from samesaid.compare.names.checks.disagreement import MODEL
from samesaid.compare.names.matching.certain_matches import (
    counterparts,
    is_certain_in_chinese,
    is_certain_in_english,
    may_be_same,
)
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.probability import (
    Features,
    features_in_chinese,
    features_in_english,
    is_heard_or_glossed,
)
from samesaid.compare.names.recognition.mentions import words_of
from samesaid.compare.names.text import simplify
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Mention

WEIGHTS = ROOT / "compare" / "names" / "matching" / "weights.json"
# Rows to a neighbouring pair, at most; and rows among which a random pair is looked for.
_MAX_ROW_DISTANCE, _RANDOM_ROWS = 6, 8
# Beads of a set that are used; the largest sets would outweigh the others.
_MAX_ROWS = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of a set: its names, those that certainly match, and both sides without these."""

    english: tuple[Mention, ...]
    chinese: tuple[Mention, ...]
    linked: frozenset[str]
    chinese_text: ChineseText
    english_text: EnglishText
    whole_chinese: ChineseText
    whole_english: EnglishText


@dataclass(frozen=True, slots=True)
class Sample:
    """Features of a name and a text, and whether the text mentions it."""

    group: str
    positive: bool
    features: Features


def rows_of(pair: Pair) -> list[Row]:
    """The rows of a set, in order."""
    found = []
    for _, bead in pair.matched():
        sides = ((pair.source, bead.source), (pair.target, bead.target))
        chinese, english = sides if primary(pair.source.document.language) == "zh" else sides[::-1]
        names = names_to_compare(chinese, english)
        links = counterparts(names[1], names[0])
        found.append(
            Row(
                english=tuple(names[1]),
                chinese=tuple(names[0]),
                linked=frozenset(m.text for link in links for m in link),
                chinese_text=ChineseText(*chinese, [c.span for _, c in links]),
                english_text=EnglishText(*english, [e.span for e, _ in links]),
                whole_chinese=ChineseText(*chinese),
                whole_english=EnglishText(*english),
            )
        )
    return found


def chinese_samples(rows: Sequence[Row], group: str, rng: random.Random, meanings: Meanings) -> Iterator[Sample]:
    """English names with Chinese sentences."""
    for i, row in enumerate(rows):
        for name in row.english:
            for j in (i, *_elsewhere(rows, i, rng, partial(_has_english, name))):
                if (j == i and name.text in row.linked) or is_certain_in_chinese(name, rows[j].whole_chinese):
                    continue
                if not is_heard_or_glossed(name, rows[j].chinese_text):
                    yield Sample(group, j == i, features_in_chinese(name, rows[j].chinese_text, meanings))


def english_samples(rows: Sequence[Row], group: str, rng: random.Random, meanings: Meanings) -> Iterator[Sample]:
    """Chinese names with English sentences."""
    for i, row in enumerate(rows):
        for name in row.chinese:
            for j in (i, *_elsewhere(rows, i, rng, partial(_has_chinese, name))):
                if (j == i and name.text in row.linked) or is_certain_in_english(name, rows[j].whole_english):
                    continue
                if not any(may_be_same(e, name) for e in rows[j].english if e.text in rows[j].linked):
                    features = features_in_english(name, simplify(name.text), rows[j].english_text, meanings)
                    yield Sample(group, j == i, features)


def _elsewhere(rows: Sequence[Row], i: int, rng: random.Random, has: Callable[[Row], bool]) -> list[int]:
    """A neighbour and a random row that do not have the name."""
    near = range(max(0, i - _MAX_ROW_DISTANCE), min(len(rows), i + _MAX_ROW_DISTANCE + 1))
    far = rng.sample(range(len(rows)), min(_RANDOM_ROWS, len(rows)))
    without = [[j for j in some if j != i and not has(rows[j])] for some in (near, far)]
    return [rng.choice(some) for some in without if some]


def _has_english(name: Mention, row: Row) -> bool:
    return not {w.lower() for w in words_of(name)}.isdisjoint(w.lower() for w in row.whole_english.words)


def _has_chinese(name: Mention, row: Row) -> bool:
    return name.text[:2] in row.whole_chinese.text


def fit(samples: Sequence[Sample]) -> tuple[LogisticRegression, list[str]]:
    """A logistic regression on the features in their own scale, both classes of one weight; and the features' names."""
    names = list(samples[0].features)
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=5000)
    model.fit(_matrix(samples, names), [s.positive for s in samples])
    return model, names


def _matrix(samples: Sequence[Sample], names: Sequence[str]) -> np.ndarray:
    return np.array([[s.features[n] for n in names] for s in samples])


def held_out(samples: Sequence[Sample]) -> None:
    """Print how well weights of the other sets separate the samples of each set."""
    for group in sorted({s.group for s in samples}):
        inside = [s for s in samples if s.group == group]
        outside = [s for s in samples if s.group.split(".")[1] != group.split(".")[1]]
        if len({s.positive for s in outside}) == 1 or len({s.positive for s in inside}) == 1:
            continue
        model, names = fit(outside)
        positive = np.array([s.positive for s in inside])
        probability = model.predict_proba(_matrix(inside, names))[:, 1]
        found = [np.mean(probability[~positive] < np.quantile(probability[positive], q)) for q in (0.01, 0.03)]
        print(
            f"{group:28s} positive {positive.sum():5d}  negative {(~positive).sum():5d}  "
            f"AUC {roc_auc_score(positive, probability):.3f}  found at 1 % {found[0]:.2f}  at 3 % {found[1]:.2f}"
        )


def main() -> None:
    """Fit the models; the second step needs the weights of the first, so these are written before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--disagreement", action="store_true")
    arguments = parser.parse_args()
    paths = arguments.sets or [p for p in sorted((GOLD / "pairs").glob("clean.*.jsonl")) if "zh" in p.stem]
    others = [p for p in sorted((GOLD / "fresh").glob("*.jsonl")) if "zh" in p.stem]
    if not paths or not others:
        parser.error("no sets: name some, or put the gold data beside the checkout")
    rng = random.Random(arguments.seed)
    if not arguments.disagreement:
        pairs = {path.stem: read_pair(path) for path in paths}
        _write({"version": 3, "trained_on": digest(*paths), **mention_weights(pairs, rng)}, arguments.write)
    few, unseen = ({path.stem: read_pair(path, _MAX_ROWS) for path in some} for some in (paths, others))
    weights, trees = disagreement.fitted(few, unseen, rng)
    _write({"disagreement": weights}, arguments.write)
    if arguments.write:
        np.savez_compressed(MODEL, trained_on=np.array(digest(*paths)), **trees)


def _write(table: Mapping[str, object], write: bool) -> None:
    print(json.dumps(table))
    if write:
        kept = json.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.exists() else {}
        WEIGHTS.write_text(json.dumps({**kept, **table}, indent=2) + "\n", encoding="utf-8")


def mention_weights(pairs: Mapping[str, Pair], rng: random.Random) -> dict[str, dict[str, float]]:
    """Weights of the first step: does a text mention a name?"""
    samples: dict[str, list[Sample]] = {"in_chinese": [], "in_english": []}
    for group, pair in pairs.items():
        rows = rows_of(pair)
        meanings = Meanings(bundled())
        meanings.prepare((t for r in rows for t in (r.whole_chinese, r.whole_english)), ())
        samples["in_chinese"] += chinese_samples(rows, group, rng, meanings)
        samples["in_english"] += english_samples(rows, group, rng, meanings)
    return {model: _fitted(model, found) for model, found in samples.items()}


def _fitted(name: str, samples: Sequence[Sample]) -> dict[str, float]:
    print(name)
    held_out(samples)
    model, features = fit(samples)
    found = {"bias": model.intercept_[0], **dict(zip(features, model.coef_[0], strict=True))}
    weights = {feature: round(float(value), 3) for feature, value in found.items()}
    print(json.dumps(weights))
    return weights


if __name__ == "__main__":
    main()
