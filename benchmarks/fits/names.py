"""Fit the weights by which names count as told, and as exchanged (compare/names/matching/weights.json).

usage: python -m benchmarks.fits.names [--seed N] [--write] [SET.jsonl …]

Trained on clean Chinese-English pairs alone (every ``clean`` set of the gold data where none is named).

Told or not (in_chinese, in_english): a name of a pair counts as told in it; against a neighbouring and a random pair of
the set whose own side does not have it, the same name counts as not told, as if it had been put in another's place.
Names that are settled without the model are left out. Exchanged or not (replaced, alone): in a copy of each set one
English name a pair gives way to one of another pair, and what the readings of both copies leave untold is told apart.

Each set is held out in turn: printed are the area under the curve, and the share of wrong names that is found when one
and three in a hundred right ones are. With ``--write`` the weights of all sets together are written.
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
from samesaid.compare.names.checks.crosslingual import readings
from samesaid.compare.names.checks.replacement import alone_cues, least_told, may_be_alone, replaced_cues
from samesaid.compare.names.matching.certain_matches import surely_in_chinese, surely_in_english
from samesaid.compare.names.matching.counterparts import counterparts, may_be_one
from samesaid.compare.names.matching.features import Cues, cues_in_chinese, cues_in_english
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.matching.probability import heard_or_glossed
from samesaid.compare.names.matching.same_language import words_of
from samesaid.compare.names.text import simplify
from samesaid.compare.pair import Pair, pair_of
from samesaid.languages import primary
from samesaid.model import Bead, Mention

WEIGHTS = ROOT / "compare" / "names" / "weights.json"
TAGS = {"zht": "zh-Hant"}
# How far away a neighbouring pair may be.
_NEAR = 6
# What a right pair of the copies weighs against a wrong one. Right ones are far more frequent in real texts; a name
# without a counterpart says less than two.
_RIGHT = {"replaced": 2.5, "alone": 5.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of a set: its names, which of them surely belong together, and both sides without those."""

    english: tuple[Mention, ...]
    chinese: tuple[Mention, ...]
    linked: frozenset[str]
    chinese_text: ChineseText
    english_text: EnglishText
    whole_chinese: ChineseText
    whole_english: EnglishText


@dataclass(frozen=True, slots=True)
class Sample:
    """The cues of one name against one sentence, and whether it is told there."""

    group: str
    told: bool
    cues: Cues


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
    """English names against Chinese sentences."""
    for i, row in enumerate(rows):
        for name in row.english:
            for j in (i, *_elsewhere(rows, i, rng, partial(_has_english, name))):
                if (j == i and name.text in row.linked) or surely_in_chinese(name, rows[j].whole_chinese):
                    continue
                if not heard_or_glossed(name, rows[j].chinese_text):
                    yield Sample(group, j == i, cues_in_chinese(name, rows[j].chinese_text, meanings))


def english_samples(rows: Sequence[Row], group: str, rng: random.Random, meanings: Meanings) -> Iterator[Sample]:
    """Chinese names against English sentences."""
    for i, row in enumerate(rows):
        for name in row.chinese:
            for j in (i, *_elsewhere(rows, i, rng, partial(_has_chinese, name))):
                if (j == i and name.text in row.linked) or surely_in_english(name, rows[j].whole_english):
                    continue
                if not any(may_be_one(e, name) for e in rows[j].english if e.text in rows[j].linked):
                    yield Sample(
                        group, j == i, cues_in_english(name, simplify(name.text), rows[j].english_text, meanings)
                    )


def verdict_samples(pair: Pair, group: str, right: bool, samples: dict[str, list[Sample]]) -> None:
    """What the readings of a set leave untold; ``right`` says that nothing was exchanged in it."""
    for reading in readings(pair, list(pair.matched())):
        if not reading.untold:
            continue
        missing = reading.missing_weighed()
        if missing:
            cues = replaced_cues(*least_told(reading.untold, missing), reading.meanings)
            samples["replaced"].append(Sample(group, not right, cues))
        surest = min(reading.untold, key=lambda u: u.told)
        if may_be_alone(surest) and not missing:
            samples["alone"].append(Sample(group, not right, alone_cues(surest)))


