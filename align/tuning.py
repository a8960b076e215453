"""The few numbers of the alignment engine, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tuning:
    """Weights of the search. Cosines are of vectors centred on their document's mean."""

    # Longest run of sentences on one side of a bead, and on both sides together.
    longest: int = 6
    longest_sum: int = 8
    # Share of the fused similarity that figures, shared words and punctuation get: fiction, where vectors say little,
    # gains most (questions, exclamations and quotation marks survive translation).
    lexical: float = 0.1
    # How much of the mean similarity to the neighbours is taken off: a run that is also near the next sentence on
    # the other side has not been cut rightly.
    margin: float = 0.42
    # A sentence at the edge of a bead without which the rest is nearer does not belong to it.
    trim: float = 1.5
    # A run of sentences without counterpart is paid for once, not by the sentence: texts lose whole passages.
    gap_open: float = 0.07
    # In a free rendering a low cosine says less, so a gap costs this much more for each point of cosine that the
    # usual pair lies under ``literal``, down to ``freest``.
    gap_free: float = 0.9
    literal: float = 0.68
    freest: float = 0.38
    # Runs less alike than the gate, in parts of the usual cosine of the document, hardly ever say the same thing.
    gate: float = 0.38
    gate_cost: float = 0.07
    # Unlike lengths scale a score down (by a power of log2(1 + shorter/longer)), and cost by their squared deviation
    # in units of what is usual in this pair of documents, up to a cap; short sentences deviate more.
    length_factor: float = 0.15
    length_cost: float = 0.035
    length_cap: float = 9.0
    length_short: float = 80.0
    # A bead less alike than this, in parts of the usual cosine, gives way to a passage told elsewhere.
    weak: float = 0.5
    # A passage told elsewhere needs a pair of sentences as near as this, its other beads as near as that, in parts of
    # the usual cosine of the document.
    moved_seed: float = 0.6
    moved_gate: float = 0.45
    # What its beads must have above the gate, taken together: one sentence alone has to be nearer than several.
    moved_proof: float = 0.5
    # Sentences beside the surest one that a moved passage may take along at once.
    moved_reach: int = 40
    # Boundaries beside the coarse path that the fine search visits.
    band: int = 24


DEFAULT = Tuning()
# Where the encoder does not know a language, figures, names and punctuation say more, and a gap needs more proof.
UNKNOWN = replace(DEFAULT, lexical=0.3, gap_open=0.2)
