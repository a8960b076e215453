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
    MAX_EXCESS,
    MAX_SOFT_CUES,
    MAX_WINDOWS,
    NEAREST_WITHOUT_CUES,
    PHRASE_WORDS,
    SMALL_CHANGE,
    WIDE_PHRASE_CHARACTERS,
    WIDE_WINDOW_CHARACTERS,
    WINDOW_WORDS,
)
from samesaid.compare.meaning.negation.words import Cue, Negations
from samesaid.model import Encoder, Span

NAMES = (
    "gain", "loss", "gain share", "gain share above 0", "window gain", "gap", "no cue there", "no soft cue there",
    "no cue but a soft one", "soft cues near", "soft cues there", "soft cues here", "excess", "share", "no", "other",
    "other, gain share", "no soft cue, gain share", "cosine", "window", "change", "apparent cues there",
    "apparent cues near", "apparent cues here",
)  # fmt: skip
"""The columns of `answers`, in order.

``gain`` is the cosine with the other text that is won when the cue is lifted (``loss`` where it is below 0),
``gain share`` its ratio to what the cue changes; ``window gain`` is the same between the words around the cue and the
nearest part of the other text. ``gap`` is how much nearer that part is than the nearest one with a cue. ``excess`` and
``share`` compare the numbers of cues.
"""

Array = NDArray[np.float64]
_Vectors = NDArray[np.float32]
_WORD = re.compile(r"[\w'’-]+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Question:
    """Is this cue of ``here`` rendered in ``there``?"""

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


def answers(questions: Sequence[Question], encoder: Encoder) -> tuple[Array, list[Span]]:
    """A row of features for each question, shape (len(questions), len(NAMES)), and the part of the other text that is
    nearest to the words around the cue.
    """
    if not questions:
        return np.zeros((0, len(NAMES))), []
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
    rows, places = [], []
    for i, question in enumerate(questions):
        here, without, other = vectors[3 * i : 3 * i + 3]
        windows = spans[3 * i + 2][1:]
        best = int(np.argmax(other[1:] @ without[1]))
        rows.append(_row(question, here, without, other, windows, best))
        places.append(windows[best])
    return np.array(rows, dtype=np.float64), places


def _row(
    question: Question, here: _Vectors, lifted: _Vectors, there: _Vectors, windows: Sequence[Span], best: int
) -> list[float]:
    own, other, kind = question.here, question.there, question.cue.kind
    cosine = float(here[0] @ there[0])
    gain, change = float(lifted[0] @ there[0]) - cosine, 1.0 - float(here[0] @ lifted[0])
    share = gain / (change + SMALL_CHANGE)
    near, near_lifted = there[1:] @ here[1], there[1:] @ lifted[1]
    found = float(near_lifted[best])
    negated = [float(near[i]) for i, w in enumerate(windows) if _touches(w, [c.span for c in other.cues])]
    soft = other.soft()
    values = {
        "gain": gain,
        "loss": min(0.0, gain),
        "gain share": share,
        "gain share above 0": max(0.0, share),
        "window gain": found - float(near.max()),
        "gap": found - max(negated, default=NEAREST_WITHOUT_CUES),
        "no cue there": not other.cues,
        "no soft cue there": not soft,
        "no cue but a soft one": not other.cues and bool(soft),
        "soft cues near": _touches(windows[best], soft),
        "soft cues there": min(MAX_SOFT_CUES, len(soft)),
        "soft cues here": _touches(_phrase(own.text, question.cue.span), own.soft()),
        "excess": min(MAX_EXCESS, len(own.cues) - len(other.cues)),
        "share": len(own.cues) / (len(other.cues) + 1.0),
        "no": kind == "no",
        "other": kind == "other",
        "other, gain share": share if kind == "other" else 0.0,
        "no soft cue, gain share": 0.0 if soft else share,
        "cosine": cosine,
        "window": found,
        "change": change,
        "apparent cues there": bool(other.apparent),
        "apparent cues near": _touches(windows[best], other.apparent),
        "apparent cues here": bool(own.apparent),
    }
    return [float(values[name]) for name in NAMES]


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
    return [Span(words[i][0], words[min(last, i + WINDOW_WORDS - 1)][1]) for i in _starts(len(words), WINDOW_WORDS)]


def _starts(length: int, size: int) -> list[int]:
    """Where pieces of ``size`` begin: the first at 0, the last one ends at ``length``; at most MAX_WINDOWS + 1."""
    last = max(0, length - size)
    step = max(1, size // 4, -(-last // MAX_WINDOWS))
    return [*range(0, last, step), last]
