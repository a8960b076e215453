"""The encoder's vectors of phrases, computed once and many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, cast

import numpy as np

from samesaid.model import Encoder, FloatArray, Span


class _ContextEncoder(Protocol):
    """An encoder that embeds parts of many sentences in their context, in one pass over the sentences."""

    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Sequence[FloatArray]: ...


class PhraseVectors:
    """Cosines between phrases. Call ``prepare`` first: it is the batching of encoder calls that makes this fast."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, FloatArray] = {}
        self._in_context: dict[tuple[str, Span], FloatArray] = {}

    def prepare(self, phrases: Iterable[str]) -> None:
        """Encode those of ``phrases`` that have no vector yet."""
        new = [p for p in dict.fromkeys(phrases) if p not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))

    def cosine(self, one: str, two: str) -> float:
        """The similarity in meaning of two phrases, from -1 to 1."""
        if one == two:
            return 1.0
        if one not in self._vectors or two not in self._vectors:
            self.prepare((one, two))
        return float(self._vectors[one] @ self._vectors[two])

    def cosines(self, ones: Sequence[str], others: Sequence[str]) -> FloatArray:
        """The cosines of phrases with phrases, shape (len(ones), len(others)); neither may be empty."""
        self.prepare((*ones, *others))
        rows, columns = (np.stack([self._vectors[p] for p in phrases]) for phrases in (ones, others))
        table: FloatArray = rows @ columns.T
        return table

    def prepare_in_context(self, text: str, parts: Mapping[Span, Iterable[Span]]) -> None:
        """Encode parts of ``text`` in their context: ``parts`` maps the spans of passages to spans inside them.

        With an encoder that cannot do so each part is encoded as a text of its own.
        """
        wanted = {
            extent: [s for s in set(spans) if (text, s) not in self._in_context] for extent, spans in parts.items()
        }
        wanted = {extent: spans for extent, spans in wanted.items() if spans}
        if not wanted:
            return
        if not hasattr(self._encoder, "encode_many_spans"):
            for spans in wanted.values():
                self.prepare(s.of(text) for s in spans)
                self._in_context.update(((text, s), self._vectors[s.of(text)]) for s in spans)
            return
        inside = [[s.shift(-extent.start) for s in spans] for extent, spans in wanted.items()]
        found = cast("_ContextEncoder", self._encoder).encode_many_spans([e.of(text) for e in wanted], inside)
        for spans, vectors in zip(wanted.values(), found, strict=True):
            self._in_context.update(((text, s), v) for s, v in zip(spans, vectors, strict=True))

    def cosines_in_context(self, one: str, here: Span, two: str, there: Sequence[Span]) -> list[float]:
        """The cosines of a part of one text with parts of another. All must have been prepared in context."""
        vectors = np.stack([self._in_context[two, span] for span in there])
        return [float(c) for c in vectors @ self._in_context[one, here]]
