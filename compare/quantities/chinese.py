"""Chinese quantities: spans and values, simplified and traditional (folded one to one, offsets unchanged)."""

from __future__ import annotations

import re

from samesaid.compare.quantities import chinese_dates as dates
from samesaid.compare.quantities.chinese_context import (
    IDIOM,
    MEASURE_WORDS,
    UNIT,
    currency_before,
    latin_unit,
    prefix_bound,
    suffix_bound,
)
from samesaid.compare.quantities.chinese_fold import table
from samesaid.compare.quantities.chinese_numerals import Number, number
from samesaid.compare.quantities.digits import skip
from samesaid.compare.quantities.labels import chinese_label, name_before
from samesaid.compare.quantities.slashed import slashed
from samesaid.compare.quantities.units import CHINESE, money
from samesaid.compare.quantities.value import Bound, Kind, Quantity, Reading, points

_START = re.compile(rf"[0-9零〇○一二两三四五六七八九十廿卅百千万亿几数半第首周星礼翻Qq{dates.RELATIVE_STARTS}]")
_SPACED = re.compile(r"(?<!\d)(?<!\d )\d(?: \d){1,3}(?= ?(?P<sign>[年月日]))")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d/])")
_NAMED = {
    "九二共识": 1992.0,
    "九二共識": 1992.0,
    "十三五": 13.0,
    "十四五": 14.0,
    "十二五": 12.0,
    "十五五": 15.0,
    "九一八": 918.0,
}
_NAMES = re.compile("|".join(_NAMED))
_RANGE = re.compile(r" ?(?:至|到|~|-|–|—|或|、|和|及|与|——|--) ?(?=[$£€¥0-9一二两三四五六七八九十])")
_ORDINAL = re.compile(r"第 ?(?=[0-9一二两三四五六七八九十百千])")
_QUARTER = re.compile(r" ?个?季(?!节)度?")
_MULTIPLY = re.compile(r"翻(?:了)?(?:(?P<n>[一两二三四五\d])|(?P<f>几))?番|翻(?:了)?(?:一)?倍|翻倍")
_GROWING = re.compile(r"[增高多涨长升大]")
_FIRST = re.compile(r"首[次批个届家位名例轮款座条颗]")
_DECADE = re.compile(r" ?(?:的)?([1-9]0|[一二三四五六七八九]十) ?年代")
_DATES = (Kind.YEAR, Kind.MONTH, Kind.DAY)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    folded = text.translate(table())
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
    """The readings that begin at ``start``; none when nothing countable stands there."""
    character = text[start]
    if character in "周星礼":
        found = dates.weekday(text, start)
        return [found] if found else []
    if character in dates.RELATIVE_STARTS:
        found = dates.relative(text, start)
        return [found] if found else []
    if character in "第首前":
        return _ordinal(text, start)
    if character == "翻":
        return _doubling(text, start)
    if character in "Qq":
        return _quarter(text, start)
    if character == "半":
        return _half(text, start)
    if not character.isdigit() and IDIOM.match(text, start):
        return []
    if (named := _NAMES.match(text, start)) is not None:
        return [Reading(start, named.end(), Quantity(Kind.LABEL, points(_NAMED[named.group()]), weak=True))]
    if (spaced := _SPACED.match(text, start)) is not None:
        kind, unit = {"年": (Kind.YEAR, "year"), "月": (Kind.MONTH, "month"), "日": (Kind.DAY, "day")}[spaced["sign"]]
        return [Reading(start, spaced.end(), Quantity(kind, points(float(spaced.group().replace(" ", ""))), unit))]
    return _number(text, start)


