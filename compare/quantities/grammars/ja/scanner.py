"""Japanese quantities: spans and values; what means the same is folded one to one, so that offsets stay true."""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.digits import numeral, skip, times
from samesaid.compare.quantities.grammars.ja import dates
from samesaid.compare.quantities.grammars.ja.context import (
    COUNTERS,
    IDIOM,
    KILO,
    ORDINALS,
    UNIT,
    UNITS,
    currency_before,
    prefix_bound,
    suffix_bound,
)
from samesaid.compare.quantities.grammars.ja.numerals import number, table
from samesaid.compare.quantities.grammars.ja.shares import discount, fraction, half, multiple, tenths
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, slashed
from samesaid.compare.quantities.grammars.zh.numerals import Number
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS, in_larger_unit
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import kind_of

_ERAS = "".join({era[0] for era in dates.ERAS})
_START = re.compile(rf"[0-9〇一二三四五六七八九十百千数何半倍第{_ERAS}{dates.RELATIVE_STARTS}火水木金土日]")
_RANGE = re.compile(
    r" ?(?:~|-|ー|から|より|ないし|乃至|または|、|,|か|と|及び|および) ?(?=[$£€¥0-9一二三四五六七八九十])"
)
_LISTING = frozenset("、,と及びおよび")
_NTH = re.compile(r"第 ?(?=[0-9一二三四五六七八九十百])")
_QUARTER = re.compile(r"四半期|クォーター|クオーター")
_SCORE = re.compile(r"(?:対|-)(?=\d)")
# Figures of one list that are read on behind the first.
_LIST = 8
_SHARED = (Kind.TIME, Kind.LABEL, Kind.RELATIVE, Kind.FRACTION)
_AGES = re.compile(r"代(?!目|表|金|わ|替)")
_OLD = re.compile(r"(?:歳|才(?!能))(?:代)?")
_MINUTES = re.compile(r"分(?!の|野|担|類|析|離|裂|配|岐|譲|け|か|り)")
# 2、3日: a few days, no list.
_FEW = re.compile(r"\d、\d")
_AND = re.compile(r"(?=[0-9一二三四五六七八九十])")


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    folded = text.translate(table())
    found: list[Reading] = []
    position, done, search = 0, 0, _START.search
    while (match := search(folded, position)) is not None:
        start = match.start()
        readings = _at(folded, start)
        if readings and readings[0].start >= done and readings[-1].end > start:
            found += readings
            position = done = readings[-1].end
        elif folded[start].isdigit():
            position = skip(folded, start)
        elif (idiom := IDIOM.match(folded, start)) is not None:
            position = idiom.end()
        else:
            position = start + 1
    return found


def _at(text: str, start: int) -> list[Reading]:
    character = text[start]
    if character.isdigit():
        return _digits(text, start)
    one = dates.era(text, start) or dates.relative(text, start) or dates.weekday(text, start)
    if one is not None:
        return [one]
    if IDIOM.match(text, start):
        return []
    match character:
        case "半":
            return _some(half(text, start))
        case "倍":
            return _some(multiple(text, start))
        case "第":
            return _some(_nth(text, start))
    return _numbers(text, start)


def _some(reading: Reading | None) -> list[Reading]:
    return [reading] if reading else []


def _nth(text: str, start: int) -> Reading | None:
    """第3, 第3四半期."""
    match = _NTH.match(text, start)
    place = number(text, match.end()) if match else None
    if place is None:
        return None
    if place.low <= 4 and (found := _QUARTER.match(text, place.end)) is not None:
        return Reading(start, found.end(), Quantity(Kind.QUARTER, points(place.low), "quarter"))
    end = place.end
    after = ORDINALS.match(text, end)
    return Reading(start, after.end() if after else end, Quantity(Kind.ORDINAL, points(place.low), low_salience=True))


def _digits(text: str, start: int) -> list[Reading]:
    before = text[start - 1] if start else ""
    if (before.isascii() and before.isalpha()) or (
        start > 1 and before in "-_+ " and text[start - 2].isascii() and text[start - 2].isalpha()
    ):
        if not currency_before(text, start)[1]:
            value = number(text, start)
            if value is None:
                return []
            label = Quantity(Kind.LABEL, points(value.low), name_before(text, start, "ja"), low_salience=True)
            return [Reading(start, value.end, label)]
    elif _FEW.match(text, start) is None and (shared := enumerator(text, start) or slashed(text, start)) is not None:
        return shared
    return _middle_dot(text, start) or _numbers(text, start)


