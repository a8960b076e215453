"""Chinese dates, times of day, weekdays, and dates told from the day of writing; text is folded to simplified."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])(?![个年月季度周\d])")
_RELATIVE = re.compile(
    r"(?:[去今明前本当同次翌上昨隔]年|今后|上一年|[上本下次当这同前][个一]?(?P<month>月)(?!球|亮)|[上本下](?P<quarter>季度|个季度|季)"
    r"|(?P<day>今天|昨天|明天|今日|昨日|明日|今晚|昨晚|当天|当日|今早|今晨|同日|当晚|翌日|次日|即日|前天|后天)"
    r"|(?:本|上|下|这)个?世(?P<century>纪)|(?P<same>同比|按年)|年[底末初内中间]|全年"
    r"|(?P<noon>正午)|(?P<midnight>[午子]夜(?! ?[0-9零一二三四五六七八九十])))"
)
RELATIVE_STARTS = "去今明前本当同次翌上昨隔下这即后按年全正午子"
_HALF_DAY = re.compile(
    r"(凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|深夜|午夜|今晚|昨晚|当晚|早|晚|夜)(?:间|时间)? ?$"
)
_PM = frozenset(["中午", "午后", "下午", "傍晚", "晚上", "晚间", "夜间", "深夜", "今晚", "昨晚", "当晚", "晚", "夜"])
# Twelve at night ends the day.
_NIGHT = frozenset(["晚上", "晚间", "夜间", "深夜", "午夜", "今晚", "昨晚", "当晚", "晚", "夜", "凌晨"])
_MINUTES = re.compile(
    r" ?(?:(?P<m>[0-5]?\d|[一二三四五]?十?[一二三四五六七八九]|[一二三四五]?十|零[一二三四五六七八九])分(?!之)"
    r"|(?P<half>半)|(?P<k>[一三])刻|整|钟)?"
)
_SHORT_OF = re.compile(
    r"差(?:(?P<k>[一1])刻|(?P<m>\d{1,2}|[二三四五]?十[五]?|五)分)钟? ?"
    r"(?P<h>\d{1,2}|十[一二]?|[一二两三四五六七八九])点(?!钟?[多后])"
)
_COLON = re.compile(r" ?: ?(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)(?P<half> ?[aApP]\.?[mM]\.?)?")
_NOT_HOUR = frozenset("代期候间段常装尚刻光势局事")
_FIGURES = {c: n for n, c in enumerate("零一二三四五六七八九")}


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
    """去年, 本月, 今天, 本世纪."""
    match = _RELATIVE.match(text, start)
    if match is None:
        return None
    if match["noon"] or match["midnight"]:
        hours = points(12) if match["noon"] else points(0, 24)
        return Reading(start, match.end(), Quantity(Kind.TIME, hours, "clock", low_salience=True))
    unit = next((u for u in ("month", "quarter", "day", "century") if match[u]), "year")
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))


def short_of(text: str, start: int) -> Reading | None:
    """差一刻九点: a quarter to nine."""
    match = _SHORT_OF.match(text, start)
    if match is None:
        return None
    told = match["h"].replace("两", "二")
    hours = (int(told) if told.isdigit() else _count(told)) - (15 if match["k"] else _count(match["m"])) / 60
    return Reading(start, match.end(), Quantity(Kind.TIME, points(hours, hours + 12), "clock"))


def hour(text: str, start: int, end: int, value: float, sign: str) -> Reading | None:
    """The time of day whose hour is ``value`` and whose hour sign (点, 时 or a colon) stands at ``end``."""
    if value > 24:
        return None
    half = _HALF_DAY.search(text, max(0, start - 6), start)
    if sign == ":":
        match = _COLON.match(text, end)
        if match is None:
            return None
        minute, stop, latin = int(match["m"]), match.end(), (match["half"] or "").strip().lower()[:1]
    else:
        if text[end + 1 : end + 2] in _NOT_HOUR or (sign == "时" and text[end + 1 : end + 2] == "速"):
            return None
        found = _MINUTES.match(text, end + 1)
        minute, stop, latin = (_minute(found), found.end(), "") if found else (0, end + 1, "")
    begin = half.start() if half else start
    if half and half[1] in _NIGHT and value == 12:
        values = points(minute / 60, 24 + minute / 60)
    elif (half and half[1] in _PM) or latin == "p":
        value = (
            value + 12
            if value < 12 and not (half and half[1] in ("中午", "深夜", "夜", "夜间") and value < 5)
            else value
        )
        values = points(value + minute / 60)
    elif half or latin or value > 12:
        values = points(value + minute / 60)
    else:
        values = points(value + minute / 60, value + 12 + minute / 60)
    return Reading(begin, stop, Quantity(Kind.TIME, values, "clock"))


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["k"]:
        return 15 if match["k"] == "一" else 45
    return _count(match["m"]) if match["m"] else 0


def _count(figures: str) -> int:
    if figures.isdigit():
        return int(figures)
    tens, ten, units = figures.partition("十")
    if not ten:
        return _FIGURES[figures[-1]]
    return (_FIGURES[tens] if tens else 1) * 10 + (_FIGURES[units] if units else 0)