def _ordinal(text: str, start: int) -> list[Reading]:
    if text[start] == "首":
        match = re.compile(r"首 ?([1-4一二两三四])?个?季(?!节)度?").match(text, start)
        if match is None:
            return (
                [Reading(start, start + 1, Quantity(Kind.ORDINAL, points(1), weak=True))]
                if _FIRST.match(text, start)
                else []
            )
        if match[1] is None:
            return [Reading(start, match.end(), Quantity(Kind.QUARTER, points(1), "quarter"))]
        value = float({"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}.get(match[1]) or match[1])
        return [Reading(start, match.end(), Quantity(Kind.DURATION, points(value), "quarter", weak=True))]
    match = _ORDINAL.match(text, start)
    if match is None:
        return []
    place = number(text, match.end())
    if place is None:
        return []
    if place.low <= 4 and (quarter := _QUARTER.match(text, place.end)) is not None:
        return [Reading(start, quarter.end(), Quantity(Kind.QUARTER, points(place.low), "quarter"))]
    if name := chinese_label(text, len(text), place.end):
        return [Reading(start, place.end, Quantity(Kind.LABEL, points(place.low), name, weak=True))]
    return [Reading(start, place.end, Quantity(Kind.ORDINAL, points(place.low), weak=True))]


def _doubling(text: str, start: int) -> list[Reading]:
    match = _MULTIPLY.match(text, start)
    if match is None or match["f"]:
        return []
    times = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}.get(match["n"] or "一") or int(match["n"])
    return [Reading(start, match.end(), Quantity(Kind.MULTIPLE, points(2.0**times), weak=True))]


def _quarter(text: str, start: int) -> list[Reading]:
    if (
        text[start + 1 : start + 2] not in "1234"
        or text[start + 1 : start + 2] == ""
        or text[start + 2 : start + 3].isdigit()
    ):
        return []
    return [Reading(start, start + 2, Quantity(Kind.QUARTER, points(float(text[start + 1])), "quarter"))]


def _half(text: str, start: int) -> list[Reading]:
    """半 as a share or as half a year, hour or day; 半导体 and its like are words."""
    following = text[start + 1 : start + 3]
    if following[:1] in tuple("导径岛场决空数") and following[:1] != "数":
        return []
    unit = UNIT.match(text, start + 1)
    key = (
        CHINESE[unit.group()]
        if unit
        else "year"
        if following[:1] == "年"
        else "day"
        if following[:1] in ("天", "日")
        else ""
    )
    if key in ("year", "month", "h", "day", "min"):
        end = unit.end() if unit else start + 2
        return [
            Reading(
                start,
                end,
                Quantity(
                    Kind.FRACTION, points(0.5, *((6,) if key == "year" else (30,) if key == "h" else ())), weak=True
                ),
            )
        ]
    return [Reading(start, start + 1, Quantity(Kind.FRACTION, points(0.5), weak=True))]


def _number(text: str, start: int) -> list[Reading]:
    before = text[start - 1] if start else " "
    if text[start].isdigit():
        if _latin(before) or (before in "-_+" and start > 1 and _latin(text[start - 2])):
            return _attached(text, start)
        if (shared := slashed(text, start)) is not None:
            return shared
    value = number(text, start)
    if value is None:
        return []
    if text[value.end : value.end + 1] == "." and text[value.end + 1 : value.end + 2].isdigit():
        return _dotted(text, start)
    if value.digits and (name := chinese_label(text, start, len(text))):
        return [Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), name, weak=True))]
    joint = _RANGE.match(text, value.end)
    if joint is not None:
        shared = _ranged(text, start, value, joint)
        if shared:
            return shared
    found = _quantity(text, start, value)
    return [found] if found else []


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _attached(text: str, start: int) -> list[Reading]:
    value = number(text, start)
    if value is None:
        return []
    if currency_before(text, start)[1]:
        found = _quantity(text, start, value)
        return [found] if found else []
    return [Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), name_before(text, start), weak=True))]


