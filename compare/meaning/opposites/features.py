"""How much better the opposite of an English word fits the Chinese side than the word itself, by vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from samesaid.compare.meaning.opposites import tuning
from samesaid.compare.meaning.opposites.candidates import Candidate
from samesaid.compare.pair import Side
from samesaid.compare.tagging import Token, taggings
from samesaid.model import Encoder, Span

if TYPE_CHECKING:
    from samesaid.model import FloatArray

NAMES = ("sentence", "sentence relative", "phrase", "word", "listed", "whole gloss", "two characters", "distance")
"""What the columns of the features are."""


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate and the sentences of its bead."""

    candidate: Candidate
    ones: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is compared: pairs are (as it is, with the opposite)."""

    chinese: str
    sentence: tuple[str, str]
    phrase: tuple[str, str]
    word: tuple[str, str]
    around: tuple[str, ...]
    hints: tuple[str, ...]
    words: tuple[str, ...]

    def every(self) -> Iterator[str]:
        yield from (self.chinese, *self.sentence, *self.phrase, *self.word, *self.around, *self.hints, *self.words)


def features(places: Sequence[Place], english: Side, chinese: Side, encoder: Encoder) -> FloatArray:
    """A row a place, the columns `NAMES`. Every text is encoded once, all in one call."""
    texts = [_texts(place, english, chinese) for place in places]
    every = list(dict.fromkeys(text for one in texts for text in one.every()))
    vectors = dict(zip(every, encoder.encode(every), strict=True)) if every else {}
    rows = [_row(p, t, vectors, english, chinese) for p, t in zip(places, texts, strict=True)]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(NAMES))


def _texts(place: Place, english: Side, chinese: Side) -> _Texts:
    token, opposite = place.candidate.token, place.candidate.opposite
    tokens = english.annotate(taggings)[place.candidate.sentence].tokens
    text = english.document.text
    whole = english.document.sentences[place.candidate.sentence].span
    chinese_tokens = [t for i in place.others for t in chinese.annotate(taggings)[i].tokens if t.pos != "PUNCT"]
    written = chinese.document.text
    hints = [hint.span for hint in place.candidate.hints]
    return _Texts(
        chinese.text(place.others),
        _both(text, whole, token.span, opposite),
        _both(text, _around(tokens, token.span), token.span, opposite),
        (token.text, opposite),
        tuple(_around(chinese_tokens, span).of(written) for span in hints),
        tuple(span.of(written) for span in hints),
        tuple(dict.fromkeys(t.text for t in chinese_tokens)),
    )


def _both(text: str, extent: Span, place: Span, opposite: str) -> tuple[str, str]:
    before, after = text[extent.start : place.start], text[place.end : extent.end]
    return f"{before}{place.of(text)}{after}", f"{before}{opposite}{after}"


def _around(tokens: Sequence[Token], place: Span) -> Span:
    """The span of a word and its neighbours."""
    at = next((n for n, t in enumerate(tokens) if t.span.overlaps(place)), None)
    if at is None:
        return place
    near = tokens[max(0, at - tuning.CONTEXT_WORDS) : at + tuning.CONTEXT_WORDS + 1]
    return Span(near[0].span.start, near[-1].span.end)


def _row(place: Place, texts: _Texts, vectors: dict[str, FloatArray], english: Side, chinese: Side) -> list[float]:
    def cosine(one: str, other: str) -> float:
        return float(vectors[one] @ vectors[other])

    def nearest(one: str, others: Sequence[str]) -> float:
        return max((cosine(one, other) for other in others), default=0.0)

    plain, turned = texts.sentence
    gain = cosine(texts.chinese, turned) - cosine(texts.chinese, plain)
    hints = place.candidate.hints
    one = _relative(english, place.ones, place.candidate.token.span)
    return [
        gain,
        gain / (1 - cosine(plain, turned) + 0.01),
        nearest(texts.phrase[1], texts.around) - nearest(texts.phrase[0], texts.around),
        nearest(texts.word[1], texts.hints) - nearest(texts.word[0], texts.words),
        float(any(h.listed for h in hints)),
        float(any(h.whole for h in hints)),
        float(any(len(h.span) > 1 for h in hints)),
        min(abs(_relative(chinese, place.others, h.span) - one) for h in hints),
    ]


def _relative(side: Side, sentences: tuple[int, ...], span: Span) -> float:
    """Where in its sentences a place is, 0 to 1."""
    extent = side.extent(sentences) or span
    return (span.start - extent.start) / max(1, len(extent))
