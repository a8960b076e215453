"""Which sentences say the same thing, and how alike their wordings are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

SideName: TypeAlias = Literal["source", "target"]
SIDES: Final[tuple[SideName, SideName]] = ("source", "target")


def other_side(side: SideName) -> SideName:
    return "target" if side == "source" else "source"


@dataclass(frozen=True, slots=True)
class Bead:
    """Two runs of sentence indices that say the same thing; either may be empty (a sentence without a counterpart).

    ``similarity`` is the encoder's cosine of the two runs (0 for a bead with an empty side); ``moved`` is True for a
    bead out of the order of the others; ``confidence`` (0 to 1) says how much better it fits than the next best way to
    divide the same sentences.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False
    confidence: float = 1.0

    def run(self, side: SideName) -> tuple[int, ...]:
        """The indices of the bead's sentences on one side."""
        return self.source if side == "source" else self.target


@dataclass(frozen=True, slots=True)
class Surface:
    """How alike the wordings of the two sides of a bead are, each from 0 to 100: sentence-level chrF and BLEU."""

    chrf: float
    bleu: float
