"""Leftovers of the two sides that stand for one another: the same sort of thing with another value."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samesaid.compare.quantities.matching.assignment import Match, quantity
from samesaid.compare.quantities.matching.equality import amount
from samesaid.compare.quantities.matching.relative_dates import agreed, answers
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.compare.quantities.values.units import compatible, dimension
from samesaid.model import Mention

DATES = frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.DECADE, Kind.CENTURY, Kind.QUARTER})
_REPEATED = 0.7
_COUNTED = frozenset({"", "person", "time"})


def pair(match: Match) -> list[tuple[Mention, Mention, float]]:
    """Leftovers that are each other's best counterpart, taken out of ``match``, and how sure that is.

    A leftover may also be paired with a repeat of the other side: "5 and 8" told as "5 and 5".
    """
    found = [(one, other, 1.0) for one, other in _assign(match.source, match.target)]
    _drop(match.source, [s for s, _, _ in found])
    _drop(match.target, [t for _, t, _ in found])
    for left, repeats, turned in (
        (match.source, match.target_repeats, False),
        (match.target, match.source_repeats, True),
    ):
        extra = _assign(left, repeats) if left and repeats else []
        extra = [(a, b) for a, b in extra if _surely(quantity(a), quantity(b), match)]
        _drop(left, [one for one, _ in extra])
        for a, b in extra:
            # A word that alone is left over is as sure as words are; a figure beside a repeat is less sure than it was.
            sure = 1.0 if quantity(a).low_salience and not quantity(b).low_salience else _REPEATED
            found.append((b, a, sure) if turned else (a, b, sure))
    for left in (match.source, match.target):
        _drop(left, [m for m in left if id(m) in match.excused])
    return found


def _surely(one: Quantity, repeated: Quantity, match: Match) -> bool:
    """Whether a leftover may stand for something that the other side tells twice; years are repeated freely."""
    if one.low_salience and not repeated.low_salience:
        # "2 species, and 2 more" told as four and two: a word for a figure, with nothing else left to answer it.
        return match.same_amounts and len(match.source) + len(match.target) == 1
    return (
        (one.kind is not Kind.YEAR or match.same_years)
        and one.low_salience == repeated.low_salience
        and (not one.low_salience or one.unit != "")
    )


def _drop(mentions: list[Mention], gone: Sequence[Mention]) -> None:
    for mention in gone:
        mentions.remove(mention)


def _assign(source: Sequence[Mention], target: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    candidates = []
    for i, one in enumerate(source):
        for j, other in enumerate(target):
            score = likeness(quantity(one), quantity(other))
            if score > 0:
                candidates.append((-score, abs(i - j), i, j))
    chosen, used_source, used_target = [], set(), set()
    for _, _, i, j in sorted(candidates):
        if i not in used_source and j not in used_target:
            used_source.add(i)
            used_target.add(j)
            chosen.append((source[i], target[j]))
    return chosen


def likeness(one: Quantity, other: Quantity) -> float:
    """How surely two unequal quantities stand for one another: 0 for not at all, above 3 for a slip of scale."""
    if one.kind in DATES or other.kind in DATES or one.kind is other.kind is Kind.RELATIVE:
        return 2.0 if _same_part(one, other) else 0.0
    if one.kind in (Kind.TIME, Kind.ORDINAL, Kind.LABEL) or other.kind in (Kind.TIME, Kind.ORDINAL, Kind.LABEL):
        named = one.kind is not Kind.LABEL or (one.unit == other.unit != "")
        return 1.5 if one.kind is other.kind and named else 0.0
    if not (amount(one) or one.kind is Kind.FRACTION) or not (amount(other) or other.kind is Kind.FRACTION):
        return 0.0
    if one.vague or other.vague:
        return 0.0
    if not _alike(one, other):
        return 0.0
    if one.low_salience or other.low_salience:
        return _weak(one, other)
    near = (
        1.0 / (1.0 + abs(math.log10((one.value + 1e-9) / (other.value + 1e-9)))) if one.value and other.value else 0.0
    )
    return 1.0 + near + (1.0 if one.unit == other.unit else 0.0) + (1.5 if power_of_ten(one, other) else 0.0)


def _same_part(one: Quantity, other: Quantity) -> bool:
    if one.kind is other.kind is Kind.RELATIVE:
        return agreed(one, other) is False
    if one.kind is other.kind or answers(one, other) or answers(other, one):
        return True
    if {one.kind, other.kind} == {Kind.DAY, Kind.DURATION}:
        # The day of the month told as a length of time: 11月11日 and eleven days.
        return one.value == other.value and one.unit == other.unit == "day"
    return {one.kind, other.kind} == {Kind.DAY, Kind.ORDINAL}


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the units allow that one stands for the other; a lost currency or unit does, another dimension not."""
    if one.kind is other.kind:
        return compatible(one.unit, other.unit) or dimension(one.unit) == dimension(other.unit) != ""
    shares = {Kind.PERCENT, Kind.POINT}
    if one.kind in shares or other.kind in shares:
        return one.kind in shares and other.kind in shares
    kinds = {one.kind, other.kind}
    if kinds == {Kind.AGE, Kind.DURATION}:
        return one.unit == other.unit
    return Kind.CARDINAL in kinds and bool(kinds & {Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.MULTIPLE})


def _weak(one: Quantity, other: Quantity) -> float:
    """Weak ones pair only with their own kind and unit, or when both merely count."""
    scores = one.unit == other.unit == "score"
    if one.kind is not other.kind or (one.kind is Kind.CARDINAL and 1 in (one.value, other.value) and not scores):
        return 0.0
    if one.unit == other.unit or (one.unit in _COUNTED and other.unit in _COUNTED):
        return 1.0
    return 0.0


def power_of_ten(one: Quantity, other: Quantity) -> bool:
    """Whether the values differ by a power of ten exactly: the same figures at another scale."""
    if not amount(one) or not amount(other) or one.value <= 0 or other.value <= 0:
        return False
    ratio = math.log10(one.value / other.value)
    return abs(ratio) > 0.5 and abs(ratio - round(ratio)) < 1e-6
