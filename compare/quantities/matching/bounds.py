"""Bounds that contradict one another: "more than" against "nearly"."""

from __future__ import annotations

from samesaid.compare.quantities.matching.equality import amount
from samesaid.compare.quantities.values.quantity import Bound, Quantity

_UP = frozenset({Bound.MORE, Bound.LEAST})
_DOWN = frozenset({Bound.NEARLY, Bound.LESS})


def clash(one: Quantity, other: Quantity) -> float:
    """How surely the bounds of two equal quantities differ, 0 when they may mean the same.

    "Up to" (多达) praises the size of a figure and is no bound; 近 before a duration reads two ways.
    """
    if one.bound is other.bound or not amount(one) or not amount(other) or one.vague or other.vague:
        return 0.0
    pair = {one.bound, other.bound}
    if pair & _UP and pair & _DOWN:
        return 0.9
    if pair & {Bound.LEAST, Bound.MORE} and Bound.MOST in pair:
        return 0.5
    return 0.0
