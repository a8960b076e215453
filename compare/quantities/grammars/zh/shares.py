"""Chinese percentages, tenths, discounts, fractions and multiples: 30%, 三成, 八折, 三分之一, 两倍."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.zh.context import prefix_bound, suffix_bound
from samesaid.compare.quantities.grammars.zh.numerals import DIGITS, Number, number
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.quantity import share as share_of

SIGNS = frozenset("%成折分倍厘‰")
"""What may follow the number of a share."""
_GROWTH = re.compile(r"[增高多涨长升大]")
_MAX_GROWTH_CHARS = 8
# After 成 in other words: 成为, 成立, 成年.
_OTHER_WORDS = frozenset("为立功员果熟就长型绩都交名语婚品色本份效群年")
_NUMERAL = frozenset("0123456789零〇一二两三四五六七八九十百几")


def share(text: str, start: int, at: int, value: Number, bound: Bound) -> Reading | None:
    """The share whose sign is at ``at``; None where the sign is part of another word."""
    low, high, after = value.low, value.high, text[at + 1 : at + 2]
    match text[at]:
        case "%":
            return _bounded(text, start, at + 1, Kind.PERCENT, (low, high), bound, value.step)
        case "‰":
            return _bounded(text, start, at + 1, Kind.PERCENT, (low / 10, high / 10), bound, value.step / 10)
        case "成" if low <= 10 and after not in _OTHER_WORDS and text[at + 1 : at + 3] != "人礼":
            more = 5.0 if after == "半" else _hundredths(text, at + 1)
            ends = (low * 10 + more, high * 10 + more)
            return _bounded(text, start, at + (2 if more else 1), Kind.PERCENT, ends, bound, 1.0 if more else 10.0)
        case "厘" if after not in ("米", "升", "清"):
            # Interest in Hong Kong is given in 厘, hundredths.
            return _bounded(text, start, at + 1, Kind.PERCENT, (low, high), bound, value.step)
        case "折" if after not in ("磨", "叠", "射", "腾") and low < 100:
            tenth = low * 10 if low < 10 else low
            return Reading(start, at + 1, Quantity(Kind.PERCENT, points(tenth, 100 - tenth), "%", low_salience=True))
        case "分" if after == "之" and low:
            return _fraction(text, start, at, value, bound)
        case "倍":
            return _multiple(text, start, at, value, bound)
    return None


def _hundredths(text: str, at: int) -> float:
    """The numeral at ``at`` where it ends a share: 三成二 is 32 %. 0 where it counts something."""
    digit = text[at : at + 1]
    follows = text[at + 1 : at + 2]
    if (
        digit not in DIGITS
        or digit in "零〇○"
        or follows in _NUMERAL
        or (follows and follows in "个位名分种年月日人级万亿成次")
    ):
        return 0.0
    return float(DIGITS[digit])


def _bounded(text: str, start: int, end: int, kind: Kind, ends: Interval, bound: Bound, step: float) -> Reading:
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
    return Reading(start, end, Quantity(kind, (ends,), "%", bound, step))


def _fraction(text: str, start: int, at: int, value: Number, bound: Bound) -> Reading | None:
    begin = at + 3 if text[at + 2 : at + 3] == " " else at + 2
    upper = number(text, begin) if text[begin : begin + 1] in _NUMERAL else None
    if upper is None:
        return None
    end = upper.end
    if value.low in (100, 1000):
        factor = 100 / value.low
        if text[end : end + 1] in ("多", "几"):
            bound, end = Bound.MORE, end + 1
        ends = (upper.low * factor, upper.high * factor)
        return _bounded(text, start, end, Kind.PERCENT, ends, bound, upper.step * factor)
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
    return Reading(start, end, share_of(upper.low, value.low, bound))


def _multiple(text: str, start: int, at: int, value: Number, bound: Bound) -> Reading:
    low, high, end = value.low, value.high, at + 1
    if text[end : end + 1] == "多":
        bound, end = Bound.MORE, end + 1
    if text[end : end + 1] == "半":
        low, high, end = low + 0.5, high + 0.5, end + 1
    values: tuple[Interval, ...] = ((low, high),)
    # 增长两倍 is three times as much, but often written and translated for twice as much.
    if _GROWTH.search(text, max(0, start - _MAX_GROWTH_CHARS), start):
        values = ((low, high), (low + 1, high + 1))
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
    return Reading(
        start, end, Quantity(Kind.MULTIPLE, values, "", bound, value.step, low_salience=not text[start].isdigit())
    )
