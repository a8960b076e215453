"""Several encoders as one: what one of them misses another may see."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.vectors import unit

if TYPE_CHECKING:
    from samesaid.model import Encoder, Span

FloatArray = NDArray[np.float32]


class EnsembleEncoder:
    """The members' vectors side by side, each scaled by the root of its share, so that cosines are weighted means."""

    def __init__(self, members: Sequence[tuple[Encoder, float]]) -> None:
        """``members`` are encoders with weights above 0; only the ratios of the weights matter."""
        total = sum(weight for _, weight in members)
        self.members: tuple[tuple[Encoder, float], ...] = tuple((one, weight / total) for one, weight in members)

    @cached_property
    def name(self) -> str:
        """The members' names with their shares: ``use-multilingual-3*.61+e5-small*.39``."""
        return "+".join(f"{one.name}*{share:.2f}".replace("*0.", "*.") for one, share in self.members)

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits that change with a member or with its share."""
        state = hashlib.sha256("".join(f"{one.digest} {share:.6f} " for one, share in self.members).encode())
        return state.hexdigest()[:12]

    @property
    def languages(self) -> frozenset[str] | None:
        """The languages that at least one member knows: its part of the vector separates translations from the rest.

        None when one member does not say what it knows.
        """
        known = [one.languages for one, _ in self.members]
        return frozenset().union(*(part for part in known if part)) if None not in known else None

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), sum of the members' dimensions)."""
        return self._side_by_side([one.encode(texts) for one, _ in self.members])

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, shape (len(spans), sum of the members' dimensions)."""
        return self._side_by_side([one.encode_spans(text, spans) for one, _ in self.members])

    def _side_by_side(self, parts: Sequence[FloatArray]) -> FloatArray:
        scaled = [part * np.float32(share**0.5) for part, (_, share) in zip(parts, self.members, strict=True)]
        return unit(np.concatenate(scaled, axis=1, dtype=np.float32))