def _dotted(text: str, start: int) -> list[Reading]:
    """2024.8.19, or a section number that is nobody's quantity."""
    match = re.compile(r"((?:19|20)\d\d)\.(\d{1,2})\.(\d{1,2})(?![\d.])").match(text, start)
    if match is None:
        return []
    return [
        Reading(match.start(n), match.end(n), Quantity(kind, points(int(match[n])), unit))
        for n, kind, unit in ((1, Kind.YEAR, "year"), (2, Kind.MONTH, "month"), (3, Kind.DAY, "day"))
    ]


def _ranged(text: str, start: int, first: Number, joint: re.Match[str]) -> list[Reading]:
    """Two numbers that share what follows the second: 2至3%, 7月17至22日, 138至143亿; nothing when they do not."""
    begin, currency = joint.end(), ""
    while begin < len(text) and text[begin] in "$£€¥":
        begin += 1
    second = number(text, begin)
    if second is None or text[second.end : second.end + 2] in (".1", ".2"):
        return []
    found = _quantity(text, begin, second)
    if found is None:
        return []
    other, sign = found.quantity, joint.group().strip()
    listing = sign in ("、", "和", "及", "与", "或")
    if other.kind in (Kind.TIME, Kind.LABEL, Kind.RELATIVE, Kind.MULTIPLE) or (
        listing and other.kind not in (*_DATES, Kind.PERCENT)
    ):
        return []
    if 1500 <= first.low <= 2100 and first.digits and second.end - begin == 2 and sign in ("-", "–", "—", "至"):
        century = first.low // 100 * 100
        year = Quantity(Kind.YEAR, points(first.low), "year")
        until = Quantity(Kind.YEAR, points(century + second.low, second.low), "year")
        return [Reading(start, first.end, year), Reading(begin, second.end, until)]
    if other.kind is Kind.YEAR and not 1000 <= first.low <= 2999:
        return []
    plain = _plain_value(text, begin)
    factor = other.value / plain if plain and other.kind not in _DATES and second.digits else 1.0
    scaled = first.low * factor if factor > 1 and first.digits and first.low < plain * 1.0001 else first.low
    if other.kind is Kind.MONTH and text[start - 1 : start] == "月":
        # 7月17和7月22日: the first is a day without its sign.
        return [Reading(start, first.end, Quantity(Kind.DAY, points(first.low), "day")), found]
    values = points(scaled) if scaled == first.low or factor <= 1 else points(scaled, first.low)
    sign_start, currency = currency_before(text, start)
    bound = prefix_bound(text, sign_start)
    weak = other.weak and not first.digits
    unit, kind = (currency, Kind.MONEY) if currency else (other.unit, other.kind)
    quantity = Quantity(kind, values, unit, bound, first.step * (scaled / first.low if first.low else 1), weak)
    return [Reading(sign_start, first.end, quantity), found]


def _plain_value(text: str, start: int) -> float:
    """The digits at ``start`` without their scale."""
    from samesaid.compare.quantities.digits import numeral

    found = numeral(text, start) if text[start].isdigit() else None
    return found[0] if found else 0.0


def _quantity(text: str, start: int, value: Number) -> Reading | None:
    """The number at ``start`` with what follows it: a date sign, a share, a unit, a bound."""
    end = value.end
    at = end + 1 if text[end : end + 1] == " " else end
    following = text[at : at + 1]
    if following and following in _SIGNS and (dated := _dated(text, start, at, following, value)) is not None:
        return dated
    bound = Bound.MORE if value.more else Bound.EXACT
    if (following and following in "多余来" and text[at + 1 : at + 2] not in "次样种边元" + "于") or (
        following in ("多", "余") and text[at + 1 : at + 2] in ("次", "种", "元")
    ):
        bound, end = (Bound.MORE if following != "来" else Bound.ABOUT), at + 1
        if text[end : end + 1] in ("万", "亿"):
            factor = 1e4 if text[end] == "万" else 1e8
            value = Number(value.low * factor, value.high * factor, value.step * factor, end + 1, value.digits)
            end += 1
        at = end + 1 if text[end : end + 1] == " " else end
        following = text[at : at + 1]
    if following == "几":
        value = Number(value.low + 1, value.low + 9, 1.0, end + 1, value.digits)
        end, at, following = end + 1, end + 1, text[end + 1 : end + 2]
    share = _share(text, start, at, value, bound)
    if share is not None:
        return share
    return _counted(text, start, end, at, value, bound)


