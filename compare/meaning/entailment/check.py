"""M601: beads whose two sides contradict each other by the model of entailment that was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from samesaid.compare.coverage.evidence import quoted
from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.pair import Pair
from samesaid.model import message


def contradictions(pair: Pair, known: Collection[int | None]) -> Iterator[Evidence]:
    """Evidence for each bead, but the ``known`` ones, that contradicts the other side read in either direction."""
    if pair.entailment is None:
        return
    beads = [(i, pair.source.text(b.source), pair.target.text(b.target)) for i, b in pair.matched() if i not in known]
    cut = tuning.MAX_ENTAILMENT_CHARACTERS
    texts = [(i, one[:cut], other[:cut]) for i, one, other in beads if one.strip() and other.strip() and one != other]
    forth = pair.entailment.contradictions([(one, other) for _, one, other in texts])
    back = pair.entailment.contradictions([(other, one) for _, one, other in texts])
    for (i, one, other), probability in zip(texts, np.minimum(forth, back), strict=True):
        if probability >= tuning.MIN_CONTRADICTION:
            spans = (pair.source.extent(pair.beads[i].source), pair.target.extent(pair.beads[i].target))
            yield Evidence(
                "M601",
                message(
                    "code.M601.contradiction",
                    model=pair.entailment.name,
                    reference=quoted(one),
                    version=quoted(other),
                ),
                i,
                (spans[0],) if spans[0] else (),
                (spans[1],) if spans[1] else (),
                tuning.STRENGTH_CONTRADICTION,
                message("meaning.contradicted", model=pair.entailment.name, share=f"{probability:.2f}"),
            )
