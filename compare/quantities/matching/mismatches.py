"""Leftovers of the two sides that belong together: the same sort of quantity with another value."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from samesaid.compare.quantities.matching.assignment import Match
from samesaid.compare.quantities.matching.equality import amount
from samesaid.compare.quantities.matching.relative_dates import agreed, answers
from samesaid.compare.quantities.tuning import (
    AMOUNT_SCORE,
    DATE_SCORE,
    EXCUSED_PENALTY,
    LOW_SALIENCE_SCORE,
    MIN_COUNTED,
    MIN_DECADES,
    NAMED_SCORE,
    RATIO_SLACK,
    RELATIVE_SLACK,
    REPEATED_FACTOR,
    SCALE_SCORE,
    UNIT_SCORE,
)
from samesaid.compare.quantities.values.quantity import DATE_KINDS, Kind, Quantity, quantity
from samesaid.compare.quantities.values.units import compatible, dimension
from samesaid.model import Mention

_AGES = frozenset({Kind.AGE, Kind.DECADE})
_NAMED = (Kind.TIME, Kind.ORDINAL, Kind.LABEL)
# Units of what is merely counted.
_COUNTED = frozenset({"", "person", "time"})


def pair_leftovers(match: Match) -> list[tuple[Mention, Mention, float]]:
    """Leftovers that are each other's best counterpart, with a factor on the strength; they are taken out of ``match``.

    A leftover may also be paired with a repeat of the other side: "5 and 8" rendered as "5 and 5".
    """
    found = [(one, other, 1.0) for one, other in _assign(match.source, match.target, match.excused)]
    _drop(match.source, [s for s, _, _ in found])
    _drop(match.target, [t for _, t, _ in found])
    for left, repeats, swapped in (
        (match.source, match.target_repeats, False),
        (match.target, match.source_repeats, True),
    ):
        extra = _assign(left, repeats, match.excused) if left and repeats else []
        extra = [(a, b) for a, b in extra if _may_be_repeat(quantity(a), quantity(b), match)]
        _drop(left, [one for one, _ in extra])
        _drop(repeats, [other for _, other in extra])
        for a, b in extra:
            # An unmatched number word has the strength of words already; an unmatched number in digits is discounted.
            factor = 1.0 if quantity(a).low_salience and not quantity(b).low_salience else REPEATED_FACTOR
            found.append((b, a, factor) if swapped else (a, b, factor))
    for one, other, _ in found:
        _drop(match.source, _supplied(one, other, match.source))
        _drop(match.target, _supplied(other, one, match.target))
    for left in (match.source, match.target):
        _drop(left, [m for m in left if id(m) in match.excused])
    return found


def _supplied(day: Mention, other: Mention, left: Sequence[Mention]) -> list[Mention]:
    """Month and year of a day that differs, where the other side gives its day alone: one finding says it."""
    span = quantity(day).date_span
    if quantity(day).kind is not Kind.DAY or span is None or quantity(other).date_span is not None:
        return []
    return [m for m in left if quantity(m).kind in (Kind.MONTH, Kind.YEAR) and quantity(m).date_span == span]


def _may_be_repeat(one: Quantity, repeated: Quantity, match: Match) -> bool:
    """Whether a leftover may belong to a value that the other side has twice; years are repeated freely."""
    if one.low_salience and not repeated.low_salience:
        # "2 species, and 2 more" rendered as four and two: a word for a number, and nothing else is left to match it.
        return match.same_amounts and len(match.source) + len(match.target) == 1
    return (
        (one.kind is not Kind.YEAR or match.same_years)
        and one.low_salience == repeated.low_salience
        and (not one.low_salience or one.unit != "")
    )


def is_counted(value: Quantity) -> bool:
    """Whether it matters how often the number occurs: long ones, that are seldom mentioned twice without need.

    A power of ten is also the whole that another number is a part of (27/100), or a round name for much.
    """
    if not amount(value) or value.low_salience:
        return False
    return (value.value >= MIN_COUNTED and math.log10(value.value) % 1 > RATIO_SLACK) or 0 < value.step < 1


def _drop(mentions: list[Mention], gone: Sequence[Mention]) -> None:
    for mention in gone:
        mentions.remove(mention)


def _assign(
    source: Sequence[Mention], target: Sequence[Mention], excused: Collection[int]
) -> list[tuple[Mention, Mention]]:
    """The likeliest pairs; ``excused`` are ``id()`` of mentions that are accounted for otherwise."""
    candidates = []
    for i, one in enumerate(source):
        for j, other in enumerate(target):
            score = _likeness(quantity(one), quantity(other))
            if score > 0:
                score -= EXCUSED_PENALTY * (id(one) in excused or id(other) in excused)
                candidates.append((-score, abs(i - j), i, j))
    chosen, used_source, used_target = [], set(), set()
    for _, _, i, j in sorted(candidates):
        if i not in used_source and j not in used_target:
            used_source.add(i)
            used_target.add(j)
            chosen.append((source[i], target[j]))
    return chosen


def _likeness(one: Quantity, other: Quantity) -> float:
    """How likely two unequal quantities belong together: 0 for not at all, above 3 for an error of scale."""
    if is_date(one, other):
        return DATE_SCORE if _same_part(one, other) else 0.0
    if Kind.AGE in (one.kind, other.kind) and (one.vague or other.vague or Kind.DECADE in (one.kind, other.kind)):
        return LOW_SALIENCE_SCORE if {one.kind, other.kind} <= _AGES else 0.0
    if one.kind in _NAMED or other.kind in _NAMED:
        named = one.kind is not Kind.LABEL or (one.unit == other.unit != "")
        return NAMED_SCORE if one.kind is other.kind and named else 0.0
    if not (amount(one) or one.kind is Kind.FRACTION) or not (amount(other) or other.kind is Kind.FRACTION):
        return 0.0
    if one.vague or other.vague or not _units_allow(one, other):
        return 0.0
    if one.low_salience or other.low_salience:
        return _low_salience(one, other)
    nearness = 0.0
    if one.value and other.value:
        ratio = (one.value + RELATIVE_SLACK) / (other.value + RELATIVE_SLACK)
        nearness = 1.0 / (1.0 + abs(math.log10(ratio)))
    return AMOUNT_SCORE + nearness + UNIT_SCORE * (one.unit == other.unit) + SCALE_SCORE * power_of_ten(one, other)


def is_date(one: Quantity, other: Quantity) -> bool:
    """Whether one of them is a part of a date, or both are relative dates; a decade of age beside one is none."""
    if Kind.AGE in (one.kind, other.kind):
        return False
    return one.kind in DATE_KINDS or other.kind in DATE_KINDS or one.kind is other.kind is Kind.RELATIVE


def _same_part(one: Quantity, other: Quantity) -> bool:
    """Whether both are the same part of a date, so that one may be wrong."""
    if one.kind is other.kind is Kind.RELATIVE:
        return agreed(one, other) is False
    if one.kind is other.kind or answers(one, other) or answers(other, one):
        return True
    if {one.kind, other.kind} == {Kind.DAY, Kind.DURATION}:
        # The day of the month rendered as a duration: 11月11日 and eleven days.
        return one.value == other.value and one.unit == other.unit == "day"
    return {one.kind, other.kind} == {Kind.DAY, Kind.ORDINAL}


def _units_allow(one: Quantity, other: Quantity) -> bool:
    """Whether the units allow that one is rendered by the other: a unit may be lost, but a length is no weight."""
    if one.kind is other.kind:
        return compatible(one.unit, other.unit) or dimension(one.unit) == dimension(other.unit) != ""
    kinds = {one.kind, other.kind}
    if kinds in ({Kind.PERCENT, Kind.POINT}, {Kind.PERCENT, Kind.FRACTION}):
        return True
    if kinds == {Kind.AGE, Kind.DURATION}:
        return one.unit == other.unit
    return Kind.CARDINAL in kinds and bool(kinds & {Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.MULTIPLE})


def _low_salience(one: Quantity, other: Quantity) -> float:
    """Small numbers are paired only with their own kind and unit, or where both merely count; "one" never is."""
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.FRACTION}:
        return LOW_SALIENCE_SCORE
    scores = one.unit == other.unit == "score"
    if one.kind is not other.kind or (one.kind is Kind.CARDINAL and 1 in (one.value, other.value) and not scores):
        return 0.0
    if one.unit == other.unit or (one.unit in _COUNTED and other.unit in _COUNTED):
        return LOW_SALIENCE_SCORE
    return 0.0


def power_of_ten(one: Quantity, other: Quantity) -> bool:
    """Whether the values differ by a power of ten exactly: the same digits at another scale."""
    if not amount(one) or not amount(other) or one.value <= 0 or other.value <= 0:
        return False
    decades = math.log10(one.value / other.value)
    return abs(decades) > MIN_DECADES and abs(decades - round(decades)) < RATIO_SLACK