_SIGNS = frozenset("年月日号点时:世季刻")


def _dated(text: str, start: int, at: int, sign: str, value: Number) -> Reading | None:
    """A year, month, day, hour, decade, century or quarter; None when the sign means a duration or something else."""
    low, after, digits = value.low, text[at + 1 : at + 2], text[start : value.end].isdigit()
    if value.low != value.high:
        return None
    if sign == "年":
        return _year(text, start, at, value)
    if sign == "月":
        if 1 <= low <= 12 and low == int(low):
            end = at + 2 if after == "份" else at + 1
            return Reading(start, end, Quantity(Kind.MONTH, points(low), "month"))
        return None
    if sign in "日号":
        return _day(text, start, at, value)
    if sign in "点时:":
        if sign == "点" and (text[at + 1 : at + 3] == "钟" or False):
            pass
        if sign == "点" and ((after in "燃评击赞心名" and after) or low != int(low) or (not digits and low == 1)):
            return None
        return dates.hour(text, start, at, low, sign)
    if sign == "世" and after == "纪":
        if (decade := _DECADE.match(text, at + 2)) is not None and (tens := number(text, decade.start(1))) is not None:
            year = (low - 1) * 100 + tens.low
            return Reading(start, decade.end(), Quantity(Kind.DECADE, points(year, tens.low), "decade"))
        return Reading(start, at + 2, Quantity(Kind.CENTURY, points(low), "century"))
    if sign == "季" and after == "度" and 1 <= low <= 4:
        return Reading(start, at + 2, Quantity(Kind.QUARTER, points(low), "quarter"))
    return None


def _year(text: str, start: int, at: int, value: Number) -> Reading | None:
    after = text[at + 1 : at + 2]
    figures = value.end - start
    if after == "代":
        low = value.low
        values = points(low, low % 100) if low >= 100 else points(low, 1900 + low)
        return Reading(start, at + 2, Quantity(Kind.DECADE, values, "decade"))
    if figures == 4 and 1000 <= value.low <= 2999:
        return Reading(start, at + 1, Quantity(Kind.YEAR, points(value.low), "year"))
    if figures == 2 and value.digits and (text[start] == "0" or text[at + 1 : at + 2].isdigit()):
        century = 2000 if value.low < 50 else 1900
        return Reading(start, at + 1, Quantity(Kind.YEAR, points(century + value.low, value.low), "year"))
    return None


def _day(text: str, start: int, at: int, value: Number) -> Reading | None:
    after = text[at + 1 : at + 2]
    low = value.low
    if text[at] == "号" and (
        low > 31
        or after in ("线", "楼", "馆", "院", "门", "机", "文", "令", "决", "法", "房", "公", "舰", "井", "台", "种")
    ):
        return Reading(start, at + 1, Quantity(Kind.LABEL, points(low), weak=True))
    if low > 31 or low < 1 or low != int(low):
        return None
    if text[at] == "日" and after in ("内", "间", "游", "元", "圆", "本"):
        return None
    weak = not value.digits and value.low < 10 and text[start - 1 : start] != "月"
    return Reading(start, at + 1, Quantity(Kind.DAY, points(low), "day", weak=weak))


