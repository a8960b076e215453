"""Vectors of wordings, computed once and many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from samesaid.model import Encoder

if TYPE_CHECKING:
    from samesaid.model import FloatArray


class Meanings:
    """Cosines between wordings. ``prepare`` first: one call of the encoder for many wordings is what makes it quick."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, FloatArray] = {}

    def prepare(self, wordings: Iterable[str]) -> None:
        """Encode those of ``wordings`` that have no vector yet."""
        new = [w for w in dict.fromkeys(wordings) if w not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))

    def cosine(self, one: str, two: str) -> float:
        """How near two wordings are in meaning, from -1 to 1."""
        if one == two:
            return 1.0
        if one not in self._vectors or two not in self._vectors:
            self.prepare((one, two))
        return float(self._vectors[one] @ self._vectors[two])
