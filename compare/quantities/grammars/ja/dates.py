"""Japanese dates and times: years of an era or of the calendar, months, days, hours, weekdays, relative dates."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.ja.numerals import number
from samesaid.compare.quantities.grammars.numeric_dates import short_year
from samesaid.compare.quantities.grammars.tuning import MAX_MARKED_YEAR, MIN_MARKED_YEAR
from samesaid.compare.quantities.grammars.zh.numerals import Number
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

# The year before the first of each era.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
# 昭和 lasted 64 years. Broadcasters count hours after midnight to 26.
_LONGEST_ERA = 64
_LAST_HOUR = 26
_ERA = re.compile("(" + "|".join(ERAS) + r") ?(?:(元)年|(?=[0-9一二三四五六七八九十]))")
_RELATIVE = re.compile(
    r"(?P<year>昨年|去年|今年|本年|来年|前年|翌年|一昨年|同年|昨季|今季|来季|昨シーズン|今シーズン|年末|年初|年明け|昨年度|今年度|来年度)"
    r"|(?P<month>今月|先月|来月|同月|前月|翌月|先々月|月末|月初)"
    r"|(?P<day>今日|昨日|明日|本日|一昨日|明後日|同日|当日|翌日|前日|即日|今朝|今夜|昨夜|昨晩|今晩|正午|深夜0時)"
    r"|(?P<quarter>今四半期|前四半期)|(?P<century>今世紀|前世紀|上半期|下半期)"
)
RELATIVE_STARTS = "昨去今本来前翌一同年先月明当即正上下"
_WEEKDAYS = {c: n for n, c in enumerate("月火水木金土日", 1)}
_WEEKDAY = re.compile(r"([月火水木金土日])曜日?|(?<=日[(（])([月火水木金土日])(?=[)）])")
_DAY_PART = re.compile(r"(午前|午後|夜|深夜|未明|早朝|朝|夕方|昼|正午) ?$")
_BEFORE_THE_HOUR = re.compile(r"前(?!後)")
_HALF_OF_DAY = re.compile(r"午?([前後])$")
MAX_HALF_DAY_HOUR, MINUTES_AN_HOUR = 12, 60
_MINUTES = re.compile(
    r" ?(?:(?P<m>[0-5]?\d|[二三四五]?十?[一二三四五六七八九]|[二三四五]?十)分(?!の|野)(?:[0-5]?\d秒)?|(?P<half>半))?"
)
_COLON = re.compile(r":(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
# 3年間, 3年前: a length of time.
_LASTING = re.compile(
    r"年(?:間|ぶり|前|後|以上|以内|以下|未満|近く|余り|余|半|連続|越し|ごと|おき|程度|ほど|目|がかり|契約|もの|と|弱|強|超)"
)
_SCHOOL_YEAR = re.compile(r"年(?:生|主体|次|目|組|時)")
_DECADE = re.compile(r"年代")
_PER_DAY = re.compile(
    r"に?(?:約|最大)?[0-9一二三四五六七八九十]+(?![0-9一二三四五六七八九十月日年時:])"
    r"|当たり|あたり|平均|につき"
)
_BRACKETED = re.compile(r"[(（](?:" + "|".join(ERAS) + r") ?(?:元|[0-9一二三四五六七八九十]{1,3})[)）]年度?")


def relative(text: str, start: int) -> Reading | None:
    """昨年, 今月, 同日."""
    match = _RELATIVE.match(text, start)
    if match is None:
        return None
    unit = next(u for u in ("year", "month", "day", "quarter", "century") if match[u])
    return Reading(start, match.end(), Quantity(Kind.RELATIVE, points(0), unit, low_salience=True))


def weekday(text: str, start: int) -> Reading | None:
    """月曜日, and （月） after a day."""
    match = _WEEKDAY.match(text, start)
    if match is None:
        return None
    return Reading(
        start, match.end(), Quantity(Kind.WEEKDAY, points(_WEEKDAYS[match[1] or match[2]]), "day", low_salience=True)
    )


def era(text: str, start: int) -> Reading | None:
    """令和6年 is 2024, 平成元年 1989."""
    match = _ERA.match(text, start)
    if match is None:
        return None
    if match[2]:
        year = ERAS[match[1]] + 1
        return Reading(start, match.end(), Quantity(Kind.YEAR, points(year, 1), "year"))
    value = number(text, match.end())
    if value is None or value.low > _LONGEST_ERA:
        return None
    bracket = text[value.end : value.end + 1] in (")", "）")
    if text[value.end : value.end + 1] != "年" and not bracket:
        return None
    stop = value.end + (0 if bracket else 1)
    base = ERAS[match[1]]
    if text[stop : stop + 1] == "代":
        return Reading(start, stop + 1, Quantity(Kind.DECADE, points(base + value.low, value.low), "decade"))
    return Reading(start, stop, Quantity(Kind.YEAR, points(base + value.low, value.low), "year"))


def dated(text: str, start: int, value: Number) -> Reading | None:
    """The date or time that the sign after the number makes of it; None for anything else."""
    at, low = value.end, value.low
    if value.low != value.high or low != int(low):
        return None
    match text[at : at + 1]:
        case "年":
            return _year(text, start, at, value)
        case "(" | "（" if MIN_MARKED_YEAR <= low <= MAX_MARKED_YEAR and _BRACKETED.match(text, at):
            # 1895（明治28）年
            return Reading(start, at, Quantity(Kind.YEAR, points(low), "year"))
        case "月" if 1 <= low <= 12:
            return Reading(start, at + 1, Quantity(Kind.MONTH, points(low), "month"))
        case "日" if low == 1 and text[start - 1 : start] != "月" and _PER_DAY.match(text, at + 1):
            # 1日3回: three times a day.
            return Reading(start, at + 1, Quantity(Kind.DURATION, points(1), "day", low_salience=True))
        case "日" if 1 <= low <= 31 and text[at + 1 : at + 2] not in ("間", "目", "市", "本"):
            low_salience = not value.digits and text[start - 1 : start] != "月"
            return Reading(start, at + 1, Quantity(Kind.DAY, points(low), "day", low_salience=low_salience))
        case "時" if text[at + 1 : at + 2] not in ("間", "代", "期", "点") and low <= _LAST_HOUR:
            return _hour(text, start, at, low)
        case ":" if low <= _LAST_HOUR:
            return _clock(text, start, at, low)
        case "世" if text[at + 1 : at + 2] == "紀":
            return Reading(start, at + 2, Quantity(Kind.CENTURY, points(low), "century"))
    return None


def _year(text: str, start: int, at: int, value: Number) -> Reading | None:
    low = value.low
    if _DECADE.match(text, at):
        values = points(low, low % 100) if low >= 100 else points(low, 1900 + low)
        return Reading(start, at + 2, Quantity(Kind.DECADE, values, "decade"))
    if MIN_MARKED_YEAR <= low <= MAX_MARKED_YEAR and value.end - start == 4:
        end = at + (2 if text[at + 1 : at + 2] == "度" else 1)
        return Reading(start, end, Quantity(Kind.YEAR, points(low), "year"))
    if _SCHOOL_YEAR.match(text, at) and low < 10:
        return Reading(start, at + 1, Quantity(Kind.ORDINAL, points(low), low_salience=True))
    if _LASTING.match(text, at) or not value.digits:
        return None
    if value.end - start == 2 and (until := short_year(text, start, low)) is not None:
        return Reading(start, at + 1, until)
    if value.end - start == 2:
        # Newspapers write 21年 for 2021, and also for 21 years.
        values = points(low, 2000 + low, 1900 + low)
        return Reading(start, at + 1, Quantity(Kind.YEAR, values, "year"))
    return None


def _day_part(text: str, start: int) -> tuple[int, str]:
    match = _DAY_PART.search(text, max(0, start - 4), start)
    return (match.start(), match[1]) if match else (start, "")


def _time(start: int, end: int, value: float, day_part: str) -> Reading:
    """The time of day ``value`` (hours) after a word for the part of the day, empty where there is none."""
    if day_part in ("午後", "夜", "夕方", "昼") and value < 12:
        values = points(value + 12)
    elif day_part or value >= 13:
        values = points(value % 24 if value >= 24 else value)
    else:
        values = points(value, value + 12)
    return Reading(start, end, Quantity(Kind.TIME, values, "clock"))


def _hour(text: str, start: int, at: int, low: float) -> Reading:
    match = _MINUTES.match(text, at + 1)
    minute, end = 0.0, at + 1
    if match is not None and (match["m"] or match["half"]):
        minutes = number(text, match.start("m")) if match["m"] else None
        minute, end = (minutes.low if minutes else 30.0), match.end()
    begin, day_part = _day_part(text, start)
    if match is not None and match["m"] and _BEFORE_THE_HOUR.match(text, end):
        # 六時十五分前 is a quarter to six, or before a quarter past.
        one, other = (_time(begin, end, value / 60, day_part) for value in (low * 60 - minute, low * 60 + minute))
        values = (*one.quantity.values, *other.quantity.values)
        return Reading(begin, end + 1, Quantity(Kind.TIME, values, "clock"))
    return _time(begin, end, low + minute / 60, day_part)


def dotted(text: str, start: int, hour: float, minutes: tuple[float, float, int]) -> Reading | None:
    """後3・48: in programmes a dot is between hours and minutes; None without a part of the day before it.

    ``minutes`` is a numeral as `digits.numeral` gives it.
    """
    half = _HALF_OF_DAY.search(text, max(0, start - 2), start)
    if half is None or hour > MAX_HALF_DAY_HOUR or minutes[0] >= MINUTES_AN_HOUR or text[minutes[2] - 2] == "・":
        return None
    value = hour + minutes[0] / MINUTES_AN_HOUR + (12 if half[1] == "後" and hour < 12 else 0)
    return Reading(half.start(), minutes[2], Quantity(Kind.TIME, points(value), "clock"))


def _clock(text: str, start: int, at: int, low: float) -> Reading | None:
    match = _COLON.match(text, at)
    if match is None:
        return None
    begin, day_part = _day_part(text, start)
    return _time(begin, match.end(), low + int(match["m"]) / 60, day_part)