def _share(text: str, start: int, at: int, value: Number, bound: Bound) -> Reading | None:
    """Percentages, points, tenths, discounts, fractions and multiples."""
    sign = text[at : at + 1]
    if sign not in ("%", "成", "折", "分", "倍", "厘", "‰") or not sign:
        return None
    low, high = value.low, value.high
    if sign == "%":
        end = at + 1
        kind, unit, factor = Kind.PERCENT, "%", 1.0
    elif sign == "成":
        if (
            low > 10
            or text[at + 1 : at + 2] in tuple("为立功员果熟就长型绩都交名语婚品色本份效群年")
            or (text[at + 1 : at + 2] == "人" and text[at + 2 : at + 3] == "礼")
        ):
            return None
        extra = 5.0 if text[at + 1 : at + 2] == "半" else 0.0
        end = at + (2 if extra else 1)
        return _shared(text, start, end, Kind.PERCENT, ((low * 10 + extra, high * 10 + extra),), bound, 10.0)
    elif sign == "厘":
        if text[at + 1 : at + 2] in ("米", "升", "清"):
            return None
        return _shared(text, start, at + 1, Kind.PERCENT, ((low, high),), bound, value.step)
    elif sign == "折":
        if text[at + 1 : at + 2] in ("磨", "叠", "射", "腾") or low >= 100:
            return None
        tenth = low * 10 if low < 10 else low
        return Reading(start, at + 1, Quantity(Kind.PERCENT, points(tenth, 100 - tenth), "%", weak=True))
    elif sign == "分":
        return _fraction(text, start, at, value, bound)
    elif sign == "‰":
        return _shared(text, start, at + 1, Kind.PERCENT, ((low / 10, high / 10),), bound, value.step / 10)
    else:
        return _multiple(text, start, at, value, bound)
    return _shared(text, start, end, kind, ((low * factor, high * factor),), bound, value.step, unit)


def _shared(
    text: str,
    start: int,
    end: int,
    kind: Kind,
    values: tuple[tuple[float, float], ...],
    bound: Bound,
    step: float,
    unit: str = "%",
) -> Reading:
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
    return Reading(
        start,
        end,
        Quantity(
            kind, values, unit, bound, step, weak=kind in (Kind.FRACTION, Kind.MULTIPLE) and not text[start].isdigit()
        ),
    )


def _fraction(text: str, start: int, at: int, value: Number, bound: Bound) -> Reading | None:
    if text[at + 1 : at + 2] != "之" or not value.low:
        return None
    begin = at + 3 if text[at + 2 : at + 3] == " " else at + 2
    if begin >= len(text) or text[begin] not in "0123456789零〇一二两三四五六七八九十百几":
        return None
    upper = number(text, begin)
    if upper is None:
        return None
    if value.low in (100, 1000):
        factor = 100 / value.low
        end = upper.end
        if text[end : end + 1] in ("多", "几") and text[end : end + 1]:
            bound, end = Bound.MORE, end + 1
        return _shared(
            text, start, end, Kind.PERCENT, ((upper.low * factor, upper.high * factor),), bound, upper.step * factor
        )
    # 九分之一 is also how "one in nine" is told.
    values = points(upper.low / value.low, value.low)
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
    return Reading(start, upper.end, Quantity(Kind.FRACTION, values, "", bound, weak=True))


def _multiple(text: str, start: int, at: int, value: Number, bound: Bound) -> Reading:
    low, high, end = value.low, value.high, at + 1
    if text[end : end + 1] == "多":
        bound, end = Bound.MORE, end + 1
    if text[end : end + 1] == "半":
        low, high, end = low + 0.5, high + 0.5, end + 1
    values: tuple[tuple[float, float], ...] = ((low, high),)
    # 增长两倍 is three times as much, though many write and translate it as twofold.
    if _GROWING.search(text, max(0, start - 8), start):
        values = ((low, high), (low + 1, high + 1))
    return _shared(text, start, end, Kind.MULTIPLE, values, bound, value.step, "")


