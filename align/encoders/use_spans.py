"""Vectors of many parts of many sentences, each read where it stands, from one pass of the encoder over the sentences.

The bundled model sums the features of its tokens (see `use_model`): the sum of a part is a difference of running sums,
so that a part costs no pass of its own. Its tokens see up to four neighbours across its edges, and a token that stands
half inside belongs to it: the vectors are near to (cosine .94 on average), not the same as, those of the part alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.use_network import DIMENSION, FloatArray, UseModel
from samesaid.model import Span

# Sentences whose token features are held at once.
_BATCH = 32


def part_sums(
    model: UseModel, tokens: Sequence[Sequence[int]], ranges: Sequence[NDArray[np.int64]], marks: tuple[int, int]
) -> list[FloatArray]:
    """Sums of parts of texts: ``ranges[i]``, shape (n, 2), from one token of text ``i`` to before another.

    ``marks`` are the tokens of beginning and end, which every part gets as if it were a text. One array of shape
    (n, 513) a text.
    """
    frame = model.sums([marks])[0]
    found: list[FloatArray] = [np.zeros((0, DIMENSION + 1), dtype=np.float32)] * len(tokens)
    order = sorted((i for i in range(len(tokens)) if len(ranges[i])), key=lambda i: len(tokens[i]))
    for start in range(0, len(order), _BATCH):
        rows = order[start : start + _BATCH]
        for i, running in zip(rows, _running(model, [tokens[i] for i in rows]), strict=True):
            found[i] = (running[ranges[i][:, 1]] - running[ranges[i][:, 0]]).astype(np.float32) + frame
    return found


def _running(model: UseModel, tokens: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Running sums of the token features of some texts, shape (texts, longest + 1, 513)."""
    longest = max(map(len, tokens))
    ends = np.array([len(t) for t in tokens], dtype=np.int64)[:, None]
    places = np.arange(longest + 1, dtype=np.int64)[None]
    windows = np.stack([np.minimum(places[:, :-1], ends), np.minimum(places[:, 1:], ends)], axis=2)
    features = model.sums(tokens, windows).astype(np.float64)
    return np.concatenate([np.zeros_like(features[:, :1]), np.cumsum(features, axis=1)], axis=1)


def token_ranges(text: str, pieces: Sequence[tuple[int, int]], spans: Sequence[Span]) -> NDArray[np.int64]:
    """From the first token that a span of ``text`` touches to before the next one after it, shape (len(spans), 2).

    ``pieces`` are the tokens' places in the bytes of ``text`` (UTF-8), in order.
    """
    offsets = np.concatenate([[0], np.cumsum([len(c.encode()) for c in text])])
    begins, ends = np.array(pieces, dtype=np.int64).reshape(-1, 2).T
    first = np.searchsorted(ends, offsets[[s.start for s in spans]], side="right")
    last = np.searchsorted(begins, offsets[[s.end for s in spans]], side="left")
    return np.stack([first, np.maximum(first, last)], axis=1)
