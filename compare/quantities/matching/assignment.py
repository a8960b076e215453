"""Which quantity of one side belongs to which of the other in a bead, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samesaid.compare.quantities.matching.equality import amount, same
from samesaid.compare.quantities.matching.relative_dates import agreed, agrees_with_days, answers
from samesaid.compare.quantities.matching.supplied_dates import bounds_a_period
from samesaid.compare.quantities.matching.two_numbers import drop_counts_of_shares, match_converted_ranges
from samesaid.compare.quantities.tuning import (
    COMPATIBLE_UNIT_SCORE,
    LEVEL_SCORE,
    MAX_COMPARISONS,
    SAME_BOUND_SCORE,
    SAME_READING_SCORE,
    SAME_SIGN_SCORE,
    SAME_UNIT_SCORE,
)
from samesaid.compare.quantities.values.quantity import Kind, Quantity, quantity
from samesaid.compare.quantities.values.units import compatible, convert, dimension
from samesaid.model import Mention


@dataclass(slots=True)
class Match:
    """The mentions of one bead: pairs of equal value, and for each side its leftovers and its repeats.

    Leftovers have no counterpart. Repeats have none either, but the other side has their value: they are never missing,
    and may still be paired with a leftover of another value.
    """

    pairs: list[tuple[Mention, Mention]] = field(default_factory=list)
    source: list[Mention] = field(default_factory=list)
    target: list[Mention] = field(default_factory=list)
    source_repeats: list[Mention] = field(default_factory=list)
    target_repeats: list[Mention] = field(default_factory=list)
    same_years: bool = True
    """Whether both sides have equally many years."""
    same_amounts: bool = False
    """Whether both sides have equally many amounts."""
    excused: set[int] = field(default_factory=set)
    """``id()`` of leftovers that are not missing: a conversion of what the other side has in another unit, a date that
    the other side gives relative to the day of writing; or repeats of one of two numbers that share their digits."""


def match(source: Sequence[Mention], target: Sequence[Mention]) -> Match:
    """Assign the mentions of one bead: identical ones first, then equal ones, the best first."""
    result = Match()
    if not source and not target:
        return result
    waiting: dict[object, list[Mention]] = {}
    for mention in reversed(target):
        waiting.setdefault(_identity(quantity(mention)), []).append(mention)
    rest: list[Mention] = []
    taken: set[int] = set()
    for mention in source:
        identical = waiting.get(_identity(quantity(mention)))
        if identical:
            other = identical.pop()
            taken.add(id(other))
            result.pairs.append((mention, other))
        else:
            rest.append(mention)
    free = [m for m in target if id(m) not in taken]
    if len(rest) * len(target) + len(free) * len(source) > MAX_COMPARISONS:
        # A table in one "sentence": values alone do not say which cell belongs to which.
        return result
    if rest and free:
        match_converted_ranges(rest, free, result.pairs)
    if rest and free:
        rest, free = _pair_equal(rest, free, result)
    _uncross(result, rest, free)
    drop_counts_of_shares(rest, free)
    if rest or free:
        _sort_leftovers(rest, free, source, target, result)
    return result


def _identity(value: Quantity) -> object:
    return value.kind, value.values, value.unit, value.bound, value.sign.way


def _pair_equal(source: list[Mention], target: list[Mention], result: Match) -> tuple[list[Mention], list[Mention]]:
    """Add pairs of equal value to ``result``, the best first; what is left of each side."""
    candidates = []
    for i, one in enumerate(source):
        for j, other in enumerate(target):
            a, b = quantity(one), quantity(other)
            level = same(a, b)
            if level:
                score = (
                    LEVEL_SCORE * level
                    + COMPATIBLE_UNIT_SCORE * compatible(a.unit, b.unit)
                    + SAME_UNIT_SCORE * (a.unit == b.unit)
                    + SAME_BOUND_SCORE * (a.bound is b.bound)
                    + SAME_SIGN_SCORE * (a.sign.way == b.sign.way)
                    + SAME_READING_SCORE * (a.values[0] == b.values[0])
                )
                candidates.append((-score, abs(i - j), i, j))
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


def _uncross(result: Match, rest: list[Mention], free: list[Mention]) -> None:
    """Move pairs of equal numbers that have each other's units to the leftovers.

    30 km and 20 t against 20 km and 30 t are two wrong numbers.
    """
    crossed = [p for p in result.pairs if _measures_differ(quantity(p[0]), quantity(p[1]))]
    while crossed:
        one = crossed.pop()
        for other in crossed:
            if quantity(one[0]).unit == quantity(other[1]).unit and quantity(one[1]).unit == quantity(other[0]).unit:
                crossed.remove(other)
                for pair in (one, other):
                    result.pairs.remove(pair)
                    rest.append(pair[0])
                    free.append(pair[1])
                break


def _measures_differ(one: Quantity, other: Quantity) -> bool:
    """Whether two units measure different things: kilometres and tonnes, but not pounds and kilograms."""
    if one.unit == other.unit:
        return False
    here, there = dimension(one.unit), dimension(other.unit)
    return bool(here and there) and here != there and convert(1.0, one.unit, other.unit) is None


def _sort_leftovers(
    source: list[Mention], target: list[Mention], sources: Sequence[Mention], targets: Sequence[Mention], result: Match
) -> None:
    """Sort what has no counterpart into repeats, leftovers and excused leftovers.

    ``source`` and ``target`` are the mentions without a counterpart, ``sources`` and ``targets`` all of the bead.
    """
    partners = {id(one): other for a, b in result.pairs for one, other in ((a, b), (b, a))}
    for rest, free, own, others, left, repeats in (
        (source, target, sources, targets, result.source, result.source_repeats),
        (target, source, targets, sources, result.target, result.target_repeats),
    ):
        for mention in rest:
            value = quantity(mention)
            if value.kind is Kind.RELATIVE:
                continue
            equal = [
                other
                for other in others
                if _repeats(value, quantity(other)) and not _measures_differ(value, quantity(other))
            ]
            if any(quantity(other).unit == value.unit or not amount(value) for other in equal):
                repeats.append(mention)
                if any(quantity(other).vague for other in equal):
                    # 一万六七千 has both numbers of "16,000 or 17,000".
                    result.excused.add(id(mention))
                continue
            right_day = agrees_with_days(mention, own, others, free)
            if right_day:
                continue
            left.append(mention)
            if right_day is False:
                continue
            if _completes_a_day(value, own, others, result.pairs) or bounds_a_period(mention, own, partners, others):
                result.excused.add(id(mention))
                continue
            covering = free if _day_is_left(value, own, rest) else [m for m in free if not _is_day(quantity(m))]
            if equal or any(_covers(quantity(o), value) for o in covering) or _follows_relative(mention, own, others):
                result.excused.add(id(mention))
    for relatives, free, left in ((source, result.target, result.source), (target, result.source, result.target)):
        # Resolved against the day of publication it may contradict a date: 去年 in a text of 2018 is not 2016.
        for mention in relatives:
            if any(answers(quantity(mention), quantity(o)) and id(o) not in result.excused for o in free):
                left.append(mention)
                result.excused.add(id(mention))
    _pair_relatives(source, target, result)
    years = [sum(quantity(m).kind is Kind.YEAR for m in side) for side in (sources, targets)]
    result.same_years = years[0] == years[1]
    amounts = [sum(amount(quantity(m)) for m in side) for side in (sources, targets)]
    result.same_amounts = amounts[0] == amounts[1]


def _is_day(value: Quantity) -> bool:
    return value.kind is Kind.WEEKDAY or (value.kind is Kind.RELATIVE and value.unit == "day")


def _day_is_left(value: Quantity, own: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """True if the date this number belongs to has no matched day, or no day at all.

    "Saturday" stands for all of 29 September 2018; but where the other side has the 29th in digits, its year is
    missing.
    """
    if value.kind not in (Kind.YEAR, Kind.MONTH) or value.date_span is None:
        return True
    days = [m for m in own if quantity(m).kind is Kind.DAY and quantity(m).date_span == value.date_span]
    return not days or any(m in rest for m in days)


def _completes_a_day(
    value: Quantity, own: Sequence[Mention], others: Sequence[Mention], pairs: Sequence[tuple[Mention, Mention]]
) -> bool:
    """Whether it is the month or year of a date whose day agrees, where the other side gives the day alone.

    25日 and "July 25": what a translator supplies from the context is no difference. A month between a year and a day
    that both sides have is missing.
    """
    if value.kind not in (Kind.MONTH, Kind.YEAR) or value.date_span is None:
        return False
    whole = [m for m in own if quantity(m).date_span == value.date_span]
    years = {id(m) for m in whole if quantity(m).kind is Kind.YEAR}
    if value.kind is Kind.MONTH and any(id(a) in years or id(b) in years for a, b in pairs):
        return False
    days = {id(m) for m in whole if quantity(m).kind is Kind.DAY}
    partners = [b if id(a) in days else a for a, b in pairs if id(a) in days or id(b) in days]
    return bool(partners) and not any(_has_more(partner, others) for partner in partners)


def _has_more(day: Mention, side: Sequence[Mention]) -> bool:
    """Whether the date that ``day`` is a part of has a month or a year, too."""
    span = quantity(day).date_span
    if span is None:
        return False
    return any(quantity(m).kind in (Kind.YEAR, Kind.MONTH) and quantity(m).date_span == span for m in side)


def _pair_relatives(source: Sequence[Mention], target: Sequence[Mention], result: Match) -> None:
    """Keep 去年 and "this year" as leftovers, if each is the only relative date left on its side and they differ."""
    ones, others = ([m for m in side if quantity(m).kind is Kind.RELATIVE] for side in (source, target))
    if len(ones) != 1 or len(others) != 1 or result.excused & {id(ones[0]), id(others[0])}:
        return
    if agreed(quantity(ones[0]), quantity(others[0])) is False:
        result.source.append(ones[0])
        result.target.append(others[0])
        result.excused |= {id(ones[0]), id(others[0])}


def _follows_relative(mention: Mention, own: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether a year touches a relative word that the other side has alone: 2018年年底 and "at year-end"."""
    if quantity(mention).kind is not Kind.YEAR or not any(_covers(quantity(o), quantity(mention)) for o in others):
        return False
    return any(quantity(o).kind is Kind.RELATIVE and -1 <= o.span.start - mention.span.end <= 1 for o in own)


def _repeats(one: Quantity, other: Quantity) -> bool:
    """Whether a quantity without a counterpart of its own repeats the value of ``other``."""
    level = same(one, other)
    if level == 1 and amount(one) and amount(other):
        # 100 % does not repeat 100 houses.
        return (one.kind is Kind.PERCENT) == (other.kind is Kind.PERCENT) or Kind.MULTIPLE in (one.kind, other.kind)
    return level > 0


def _covers(relative: Quantity, dated: Quantity) -> bool:
    """Whether a relative date may stand for a dated one: 去年 for 2017, today for the 12th."""
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
