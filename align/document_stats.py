"""Statistics of two documents: from their anchors, how long and how near a translation usually is; and, once they are
aligned, whether they look like versions of one text at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.align.overlaps import Overlaps
from samesaid.align.tuning import LENGTH_PAD, MAX_SPREAD, MIN_ANCHORS, MIN_SPREAD, USUAL_SPREAD
from samesaid.model import Bead, Document

# Quartiles of a normal distribution are so many standard deviations apart.
_QUARTILES = 1.35


@dataclass(frozen=True, slots=True)
class DocumentStats:
    """What is usual between a sentence and its counterpart in two documents.

    ``length_ratio`` is the target's length for one letter of the source, ``length_spread`` the standard deviation of
    its natural logarithm, ``typical_cosine`` the median cosine of two sentences that say the same.
    """

    length_ratio: float
    length_spread: float
    typical_cosine: float


def document_stats(source: Overlaps, target: Overlaps, anchors: list[tuple[int, int]]) -> DocumentStats:
    """Medians over the anchors, the spread from their quartiles; with few anchors, nearer to what is usual."""
    if not anchors:
        return DocumentStats(1.0, USUAL_SPREAD, 0.0)
    pairs = np.array(anchors, dtype=np.int64)
    x, y = source.lengths[pairs[:, 0]], target.lengths[pairs[:, 1]]
    ratios = np.log((y + LENGTH_PAD) / (x + LENGTH_PAD))
    cosines = np.einsum("ij,ij->i", source.vectors[0, pairs[:, 0]], target.vectors[0, pairs[:, 1]])
    typical = float(np.median(cosines))
    if len(anchors) < MIN_ANCHORS:
        return DocumentStats(float(np.exp(ratios.sum() / MIN_ANCHORS)), USUAL_SPREAD, typical)
    low, middle, high = np.percentile(ratios, [25, 50, 75])
    spread = float(np.clip((high - low) / _QUARTILES, MIN_SPREAD, MAX_SPREAD))
    return DocumentStats(float(np.exp(middle)), spread, typical)


def relatedness(beads: Sequence[Bead], source: Document, target: Document) -> float:
    """How much of the shorter document has a counterpart, and how near the two are: 0 to 1.

    A document's share is the mean over its characters of the similarity of their bead, 0 where there is none. The
    larger share counts, so that a digest of a long text is still related to it.
    """
    sides = (
        _share(((bead.similarity, bead.source) for bead in beads if bead.target), source),
        _share(((bead.similarity, bead.target) for bead in beads if bead.source), target),
    )
    return max(sides)


def _share(matched: Iterable[tuple[float, tuple[int, ...]]], document: Document) -> float:
    total = sum(len(s.text) for s in document.sentences)
    related = sum(max(0.0, similarity) * len(document.sentences[i].text) for similarity, run in matched for i in run)
    return related / total if total else 0.0
