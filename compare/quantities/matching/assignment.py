"""Which quantity of one side answers which of the other, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from samesaid.compare.quantities.matching.equality import amount, same
from samesaid.compare.quantities.matching.relative_dates import agreed, answers
from samesaid.compare.quantities.matching.weekday_vs_date import against
from samesaid.compare.quantities.values.quantity import Kind, Quantity
from samesaid.compare.quantities.values.units import compatible
from samesaid.model import Mention

# Pairs of mentions compared in one bead at most.
_MOST = 400_000


@dataclass(slots=True)
class Match:
    """The result for one bead: pairs that tell the same, leftovers of each side, and repeats (free, but pairable)."""

    pairs: list[tuple[Mention, Mention]] = field(default_factory=list)
    source: list[Mention] = field(default_factory=list)
    target: list[Mention] = field(default_factory=list)
    source_repeats: list[Mention] = field(default_factory=list)
    target_repeats: list[Mention] = field(default_factory=list)
    same_years: bool = True
    """Whether both sides tell equally many years."""
    same_amounts: bool = False
    """Whether both sides tell equally many amounts."""
    excused: set[int] = field(default_factory=set)
    """Identities of leftovers that are no alarm by themselves: a conversion of what the other side tells in another
    unit, a date that the other side tells from the day of writing."""


def quantity(mention: Mention) -> Quantity:
    """The value of a mention made by ``reading.quantities``."""
    return cast(Quantity, mention.value)


def match(source: Sequence[Mention], target: Sequence[Mention]) -> Match:
    """Assign the mentions of one bead: identical ones first, then equal ones, the best first."""
    result = Match()
    waiting: dict[object, list[Mention]] = {}
    for mention in reversed(target):
        waiting.setdefault(_identity(quantity(mention)), []).append(mention)
    rest: list[Mention] = []
    taken: set[int] = set()
    for mention in source:
        same_ones = waiting.get(_identity(quantity(mention)))
        if same_ones:
            other = same_ones.pop()
            taken.add(id(other))
            result.pairs.append((mention, other))
        else:
            rest.append(mention)
    free = [m for m in target if id(m) not in taken]
    if len(rest) * len(target) + len(free) * len(source) > _MOST:
        # A table in one "sentence": what stands for what cannot be told from the figures.
        return result
    if rest and free:
        rest, free = _equal(rest, free, result)
    if rest or free:
        _leftovers(rest, free, source, target, result)
    return result


def _identity(value: Quantity) -> object:
    return value.kind, value.values, value.unit, value.bound


def _equal(source: list[Mention], target: list[Mention], result: Match) -> tuple[list[Mention], list[Mention]]:
    candidates = []
    for i, one in enumerate(source):
        for j, other in enumerate(target):
            a, b = quantity(one), quantity(other)
            level = same(a, b)
            if level:
                score = 4 * level + 2 * compatible(a.unit, b.unit) + (a.unit == b.unit) + (a.bound is b.bound)
                candidates.append((-score - 2 * (a.values[0] == b.values[0]), abs(i - j), i, j))
    taken_source: set[int] = set()
    taken_target: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in taken_source and j not in taken_target:
            taken_source.add(i)
            taken_target.add(j)
            result.pairs.append((source[i], target[j]))
    return (
        [m for i, m in enumerate(source) if i not in taken_source],
        [m for j, m in enumerate(target) if j not in taken_target],
    )


def _leftovers(
    source: list[Mention], target: list[Mention], sources: Sequence[Mention], targets: Sequence[Mention], result: Match
) -> None:
    """Sort what has no counterpart: repeated, left over, or left over with an excuse."""
    for rest, free, own, others, left, repeats in (
        (source, target, sources, targets, result.source, result.source_repeats),
        (target, source, targets, sources, result.target, result.target_repeats),
    ):
        for mention in rest:
            value = quantity(mention)
            if value.kind is Kind.RELATIVE:
                continue
            equal = [other for other in others if _repeats(value, quantity(other))]
            if any(quantity(other).unit == value.unit or not amount(value) for other in equal):
                repeats.append(mention)
                continue
            day = against(mention, own, others, free)
            if day:
                continue
            left.append(mention)
            if day is False:
                continue
            resolving = free if _whole_left(value, own, rest) else [m for m in free if not _a_day(quantity(m))]
            if equal or any(_resolves(quantity(other), value) for other in resolving) or _beside(mention, own, others):
                result.excused.add(id(mention))
    for relatives, free, left in ((source, result.target, result.source), (target, result.source, result.target)):
        # Resolved against the day of publication it may contradict a date: 去年 in a text of 2018 is not 2016.
        for mention in relatives:
            if any(answers(quantity(mention), quantity(o)) and id(o) not in result.excused for o in free):
                left.append(mention)
                result.excused.add(id(mention))
    _relatives(source, target, result)
    years = [sum(quantity(m).kind is Kind.YEAR for m in side) for side in (sources, targets)]
    result.same_years = years[0] == years[1]
    amounts = [sum(amount(quantity(m)) for m in side) for side in (sources, targets)]
    result.same_amounts = amounts[0] == amounts[1]


def _a_day(value: Quantity) -> bool:
    return value.kind is Kind.WEEKDAY or (value.kind is Kind.RELATIVE and value.unit == "day")


def _whole_left(value: Quantity, own: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether the day of the date that the quantity is a part of has no counterpart either, or is not told.

    "Saturday" stands for all of 29 September 2018; where the other side tells the 29th in figures its year is missing.
    """
    if value.kind not in (Kind.YEAR, Kind.MONTH) or value.date_span is None:
        return True
    days = [m for m in own if quantity(m).kind is Kind.DAY and quantity(m).date_span == value.date_span]
    return not days or any(m in rest for m in days)


