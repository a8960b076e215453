"""Fit the models that find missing parts of sentences: gradient boosted trees over words.

usage: python -m benchmarks.fits.parts [--write] [--cache DIR] [GROUP …]

Every pair of the training sets is taken as it is, and some four times with a part taken out of one side
(`benchmarks.corpora.deletions`): the words of the other side that said it are the ones to find. The sets are clean ones
and every second row of the fresh ones; the other rows, TICO-19, WMT22 and the systems' translations (mqm) are never
trained on, nor are real or planted errors of any other kind. ``--cache`` keeps the features of each set. With
``--write`` the models are written to compare/coverage/parts/trees.npz. It needs scikit-learn and takes some minutes.
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

from benchmarks.corpora.deletions import Deleted, deletions, parts_of
from benchmarks.corpora.raised import languages_of
from benchmarks.data import GOLD
from benchmarks.fits.trees import Arrays, arrays_of, stored
from benchmarks.measures.pairs import read_rows
from samesaid import documents
from samesaid.align.encoders.use import bundled
from samesaid.compare.coverage.parts.context import Context, contexts
from samesaid.compare.coverage.parts.features import ALL, ALONE, BeadFeatures
from samesaid.compare.coverage.parts.reading import MODEL
from samesaid.compare.coverage.parts.words import Vocabulary, Words, words_of
from samesaid.compare.pair import Side
from samesaid.compare.tagging import taggings
from samesaid.compare.trees import read

# Rows of each set, at most: enough for the trees, and a fit within minutes.
SETS: Mapping[str, Mapping[str, int]] = {
    "zh": {
        "pairs/clean.ntrex.en-zh": 1200, "pairs/clean.ntrex.en-zht": 1200, "pairs/clean.hkma.zh-en": 1200,
        "fresh/wmt21.zh-en": 1200, "fresh/wmt21.en-zh": 1200, "fresh/wmt24pp.en-zht": 1200,
    },
    "en": {"pairs/clean.ntrex.en-en": 900, "fresh/wmt21.en-en": 240},
    "latin": {
        "pairs/clean.ntrex.en-de": 250, "pairs/clean.ntrex.en-fr": 150, "fresh/wmt24pp.en-es": 100,
        "fresh/wmt24pp.en-it": 60, "fresh/wmt24pp.en-pt": 60,
    },
}  # fmt: skip
# Copies of a row with a part taken out, a side at most.
EACH_SIDE = 2
_BATCH = 48
_SEED = 5
# Share of the words that are said that the trees of a group see, each with so much more weight.
SAID_SHARES: Mapping[str, float] = {"zh": 0.6, "en": 0.45, "latin": 0.45}
# Chinese has thrice the rows of the others, and more trees gain by them; with few rows they gain nothing.
_FEW = {"max_iter": 180, "learning_rate": 0.08, "max_leaf_nodes": 24, "max_depth": 6, "min_samples_leaf": 40}
_MANY = {"max_iter": 350, "learning_rate": 0.06, "max_leaf_nodes": 32, "max_depth": 6, "min_samples_leaf": 40}
TREES: Mapping[str, Mapping[str, float]] = {"zh": _MANY, "en": _FEW, "latin": _FEW}
FIRST_TREES = {"max_iter": 60, "learning_rate": 0.12, "max_leaf_nodes": 16, "max_depth": 5, "min_samples_leaf": 60}


def training_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a set that may be trained on: all of a clean one, every second one of a fresh one."""
    rows = read_rows(GOLD / f"{name}.jsonl")
    return rows[::2] if name.startswith("fresh/") else rows


def samples(name: str, count: int) -> Arrays:
    """``features``, shape (words, len(ALL)), and ``labels`` (0, 1) of the words of up to ``count`` rows of a set."""
    found = [one for made in beads_made(name, count) for bead in made for one in bead.samples()]
    return {
        "features": np.concatenate([f for f, _ in found]).astype(np.float16),
        "labels": np.concatenate([labels for _, labels in found]).astype(np.int8),
    }


Sample = tuple[NDArray[np.float32], NDArray[np.int8]]


@dataclass(frozen=True, slots=True)
class Made:
    """A row as it is, or with a part taken out: the features ``ALL`` of the words of both sides, and their labels, -1
    where it is not known whether a word is said. ``order`` says from which side a part is missing: it is the second.
    """

    bead: BeadFeatures
    rows: tuple[NDArray[np.float32], NDArray[np.float32]]
    labels: tuple[NDArray[np.int8], NDArray[np.int8]]
    order: tuple[int, int] = (0, 1)

    def samples(self, more: Sequence[NDArray[np.float32]] = ()) -> Iterator[Sample]:
        """(features, labels) of the words of each side whose labels are known; ``more`` are further features."""
        for side in self.order:
            known = self.labels[side] >= 0
            rows = np.concatenate([self.rows[side], more[side]], axis=1) if more else self.rows[side]
            yield rows[known], self.labels[side][known]