def _elsewhere(rows: Sequence[Row], i: int, rng: random.Random, has: Callable[[Row], bool]) -> list[int]:
    """A neighbour and a random row that do not have the name."""
    near = [j for j in range(max(0, i - _NEAR), min(len(rows), i + _NEAR + 1)) if j != i and not has(rows[j])]
    far = [j for j in rng.sample(range(len(rows)), min(8, len(rows))) if j != i and not has(rows[j])]
    return [rng.choice(some) for some in (near, far) if some]


def _has_english(name: Mention, row: Row) -> bool:
    return not {w.lower() for w in words_of(name)}.isdisjoint(w.lower() for w in row.whole_english.words)


def _has_chinese(name: Mention, row: Row) -> bool:
    return name.text[:2] in row.whole_chinese.text


def fit(samples: Sequence[Sample], right: float | None = None) -> tuple[LogisticRegression, list[str]]:
    """A logistic regression on the cues in their own scale.

    Both classes weigh the same, or a right sample weighs ``right`` times a wrong one.
    """
    names = list(samples[0].cues)
    weight = "balanced" if right is None else {False: right, True: 1.0}
    model = LogisticRegression(C=1.0, class_weight=weight, max_iter=5000)
    model.fit(_matrix(samples, names), [s.told for s in samples])
    return model, names


def _matrix(samples: Sequence[Sample], names: Sequence[str]) -> np.ndarray:
    return np.array([[s.cues[n] for n in names] for s in samples])


def held_out(samples: Sequence[Sample]) -> None:
    """Print how well the names of each set are told apart by weights of the other sets."""
    for group in sorted({s.group for s in samples}):
        inside = [s for s in samples if s.group == group]
        outside = [s for s in samples if s.group.split(".")[1] != group.split(".")[1]]
        if len({s.told for s in outside}) == 1 or len({s.told for s in inside}) == 1:
            continue
        model, names = fit(outside)
        told = np.array([s.told for s in inside])
        probability = model.predict_proba(_matrix(inside, names))[:, 1]
        caught = [np.mean(probability[~told] < np.quantile(probability[told], q)) for q in (0.01, 0.03)]
        print(
            f"{group:28s} told {told.sum():5d}  not told {(~told).sum():5d}  "
            f"AUC {roc_auc_score(told, probability):.3f}  caught at 1 % {caught[0]:.2f}  at 3 % {caught[1]:.2f}"
        )


def main() -> None:
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
    for name, weights in told_weights(pairs, rng).items():
        table[name] = weights
    _write(table, WEIGHTS if arguments.write else None)
    for name, weights in verdict_weights(pairs, rng).items():
        table[name] = weights
    _write(table, WEIGHTS if arguments.write else None)


def told_weights(pairs: Mapping[str, Pair], rng: random.Random) -> dict[str, dict[str, float]]:
    """Weights of the first step: is a name told?"""
    samples: dict[str, list[Sample]] = {"in_chinese": [], "in_english": []}
    for group, pair in pairs.items():
        rows = rows_of(pair)
        meanings = Meanings(bundled())
        meanings.prepare((t for r in rows for t in (r.whole_chinese, r.whole_english)), ())
        samples["in_chinese"] += chinese_samples(rows, group, rng, meanings)
        samples["in_english"] += english_samples(rows, group, rng, meanings)
    return {direction: _fitted(direction, found, None) for direction, found in samples.items()}


def verdict_weights(pairs: Mapping[str, Pair], rng: random.Random) -> dict[str, dict[str, float]]:
    """Weights of the second step, which takes the probabilities of the first: were names exchanged?"""
    samples: dict[str, list[Sample]] = {"replaced": [], "alone": []}
    for group, pair in pairs.items():
        verdict_samples(pair, group, right=True, samples=samples)
        verdict_samples(planted(pair, rng), group, right=False, samples=samples)
    return {name: _fitted(name, found, _RIGHT[name]) for name, found in samples.items()}


def _fitted(name: str, samples: Sequence[Sample], right: float | None) -> dict[str, float]:
    print(name)
    held_out(samples)
    model, cues = fit(samples, right)
    found = {"bias": model.intercept_[0], **dict(zip(cues, model.coef_[0], strict=True))}
    weights = {cue: round(float(value), 3) for cue, value in found.items()}
    print(json.dumps(weights))
    return weights


def _write(table: Mapping[str, object], path: Path | None) -> None:
    if path is None:
        return
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**kept, **table}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