def _middle_dot(text: str, start: int) -> list[Reading]:
    """2・5%: in columns the middle dot is a decimal mark; between two bare figures it tells nothing."""
    whole = numeral(text, start)
    if whole is None or text[whole[2] : whole[2] + 1] != "・":
        return []
    rest = numeral(text, whole[2] + 1)
    if rest is None or rest[1] != 1 or rest[2] - whole[2] > 4:
        return []
    digits = rest[2] - whole[2] - 1
    value = whole[0] + rest[0] * 10.0**-digits
    factor, end = {"万": 1e4, "億": 1e8, "兆": 1e12}.get(text[rest[2] : rest[2] + 1], 1.0), rest[2]
    end += factor > 1
    decimal = Number(times(value, factor), times(value, factor), 10.0**-digits * factor, end, True)
    following = text[end : end + 1]
    if factor > 1 or following in tuple("%割倍度") or UNIT.match(text, end):
        return _some(_quantity(text, start, decimal))
    return [
        Reading(a, b, Quantity(Kind.LABEL, points(v), low_salience=True))
        for a, b, v in ((start, whole[2], whole[0]), (whole[2] + 1, rest[2], rest[0]))
    ]


def _numbers(text: str, start: int, depth: int = 0) -> list[Reading]:
    value = number(text, start)
    if value is None:
        return []
    if text[value.end : value.end + 1] == "." and text[value.end + 1 : value.end + 2].isdigit():
        return []
    if value.digits and (score := _SCORE.match(text, value.end)) is not None:
        second = number(text, score.end())
        if second is not None and max(value.low, second.low) < 200 and _plain_after(text, second.end):
            return [
                Reading(start, value.end,
                        Quantity(Kind.CARDINAL, points(value.low), step=1.0, low_salience=value.low <= 1)),
                Reading(score.end(), second.end,
                        Quantity(Kind.CARDINAL, points(second.low), step=1.0, low_salience=second.low <= 1)),
            ]  # fmt: skip
    joint = _RANGE.match(text, value.end)
    if joint is not None and depth < _LIST and (shared := _ranged(text, start, value, joint, depth)):
        return shared
    return _some(_quantity(text, start, value))


def _plain_after(text: str, end: int) -> bool:
    """Whether nothing that counts follows: 3-1 is a score, 3-5人 a range."""
    if text[end : end + 1] in ("-", "/", ".", "%", "割", "年", "月", "日", "時", "歳", "代"):
        return False
    return not (UNIT.match(text, end) or COUNTERS.match(text, end) or ORDINALS.match(text, end))


def _ranged(text: str, start: int, first: Number, joint: re.Match[str], depth: int) -> list[Reading]:
    """Two numbers that share what follows the second: 30~60人, 5、6日, 3~5%, 138億~143億円."""
    begin, sign = joint.end(), joint.group().strip()
    while begin < len(text) and text[begin] in "$£€¥":
        begin += 1
    second = number(text, begin)
    rest = _numbers(text, begin, depth + 1) if second else []
    if second is None or not rest or rest[0].quantity.kind in _SHARED:
        return []
    found = rest[0]
    other = found.quantity
    listing = sign in _LISTING
    if listing and (
        not (first.digits or second.low == first.low + 1)
        or first.low >= second.low
        or (other.kind is Kind.CARDINAL and not other.unit)
    ):
        return []
    if other.kind is Kind.YEAR and not 1000 <= first.low <= 2999 and other.value >= 1000:
        return []
    plain = numeral(text, begin) if second.digits else None
    factor = other.value / plain[0] if plain and plain[0] and other.kind in (Kind.CARDINAL, Kind.MONEY) else 1.0
    shares = factor > 1 and plain is not None and first.low <= plain[0] and not listing
    tens = 10.0 if text[second.end : second.end + 1] == "割" else 1.0
    sign_start, currency = currency_before(text, start)
    value = times(first.low, factor if shares else tens)
    if other.kind is Kind.YEAR and other.value < 100:
        values: tuple[Interval, ...] = points(value, 2000 + value, 1900 + value)
    else:
        values = points(value)
    unit, kind = (currency, Kind.MONEY) if currency else (other.unit, other.kind)
    low_salience = other.low_salience and (not first.digits or other.kind in (Kind.ORDINAL, Kind.LABEL))
    step = first.step * (factor if shares else 1.0)
    return [
        Reading(
            sign_start, first.end, Quantity(kind, values, unit, prefix_bound(text, sign_start), step, low_salience)
        ),
        *rest,
    ]


