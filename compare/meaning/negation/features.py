"""What says whether a negation of one side is rendered on the other: counts of cues, and vectors of texts and of parts.

The vectors come from the encoder: of both texts, of the negated text without its cue, and of windows of the other text
near the words around the cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.meaning.negation.tuning import (
    MAX_WINDOWS,
    PHRASE_WORDS,
    WIDE_PHRASE_CHARACTERS,
    WIDE_WINDOW_CHARACTERS,
    WINDOW_WORDS,
)
from samesaid.compare.meaning.negation.words import Cue, Negations
from samesaid.model import Encoder, Span

NAMES = (
    "gain", "gain share", "window gain", "gap", "no cue there", "no soft cue there", "soft cues near", "soft cues here",
    "excess", "share", "no", "other", "cosine", "window", "soft cues there", "change", "apparent cues there", "apparent cues near", "apparent cues here",
)  # fmt: skip
"""The names of the columns of `features`, in order."""

Array = NDArray[np.float64]
_Vectors = NDArray[np.float32]
_WORD = re.compile(r"[\w'’-]+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Question:
    """Is this cue of ``here`` rendered in ``there``? ``wide`` says for each text that it is written without spaces."""

    here: Negations
    cue: Cue
    there: Negations


class _SpanEncoder(Protocol):
    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[_Vectors]: ...


def _encoded(encoder: Encoder, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[_Vectors]:
    """The vectors of parts of texts: in their context where the encoder can do that."""
    if hasattr(encoder, "encode_many_spans"):
        return cast(_SpanEncoder, encoder).encode_many_spans(texts, spans)
    return [encoder.encode_spans(text, some) for text, some in zip(texts, spans, strict=True)]


def features(questions: Sequence[Question], encoder: Encoder) -> Array:
    """A row for each question, shape (len(questions), len(NAMES))."""
    texts: list[str] = []
    spans: list[list[Span]] = []
    for question in questions:
        lifted, place = question.here.without(question.cue)
        there = question.there.text
        texts += [question.here.text, lifted, there]
        spans += [
            [Span(0, len(question.here.text)), _phrase(question.here.text, question.cue.span)],
            [Span(0, len(lifted)), _phrase(lifted, place)],
            [Span(0, len(there)), *_windows(there)],
        ]
    vectors = _encoded(encoder, texts, spans)
    rows = [
        _row(question, vectors[3 * i], vectors[3 * i + 1], vectors[3 * i + 2], spans[3 * i + 2][1:])
        for i, question in enumerate(questions)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(questions), len(NAMES))


def _row(question: Question, here: _Vectors, lifted: _Vectors, there: _Vectors, windows: Sequence[Span]) -> list[float]:
    cosine, cosine_lifted = float(here[0] @ there[0]), float(lifted[0] @ there[0])
    change = 1.0 - float(here[0] @ lifted[0])
    near, near_lifted = there[1:] @ here[1], there[1:] @ lifted[1]
    best = int(np.argmax(near_lifted))
    own, other = question.here, question.there
    negated = [i for i, w in enumerate(windows) if _touches(w, [c.span for c in other.cues])]
    found = float(near_lifted[best])
    gap = found - (max(float(near[i]) for i in negated) if negated else 0.3)
    phrase = _phrase(own.text, question.cue.span)
    soft = other.soft()
    return [
        cosine_lifted - cosine,
        (cosine_lifted - cosine) / (change + 0.01),
        found - float(near.max()),
        gap,
        float(not other.cues),
        float(not soft),
        float(_touches(windows[best], soft)),
        float(_touches(phrase, own.soft())),
        float(len(own.cues) - len(other.cues)),
        len(own.cues) / (len(other.cues) + 1.0),
        float(question.cue.kind == "no"),
        float(question.cue.kind == "other"),
        cosine,
        found,
        min(3.0, float(len(soft))),
        change,
        float(bool(other.apparent)),
        float(_touches(windows[best], other.apparent)),
        float(bool(own.apparent)),
    ]


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(o.start < span.end and span.start < max(o.end, o.start + 1) for o in others)


def _phrase(text: str, place: Span) -> Span:
    """The place with some words on either side."""
    if _WIDE.search(text):
        before, after = WIDE_PHRASE_CHARACTERS
        return Span(max(0, place.start - before), min(len(text), place.end + after))
    before, after = PHRASE_WORDS
    words = [m.span() for m in _WORD.finditer(text)]
    left = [w for w in words if w[1] <= place.start][-before:]
    right = [w for w in words if w[0] >= place.end][:after]
    return Span(left[0][0] if left else place.start, right[-1][1] if right else place.end)


def _windows(text: str) -> list[Span]:
    """Overlapping pieces of a text, about as long as a phrase; all of the text where it is shorter."""
    if _WIDE.search(text):
        return [Span(i, min(len(text), i + WIDE_WINDOW_CHARACTERS)) for i in _starts(len(text), WIDE_WINDOW_CHARACTERS)]
    words = [m.span() for m in _WORD.finditer(text)]
    if not words:
        return [Span(0, len(text))]
    last = len(words) - 1
    return [
        Span(words[i][0], words[min(last, i + WINDOW_WORDS - 1)][1]) for i in _starts(len(words), WINDOW_WORDS)
    ]


def _starts(length: int, size: int) -> list[int]:
    """Where pieces of ``size`` begin: the first at 0, the last so that it ends at ``length``; at most MAX_WINDOWS + 1."""
    last = max(0, length - size)
    step = max(1, size // 4, -(-last // MAX_WINDOWS))
    return [*range(0, last, step), last]
