"""Two documents in, beads out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samesaid.align.coarse import chain, windows
from samesaid.align.joints import rejoined
from samesaid.align.lexical import profiles
from samesaid.align.measure import measure
from samesaid.align.moved import moved, similarity
from samesaid.align.reread import Reread
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
    texts, others = [source.sentences[i].text for i in rows], [target.sentences[j].text for j in columns]
    profile, other_profile = profiles(texts, others)
    left = runs(texts, profile, encoder, tuning.longest)
    right = runs(others, other_profile, encoder, tuning.longest)
    in_order, elsewhere = match(left, right, Reread(texts, others, encoder), tuning)
    return [
        Bead(
            tuple(rows[i] for i in range(i0, i1)),
            tuple(columns[j] for j in range(j0, j1)),
            float(left.plain(i0, i1) @ right.plain(j0, j1)),
            moved=is_moved,
        )
        for found, is_moved in ((in_order, False), (elsewhere, True))
        for i0, i1, j0, j1 in found
    ]


def match(source: Runs, target: Runs, reread: Reread, tuning: Tuning = DEFAULT) -> tuple[list[Run], list[Run]]:
    """Matched runs in order, and those that stand elsewhere: (source start, source stop, target start, target stop)."""
    path = chain(source.vectors[0], target.vectors[0])
    low, high = windows(path, len(source), len(target), tuning.band)
    usual = measure(source, target, path)
    found = search(Scorer(source, target, usual, tuning), low, high)
    found = rejoined(source, target, found, usual, tuning, reread)
    # A bead held together by its place alone must not keep its sentences from a counterpart elsewhere.
    weak = tuning.weak * usual.level
    sure = [run for run in found if similarity(source, target, run) >= weak]
    elsewhere = moved(source, target, sure, usual, tuning)
    kept = [run for run in found if run in sure or not any(_share(run, other) for other in elsewhere)]
    out_of_order: list[Run] = []
    for run in elsewhere:
        place = out_of_order if any(_cross(run, other) for other in kept) else kept
        place.append(run)
    return sorted(kept), out_of_order


def _share(a: Run, b: Run) -> bool:
    """Whether two matched runs have a sentence in common."""
    return (a[0] < b[1] and b[0] < a[1]) or (a[2] < b[3] and b[2] < a[3])


def _cross(a: Run, b: Run) -> bool:
    """Whether two matched runs stand in one order in the source and in the other in the target."""
    return (a[0] < b[0]) != (a[2] < b[2])


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
