"""How likely two documents are versions of one text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samesaid.archive.pairing.fingerprint import Fingerprint

# A logistic regression over five features, fitted on bulletins and news in Chinese and English whose pairs are known
# (`python -m benchmarks.fits.pairing` repeats the fit): the margin over rivals and shared numbers decide.
WEIGHTS = {"meaning": 0.4, "leads": 2.5, "figures": 10.0, "size": -2.0, "lead": 7.0}
BIAS = -10.0
# Prior of the share of common numbers: its value, and its weight in numbers (both sides together).
_NEUTRAL = 0.45
_PRIOR = 4.0
_RIVALS = 5
# Minimum similarity of a rival, and the similarity assumed for rivals that a small archive does not have.
_USUAL, _UNSEEN = 0.2, 0.45


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of a candidate pair.

    ``meaning`` is the cosine of the documents' mean vectors, ``leads`` how well their first sentences match
    (mean of the best cosines, both ways), ``figures`` the share of the numbers of the side with fewer that the
    other side has too, rare ones counting more, ``size`` the logarithm of the ratio of their lengths. ``shared`` counts
    the numbers that both have.
    """

    meaning: float
    leads: float
    figures: float
    size: float
    shared: int

    @property
    def closeness(self) -> float:
        """Similarity by which a pair is compared with its rivals."""
        return (self.meaning + self.leads) / 2


def likeness(one: Fingerprint, other: Fingerprint, worth: Callable[[str], float]) -> Likeness:
    """The features of a pair; ``worth`` is the inverse document frequency of a number."""
    cosines = one.leads @ other.leads.T
    leads = (float(cosines.max(axis=0).mean()) + float(cosines.max(axis=1).mean())) / 2 if cosines.size else 0.0
    ratio = max(one.size, 1.0) / max(other.size, 1.0)
    return Likeness(
        float(one.vector @ other.vector),
        leads,
        _overlap(one.figures | one.latin, other.figures | other.latin, worth),
        abs(math.log(ratio)),
        len(one.figures & other.figures),
    )


def _overlap(one: frozenset[str], other: frozenset[str], worth: Callable[[str], float]) -> float:
    def weight(figures: Iterable[str]) -> float:
        return sum(worth(figure) for figure in sorted(figures))

    shared, least = weight(one & other), min(weight(one), weight(other))
    return (shared + _PRIOR * _NEUTRAL) / (least + _PRIOR)


def lead(pair: Likeness, rivals: Iterable[float]) -> float:
    """How much closer a pair is than the mean of the nearest rivals of one of its documents."""
    nearest = sorted(rivals, reverse=True)[:_RIVALS]
    padded = [max(value, _USUAL) for value in nearest] + [_UNSEEN] * (_RIVALS - len(nearest))
    return pair.closeness - sum(padded) / _RIVALS


def probability(pair: Likeness, lead_of_both: float) -> float:
    """From 0 to 1; ``lead_of_both`` is the sum of the leads for both documents."""
    logit = (
        BIAS
        + WEIGHTS["meaning"] * pair.meaning
        + WEIGHTS["leads"] * pair.leads
        + WEIGHTS["figures"] * pair.figures
        + WEIGHTS["size"] * pair.size
        + WEIGHTS["lead"] * lead_of_both
    )
    return 1.0 / (1.0 + math.exp(-logit))
