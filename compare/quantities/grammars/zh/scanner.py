"""Chinese quantities: spans and values. Traditional characters are folded to simplified ones, one to one."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.digits import skip
from samesaid.compare.quantities.grammars.zh import clock, dates, scores
from samesaid.compare.quantities.grammars.zh.context import IDIOM, UNIT
from samesaid.compare.quantities.grammars.zh.counts import numbers
from samesaid.compare.quantities.grammars.zh.numerals import DIGITS, simplified
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import CHINESE

_START = re.compile(rf"[0-9零〇○一二两三四五六七八九十廿卅百千万亿几数半第首周星礼翻差Qq{dates.RELATIVE_STARTS}]")
# １，３４０: the comma of full-width digits groups thousands.
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_WIDE_DIGIT = re.compile("[０-９]")
# 1,25亿, as other languages write it.
_DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d{1,3}),(?=\d{1,2} ?[万亿])")
_SPACED = re.compile(r"(?<!\d)(?<!\d )\d(?: \d){1,3}(?= ?(?P<sign>[年月日]))")
_SPACED_KINDS = {"年": (Kind.YEAR, "year"), "月": (Kind.MONTH, "month"), "日": (Kind.DAY, "day")}
# Names that contain a number in other languages: the 1992 Consensus, the 14th Five-Year Plan.
_NAMED: dict[str, tuple[float, ...]] = {
    "九二共识": (1992, 92),
    "十二五": (12,),
    "十三五": (13,),
    "十四五": (14,),
    "十五五": (15,),
}
_NAMES = re.compile("|".join(_NAMED))
_DOUBLING = re.compile(r"翻(?:了)?(?P<n>[一两二三四五\d])番|翻(?:了)?(?:一)?倍")
_NOT_HALF = "导径岛场决空"
# Half of a unit, alone and in a smaller unit: 半年 is six months.
_HALVES = {"year": (0.5, 6.0), "h": (0.5, 30.0), "day": (0.5, 12.0), "month": (0.5, 15.0), "min": (0.5, 30.0),
    "century": (0.5, 50.0), "decade": (0.5, 5.0)}  # fmt: skip


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    if _WIDE_DIGIT.search(text):
        text = _WIDE_COMMA.sub(",", text)
    folded = text.translate(simplified())
    if "," in folded:
        folded = _DECIMAL_COMMA.sub(r"\1.", folded)
    found: list[Reading] = []
    position, search = 0, _START.search
    while (match := search(folded, position)) is not None:
        start = match.start()
        readings = _at(folded, start)
        if readings:
            found += readings
            position = max(readings[-1].end, start + 1)
        elif folded[start].isdigit():
            position = skip(folded, start)
        elif (idiom := IDIOM.match(folded, start)) is not None:
            position = idiom.end()
        else:
            position = start + 1
    return found


def _at(text: str, start: int) -> list[Reading]:
    """The readings that begin at ``start``."""
    character = text[start]
    if character.isdigit():
        return dates.event_day(text, start) or _spaced(text, start) or scores.score(text, start) or numbers(text, start)
    if character in scores.STARTS and (score := scores.score(text, start)) is not None:
        return score
    if character == "九" and (day := dates.event_day(text, start)) is not None:
        return day
    one = _with_sign(text, start, character)
    if one is not None:
        return [one]
    if character in _OTHER_STARTS or IDIOM.match(text, start):
        return []
    if (named := _NAMES.match(text, start)) is not None:
        return [Reading(start, named.end(), Quantity(Kind.LABEL, points(*_NAMED[named.group()]), low_salience=True))]
    return numbers(text, start)


_OTHER_STARTS = frozenset("周星礼翻Qq第首半差" + dates.RELATIVE_STARTS)


def _with_sign(text: str, start: int, character: str) -> Reading | None:
    """What begins with another character than a numeral: a weekday, an ordinal, a half, a doubling, a relative date."""
    match character:
        case "周" | "星" | "礼":
            return dates.weekday(text, start)
        case "第":
            return dates.ordinal(text, start)
        case "首":
            return dates.first(text, start)
        case "翻":
            return _doubling(text, start)
        case "Q" | "q":
            return dates.quarter(text, start)
        case "半":
            return _half(text, start)
        case "差":
            return clock.short_of(text, start)
    return dates.relative(text, start) if character in dates.RELATIVE_STARTS else None


def _spaced(text: str, start: int) -> list[Reading]:
    """2 0 1 5 年, as copied from a page with wide spacing."""
    match = _SPACED.match(text, start)
    if match is None:
        return []
    kind, unit = _SPACED_KINDS[match["sign"]]
    return [Reading(start, match.end(), Quantity(kind, points(float(match.group().replace(" ", ""))), unit))]


def _doubling(text: str, start: int) -> Reading | None:
    """翻一番 is twice as much, 翻两番 four times as much."""
    match = _DOUBLING.match(text, start)
    if match is None:
        return None
    digit = match["n"] or "一"
    times = DIGITS.get(digit) or int(digit)
    return Reading(start, match.end(), Quantity(Kind.MULTIPLE, points(2.0**times), low_salience=True))


def _half(text: str, start: int) -> Reading | None:
    """半 as a fraction, or as half a year, hour or day; not in words such as 半导体."""
    following = text[start + 1 : start + 2]
    if following and following in _NOT_HALF:
        return None
    unit, end = "", start + 1
    if following in ("年", "天", "日"):
        unit, end = ("year" if following == "年" else "day"), start + 2
    elif (found := UNIT.match(text, start + 1)) is not None and CHINESE[found.group()] in _HALVES:
        unit, end = CHINESE[found.group()], found.end()
    return Reading(start, end, Quantity(Kind.FRACTION, points(*_HALVES.get(unit, (0.5,))), low_salience=True))
