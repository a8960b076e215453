"""Chinese times of day: 下午3点20分, 晚上八点半, 15:30, 差一刻九点. Text is folded to simplified characters."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.grammars.zh.numerals import DIGITS
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_DATA = section("zh", "clock")
_AFTERNOON = frozenset(_DATA.words("afternoon"))
_NIGHT = frozenset(_DATA.words("night"))
_SMALL_HOURS = frozenset(_DATA.words("small_hours"))
_DAY_PART = re.compile(rf"({any_of({*_DATA.words('morning'), *_AFTERNOON})})(?:间|时间)? ?$")
_MAX_DAY_PART_CHARS = 6
_MINUTES = re.compile(
    r" ?(?:(?P<m>[0-5]?\d|[一二三四五]?十?[一二三四五六七八九]|[一二三四五]?十|零[一二三四五六七八九])分(?!之)"
    r"|(?P<half>半)|(?P<less>差(?:(?:一刻)|\d{1,2}分|二?十分|二?十?五分))|(?P<k>[一三])刻|整|钟)?"
)
_SHORT_OF = re.compile(
    r"差(?:(?P<k>[一1])刻|(?P<m>\d{1,2}|[二三四五]?十[五]?|五)分)钟? ?"
    r"(?P<h>\d{1,2}|十[一二]?|[一二两三四五六七八九])点(?!钟?[多后])"
)
_COLON = re.compile(r" ?: ?(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)(?P<half> ?[aApP]\.?[mM]\.?)?")
# After 点 and 时: words such as 时代 and 点燃.
_OTHER_WORDS = frozenset("代期候间段常装尚刻光势局事")


def short_of(text: str, start: int) -> Reading | None:
    """差一刻九点: a quarter to nine."""
    match = _SHORT_OF.match(text, start)
    if match is None:
        return None
    hour = _count(match["h"].replace("两", "二"))
    hours = hour - (15 if match["k"] else _count(match["m"])) / 60
    return Reading(start, match.end(), Quantity(Kind.TIME, points(hours, hours + 12), "clock"))


def hour(text: str, start: int, end: int, value: float, sign: str) -> Reading | None:
    """The time of day with the hour ``value``, whose sign (点, 时 or a colon) is at ``end``."""
    if value > 24 or value != int(value):
        return None
    day_part = _DAY_PART.search(text, max(0, start - _MAX_DAY_PART_CHARS), start)
    if sign == ":":
        match = _COLON.match(text, end)
        if match is None:
            return None
        minute, stop, latin = int(match["m"]), match.end(), (match["half"] or "").strip().lower()[:1]
    else:
        if text[end + 1 : end + 2] in _OTHER_WORDS or (sign == "时" and text[end + 1 : end + 2] == "速"):
            return None
        found = _MINUTES.match(text, end + 1)
        minute, stop, latin = (_minute(found), found.end(), "") if found else (0, end + 1, "")
    begin = day_part.start() if day_part else start
    part = day_part[1] if day_part else ""
    if part in _NIGHT and value == 12:
        values = points(minute / 60, 24 + minute / 60)
    elif part in _AFTERNOON or latin == "p":
        value += 12 if value < 12 and not (part in _SMALL_HOURS and value < 5) else 0
        values = points(value + minute / 60)
    elif part or latin or value > 12:
        values = points(value + minute / 60)
    else:
        values = points(value + minute / 60, value + 12 + minute / 60)
    return Reading(begin, stop, Quantity(Kind.TIME, values, "clock"))


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["less"]:
        # 六点差一刻 is a quarter to six.
        return -15 if "刻" in match["less"] else -_count(match["less"][1:-1])
    if match["k"]:
        return 15 if match["k"] == "一" else 45
    return _count(match["m"]) if match["m"] else 0


def _count(numeral: str) -> int:
    """A number below sixty in digits or characters: 20, 二十五, 零五."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, units = numeral.partition("十")
    if not ten:
        return DIGITS[numeral[-1]]
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[units] if units else 0)
