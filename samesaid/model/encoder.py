"""What turns sentences into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from samesaid.model.text import Span

FloatArray = NDArray[np.float32]


class Encoder(Protocol):
    """What turns sentences into vectors of unit length whose cosine says how near they are in meaning."""

    @property
    def name(self) -> str:
        """A name for signatures: ``use-multilingual-3``."""

    @property
    def digest(self) -> str:
        """Eight or more hex digits that change when the model's weights do."""

    @property
    def languages(self) -> frozenset[str] | None:
        """Primary language subtags it knows, or None when it does not say."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension), float32."""

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, shape (len(spans), dimension); ``spans`` count inside ``text``."""
