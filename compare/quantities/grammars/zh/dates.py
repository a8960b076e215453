"""Chinese dates: numbers with 年 月 日 号 世纪 年代 季度, 第 and 首, weekdays, relative dates, days known by an event.

Text is folded to simplified characters.
"""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.numeric_dates import short_year
from samesaid.compare.quantities.grammars.tuning import (
    MAX_MARKED_YEAR,
    MIN_MARKED_YEAR,
    ZH_SHORT_YEARS_FROM,
)
from samesaid.compare.quantities.grammars.zh.clock import hour
from samesaid.compare.quantities.grammars.zh.context import label
from samesaid.compare.quantities.grammars.zh.numerals import DIGITS, Number, number
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points
from samesaid.model import Span

SIGNS = frozenset("年月日号点时:世季")
"""What may follow the number of a date or time."""
_ORDINAL = re.compile(r"第 ?(?=[0-9一二两三四五六七八九十百千])")
_QUARTER = re.compile(r" ?个?季(?!节)度?")
_FIRST_QUARTERS = re.compile(r"首 ?([1-4一二两三四])?个?季(?!节)度?")
_FIRST = re.compile(r"首[次批个届家位名例轮款座条颗]")
_DECADE = re.compile(r" ?(?:的)?([1-9]0|[一二三四五六七八九]十) ?年代")
# 为期11日 is a length of time.
_LASTING = ("为期", "历时", "长达", "持续", "耗时", "用时", "连续", "一连")
# 3号线, 2号楼: the number of a thing.
_THINGS = frozenset("线楼馆院门机文令决法房公舰井台种")
# 3日内, 10日元: no day of a month.
_NOT_DAYS = ("内", "间", "游", "元", "圆", "本")

_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?![个年月季度周\d])")
_RELATIVE = re.compile(
    r"(?:[去今明前本当同次翌上昨隔]年|今后|上一年|[上本下次当这同前][个一]?(?P<month>月)(?!球|亮)|[上本下](?P<quarter>季度|个季度|季)"
    r"|(?P<day>今天|昨天|明天|今日|昨日|明日|今晚|昨晚|当天|当日|今早|今晨|同日|当晚|翌日|次日|即日|前天|后天)"
    r"|(?:本|上|下|这)个?世(?P<century>纪)|(?P<same>同比|按年)|年[底末初内中间]|全年"
    r"|(?P<noon>正午)|(?P<midnight>[午子]夜(?! ?[0-9零一二三四五六七八九十])))"
)
RELATIVE_STARTS = "去今明前本当同次翌上昨隔下这即后按年全正午子"

_EVENT = r"(?=[\"”’」』]? ?(?:事件|事故|恐怖|恐袭|袭击|攻击|遇袭|惨案|惨剧|地震|大地震|空难|爆炸|火灾|暴|特大))"
_EVENT_DAY = re.compile(
    rf"(?P<month>1[0-2]|[1-9])[·•‧・](?P<day>3[01]|[12]\d|[1-9])(?![\d·]){_EVENT}"
    rf"|(?P<nine>9)(?:[·•‧・](?P<eleven>11)(?!\d)|[.-]?(?P<glued>11)(?!\d){_EVENT})"
    r"|(?P<nine_han>九)·?(?P<eleven_han>一一)(?![零〇一二三四五六七八九十])"
)


def dated(text: str, start: int, at: int, value: Number) -> Reading | None:
    """The date or time whose sign is at ``at``; None where the sign makes it a duration or something else."""
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
    """19世纪, or 20世纪40年代 as one decade."""
    decade = _DECADE.match(text, at + 2)
    tens = number(text, decade.start(1)) if decade else None
    if decade is None or tens is None:
        return Reading(start, at + 2, Quantity(Kind.CENTURY, points(low), "century"))
    year = (low - 1) * 100 + tens.low
    return Reading(start, decade.end(), Quantity(Kind.DECADE, points(year, tens.low), "decade"))


