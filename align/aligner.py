"""Two documents in, beads out: anchors, the search in order, bead boundaries, moved passages, confidence.

The two passes over vectors of overlaps are those of Vecalign (Thompson and Koehn 2019, "Vecalign: improved sentence
alignment in linear time and space") and Bertalign (Liu and Zhu 2022, "Bertalign: improved word embedding-based sentence
alignment for Chinese-English parallel corpora of literary texts").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.anchors import anchor_chain, document_stats, search_band
from samesaid.align.bead_boundaries import Rescorer, adjust_boundaries
from samesaid.align.dynamic_programming import best_path
from samesaid.align.moved import moved_beads
from samesaid.align.overlaps import BeadRange, Overlaps, bead_cosine, both_overlaps
from samesaid.align.posterior import Posterior, bead_confidence, moved_confidence, posterior
from samesaid.align.scores import Scorer
from samesaid.align.tuning import DEFAULT, MIN_TYPICAL_COSINE, UNKNOWN_LANGUAGE, Tuning
from samesaid.languages import primary
from samesaid.model import Bead, Document

if TYPE_CHECKING:
    from samesaid.model import Encoder

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads in order and moved ones, each with its confidence.

    ``source_alone`` and ``target_alone`` have the confidence of each sentence that it has no counterpart, should it be
    in none of the beads; shapes (n,) and (m,).
    """

    in_order: dict[BeadRange, float]
    moved: dict[BeadRange, float]
    source_alone: FloatArray
    target_alone: FloatArray


def align(source: Document, target: Document, encoder: Encoder, tuning: Tuning | None = None) -> tuple[Bead, ...]:
    """Beads in the order of the source; every sentence of both documents is in exactly one.

    A sentence without a counterpart is a bead of its own with an empty other side; so is a sentence without text.
    Without ``tuning`` the encoder's languages decide which one is used.
    """
    tuning = tuning or (DEFAULT if _knows(encoder, source, target) else UNKNOWN_LANGUAGE)
    rows, columns = _with_text(source), _with_text(target)
    source_alone, target_alone = np.ones(len(source.sentences)), np.ones(len(target.sentences))
    beads: list[Bead] = []
    if rows and columns:
        texts, others = [source.sentences[i].text for i in rows], [target.sentences[j].text for j in columns]
        left, right = both_overlaps(texts, others, encoder, tuning)
        scorer, path = search(left, right, tuning)
        found = refine(scorer, path, posterior(scorer, path), Rescorer(texts, others, encoder), tuning)
        source_alone[rows], target_alone[columns] = found.source_alone, found.target_alone
        for part, is_moved in ((found.in_order, False), (found.moved, True)):
            for (a, b, c, d), confidence in part.items():
                cosine = float(left.uncentred(a, b) @ right.uncentred(c, d))
                beads.append(Bead(tuple(rows[a:b]), tuple(columns[c:d]), cosine, is_moved, confidence))
    return _complete(beads, source_alone, target_alone)


def search(source: Overlaps, target: Overlaps, tuning: Tuning = DEFAULT) -> tuple[Scorer, list[BeadRange]]:
    """The best path of beads in order, and the scorer that it was found with, which has the statistics."""
    anchors = anchor_chain(source.vectors[0], target.vectors[0])
    scorer = Scorer(source, target, document_stats(source, target, anchors), tuning)
    return scorer, best_path(scorer, *search_band(anchors, len(source), len(target), tuning.band))


def refine(
    scorer: Scorer, path: list[BeadRange], near: Posterior, rescorer: Rescorer, tuning: Tuning = DEFAULT
) -> Alignment:
    """From the best path to the alignment: boundaries adjusted, moved passages found, confidence computed."""
    source, target, stats = scorer.source, scorer.target, scorer.stats
    odds = adjust_boundaries(source, target, path, stats, tuning, rescorer)
    found = {bead: bead_confidence(near.corners(bead), odds[bead], tuning.confidence) for bead in odds}
    # A bead that only its place holds together must not keep its sentences from a counterpart elsewhere.
    weak = tuning.weak_bead * stats.typical_cosine
    strong = [bead for bead in found if bead_cosine(source, target, bead) >= weak]
    elsewhere = moved_beads(source, target, strong, stats, tuning)
    if elsewhere:
        kept, taken = set(strong), [_taken(elsewhere, side, n) for side, n in ((0, len(source)), (2, len(target)))]
        found = {b: c for b, c in found.items() if b in kept or not _meets(b, taken)}
    moved: dict[BeadRange, float] = {}
    order = _Order(found)
    for bead in elsewhere:
        crosses = order.crosses(bead)
        if not crosses:
            order.add(bead)
        beads = moved if crosses else found
        share = bead_cosine(source, target, bead) / max(MIN_TYPICAL_COSINE, stats.typical_cosine)
        beads[bead] = moved_confidence(share, tuning.confidence)
    return Alignment(found, moved, 1.0 - near.source, 1.0 - near.target)


def _knows(encoder: Encoder, *documents: Document) -> bool:
    return encoder.languages is None or all(primary(d.language) in {"und", *encoder.languages} for d in documents)


def _taken(beads: Iterable[BeadRange], side: int, n: int) -> NDArray[np.bool_]:
    """Whether each of ``n`` sentences is in one of the beads; ``side`` is 0 for the source and 2 for the target."""
    taken = np.zeros(n, dtype=bool)
    for bead in beads:
        taken[bead[side] : bead[side + 1]] = True
    return taken


def _meets(bead: BeadRange, taken: Sequence[NDArray[np.bool_]]) -> bool:
    """Whether a sentence of the bead is taken."""
    return bool(taken[0][bead[0] : bead[1]].any() or taken[1][bead[2] : bead[3]].any())


class _Order:
    """Beads in one order on both sides, none of which shares a sentence with another."""

    def __init__(self, beads: Iterable[BeadRange]) -> None:
        starts = sorted((a, c) for a, _, c, _ in beads)
        self._source, self._target = [a for a, _ in starts], [c for _, c in starts]

    def crosses(self, bead: BeadRange) -> bool:
        """Whether the bead comes after another one in the source and before it in the target, or the other way."""
        return bisect_left(self._source, bead[0]) != bisect_left(self._target, bead[2])

    def add(self, bead: BeadRange) -> None:
        place = bisect_left(self._source, bead[0])
        self._source.insert(place, bead[0])
        self._target.insert(place, bead[2])


def _with_text(document: Document) -> list[int]:
    return [i for i, sentence in enumerate(document.sentences) if sentence.text.strip()]


def _complete(beads: list[Bead], source_alone: FloatArray, target_alone: FloatArray) -> tuple[Bead, ...]:
    """The beads and, between them, every sentence that is in none of them, with the confidence that it is alone."""
    used_target = {j for bead in beads for j in bead.target}
    used_source = {i for bead in beads for i in bead.source}
    starts = {bead.source[0]: bead for bead in beads}
    out: list[Bead] = []
    column = 0

    def advance(stop: int) -> None:
        nonlocal column
        alone = (j for j in range(column, stop) if j not in used_target)
        out.extend(Bead((), (j,), confidence=float(target_alone[j])) for j in alone)
        column = max(column, stop)

    for i in range(len(source_alone)):
        if i in starts:
            bead = starts[i]
            if not bead.moved:
                advance(bead.target[0])
            out.append(bead)
        elif i not in used_source:
            out.append(Bead((i,), (), confidence=float(source_alone[i])))
    advance(len(target_alone))
    return tuple(out)


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