def _relatives(source: Sequence[Mention], target: Sequence[Mention], result: Match) -> None:
    """去年 against "this year", where both were resolved and each is the only one of its side that is left."""
    ones, others = ([m for m in side if quantity(m).kind is Kind.RELATIVE] for side in (source, target))
    if len(ones) != 1 or len(others) != 1 or result.excused & {id(ones[0]), id(others[0])}:
        return
    if agreed(quantity(ones[0]), quantity(others[0])) is False:
        result.source.append(ones[0])
        result.target.append(others[0])
        result.excused |= {id(ones[0]), id(others[0])}


def _beside(mention: Mention, own: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether a year stands beside a word that the other side tells without it: 2018年年底 and "at year-end"."""
    if quantity(mention).kind is not Kind.YEAR or not any(_resolves(quantity(o), quantity(mention)) for o in others):
        return False
    return any(quantity(o).kind is Kind.RELATIVE and -1 <= o.span.start - mention.span.end <= 1 for o in own)


def _repeats(one: Quantity, other: Quantity) -> bool:
    """Whether a quantity without a counterpart of its own tells again what ``other`` tells."""
    level = same(one, other)
    if level == 1 and amount(one) and amount(other):
        # 100 % is no repeat of 100 houses.
        return (one.kind is Kind.PERCENT) == (other.kind is Kind.PERCENT) or Kind.MULTIPLE in (one.kind, other.kind)
    return level > 0


def _resolves(relative: Quantity, dated: Quantity) -> bool:
    """Whether a date told from the day of writing may stand for a dated one: 去年 for 2017, today for the 12th."""
    if relative.dates and dated.dates:
        return agreed(relative, dated) is True
    part = dated.kind is Kind.DAY or (dated.kind in (Kind.MONTH, Kind.YEAR) and dated.date_span is not None)
    if relative.kind is not Kind.RELATIVE:
        return relative.kind is Kind.WEEKDAY and part
    unit = relative.unit
    if unit == "day" and part:
        return True
    if answers(relative, dated) and not relative.dates:
        return any(low == dated.value for low, _ in relative.values)
    if dated.kind is Kind.YEAR:
        return unit in ("year", "decade", "century")
    if dated.kind is Kind.MONTH:
        return unit in ("month", "day")
    if dated.kind in (Kind.DAY, Kind.WEEKDAY):
        return unit == "day"
    if dated.kind in (Kind.DECADE, Kind.CENTURY):
        return unit in ("century", "decade")
    return dated.kind is Kind.QUARTER and unit == "quarter"
