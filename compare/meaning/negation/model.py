"""The fitted models of negation: is a cue of one side without a rendering on the other?

Logistic regression, a model for each pair of languages and direction; benchmarks.fits.negation writes the weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from samesaid.compare.meaning.negation.features import NAMES, Array

WEIGHTS = Path(__file__).with_name("weights.json")
_FLOOR, _CEILING = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Model:
    """``weights`` by the names of `features.NAMES`, in log odds.

    ``shown`` is the least score that is shown by default, ``doubted`` the least that is evidence.
    """

    weights: Mapping[str, float]
    constant: float
    shown: float
    doubted: float

    def scores(self, rows: Array) -> Array:
        """The log odds of each row of `features.answers`, shape (len(rows),)."""
        scores: Array = rows @ [self.weights[name] for name in NAMES] + self.constant
        return scores

    def strength(self, score: float) -> float | None:
        """From 0 to 1: at ``shown`` 0.5 and rising to 0.9; below it less; None where there is no evidence."""
        if score < self.doubted:
            return None
        above = score - self.shown
        if above >= 0:
            return _FLOOR + (_CEILING - _FLOOR) * (1 - exp(-above / 2))
        return _FLOOR * exp(above / 2)


@cache
def models() -> Mapping[tuple[str, str], Model]:
    """The models by languages (primary subtags): of the side that negates and of the other."""
    record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {
        (m["negating"], m["other"]): Model(m["weights"], m["constant"], m["shown"], m["doubted"])
        for m in record["models"]
    }
