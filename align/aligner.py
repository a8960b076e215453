"""Two documents in, beads out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.anchors import chain, windows
from samesaid.align.bead_boundaries import rejoined
from samesaid.align.confidence import confidence, confidence_elsewhere
from samesaid.align.document_stats import measure
from samesaid.align.dynamic_programming import Run, search
from samesaid.align.moved import moved, similarity
from samesaid.align.overlaps import Runs, runs
from samesaid.align.posterior import posterior
from samesaid.align.rescoring import Reread
from samesaid.align.scores import Scorer
from samesaid.align.surface_features import profiles
from samesaid.align.tuning import DEFAULT, UNKNOWN, Tuning
from samesaid.languages import primary
from samesaid.model import Bead, Document

if TYPE_CHECKING:
    from samesaid.model import Encoder

FloatArray = NDArray[np.float64]

# The least that two sentences that say the same are taken to be alike.
_LEVEL = 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """Matched runs, in order and elsewhere, with the confidence of each; and of each sentence, if it is in none, of
    that."""

    in_order: dict[Run, float]
    elsewhere: dict[Run, float]
    source: FloatArray
    target: FloatArray


def align(source: Document, target: Document, encoder: Encoder, tuning: Tuning | None = None) -> tuple[Bead, ...]:
    """Beads in the order of the source; every sentence of both documents is in exactly one.

    A sentence without a counterpart is a bead of its own with an empty other side; so is a sentence without text.
    Without ``tuning`` the encoder's languages decide.
    """
    tuning = tuning or (DEFAULT if _knows(encoder, source, target) else UNKNOWN)
    rows, columns = _worded(source), _worded(target)
    alone_source, alone_target = np.ones(len(source.sentences)), np.ones(len(target.sentences))
    beads: list[Bead] = []
    if rows and columns:
        texts, others = [source.sentences[i].text for i in rows], [target.sentences[j].text for j in columns]
        profile, other_profile = profiles(texts, others)
        left = runs(texts, profile, encoder, tuning.longest)
        right = runs(others, other_profile, encoder, tuning.longest)
        found = match(left, right, Reread(texts, others, encoder), tuning)
        alone_source[rows], alone_target[columns] = found.source, found.target
        for part, is_moved in ((found.in_order, False), (found.elsewhere, True)):
            for (a, b, c, d), sureness in part.items():
                cosine = float(left.plain(a, b) @ right.plain(c, d))
                beads.append(Bead(tuple(rows[a:b]), tuple(columns[c:d]), cosine, is_moved, sureness))
    return _complete(beads, alone_source, alone_target)


def _knows(encoder: Encoder, *documents: Document) -> bool:
    return encoder.languages is None or all(primary(d.language) in {"und", *encoder.languages} for d in documents)


def match(source: Runs, target: Runs, reread: Reread, tuning: Tuning = DEFAULT) -> Match:
    """Matched runs: (source start, source stop, target start, target stop)."""
    path = chain(source.vectors[0], target.vectors[0])
    low, high = windows(path, len(source), len(target), tuning.band)
    usual = measure(source, target, path)
    scorer = Scorer(source, target, usual, tuning)
    path_found = search(scorer, low, high)
    near = posterior(scorer, path_found)
    odds = rejoined(source, target, path_found, usual, tuning, reread)
    found = {run: confidence(near.corners(run), odds[run]) for run in odds}
    # A bead held together by its place alone must not keep its sentences from a counterpart elsewhere.
    sure = [run for run in found if similarity(source, target, run) >= tuning.weak * usual.level]
    elsewhere = moved(source, target, sure, usual, tuning)
    if elsewhere:
        kept = set(sure)
        found = {r: c for r, c in found.items() if r in kept or not any(_share(r, other) for other in elsewhere)}
    out_of_order: dict[Run, float] = {}
    for run in elsewhere:
        place = out_of_order if any(_cross(run, other) for other in found) else found
        place[run] = confidence_elsewhere(similarity(source, target, run) / max(_LEVEL, usual.level))
    return Match(found, out_of_order, 1.0 - near.source, 1.0 - near.target)


def _share(a: Run, b: Run) -> bool:
    """Whether two matched runs have a sentence in common."""
    return (a[0] < b[1] and b[0] < a[1]) or (a[2] < b[3] and b[2] < a[3])


def _cross(a: Run, b: Run) -> bool:
    """Whether two matched runs stand in one order in the source and in the other in the target."""
    return (a[0] < b[0]) != (a[2] < b[2])


def _worded(document: Document) -> list[int]:
    return [i for i, sentence in enumerate(document.sentences) if sentence.text.strip()]


def _complete(beads: list[Bead], source: FloatArray, target: FloatArray) -> tuple[Bead, ...]:
    """The beads and, between them, every sentence that is in none of them, with the confidence that it is alone."""
    used_target = {j for bead in beads for j in bead.target}
    used_source = {i for bead in beads for i in bead.source}
    starts = {bead.source[0]: bead for bead in beads}
    out: list[Bead] = []
    column = 0

    def advance(stop: int) -> None:
        nonlocal column
        out.extend(Bead((), (j,), confidence=float(target[j])) for j in range(column, stop) if j not in used_target)
        column = max(column, stop)

    for i in range(len(source)):
        if i in starts:
            bead = starts[i]
            if not bead.moved:
                advance(bead.target[0])
            out.append(bead)
        elif i not in used_source:
            out.append(Bead((i,), (), confidence=float(source[i])))
    advance(len(target))
    return tuple(out)
