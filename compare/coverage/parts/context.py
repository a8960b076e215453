"""Vectors of the parts of both sides in their context, many beads at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.coverage.parts.words import IntArray, Words
from samesaid.compare.token_encoder import TokenEncoder
from samesaid.model import FloatArray

# Words of the longest part that a word may be said by.
MAX_PART_WORDS = 3
# Words that are left out around a word, to see whether the sentence comes nearer to the other without them.
LEFT_OUT = (1, 3)


@dataclass(frozen=True, slots=True)
class Context:
    """One side in vectors: ``whole`` (512), ``parts[k]`` every run of ``k + 1`` words, shape (n - k, 512), ``rests[k]``
    the sentence without the ``LEFT_OUT[k]`` words around each, shape (n, 512).
    """

    whole: FloatArray
    parts: tuple[FloatArray, ...]
    rests: tuple[FloatArray, ...]


def contexts(encoder: TokenEncoder, sides: Sequence[Words]) -> list[Context]:
    """The vectors of each of these sides."""
    ranges = [_ranges(side) for side in sides]
    parts, rests = encoder.encode_parts([s.text for s in sides], [r[0] for r in ranges], [r[1] for r in ranges])
    return [_context(len(side), p, r) for side, p, r in zip(sides, parts, rests, strict=True)]


def _ranges(side: Words) -> tuple[IntArray, IntArray]:
    n = len(side)
    starts, ends = side.places[:, 0], side.places[:, 1]
    whole = np.array([[0, len(side.text)]], dtype=np.int64)
    runs = [np.stack([starts[: n - k], ends[k:]], axis=1) for k in range(min(n, MAX_PART_WORDS))]
    places = np.arange(n)
    around = [
        np.stack([starts[np.maximum(places - w // 2, 0)], ends[np.minimum(places + w // 2, n - 1)]], axis=1)
        for w in LEFT_OUT
    ]
    return np.concatenate([whole, *runs]), np.concatenate(around)


def _context(n: int, parts: FloatArray, rests: FloatArray) -> Context:
    cuts = np.cumsum([1, *(n - k for k in range(min(n, MAX_PART_WORDS)))])
    whole, *runs = np.split(parts, cuts[:-1])
    return Context(whole[0], tuple(runs), tuple(np.split(rests, len(LEFT_OUT))))