def _counted(text: str, start: int, end: int, at: int, value: Number, bound: Bound) -> Reading | None:
    """A number with a unit, a currency or a measure word, or alone."""
    low, high, han = value.low, value.high, not value.digits
    begin, currency = currency_before(text, start)
    if text[at : at + 2] == "个半":
        low, high, at, end = low + 0.5, high + 0.5, at + 2, at + 2
    elif text[at : at + 1] == "个" and text[at + 1 : at + 2] in "多余" and text[at + 1 : at + 2]:
        bound, at, end = Bound.MORE, at + 2, at + 2
        if text[at : at + 1] == "月":
            return _finish(text, begin, at + 1, value, bound, Kind.DURATION, "month", han)
    unit, stop = _unit(text, at)
    if (
        not unit
        and text[at : at + 1].isascii()
        and text[at : at + 1].isalpha()
        and at == end
        and not latin_unit(text, at)
    ):
        return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), weak=True))
    if unit:
        end = stop
        if unit in ("year", "day", "week", "month") and text[end : end + 1] == "半":
            low, high, end = low + 0.5, high + 0.5, end + 1
        if text[end : end + 1] in ("多", "余") and bound is Bound.EXACT and text[end + 1 : end + 2] not in ("家", "种"):
            bound, end = Bound.MORE, end + 1
    elif text[at : at + 1] in MEASURE_WORDS and text[at : at + 1]:
        unit = "count"
    kind = _kind(unit)
    if currency and kind in (Kind.CARDINAL, Kind.MONEY):
        kind, unit = Kind.MONEY, currency if unit in ("", "count", "yuan", "person") else unit
    value = Number(low, high, value.step, value.end, value.digits)
    if unit == "count":
        unit = ""
    elif (
        not unit
        and han
        and kind is Kind.CARDINAL
        and (low < 10 or (low == high and text[start : value.end] in ("十", "百", "千", "万", "百万", "千万")))
    ):
        if low == 1 and high == 1:
            return None
        return Reading(start, value.end, Quantity(Kind.LABEL, ((low, high),), weak=True))
    if han and low == high == 1 and kind is not Kind.DURATION:
        return None
    return _finish(text, begin, end, value, bound, kind, unit, han)


def _finish(text: str, start: int, end: int, value: Number, bound: Bound, kind: Kind, unit: str, han: bool) -> Reading:
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
        if bound is Bound.NEARLY and kind is Kind.DURATION and text[start - 1 : start] == "近":
            bound = Bound.UNSURE
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
    weak = (han and value.high < 10) or value.low != value.high or text[start : start + 1] in ("百", "千", "万")
    weak = (
        weak
        or (value.low == 1 and kind in (Kind.CARDINAL, Kind.DURATION))
        or text[start - 1 : start] in (")", "）", "」", "》")
    )
    if kind is Kind.AGE:
        unit = "year"
    return Reading(start, end, Quantity(kind, ((value.low, value.high),), unit, bound, value.step, weak))


def _unit(text: str, at: int) -> tuple[str, int]:
    """(unit, end) at ``at``; a year, an age or a plain day is told by its sign."""
    sign = text[at : at + 1]
    if sign == "年":
        return ("", at) if text[at + 1 : at + 2] in ("级", "代", "轻") else ("year", at + 1)
    if sign == "岁":
        return "age", at + 1
    if sign in ("日", "夜") and sign:
        return "day", at + 1
    if sign == "周":
        return ("week", at + 1) if text[at + 1 : at + 2] not in ("年", "围") else ("year", at + 2)
    match = UNIT.match(text, at)
    if match is None:
        return "", at
    return CHINESE[match.group()], match.end()


def _kind(unit: str) -> Kind:
    if unit in ("", "count", "person", "time"):
        return Kind.CARDINAL
    if money(unit):
        return Kind.MONEY
    if unit == "age":
        return Kind.AGE
    if unit in ("point", "bp"):
        return Kind.POINT
    if unit in ("s", "min", "h", "day", "week", "month", "year", "quarter", "decade", "century"):
        return Kind.DURATION
    return Kind.MEASURE
