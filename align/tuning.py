"""The few numbers of the alignment engine, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Weights of the search. Cosines are of vectors centred on their document's mean."""

    # Longest run of sentences on one side of a bead, and on both sides together.
    longest: int = 6
    longest_sum: int = 8
    # Share of the fused vector that figures and Latin-letter names get.
    lexical: float = 0.1
    # How much of the mean similarity to the neighbours is taken off: a run that is also near the next sentence on
    # the other side has not been cut rightly.
    margin: float = 0.5
    # A bead must be this much better than nothing.
    floor: float = 0.0
    # Cost of every sentence in a bead beyond one a side.
    merge: float = 0.01
    # A run of sentences without counterpart is paid for once, not by the sentence: texts lose whole passages.
    gap_open: float = 0.15
    gap_extend: float = 0.0
    # Weight of unlike lengths.
    length: float = 1.0
    # Cosines under which two runs are not taken to say the same thing.
    gate: float = 0.25
    gate_cost: float = 0.3
    # Cells beside the coarse path that the fine search visits.
    band: int = 24


DEFAULT = Tuning()
