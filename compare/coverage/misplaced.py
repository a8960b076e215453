"""M602 for independent rows whose sides belong to other rows: exchanged, or shifted by a row.

Rows are unrelated, so that nothing is concluded from one about another, but for this: where a row's sides are far apart
and another such row has the counterpart, the rows were mixed up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.cosines import Scale, vectors
from samesaid.compare.coverage.evidence import quoted
from samesaid.compare.coverage.scripts import alphabetic_length
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, message


def misplaced(pair: Pair, known: Mapping[int, float], usual: Scale, tested: Sequence[int]) -> dict[int, Evidence]:
    """Evidence for each row of ``tested`` whose reference has its counterpart in another of them, by its index."""
    below = usual.at(tuning.SHARE_MISPLACED)
    far = [n for n in tested if known[n] < below and _is_long(pair, n)]
    far = far[: tuning.MAX_ROWS_MISPLACED]
    if len(far) < 2:
        return {}
    sources, targets = vectors(pair, far)
    table = sources @ targets.T
    np.fill_diagonal(table, -1.0)
    found = {}
    for row, number in enumerate(far):
        best = int(table[row].argmax())
        # Each must be the other's best, so that one sentence is not the counterpart of several.
        if table[row, best] >= usual.at(tuning.SHARE_COUNTERPART) and int(table[:, best].argmax()) == row:
            found[number] = _evidence(pair, number, far[best], known[number], float(table[row, best]))
    return found


def _is_long(pair: Pair, number: int) -> bool:
    bead = pair.beads[number]
    return all(
        alphabetic_length(pair.side(side).text(bead.run(side))) >= tuning.MIN_MISPLACED_LETTERS for side in SIDES
    )


def _evidence(pair: Pair, number: int, other: int, cosine: float, there: float) -> Evidence:
    bead = pair.beads[number]
    counterpart = pair.target.text(pair.beads[other].target)
    return Evidence(
        "M602",
        message("code.M602.elsewhere", row=pair.rows_before + other + 1, quote=quoted(counterpart)),
        number,
        tuple(s.span for s in pair.source.sentences(bead.source)),
        tuple(s.span for s in pair.target.sentences(bead.target)),
        strength=tuning.STRENGTH_MISPLACED,
        reading=message("coverage.similarity.elsewhere", cosine=round(cosine, 2), there=round(there, 2)),
    )
