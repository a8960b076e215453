"""How near a name is in meaning to the words of the other side, for many sentences with few calls of the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from samesaid.compare.names.bead_text import BeadText
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Encoder, Span

if TYPE_CHECKING:
    from samesaid.model import FloatArray

# Words that may open or close a rendering.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X", "NUM"})
_LONGEST_SPAN = 4
# The rival of the best span is one that shares no word with it; with fewer spans than this there is none to speak of.
_FEWEST = 3


class _ReadsParts(Protocol):
    """An encoder that reads the parts of many sentences in one pass."""

    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Sequence[FloatArray]: ...


class Meanings:
    """Vectors of names and of the spans of sentences, each computed once; ask for many at a time with `prepare`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._names: dict[str, FloatArray] = {}
        self._parts: dict[tuple[int, int], tuple[tuple[Span, ...], FloatArray]] = {}

    def prepare(self, texts: Iterable[BeadText], names: Iterable[str]) -> None:
        """Read the sentences of ``texts`` and the ``names`` that were not read before."""
        new = [name for name in dict.fromkeys(names) if name not in self._names]
        if new:
            self._names.update(zip(new, self._encoder.encode(new), strict=True))
        places = {(id(t.side), i): (t.side, i) for t in texts for i in t.indices}
        missing = {key: place for key, place in places.items() if key not in self._parts}
        if missing:
            self._read(missing)

    def _read(self, places: dict[tuple[int, int], tuple[Side, int]]) -> None:
        sentences = [side.document.sentences[i] for side, i in places.values()]
        spans = [spans_of(side.annotate(taggings)[i].tokens) for side, i in places.values()]
        inside = [
            [Span(s.start - sentence.span.start, s.end - sentence.span.start) for s in found]
            for sentence, found in zip(sentences, spans, strict=True)
        ]
        vectors = self._vectors([s.text for s in sentences], inside)
        for key, found, part in zip(places, spans, vectors, strict=True):
            self._parts[key] = (tuple(found), part)

    def _vectors(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> Sequence[FloatArray]:
        if hasattr(self._encoder, "encode_many_spans"):
            return cast("_ReadsParts", self._encoder).encode_many_spans(texts, spans)
        every = [span.of(text) for text, found in zip(texts, spans, strict=True) for span in found]
        if not every:
            return [np.zeros((0, 0), dtype=np.float32)] * len(texts)
        return np.split(self._encoder.encode(every), np.cumsum([len(s) for s in spans])[:-1])

    def cosine(self, one: str, other: str) -> float:
        """How near two names are in meaning."""
        self.prepare((), (one, other))
        return float(self._names[one] @ self._names[other])

    def nearest(self, name: str, text: BeadText) -> tuple[float, float]:
        """The best cosine of ``name`` and a span of ``text``, and its lead over the best span that has no word of it.

        Both are 0 where there is no span.
        """
        self.prepare([text], [name])
        vector = self._names[name]
        spans: list[Span] = []
        cosines: list[float] = []
        for i in text.indices:
            found, part = self._parts[id(text.side), i]
            if found:
                kept = [n for n, span in enumerate(found) if not text.hides(span)]
                spans += [found[n] for n in kept]
                cosines += (part[kept] @ vector).tolist()
        if not spans:
            return 0.0, 0.0
        best = int(np.argmax(cosines))
        rivals = [c for c, span in zip(cosines, spans, strict=True) if not span.overlaps(spans[best])]
        return cosines[best], cosines[best] - max(rivals) if len(rivals) >= _FEWEST else 0.0


def spans_of(tokens: Sequence[Token]) -> list[Span]:
    """Runs of up to four words that begin and end with a word of content and go over no mark or gap."""
    spans = []
    for start, first in enumerate(tokens):
        if first.pos not in _CONTENT:
            continue
        for end in range(start, min(start + _LONGEST_SPAN, len(tokens))):
            if tokens[end].pos == "PUNCT" and tokens[end].text not in "·-–'’.":
                break
            if end > start and tokens[end].span.start > tokens[end - 1].span.end + 1:
                break
            if tokens[end].pos in _CONTENT:
                spans.append(Span(first.span.start, tokens[end].span.end))
    return spans
