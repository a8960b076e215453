"""Two documents in, beads out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from samesaid.align.coarse import chain, windows
from samesaid.align.runs import Runs, runs
from samesaid.align.scores import Scorer
from samesaid.align.search import Run, search
from samesaid.align.tuning import DEFAULT, Tuning
from samesaid.model import Bead, Document

if TYPE_CHECKING:
    from samesaid.model import Encoder


def align(source: Document, target: Document, encoder: Encoder, tuning: Tuning = DEFAULT) -> tuple[Bead, ...]:
    """Beads in the order of the source; every sentence of both documents is in exactly one.

    A sentence without a counterpart is a bead of its own with an empty other side; so is a sentence without text.
    """
    rows, columns = _worded(source), _worded(target)
    beads = _matched(source, target, rows, columns, encoder, tuning) if rows and columns else []
    return _complete(beads, len(source.sentences), len(target.sentences))


def _matched(
    source: Document, target: Document, rows: list[int], columns: list[int], encoder: Encoder, tuning: Tuning
) -> list[Bead]:
    left = runs([source.sentences[i].text for i in rows], encoder, tuning.longest)
    right = runs([target.sentences[j].text for j in columns], encoder, tuning.longest)
    found = match(left, right, tuning)
    return [
        Bead(
            tuple(rows[i] for i in range(i0, i1)),
            tuple(columns[j] for j in range(j0, j1)),
            float(left.vectors[i1 - i0 - 1, i0] @ right.vectors[j1 - j0 - 1, j0]),
        )
        for i0, i1, j0, j1 in found
    ]


def match(source: Runs, target: Runs, tuning: Tuning = DEFAULT) -> list[Run]:
    """Matched runs as (source start, source stop, target start, target stop), in order."""
    path = chain(source.vectors[0], target.vectors[0])
    low, high = windows(path, len(source), len(target), tuning.band)
    scorer = Scorer(source, target, _ratio(source, target, path), tuning)
    return search(scorer, low, high)


def _ratio(source: Runs, target: Runs, path: list[tuple[int, int]]) -> float:
    """How much longer the target tells the same thing: the median over the chain's pairs."""
    pairs = [target.lengths[j] / source.lengths[i] for i, j in path if source.lengths[i] >= 1]
    if len(pairs) < 8:
        pairs.append(target.lengths.sum() / max(1.0, source.lengths.sum()))
    return float(np.median(pairs))


def _worded(document: Document) -> list[int]:
    return [i for i, sentence in enumerate(document.sentences) if sentence.text.strip()]


def _complete(beads: list[Bead], n: int, m: int) -> tuple[Bead, ...]:
    """The beads and, between them, every sentence that is in none of them."""
    used_target = {j for bead in beads for j in bead.target}
    used_source = {i for bead in beads for i in bead.source}
    starts = {bead.source[0]: bead for bead in beads}
    out: list[Bead] = []
    column = 0

    def advance(stop: int) -> None:
        nonlocal column
        out.extend(Bead((), (j,)) for j in range(column, stop) if j not in used_target)
        column = max(column, stop)

    for i in range(n):
        if i in starts:
            bead = starts[i]
            if not bead.moved:
                advance(bead.target[0])
            out.append(bead)
        elif i not in used_source:
            out.append(Bead((i,), ()))
    advance(m)
    return tuple(out)
