"""Vectors of every run of neighbouring sentences, centred on the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from samesaid.model import Encoder

FloatArray = NDArray[np.float32]


@runtime_checkable
class Additive(Protocol):
    """An encoder whose vectors come from sums, so that runs of sentences need no encoding of their own."""

    def sums(self, texts: Sequence[str]) -> FloatArray: ...

    def from_sums(self, sums: FloatArray) -> FloatArray: ...


@dataclass(frozen=True, slots=True)
class Runs:
    """``vectors[k - 1, i]`` is the unit vector of the ``k`` sentences from ``i`` on (zeros where the text ends before).

    ``lengths`` are the sentences' lengths in characters, shape (n,).
    """

    vectors: FloatArray
    lengths: FloatArray

    def __len__(self) -> int:
        return int(self.vectors.shape[1])


def runs(texts: Sequence[str], encoder: Encoder, longest: int) -> Runs:
    """All runs of up to ``longest`` sentences: shape (longest, len(texts), dimension)."""
    vectors = (
        _additive(texts, encoder, longest) if isinstance(encoder, Additive) else _averaged(texts, encoder, longest)
    )
    vectors -= vectors[0].mean(axis=0)
    for k in range(1, longest):
        vectors[k, max(0, len(texts) - k) :] = 0.0
    norms = np.linalg.norm(vectors, axis=2, keepdims=True)
    np.divide(vectors, norms, out=vectors, where=norms > 1e-6)
    return Runs(vectors, np.array([len(text.strip()) for text in texts], dtype=np.float32))


def _additive(texts: Sequence[str], encoder: Additive, longest: int) -> FloatArray:
    sums = encoder.sums(texts)
    rows, run = [], sums.copy()
    for k in range(longest):
        if k:
            run[: len(texts) - k] += sums[k:]
        rows.append(encoder.from_sums(run))
    return np.stack(rows)


def _averaged(texts: Sequence[str], encoder: Encoder, longest: int) -> FloatArray:
    """Means weighted by length: encoding every run would multiply the cost of a slow model by ``longest``."""
    weights = np.array([max(1, len(text)) for text in texts], dtype=np.float32)[:, None]
    run = encoder.encode(texts) * weights
    single, rows = run.copy(), []
    for k in range(longest):
        if k:
            run[: len(texts) - k] += single[k:]
        rows.append(run / np.maximum(np.linalg.norm(run, axis=1, keepdims=True), 1e-6))
    return np.stack(rows)
