"""Small documents and stand-ins for tests."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from samesaid.compare.pair import Pair, pair_of
from samesaid.compare.registry import code_table
from samesaid.model import Bead, Document, Finding, FloatArray, Sentence, Severity, Span, Termbase


def document(*sentences: str, language: str = "en", name: str = "text") -> Document:
    """A document of these sentences, a paragraph each."""
    made, start = [], 0
    for index, text in enumerate(sentences):
        made.append(Sentence(text, Span(start, start + len(text)), index, index))
        start += len(text) + 1
    return Document(name, language, "\n".join(sentences), tuple(made))


class LetterEncoder:
    """An encoder without a model: a text's vector counts its letter pairs, so texts that share letters are near."""

    name = "letters"
    digest = "00000000"
    languages = None
    dimension = 64

    def encode(self, texts: Sequence[str]) -> FloatArray:
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            folded = text.casefold()
            for letters in itertools.pairwise(folded):
                bucket = hashlib.md5("".join(letters).encode()).digest()[0] % self.dimension
                vectors[row, bucket] += 1
        normed: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normed

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([s.of(text) for s in spans])


def pair(
    source: Document,
    target: Document,
    beads: Sequence[Bead] | None = None,
    *,
    termbase: Termbase | None = None,
    independent: bool = False,
) -> Pair:
    """A pair whose sentences stand side by side, unless beads say otherwise."""
    if beads is None:
        count = min(len(source.sentences), len(target.sentences))
        beads = [Bead((i,), (i,), 0.8) for i in range(count)]
        beads += [Bead((i,), ()) for i in range(count, len(source.sentences))]
        beads += [Bead((), (i,)) for i in range(count, len(target.sentences))]
    return pair_of(source, target, beads, LetterEncoder(), termbase, independent=independent)


def finding_of(identity: str, code: str, type: str, severity: Severity, *rest: Any, **more: Any) -> Finding:
    """A finding with the kind of its code, as the ranking would make it."""
    rule = code_table().get(code)
    kind = {"kind": rule.kind, "absent": rule.absent} if rule else {"kind": code[:1]}
    return Finding(identity, code, type, severity, *rest, **{**kind, **more})