def _quantity(text: str, start: int, value: Number) -> Reading | None:
    """The number at ``start`` with what follows it: a date sign, a share, a unit, a counter, a bound."""
    if (dated := dates.dated(text, start, value)) is not None:
        return dated
    bound, value = _more(text, value)
    at = value.end + (text[value.end : value.end + 1] == " ")
    for share in (fraction, tenths, multiple, discount):
        if (found := share(text, start, value)) is not None:
            return _bounded(text, found, bound)
    begin, currency = currency_before(text, start)
    if value.low == value.high and value.low % 10 == 0 and 10 <= value.low <= 90 and (m := _AGES.match(text, at)):
        return Reading(start, m.end(), Quantity(Kind.DECADE, points(value.low, 1900 + value.low), "decade"))
    if (old := _OLD.match(text, at)) is not None:
        age = Quantity(Kind.AGE, ((value.low, value.high),), "year", bound, value.step, _weak(text, start, value))
        return _bounded(text, Reading(begin, old.end(), age), bound)
    unit, stop = _unit(text, at)
    ordinal = ORDINALS.match(text, at)
    if ordinal is not None and not (unit and stop >= ordinal.end()) and not currency and value.low < 1e5:
        return Reading(start, ordinal.end(), Quantity(Kind.ORDINAL, ((value.low, value.high),), low_salience=True))
    if unit:
        value, stop = _halves(text, value, unit, stop)
        kind = kind_of(unit)
        if currency and kind in (Kind.CARDINAL, Kind.MONEY):
            kind, unit = Kind.MONEY, currency
    else:
        counter = COUNTERS.match(text, at)
        stop = counter.end() if counter else value.end
        kind = Kind.MONEY if currency else Kind.CARDINAL
        unit = currency
        if counter is None and not currency and not value.digits:
            return _uncounted(start, value)
        if counter is None and not currency and _latin(text[at : at + 1]):
            return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))
        if counter is None and not currency and value.end - start == 4 and 1900 <= value.low <= 2100 and at == stop:
            return Reading(start, stop, Quantity(Kind.YEAR, points(value.low), "year"))
    low_salience = _weak(text, start, value) or (value.low == 1 and kind not in (Kind.PERCENT, Kind.POINT))
    quantity = Quantity(
        kind, ((value.low, value.high),), unit, bound, value.step, low_salience or value.low != value.high
    )
    return _bounded(text, Reading(begin, stop, quantity), bound)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _weak(text: str, start: int, value: Number) -> bool:
    return not text[start].isdigit() and value.high < 10


def _uncounted(start: int, value: Number) -> Reading | None:
    """Kanji that nothing counts: part of a name more often than not."""
    if value.end - start < 2 or value.low != value.high or value.low < 11:
        return None
    return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))


def _more(text: str, value: Number) -> tuple[Bound, Number]:
    """余り between the number and its unit: 20余人, 300超の店."""
    following = text[value.end : value.end + 1]
    if following == "余" and text[value.end + 1 : value.end + 2] not in ("地", "裕", "儀"):
        skip_to = value.end + (2 if text[value.end + 1 : value.end + 2] == "り" else 1)
        return Bound.MORE, replace(value, end=skip_to)
    if following == "数" and value.low % 10 == 0:
        return Bound.EXACT, replace(value, low=value.low + 1, high=value.low + 9, end=value.end + 1)
    return Bound.EXACT, value


def _halves(text: str, value: Number, unit: str, end: int) -> tuple[Number, int]:
    """2時間半, 2年半, 3時間20分."""
    if text[end : end + 1] == "半" and unit in ("year", "h", "day", "month", "min", "week"):
        return replace(value, low=value.low + 0.5, high=value.high + 0.5), end + 1
    if unit in SMALLER_UNITS and _AND.match(text, end) is not None:
        second = number(text, end)
        smaller, stop = _unit(text, second.end) if second else ("", end)
        if second is not None and (part := in_larger_unit(second.low, smaller, unit)):
            return replace(value, low=value.low + part, high=value.high + part), stop
    return value, end


def _unit(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] == "年":
        longer = UNIT.match(text, at)
        return "year", longer.end() if longer else at + 1
    if text[at : at + 1] == "日" and text[at : at + 3] not in ("日本円",):
        return "day", at + (2 if text[at + 1 : at + 2] == "間" else 1)
    if (match := UNIT.match(text, at)) is not None and not (
        match.group().isascii() and match.group() not in ("%", "℃") and text[match.end() : match.end() + 1].isascii()
        and text[match.end() : match.end() + 1].isalnum()
    ):  # fmt: skip
        return UNITS[match.group()], match.end()
    if (kilo := KILO.match(text, at)) is not None:
        return _kilo(text[max(0, at - 12) : at]), kilo.end()
    if (minutes := _MINUTES.match(text, at)) is not None:
        return "min", minutes.end() + (text[minutes.end() : minutes.end() + 1] == "間")
    return "", at


def _kilo(before: str) -> str:
    """What キロ is short for: a speed, a weight or a distance."""
    if "時速" in before:
        return "kmh"
    return "kg" if any(word in before for word in ("体重", "重さ", "重量", "減量")) else "km"


def _bounded(text: str, reading: Reading, bound: Bound) -> Reading:
    """The reading with the bound that stands before or behind it."""
    end = reading.end
    if bound is Bound.EXACT and not (
        text[end : end + 1] in ("強", "弱") and "震度" in text[max(0, reading.start - 3) : reading.start]
    ):
        bound, end = suffix_bound(text, end)
    if bound is Bound.EXACT:
        bound = prefix_bound(text, reading.start)
    if text[end : end + 1] == "台" and reading.quantity.unit:
        # 60人台 is sixty-odd.
        bound, end = Bound.ABOUT, end + 1
    return Reading(reading.start, end, replace(reading.quantity, bound=bound))
