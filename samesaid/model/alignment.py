"""Which sentences say the same thing, and how alike their wordings are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def rows_over_versions(count: int, alignments: Iterable[Sequence[Bead]]) -> tuple[tuple[int, ...], ...]:
    """The sentences of a reference in the smallest rows that no bead of any version divides.

    ``count`` is the number of sentences of the reference; an alignment has the beads of one version. Every sentence is
    in exactly one row, as its index; rows and indices rise. Disjoint sets with path halving (Tarjan and van Leeuwen
    1984).
    """
    parent = list(range(count))

    def first(sentence: int) -> int:
        while parent[sentence] != sentence:
            parent[sentence] = parent[parent[sentence]]
            sentence = parent[sentence]
        return sentence

    for beads in alignments:
        for bead in beads:
            roots = sorted({first(sentence) for sentence in bead.source})
            for root in roots[1:]:
                parent[root] = roots[0]
    rows: dict[int, list[int]] = {}
    for sentence in range(count):
        rows.setdefault(first(sentence), []).append(sentence)
    return tuple(tuple(row) for row in rows.values())
