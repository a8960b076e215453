"""Documents of given sentences, and encoders that need no model."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from samesaid.model import Document, Sentence, Span

FloatArray = NDArray[np.float32]


def document(sentences: Sequence[str], language: str = "en") -> Document:
    """One sentence a line."""
    found: list[Sentence] = []
    start = 0
    for i, text in enumerate(sentences):
        found.append(Sentence(text, Span(start, start + len(text)), i, 0))
        start += len(text) + 1
    return Document("test", language, "\n".join(sentences), tuple(found))


class RandomWordEncoder:
    """The sum of a random vector for each word: texts with the same words are alike in any order."""

    name = "random words"
    digest = "0"
    languages: frozenset[str] | None = None

    def encode(self, texts: Sequence[str]) -> FloatArray:
        out = np.zeros((len(texts), 64), dtype=np.float32)
        for i, text in enumerate(texts):
            for word in text.split():
                out[i] += np.random.default_rng(crc32(word.encode())).standard_normal(64)
        return _unit(out)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([span.of(text) for span in spans])


class VocabularyEncoder:
    """A column for each word of ``vocabulary``; words joined by ``=`` are renderings of one another.

    ``seen`` lists the texts that were encoded.
    """

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
        return _unit(out)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([span.of(text) for span in spans])


def _unit(vectors: FloatArray) -> FloatArray:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, norms, out=vectors, where=norms > 0)
