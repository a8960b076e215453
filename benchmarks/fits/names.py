"""Fit the weights of the models of names (compare/names/matching/weights.json).

usage: python -m benchmarks.fits.names [--seed N] [--write] [SET.jsonl …]

Fitted on clean Chinese-English pairs alone (every ``clean`` set of the gold data where none is named).

in_chinese, in_english (does a text mention a name?): a name of a pair is a positive sample with its own pair, and a
negative one with a neighbouring and a random pair whose own side does not have it. Names that match for certain are
left out.

replacement, omission (was a name replaced?): in a copy of each set one English name a pair is replaced by a name of
another pair. The names that seem missing in the copy are positive samples, those in the set itself negative ones.

Each set is held out in turn. Printed are the area under the ROC curve, and the share of negative samples that is found
when one and three in a hundred positive ones are. With ``--write`` the weights fitted on all sets are written.
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
from benchmarks.measures.planted_names import planted
from samesaid import documents
from samesaid.align.encoders.registry import bundled
from samesaid.compare.names.bead_text import ChineseText, EnglishText
from samesaid.compare.names.checks.bead_names import names_to_compare
from samesaid.compare.names.checks.crosslingual import (
    bead_names,
    least_probable,
    least_probable_pair,
    may_be_reported_alone,
    omission_features,
    replacement_features,
)
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
from samesaid.compare.pair import Pair, pair_of
from samesaid.languages import primary
from samesaid.model import Bead, Mention

WEIGHTS = ROOT / "compare" / "names" / "matching" / "weights.json"
TAGS = {"zht": "zh-Hant"}
# Rows to a neighbouring pair, at most; and rows among which a random pair is looked for.
_MAX_ROW_DISTANCE, _RANDOM_ROWS = 6, 8
# Weight of a negative sample against a positive one. Clean pairs are far more frequent in real texts than replaced
# names; a name without a counterpart says less than two.
_NEGATIVE_WEIGHT = {"replacement": 2.5, "omission": 5.0}


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
    """Features of a name and a text, and whether the text mentions it; or of missing names, and whether one was
    replaced."""

    group: str
    positive: bool
    features: Features


def read_pair(path: Path) -> Pair:
    """The clean pairs of a set NAME.SRC-TGT.jsonl, one bead a row."""
    rows = [r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if r["label"] == "clean"]
    source, target = (TAGS.get(tag, tag) for tag in path.stem.rsplit(".", 1)[1].split("-"))
    left = documents.from_rows([r["source"] for r in rows], name="source", language=source)
    right = documents.from_rows([r["target"] for r in rows], name="target", language=target)
    beads = (Bead((i,), (i,), 1.0) for i in range(len(rows)))
    return pair_of(left, right, beads, bundled(), independent=True)


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


def replacement_samples(pair: Pair, group: str, replaced: bool, samples: dict[str, list[Sample]]) -> None:
    """Add the names of a set that seem missing to ``samples``; ``replaced`` says whether names were replaced in it."""
    for names in bead_names(pair, list(pair.matched())):
        if not names.missing_english:
            continue
        missing_chinese = names.missing_chinese()
        if missing_chinese:
            english, chinese = least_probable_pair(names.missing_english, missing_chinese)
            features = replacement_features(english, chinese, names.meanings)
            samples["replacement"].append(Sample(group, replaced, features))
            continue
        missing = least_probable(names.missing_english)
        if may_be_reported_alone(missing):
            samples["omission"].append(Sample(group, replaced, omission_features(missing)))


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


def fit(samples: Sequence[Sample], negative_weight: float | None = None) -> tuple[LogisticRegression, list[str]]:
    """A logistic regression on the features in their own scale, and their names.

    Both classes weigh the same, or a negative sample weighs ``negative_weight`` times a positive one.
    """
    names = list(samples[0].features)
    weight = "balanced" if negative_weight is None else {False: negative_weight, True: 1.0}
    model = LogisticRegression(C=1.0, class_weight=weight, max_iter=5000)
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
    """Fit both pairs of models; the second one needs the weights of the first, so these are written before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    paths = arguments.sets or [p for p in sorted((GOLD / "pairs").glob("clean.*.jsonl")) if "zh" in p.stem]
    if not paths:
        parser.error("no sets: name some, or put the gold data beside the checkout")
    rng = random.Random(arguments.seed)
    pairs = {path.stem: read_pair(path) for path in paths}
    table: dict[str, object] = {"version": 2, "trained_on": digest(*paths)}
    for fitted in (mention_weights, replacement_weights):
        table |= fitted(pairs, rng)
        if arguments.write:
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
    return {model: _fitted(model, found, None) for model, found in samples.items()}


def replacement_weights(pairs: Mapping[str, Pair], rng: random.Random) -> dict[str, dict[str, float]]:
    """Weights of the second step, which takes the probabilities of the first: was a name replaced?"""
    samples: dict[str, list[Sample]] = {"replacement": [], "omission": []}
    for group, pair in pairs.items():
        replacement_samples(pair, group, replaced=False, samples=samples)
        replacement_samples(planted(pair, rng), group, replaced=True, samples=samples)
    return {model: _fitted(model, found, _NEGATIVE_WEIGHT[model]) for model, found in samples.items()}


def _fitted(name: str, samples: Sequence[Sample], negative_weight: float | None) -> dict[str, float]:
    print(name)
    held_out(samples)
    model, features = fit(samples, negative_weight)
    found = {"bias": model.intercept_[0], **dict(zip(features, model.coef_[0], strict=True))}
    weights = {feature: round(float(value), 3) for feature, value in found.items()}
    print(json.dumps(weights))
    return weights


if __name__ == "__main__":
    main()
