"""What models of sentences do for a check: vectors, and whether two sentences contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from samesaid.model.text import Span

# numpy takes half of the time in which `samesaid --help` answers: the records of a text need nothing of it.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FloatArray: TypeAlias = "NDArray[np.float32]"


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


class Entailment(Protocol):
    """What says whether one text contradicts another."""

    @property
    def name(self) -> str:
        """The model's name, for signatures and messages."""

    @property
    def digest(self) -> str:
        """Eight or more hex digits that change when the model's weights do."""

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """The probability of each (premise, hypothesis) that they contradict each other, shape (len(pairs),)."""
