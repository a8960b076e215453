"""Whether a word was replaced by its opposite: a logistic model that ``benchmarks.fits.opposites`` writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from samesaid.model import FloatArray

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features by name, the constant, and the least log odds that raise evidence."""

    weights: dict[str, float]
    constant: float
    threshold: float

    def is_raised(self, features: FloatArray) -> list[bool]:
        """Whether each row of features, with a column a weight, reaches the threshold."""
        odds = features @ np.array(list(self.weights.values())) + self.constant
        return [bool(one >= self.threshold) for one in odds]


@cache
def shipped() -> Model:
    """The model that is shipped."""
    record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(record["weights"], record["constant"], record["threshold"])