def _year(text: str, start: int, at: int, value: Number) -> Reading | None:
    after, size, low = text[at + 1 : at + 2], value.end - start, value.low
    if after == "代":
        values = points(low, low % 100) if low >= 100 else points(low, 1900 + low)
        return Reading(start, at + 2, Quantity(Kind.DECADE, values, "decade"))
    if size == 4 and MIN_MARKED_YEAR <= low <= MAX_MARKED_YEAR:
        return Reading(start, at + 1, Quantity(Kind.YEAR, points(low), "year"))
    if size == 2 and value.digits and (until := short_year(text, start, low)) is not None:
        return Reading(start, at + 1, until)
    if size == 2 and value.digits and (text[start] == "0" or after.isdigit()):
        century = 1900 if 1900 + low >= ZH_SHORT_YEARS_FROM else 2000
        return Reading(start, at + 1, Quantity(Kind.YEAR, points(century + low, low), "year"))
    return None


def _day(text: str, start: int, at: int, value: Number) -> Reading | None:
    after, low = text[at + 1 : at + 2], value.low
    if text[at] == "日" and text.endswith(_LASTING, max(0, start - 2), start):
        return None
    if text[at] == "号" and (low > 31 or after in _THINGS):
        return Reading(start, at + 1, Quantity(Kind.LABEL, points(low), "no", low_salience=True))
    if not 1 <= low <= 31 or low != int(low) or (text[at] == "日" and after in _NOT_DAYS):
        return None
    low_salience = not value.digits and low < 10 and text[start - 1 : start] != "月"
    return Reading(start, at + 1, Quantity(Kind.DAY, points(low), "day", low_salience=low_salience))


def first(text: str, start: int) -> Reading | None:
    """首季 is the first quarter, 首3季 three quarters; 首 before a measure word is "the first"."""
    match = _FIRST_QUARTERS.match(text, start)
    if match is None:
        if _FIRST.match(text, start) is None:
            return None
        return Reading(start, start + 1, Quantity(Kind.ORDINAL, points(1), low_salience=True))
    if match[1] is None:
        return Reading(start, match.end(), Quantity(Kind.QUARTER, points(1), "quarter"))
    value = float(DIGITS.get(match[1]) or match[1])
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
    digit = text[start + 1 : start + 2]
    if not digit or digit not in "1234" or text[start + 2 : start + 3].isdigit():
        return None
    return Reading(start, start + 2, Quantity(Kind.QUARTER, points(float(digit)), "quarter"))


def weekday(text: str, start: int) -> Reading | None:
    """周一, 星期日."""
    match = _WEEKDAY.match(text, start)
    if match is None or (start and text[start - 1] in "一二两三四五六七八九十几个0123456789"):
        return None
    if text[start - 1 : start] == "每" and text[match.end() : match.end() + 1] in tuple("次天小个场节趟回"):
        # 每周三次: three times a week.
        return None
    return Reading(start, match.end(), Quantity(Kind.WEEKDAY, points(_WEEKDAYS[match[1]]), "day", low_salience=True))


def relative(text: str, start: int) -> Reading | None:
    """去年, 本月, 今天, 本世纪, 正午."""
    match = _RELATIVE.match(text, start)
    if match is None:
        return None
    if match["noon"] or match["midnight"]:
        hours = points(12) if match["noon"] else points(0, 24)
        return Reading(start, match.end(), Quantity(Kind.TIME, hours, "clock", low_salience=True))
    unit = next((u for u in ("month", "quarter", "day", "century") if match[u]), "year")
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))


def event_day(text: str, start: int) -> list[Reading] | None:
    """The month and day by which an event is known (9·11, 911事件, 九一一), None where there is none."""
    match = _EVENT_DAY.match(text, start)
    if match is None:
        return None
    if match["month"]:
        return _event_parts(match, "month", "day", (int(match["month"]), int(match["day"])))
    if match["nine_han"]:
        return _event_parts(match, "nine_han", "eleven_han", (9, 11))
    return _event_parts(match, "nine", "eleven" if match["eleven"] else "glued", (9, 11))


def _event_parts(match: re.Match[str], month: str, day: str, values: tuple[int, int]) -> list[Reading]:
    whole = Span(match.start(month), match.end(day))
    return [
        Reading(
            match.start(name), match.end(name), Quantity(Kind.DAY, points(value), low_salience=True, date_span=whole)
        )
        for name, value in zip((month, day), values, strict=True)
    ]
