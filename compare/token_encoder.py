"""The encoders that models of words and names were fitted on: they read parts of sentences in their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from samesaid.model import Encoder, FloatArray


class TokenEncoder(Protocol):
    """The bundled encoder, whose vectors of words and of parts of sentences the models know."""

    def encode(self, texts: Sequence[str]) -> FloatArray: ...

    def embeddings(self, words: Sequence[str]) -> tuple[FloatArray, FloatArray]: ...

    def encode_parts(
        self, texts: Sequence[str], parts: Sequence[NDArray[np.int64]], rests: Sequence[NDArray[np.int64]]
    ) -> tuple[list[FloatArray], list[FloatArray]]: ...


class WordReader(Protocol):
    """A model of sentences whose inner layers give vectors of words in their sentences."""

    def word_vectors(self, texts: Sequence[str], places: Sequence[NDArray[np.int64]]) -> list[FloatArray] | None: ...


def token_encoder(encoder: Encoder) -> TokenEncoder | None:
    """The bundled encoder where it is in use, alone or beside others."""
    found = next((one for one in _inside(encoder) if hasattr(one, "encode_parts")), None)
    return cast("TokenEncoder | None", found)


def word_readers(encoder: Encoder) -> list[WordReader]:
    """The models in use that may have inner layers; whether one has any is known when it is loaded."""
    return [cast("WordReader", one) for one in _inside(encoder) if hasattr(one, "word_vectors")]


def _inside(encoder: object) -> Iterator[object]:
    """An encoder, those that it joins, and those that it is made of (the one behind a cache)."""
    yield encoder
    for one, _ in getattr(encoder, "members", ()):
        yield from _inside(one)
    if (inner := getattr(encoder, "encoder", None)) is not None:
        yield from _inside(inner)