def beads_made(name: str, count: int) -> Iterator[list[Made]]:
    """Up to ``count`` rows of a set, as they are and with parts taken out, some rows at a time."""
    rng = random.Random(zlib.crc32(name.encode()) + _SEED)
    rows = training_rows(name)
    rows = [rows[i] for i in sorted(rng.sample(range(len(rows)), min(count, len(rows))))]
    languages = languages_of(name.partition("/")[2])
    sides = [
        Side(documents.from_rows([r[which] for r in rows], name=which, language=language))
        for which, language in zip(("source", "target"), languages, strict=True)
    ]
    maker = _Maker(sides[0], sides[1], rng)
    for start in range(0, len(rows), _BATCH):
        yield list(maker.made(range(start, min(start + _BATCH, len(rows)))))


class _Maker:
    """Rows as they are and with parts taken out."""

    def __init__(self, source: Side, target: Side, rng: random.Random) -> None:
        self._sides, self._rng = (source, target), rng
        self._encoder = bundled()
        self._vocabulary = Vocabulary(self._encoder)

    def made(self, indices: Sequence[int]) -> Iterator[Made]:
        rows = [(i, *(words_of(side, (i,)) for side in self._sides)) for i in indices]
        rows = [row for row in rows if min(len(row[1]), len(row[2])) > 2 and max(len(row[1]), len(row[2])) <= 120]
        read = contexts(self._encoder, [words for _, *both in rows for words in both])
        jobs: list[tuple[Words, Words, Context, Deleted, bool]] = []
        for k, (i, one, two) in enumerate(rows):
            both = (read[2 * k], read[2 * k + 1])
            bead = self._bead(one, two, both)
            yield Made(bead, bead.in_context(both), (_said(one), _said(two)))
            joint = bead.joint(both[0].parts[0] @ both[1].parts[0].T)
            parts = [parts_of(w, s.annotate(taggings)[i].tokens) for w, s in zip((one, two), self._sides, strict=True)]
            for deleted in deletions(one, two, joint, parts[1], parts[0], self._rng, EACH_SIDE):
                jobs.append((one, deleted.left, both[0], deleted, True))
            for deleted in deletions(two, one, joint.T, parts[0], parts[1], self._rng, EACH_SIDE):
                jobs.append((deleted.left, two, both[1], deleted, False))
        jobs = [job for job in jobs if len(job[3].left) > 2]
        new = contexts(self._encoder, [job[3].left for job in jobs])
        for (one, two, kept, deleted, in_first), context in zip(jobs, new, strict=True):
            both = (kept, context) if in_first else (context, kept)
            bead = self._bead(one, two, both)
            labels = (deleted.labels, _said(two)) if in_first else (_said(one), deleted.labels)
            yield Made(bead, bead.in_context(both), labels, (0, 1) if in_first else (1, 0))

    def _bead(self, one: Words, two: Words, read: tuple[Context, Context]) -> BeadFeatures:
        return BeadFeatures(one, two, self._vocabulary, float(read[0].whole @ read[1].whole))


def _said(words: Words) -> NDArray[np.int8]:
    return np.zeros(len(words), dtype=np.int8)


def fitted(sets: Sequence[Arrays], columns: Sequence[str], settings: Mapping[str, float], share: float) -> Arrays:
    """The trees over these columns of ``ALL``, as arrays that `compare.trees` reads. They see ``share`` of the said
    words.
    """
    return fitted_at(sets, [ALL.index(name) for name in columns], settings, share)


def fitted_at(sets: Sequence[Arrays], places: Sequence[int], settings: Mapping[str, float], share: float) -> Arrays:
    """The trees over the columns at these places."""
    features = np.concatenate([s["features"] for s in sets]).astype(np.float32)[:, places]
    labels = np.concatenate([s["labels"] for s in sets])
    model = HistGradientBoostingClassifier(**settings, l2_regularization=5.0, early_stopping=False, random_state=0)
    seen = (labels == 1) | (np.random.default_rng(0).random(len(labels)) < share)
    model.fit(features[seen], labels[seen], sample_weight=np.where(labels[seen] == 1, 1.0, 1 / share))
    return arrays_of(model, places)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the models that are shipped")
    parser.add_argument("groups", nargs="*", help="zh, en, latin; all when none is given")
    parser.add_argument("--cache", type=Path, help="a folder for the features of each set")
    options = parser.parse_args()
    every: Arrays = {}
    if MODEL.exists():
        with np.load(MODEL) as file:
            every |= dict(file)
    for group in options.groups or SETS:
        sets = SETS[group]
        found = [_cached(name, count, options.cache) for name, count in sets.items()]
        for name, columns, settings in ((group, ALL, TREES[group]), (f"{group}.first", ALONE, FIRST_TREES)):
            arrays = fitted(found, columns, settings, SAID_SHARES[group])
            _ = read(arrays)
            every |= {f"{name.replace('.', '-')}.{key}": array for key, array in arrays.items()}
            print(f"{name}: {len(arrays['roots'])} trees, {len(arrays['feature'])} nodes")
    if options.write:
        np.savez_compressed(MODEL, **every)


def _cached(name: str, count: int, folder: Path | None) -> Arrays:
    path = folder / f"{name.partition('/')[2]}.npz" if folder else None
    return stored(path, partial(samples, name, count))


if __name__ == "__main__":
    main()
