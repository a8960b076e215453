"""A closer look at the doubtful, with vectors of words from the inner layers of a second model of sentences.

Such a model reads a word in its whole sentence, at some hundred times the cost of a look at words by themselves, so it
reads only the beads that the first model finds doubtful. The trees here were fitted on the vectors of one model,
multilingual-e5-small (`benchmarks.fits.inner_parts`), and cosines of another mean something else: one sentence, the
probe, is read to see whether it is that one, by whatever name or path it was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from samesaid.compare.coverage.parts.features import BeadFeatures
from samesaid.compare.coverage.parts.inner import inner_features
from samesaid.compare.token_encoder import WordReader, word_readers
from samesaid.compare.trees import shipped
from samesaid.model import Encoder, FloatArray

MODEL = Path(__file__).with_name("inner.npz")
PROBE = "The ferry to the island leaves at seven in the morning."
_WORDS_OF_PROBE = ("ferry", "island", "leaves", "seven", "morning")
# Cosine of the centred vectors of the probe with those of the model that was fitted on: other precisions of its
# weights give more, other models nearly none.
_MIN_COSINE = 0.6


@dataclass(frozen=True, slots=True)
class Common:
    """What all words of a language have in common, by language: shape (layers, width); and the vectors of the probe,
    shape (layers, words, width).
    """

    means: Mapping[str, FloatArray]
    probe: FloatArray

    def centred(self, vectors: FloatArray, language: str) -> FloatArray:
        """The vectors of words, shape (layers, words, width), without it; one that is all zeros stays."""
        known = np.any(vectors, axis=(0, 2))[None, :, None]
        centred: FloatArray = (vectors - self.means[language][:, None]) * known
        return centred


@cache
def groups() -> frozenset[str]:
    """The groups of languages that have trees."""
    with np.load(MODEL, allow_pickle=False) as file:
        return frozenset(key.removesuffix(".roots") for key in file.files if key.endswith(".roots"))


@cache
def common() -> Common:
    """What is shipped."""
    with np.load(MODEL, allow_pickle=False) as file:
        means = {
            key.removeprefix("mean."): file[key].astype(np.float32) for key in file.files if key.startswith("mean.")
        }
        return Common(means, file["probe"].astype(np.float32))


class SecondLook:
    """The closer look of a group of languages, with the models in use. It is false where there is none."""

    def __init__(self, encoder: Encoder, group: str) -> None:
        self._group = group
        readers = word_readers(encoder)
        self._readers = readers if readers and group in groups() else []

    def __bool__(self) -> bool:
        return bool(self._readers)

    @cached_property
    def reader(self) -> WordReader | None:
        """The model in use whose vectors the trees know; it is loaded here."""
        for reader in self._readers:
            read = probe_of(reader)
            if read is not None and _is_known(read):
                return reader
        return None

    def odds(
        self, reader: WordReader, beads: Sequence[BeadFeatures], rows: Sequence[tuple[FloatArray, FloatArray]]
    ) -> list[tuple[FloatArray, FloatArray]]:
        """The log odds that a word of each side is not said on the other, by bead; ``rows`` are the features that the
        first look had.
        """
        trees = shipped(MODEL, self._group)
        found = []
        for features, inner in zip(rows, inner_of(reader, beads, common()), strict=True):
            first, second = (trees.log_odds(np.concatenate(both, axis=1)) for both in zip(features, inner, strict=True))
            found.append((first, second))
        return found


def inner_of(reader: WordReader, beads: Sequence[BeadFeatures], known: Common) -> list[list[FloatArray]]:
    """The features ``INNER`` of the words of both sides of each bead."""
    sides = [side for bead in beads for side in bead.sides]
    read = reader.word_vectors([side.text for side in sides], [side.places for side in sides])
    assert read is not None  # Only a reader that has read the probe comes here.
    centred = [known.centred(vectors, side.language) for vectors, side in zip(read, sides, strict=True)]
    return [inner_features((centred[2 * k], centred[2 * k + 1]), bead.known()) for k, bead in enumerate(beads)]


def probe_of(reader: WordReader) -> FloatArray | None:
    """The vectors of the words of the probe; None from a model without inner layers."""
    starts = [PROBE.index(word) for word in _WORDS_OF_PROBE]
    places = np.array([(start, start + len(word)) for start, word in zip(starts, _WORDS_OF_PROBE, strict=True)])
    read = reader.word_vectors([PROBE], [places.astype(np.int64)])
    return None if read is None else read[0]


def _is_known(probe: FloatArray) -> bool:
    wanted = common().probe
    if probe.shape != wanted.shape:
        return False
    one, two = (common().centred(vectors, "en").ravel() for vectors in (probe, wanted))
    return float(one @ two) >= _MIN_COSINE * float(np.linalg.norm(one) * np.linalg.norm(two))
