"""Numbers that Chinese makes dates of by the sign behind or before them: 年 月 日 号 点 时 世纪 年代 季度, 第, 首."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.zh.context import label
from samesaid.compare.quantities.grammars.zh.dates import hour
from samesaid.compare.quantities.grammars.zh.numerals import Number, number
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

SIGNS = frozenset("年月日号点时:世季")
_ORDINAL = re.compile(r"第 ?(?=[0-9一二两三四五六七八九十百千])")
_QUARTER = re.compile(r" ?个?季(?!节)度?")
_FIRST_QUARTERS = re.compile(r"首 ?([1-4一二两三四])?个?季(?!节)度?")
_FIRST = re.compile(r"首[次批个届家位名例轮款座条颗]")
_FIGURES = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_DECADE = re.compile(r" ?(?:的)?([1-9]0|[一二三四五六七八九]十) ?年代")
# 为期11日 is a length of time.
_LASTING = ("为期", "历时", "长达", "持续", "耗时", "用时", "连续", "一连")
# 3号线, 2号楼: the number of a thing, no day.
_THINGS = frozenset("线楼馆院门机文令决法房公舰井台种")


def dated(text: str, start: int, at: int, value: Number) -> Reading | None:
    """The date or time whose sign stands at ``at``; None when the sign means a duration or something else."""
    if value.low != value.high:
        return None
    sign, after, low = text[at], text[at + 1 : at + 2], value.low
    match sign:
        case "年":
            return _year(text, start, at, value)
        case "月":
            if not 1 <= low <= 12 or low != int(low):
                return None
            return Reading(start, at + (2 if after == "份" else 1), Quantity(Kind.MONTH, points(low), "month"))
        case "日" | "号":
            return _day(text, start, at, value)
        case "点" if (after and after in "燃评击赞心名") or low != int(low) or (low == 1 and not value.digits):
            return None
        case "点" | "时" | ":":
            return hour(text, start, at, low, sign)
        case "世" if after == "纪":
            return _century(text, start, at, low)
        case "季" if (after == "度" or text[start - 1 : start] == "前") and 1 <= low <= 4:
            if text[start - 1 : start] in ("前", "首"):
                end = at + (2 if after == "度" else 1)
                return Reading(start, end, Quantity(Kind.DURATION, points(low), "quarter", low_salience=True))
            return Reading(start, at + 2, Quantity(Kind.QUARTER, points(low), "quarter"))
    return None


def _century(text: str, start: int, at: int, low: float) -> Reading:
    """19世纪, or 20世纪40年代 as the decade that it is."""
    decade = _DECADE.match(text, at + 2)
    tens = number(text, decade.start(1)) if decade else None
    if decade is None or tens is None:
        return Reading(start, at + 2, Quantity(Kind.CENTURY, points(low), "century"))
    year = (low - 1) * 100 + tens.low
    return Reading(start, decade.end(), Quantity(Kind.DECADE, points(year, tens.low), "decade"))


def _year(text: str, start: int, at: int, value: Number) -> Reading | None:
    after, figures, low = text[at + 1 : at + 2], value.end - start, value.low
    if after == "代":
        values = points(low, low % 100) if low >= 100 else points(low, 1900 + low)
        return Reading(start, at + 2, Quantity(Kind.DECADE, values, "decade"))
    if figures == 4 and 1000 <= low <= 2999:
        return Reading(start, at + 1, Quantity(Kind.YEAR, points(low), "year"))
    if figures == 2 and value.digits and (text[start] == "0" or after.isdigit()):
        century = 2000 if low < 50 else 1900
        return Reading(start, at + 1, Quantity(Kind.YEAR, points(century + low, low), "year"))
    return None


def _day(text: str, start: int, at: int, value: Number) -> Reading | None:
    after, low = text[at + 1 : at + 2], value.low
    if text[at] == "日" and text.endswith(_LASTING, max(0, start - 2), start):
        return None
    if text[at] == "号" and (low > 31 or after in _THINGS):
        return Reading(start, at + 1, Quantity(Kind.LABEL, points(low), "no", low_salience=True))
    if not 1 <= low <= 31 or low != int(low) or (text[at] == "日" and after in ("内", "间", "游", "元", "圆", "本")):
        return None
    low_salience = not value.digits and low < 10 and text[start - 1 : start] != "月"
    return Reading(start, at + 1, Quantity(Kind.DAY, points(low), "day", low_salience=low_salience))


def first(text: str, start: int) -> Reading | None:
    """首季, 首3季, and 首 as "the first" before a measure word."""
    match = _FIRST_QUARTERS.match(text, start)
    if match is None:
        if _FIRST.match(text, start) is None:
            return None
        return Reading(start, start + 1, Quantity(Kind.ORDINAL, points(1), low_salience=True))
    if match[1] is None:
        return Reading(start, match.end(), Quantity(Kind.QUARTER, points(1), "quarter"))
    value = float(_FIGURES.get(match[1]) or match[1])
    return Reading(start, match.end(), Quantity(Kind.DURATION, points(value), "quarter", low_salience=True))


def ordinal(text: str, start: int) -> Reading | None:
    """第三, 第三季度, 第52条."""
    match = _ORDINAL.match(text, start)
    place = number(text, match.end()) if match else None
    if place is None:
        return None
    if place.low <= 4 and (found := _QUARTER.match(text, place.end)) is not None:
        return Reading(start, found.end(), Quantity(Kind.QUARTER, points(place.low), "quarter"))
    if name := label(text, len(text), place.end):
        return Reading(start, place.end, Quantity(Kind.LABEL, points(place.low), name, low_salience=True))
    return Reading(start, place.end, Quantity(Kind.ORDINAL, points(place.low), low_salience=True))


def quarter(text: str, start: int) -> Reading | None:
    """Q3."""
    figure = text[start + 1 : start + 2]
    if not figure or figure not in "1234" or text[start + 2 : start + 3].isdigit():
        return None
    return Reading(start, start + 2, Quantity(Kind.QUARTER, points(float(figure)), "quarter"))
