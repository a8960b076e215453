"""Vectors of wordings, computed once and many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, cast

import numpy as np

from samesaid.model import Encoder, FloatArray, Span


class _ReadsParts(Protocol):
    """An encoder that reads parts of many sentences where they stand, in one pass over the sentences."""

    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Sequence[FloatArray]: ...


class Meanings:
    """Cosines between wordings. ``prepare`` first: one call of the encoder for many wordings is what makes it quick."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, FloatArray] = {}
        self._parts: dict[tuple[str, Span], FloatArray] = {}

    def prepare(self, wordings: Iterable[str]) -> None:
        """Encode those of ``wordings`` that have no vector yet."""
        new = [w for w in dict.fromkeys(wordings) if w not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))

    def cosine(self, one: str, two: str) -> float:
        """How near two wordings are in meaning, from -1 to 1."""
        if one == two:
            return 1.0
        if one not in self._vectors or two not in self._vectors:
            self.prepare((one, two))
        return float(self._vectors[one] @ self._vectors[two])

    def table(self, ones: Sequence[str], others: Sequence[str]) -> FloatArray:
        """The cosines of wordings with wordings, shape (len(ones), len(others)); neither may be empty."""
        self.prepare((*ones, *others))
        mine, there = (np.stack([self._vectors[w] for w in words]) for words in (ones, others))
        cosines: FloatArray = mine @ there.T
        return cosines

    def prepare_parts(self, text: str, parts: Mapping[Span, Iterable[Span]]) -> None:
        """Encode parts of ``text`` where they stand: ``parts`` maps the spans of passages to spans inside them.

        An encoder without a way to read many parts at once reads each as a text of its own.
        """
        wanted = {extent: [s for s in set(spans) if (text, s) not in self._parts] for extent, spans in parts.items()}
        wanted = {extent: spans for extent, spans in wanted.items() if spans}
        if not wanted:
            return
        if not hasattr(self._encoder, "encode_many_spans"):
            for spans in wanted.values():
                self.prepare(s.of(text) for s in spans)
                self._parts.update(((text, s), self._vectors[s.of(text)]) for s in spans)
            return
        inside = [[s.shift(-extent.start) for s in spans] for extent, spans in wanted.items()]
        found = cast("_ReadsParts", self._encoder).encode_many_spans([e.of(text) for e in wanted], inside)
        for spans, vectors in zip(wanted.values(), found, strict=True):
            self._parts.update(((text, s), v) for s, v in zip(spans, vectors, strict=True))

    def between(self, one: str, here: Span, two: str, there: Sequence[Span]) -> list[float]:
        """How near a part of one text is to parts of another, all prepared: a cosine each."""
        vectors = np.stack([self._parts[two, span] for span in there])
        return [float(c) for c in vectors @ self._parts[one, here]]
