"""English numbers with what surrounds them: currency, scale, unit and bound; and ranges, which share these."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.currency_signs import currency_before
from samesaid.compare.quantities.grammars.digits import numeral, times
from samesaid.compare.quantities.grammars.en import dates, numerals
from samesaid.compare.quantities.grammars.en.context import label_before, prefix_bound, suffix_bound
from samesaid.compare.quantities.grammars.en.units import second_unit, short_scale, unit_after
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.mixed import rest
from samesaid.compare.quantities.grammars.prefixed_units import prefixed_unit
from samesaid.compare.quantities.grammars.tuning import (
    MAX_BARE_YEAR,
    MAX_RANGE_YEAR,
    MIN_BARE_YEAR,
    MIN_RANGE_YEAR,
)
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import kind_of

_RANGE = re.compile(r"(?: ?[-–—~] ?| to | and | or )(?=[$£€¥\d]|[A-Z]{1,3}\$\d)")
# Kinds that the first number of a range may share with the second.
_SHARED = (Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.MULTIPLE)
_WORD_RANGE = re.compile(r" (?:or|to) (?=[a-z])")
_SHARED_SCALES = (1e12, 1e9, 1e6, 1e3, 1e2)
# Before the number of an item: day 3, round 2.
_COUNTING = re.compile(r"\b(?:day|week|round|phase|stage|step|game|episode|season|lap|leg) $", re.I)
# The 14th Five-Year Plan is a name that other languages shorten (十四五).
_PLAN = re.compile(r"[- ]Year[- ]Plan")
MAX_HOUR = 12
VERSION = re.compile(r"\.\d")
"""What follows a number that is the beginning of a version or section number: 2.1.3."""


def ranged(text: str, start: int, end: int, value: float, step: float) -> list[Reading]:
    """A number in digits, or two that share what follows the second: 13.8 to 14.3 billion, 2-3%, 2019-20."""
    joint = _RANGE.match(text, end)
    if joint is not None:
        begin = joint.end()
        while begin < len(text) and not text[begin].isdigit():
            begin += 1
        second = numeral(text, begin)
        if (hours := _hours(text, (start, end), value, begin)) is not None:
            return hours
        if second is not None and not dates.digits(text, begin) and not VERSION.match(text, second[2]):
            short = second[2] - begin == 2 and joint.group().strip() in ("-", "–", "—")
            if short and MIN_RANGE_YEAR <= value <= MAX_RANGE_YEAR:
                return _years(start, end, value, (begin, second[2], second[0]))
            rest = quantity(text, begin, second[2], (second[0], second[0]), second[1])
            if rest and (shared := _sharing(text, start, end, (value, step), second[0], rest[0])) is not None:
                return [shared, *rest]
    return quantity(text, start, end, (value, value), step)


def _hours(text: str, span: tuple[int, int], value: float, begin: int) -> list[Reading] | None:
    """6-8 p.m.: the hour before the range takes its half of the day from the time at ``begin``; None for others."""
    until = dates.digits(text, begin) if value <= MAX_HOUR and value == int(value) else []
    if len(until) != 1 or until[0].quantity.kind is not Kind.TIME or len(until[0].quantity.values) > 1:
        return None
    afternoon = value + 12 if value < 12 else value
    hour = afternoon if afternoon <= until[0].quantity.value else value
    return [Reading(*span, Quantity(Kind.TIME, points(hour), "clock")), *until]


def word_range(text: str, start: int, first: numerals.Words) -> list[Reading]:
    """Two number words that share the scale of the second: sixteen or seventeen thousand. Nothing where they do not."""
    joint = _WORD_RANGE.match(text, first.end)
    second = numerals.words(text, joint.end()) if joint else None
    if joint is None or second is None or second.ordinal or second.fraction or second.low < 100:
        return []
    factor = next((f for f in _SHARED_SCALES if second.low % f == 0), 1.0)
    if factor == 1.0 or not first.low <= second.low / factor < 1000:
        return []
    rest = quantity(text, joint.end(), second.end, (second.low, second.high), 0.0)
    other = rest[0].quantity
    low = times(first.low, factor)
    bound = prefix_bound(text, start)
    return [Reading(start, first.end, Quantity(other.kind, points(low), other.unit, bound)), *rest]


def _years(start: int, end: int, value: float, second: tuple[int, int, float]) -> list[Reading]:
    """1957–58."""
    begin, stop, short = second
    until = points(value // 100 * 100 + short, short)
    return [
        Reading(start, end, Quantity(Kind.YEAR, points(value), "year")),
        Reading(begin, stop, Quantity(Kind.YEAR, until, "year")),
    ]


def _sharing(
    text: str, start: int, end: int, number: tuple[float, float], second_number: float, second: Reading
) -> Reading | None:
    """The first number of a range, with the scale and the unit of the second; None where it has its own.

    ``number`` is its value and step, ``second_number`` the second one without its scale.
    """
    value, step = number
    other = second.quantity
    if text[end : end + 1] not in " -–—~" or not second_number:
        return None
    is_year = MIN_RANGE_YEAR <= value <= MAX_RANGE_YEAR and end - start == 4
    if other.kind not in _SHARED or (is_year and other.kind is not Kind.CARDINAL):
        return None
    factor = other.value / second_number
    joint = _RANGE.match(text, end)
    if joint is not None and " and " in joint.group() and factor == 1 and other.kind is Kind.CARDINAL:
        return None
    begin, unit, kind = start, other.unit, other.kind
    currency_start, currency = currency_before(text, start)
    if currency:
        begin, unit, kind = currency_start, currency, Kind.MONEY
    values = points(times(value, factor) if factor == 1 or value <= second_number else value)
    return Reading(begin, end, Quantity(kind, values, unit, prefix_bound(text, start), step * factor))


def quantity(
    text: str, start: int, end: int, interval: tuple[float, float], step: float, low_salience: bool = False
) -> list[Reading]:
    """The number between ``start`` and ``end`` with its currency, scale, unit and bound."""
    low, high = interval
    begin, currency = currency_before(text, start)
    number_end = end
    factor, end = _scale_after(text, end, currency)
    if factor < 0:
        return [Reading(start, number_end, Quantity(Kind.LABEL, points(low), low_salience=True))]
    mixed = rest(text, end, low, factor, numerals.scale) if step and low == high else None
    if mixed is not None:
        low, step, end, factor = *mixed, 1.0
        high = low
    more, end = numerals.and_half(text, end)
    number_stop = end
    kind, unit, end = unit_after(text, end, currency)
    if not currency and (prefixed := prefixed_unit(text, number_stop)) is not None and prefixed.end > end:
        factor, unit, end = times(factor, prefixed.factor), prefixed.unit, prefixed.end
        kind = kind_of(unit)
    low, high, step = times(low + more, factor), times(high + more, factor), step * factor
    if unit in SMALLER_UNITS:
        part, end = second_unit(text, end, unit)
        low, high = low + part, high + part
    bound = prefix_bound(text, begin)
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
        if bound is not Bound.EXACT and (not unit or unit == currency):
            # 30-plus million
            extra, end = numerals.scale(text, end)
            low, high, step, factor = times(low, extra), times(high, extra), step * extra, factor * extra
            kind, unit, end = unit_after(text, end, currency)
    if kind is Kind.DURATION and bound is Bound.MORE and text[max(0, begin - 5) : begin].lower() == "over ":
        # "Over five years" is also "in the course of five years".
        bound = Bound.AMBIGUOUS
    if kind is Kind.DURATION and (plan := _PLAN.match(text, number_end)) is not None:
        return [Reading(begin, plan.end(), Quantity(Kind.LABEL, points(low), "plan", low_salience=True))]
    if kind is Kind.CARDINAL and factor == 1 and low == high and _COUNTING.search(text, max(0, begin - 10), begin):
        return [Reading(begin, number_end, Quantity(Kind.ORDINAL, points(low), low_salience=True))]
    if kind is Kind.CARDINAL and not low_salience and factor == 1 and not (unit or mixed):
        year_or_label = _year_or_label(text, begin, end, low, step)
        if year_or_label is not None:
            return [year_or_label]
    low_salience = (
        (low_salience and factor < 1000)
        or (unit == "h" and low == 24)
        or (low == 1 and kind not in (Kind.PERCENT, Kind.POINT))
        or _is_reference(text, begin)
    )
    values: tuple[Interval, ...] = ((low, high),)
    if factor == 1e3 and kind is Kind.CARDINAL and text[end - 1] == "K":
        # A 5K run is one of five kilometres.
        values = ((low, high), (low / 1e3, high / 1e3))
    if unit == "m" and text[end - 2 : end - 1].isdigit():
        # 140m is a length or a hundred and forty million.
        values = ((low, high), (low * 1e6, high * 1e6))
    return [Reading(begin, end, Quantity(kind, values, unit, bound, step, low_salience))]


def _scale_after(text: str, end: int, currency: str) -> tuple[float, int]:
    """(factor, end) of the scale after a number, in words or in letters; -1 in a name (5G)."""
    factor, end = numerals.scale(text, end)
    if factor == 1:
        factor, end = numerals.abbreviation(text, end)
    if factor == 1 and text[end : end + 1].isalpha():
        factor, end = short_scale(text, end, bool(currency))
    return factor, end


def _is_reference(text: str, begin: int) -> bool:
    """Whether a bracket, or a letter and a full stop, are before the number, as before the mark of a footnote."""
    return (begin > 1 and text[begin - 1] in ")]") or (text[begin - 1 : begin] == "." and text[begin - 2].isalpha())


def _year_or_label(text: str, start: int, end: int, value: float, step: float) -> Reading | None:
    """A bare number that is a year or belongs to a name; None for a cardinal."""
    is_year = MIN_BARE_YEAR <= value <= MAX_BARE_YEAR and end - start == 4 and step <= 1000
    if is_year and not text[end : end + 1].isalpha():
        return Reading(start, end, Quantity(Kind.YEAR, points(value), "year"))
    if label_before(text, start):
        return Reading(
            start, end, Quantity(Kind.LABEL, points(value), name_before(text, start, "en"), low_salience=True)
        )
    return None
