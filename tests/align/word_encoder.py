"""Encoders made of rules, for tests that need no model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samesaid.model import Span

FloatArray = NDArray[np.float32]


class WordEncoder:
    """A column for each word of ``vocabulary``; words joined by ``=`` are renderings of one another."""

    def __init__(self, vocabulary: str, digest: str = "0", languages: frozenset[str] | None = None) -> None:
        self.name, self.digest, self.languages = f"words-{digest}", digest, languages
        self._columns = {w: i for i, group in enumerate(vocabulary.split()) for w in group.split("=")}
        self._width = len(vocabulary.split())
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> FloatArray:
        self.seen += texts
        out = np.zeros((len(texts), self._width), dtype=np.float32)
        for i, text in enumerate(texts):
            for word in text.casefold().split():
                if word in self._columns:
                    out[i, self._columns[word]] += 1.0
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        return np.divide(out, norms, out=out, where=norms > 0)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([span.of(text) for span in spans])
