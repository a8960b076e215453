"""How near a name is in meaning to words of the other side, for many sentences with few calls of the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from samesaid.compare.names import tuning
from samesaid.compare.names.bead_text import BeadText
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Encoder, Span

if TYPE_CHECKING:
    from samesaid.model import FloatArray

# Parts of speech that may begin or end a rendering.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X", "NUM"})


class _SpanEncoder(Protocol):
    """An encoder that reads the spans of many sentences in one pass."""

    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Sequence[FloatArray]: ...


class Meanings:
    """Vectors of names and of spans of sentences, each computed once; `prepare` computes many at a time."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._names: dict[str, FloatArray] = {}
        self._spans: dict[tuple[int, int], tuple[tuple[Span, ...], FloatArray]] = {}

    def prepare(self, texts: Iterable[BeadText], names: Iterable[str]) -> None:
        """Encode the spans of the sentences of ``texts``, and the ``names``, unless that was done before."""
        new = [name for name in dict.fromkeys(names) if name not in self._names]
        if new:
            self._names.update(zip(new, self._encoder.encode(new), strict=True))
        sentences = {(id(t.side), i): (t.side, i) for t in texts for i in t.indices}
        missing = {key: sentence for key, sentence in sentences.items() if key not in self._spans}
        if missing:
            self._encode_spans(missing)

    def _encode_spans(self, places: dict[tuple[int, int], tuple[Side, int]]) -> None:
        sentences = [side.document.sentences[i] for side, i in places.values()]
        spans = [candidate_spans(side.annotate(taggings)[i].tokens) for side, i in places.values()]
        inside = [
            [Span(s.start - sentence.span.start, s.end - sentence.span.start) for s in found]
            for sentence, found in zip(sentences, spans, strict=True)
        ]
        vectors = self._span_vectors([s.text for s in sentences], inside)
        for key, found, rows in zip(places, spans, vectors, strict=True):
            self._spans[key] = (tuple(found), rows)

    def _span_vectors(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Sequence[FloatArray]:
        """A row a span, an array a text."""
        if hasattr(self._encoder, "encode_many_spans"):
            return cast("_SpanEncoder", self._encoder).encode_many_spans(texts, spans)
        every = [span.of(text) for text, found in zip(texts, spans, strict=True) for span in found]
        if not every:
            return [np.zeros((0, 0), dtype=np.float32)] * len(texts)
        return np.split(self._encoder.encode(every), np.cumsum([len(s) for s in spans])[:-1])

    def cosine(self, one: str, other: str) -> float:
        """The cosine of two names."""
        self.prepare((), (one, other))
        return float(self._names[one] @ self._names[other])

    def nearest(self, name: str, text: BeadText) -> tuple[float, float]:
        """The cosine of ``name`` and the nearest span of ``text``, and its lead over the best span without its words.

        Both are 0 for a text without spans, the lead for one with too few.
        """
        self.prepare([text], [name])
        vector = self._names[name]
        spans: list[Span] = []
        cosines: list[float] = []
        for i in text.indices:
            found, rows = self._spans[id(text.side), i]
            if found:
                kept = [n for n, span in enumerate(found) if not text.hides(span)]
                spans += [found[n] for n in kept]
                cosines += (rows[kept] @ vector).tolist()
        if not spans:
            return 0.0, 0.0
        best = int(np.argmax(cosines))
        rivals = [c for c, span in zip(cosines, spans, strict=True) if not span.overlaps(spans[best])]
        return cosines[best], cosines[best] - max(rivals) if len(rivals) >= tuning.MIN_RIVAL_SPANS else 0.0


def candidate_spans(tokens: Sequence[Token]) -> list[Span]:
    """Runs of up to four words that begin and end with a content word and cross no mark or gap."""
    spans = []
    for start, first in enumerate(tokens):
        if first.pos not in _CONTENT:
            continue
        for end in range(start, min(start + tuning.MAX_SPAN_WORDS, len(tokens))):
            if tokens[end].pos == "PUNCT" and tokens[end].text not in "·-–'’.":
                break
            if end > start and tokens[end].span.start > tokens[end - 1].span.end + 1:
                break
            if tokens[end].pos in _CONTENT:
                spans.append(Span(first.span.start, tokens[end].span.end))
    return spans
