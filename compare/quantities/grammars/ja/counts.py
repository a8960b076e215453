"""Japanese numbers with what surrounds them: unit, currency, counter and bound; and ranges, which share these."""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.digits import leading_point, numeral, times
from samesaid.compare.quantities.grammars.ja import dates
from samesaid.compare.quantities.grammars.ja.context import (
    COUNTERS,
    KILO,
    ORDINALS,
    UNIT,
    UNITS,
    currency_before,
    prefix_bound,
    suffix_bound,
)
from samesaid.compare.quantities.grammars.ja.numerals import number
from samesaid.compare.quantities.grammars.ja.shares import discount, fraction, multiple, tenths
from samesaid.compare.quantities.grammars.numeric_dates import first_hour
from samesaid.compare.quantities.grammars.prefixed_units import prefixed_unit
from samesaid.compare.quantities.grammars.tuning import (
    JA_MAX_LISTED,
    JA_MAX_ORDINAL,
    JA_MAX_SCORE,
    JA_MIN_LABEL,
    LOW_SALIENCE_BELOW,
    MAX_MARKED_YEAR,
    MAX_RANGE_YEAR,
    MAX_UNMARKED_YEAR,
    MIN_MARKED_YEAR,
    MIN_RANGE_YEAR,
    MIN_UNMARKED_YEAR,
)
from samesaid.compare.quantities.grammars.zh.numerals import Number
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS, in_larger_unit
from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import kind_of

_RANGE = re.compile(
    r" ?(?:~|-|ー|から|より|ないし|乃至|または|、|,|か|と|及び|および) ?(?=[$£€¥0-9一二三四五六七八九十])"
)
_LIST_SIGNS = frozenset("、,と及びおよび")
# Kinds that a first number does not share with the second.
_NOT_SHARED = (Kind.TIME, Kind.LABEL, Kind.RELATIVE, Kind.FRACTION)
_SCORE = re.compile(r"(?:対|-)(?=\d)")
_AGE_DECADE = re.compile(r"代(?!目|表|金|わ|替)")
_AGE = re.compile(r"(?:歳|才(?!能))(?:代)?")
_MINUTES = re.compile(r"分(?!の|野|担|類|析|離|裂|配|岐|譲|け|か|り)")
_SECOND_NUMBER = re.compile(r"(?=[0-9一二三四五六七八九十])")
# 七人制 is the name of a game.
_FORMAT = re.compile(r"人制(?![すしせ作定約止御覇裁])")
# Two or three people are often "they", "both" or "the trio" in another language.
_MAX_COMPANY = 3
_COMPANY = ("人", "者")
_SHORT_YEAR = re.compile(r"(\d\d)年(?!間|前|後|ぶり)")
_CENTIMETRES = re.compile(r"\d\d(?!\d)")
# Before キロ for kilograms.
_WEIGHT_WORDS = ("体重", "重さ", "重量", "減量")
_MAX_WEIGHT_CHARS = 12


def numbers(text: str, start: int, depth: int = 0) -> list[Reading]:
    """The readings of the numeral at ``start``: one, two or more of a range or list, none for another word.

    ``depth`` counts the numbers of the list before it.
    """
    if (decimals := leading_point(text, start)) is not None:
        low, step, end = decimals
        found = quantity(text, start - 1, Number(low, low, step, end, digits=True))
        return [found] if found else []
    value = number(text, start)
    if value is None:
        return []
    if text[value.end : value.end + 1] == "." and text[value.end + 1 : value.end + 2].isdigit():
        return []
    if value.digits and (score := _SCORE.match(text, value.end)) is not None:
        second = number(text, score.end())
        if second is not None and max(value.low, second.low) <= JA_MAX_SCORE and _is_bare(text, second.end):
            return [_goals(start, value), _goals(score.end(), second)]
    joint = _RANGE.match(text, value.end)
    if joint is not None and depth < JA_MAX_LISTED and (shared := _ranged(text, start, value, joint, depth)):
        return shared
    found = quantity(text, start, value)
    return [found] if found else []


def _goals(start: int, value: Number) -> Reading:
    """One side of a score: 3-1."""
    return Reading(start, value.end, Quantity(Kind.CARDINAL, points(value.low), step=1.0, low_salience=value.low <= 1))


def _is_bare(text: str, end: int) -> bool:
    """Whether nothing follows that a number could count: 3-1 is a score, 3-5人 a range."""
    if text[end : end + 1] in ("-", "/", ".", "%", "割", "年", "月", "日", "時", "歳", "代"):
        return False
    return not (UNIT.match(text, end) or COUNTERS.match(text, end) or ORDINALS.match(text, end))


def _ranged(text: str, start: int, first: Number, joint: re.Match[str], depth: int) -> list[Reading]:
    """Two numbers that share what follows the second: 30~60人, 5、6日, 3~5%, 138億~143億円. Nothing if they do not."""
    begin, sign = joint.end(), joint.group().strip()
    if (years := _years(text, start, first, begin)) is not None:
        return years
    while begin < len(text) and text[begin] in "$£€¥":
        begin += 1
    second = number(text, begin)
    rest = numbers(text, begin, depth + 1) if second else []
    if first.digits and (hour := first_hour(text, start, first.end, first.low, rest)) is not None:
        return [hour, *rest]
    if second is None or not rest or rest[0].quantity.kind in _NOT_SHARED:
        return []
    other = rest[0].quantity
    is_list = sign in _LIST_SIGNS
    if is_list and (
        not (first.digits or second.low == first.low + 1)
        or first.low >= second.low
        or (other.kind is Kind.CARDINAL and not other.unit)
    ):
        return []
    if other.kind is Kind.YEAR and not MIN_MARKED_YEAR <= first.low <= MAX_MARKED_YEAR and other.value >= 1000:
        return []
    plain = numeral(text, begin) if second.digits else None
    factor = other.value / plain[0] if plain and plain[0] and other.kind in (Kind.CARDINAL, Kind.MONEY) else 1.0
    shares_scale = factor > 1 and plain is not None and first.low <= plain[0] and not is_list
    tenths_factor = 10.0 if text[second.end : second.end + 1] == "割" else 1.0
    value = times(first.low, factor if shares_scale else tenths_factor)
    if other.kind is Kind.YEAR and other.value < 100:
        values: tuple[Interval, ...] = points(value, 2000 + value, 1900 + value)
    else:
        values = points(value)
    sign_start, currency = currency_before(text, start)
    unit, kind = (currency, Kind.MONEY) if currency else (other.unit, other.kind)
    bound = prefix_bound(text, sign_start)
    step = first.step * (factor if shares_scale else 1.0)
    low_salience = other.low_salience and (not first.digits or other.kind in (Kind.ORDINAL, Kind.LABEL))
    return [Reading(sign_start, first.end, Quantity(kind, values, unit, bound, step, low_salience)), *rest]


def _years(text: str, start: int, first: Number, begin: int) -> list[Reading] | None:
    """1825~69年: the second year has the century of the first; None for another range."""
    match = _SHORT_YEAR.match(text, begin)
    if match is None or not MIN_RANGE_YEAR <= first.low <= MAX_RANGE_YEAR or first.end - start != 4:
        return None
    last = int(match[1])
    until = points(first.low // 100 * 100 + last, last)
    return [
        Reading(start, first.end, Quantity(Kind.YEAR, points(first.low), "year")),
        Reading(begin, match.end(), Quantity(Kind.YEAR, until, "year")),
    ]


def quantity(text: str, start: int, value: Number) -> Reading | None:
    """The number at ``start`` with what follows it: the sign of a date or share, a unit, a counter, a bound."""
    if (dated := dates.dated(text, start, value)) is not None:
        return dated
    if _FORMAT.match(text, value.end):
        return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))
    bound, value = _more(text, value)
    at = value.end + (text[value.end : value.end + 1] == " ")
    for share in (fraction, tenths, multiple, discount):
        if (found := share(text, start, value)) is not None:
            return _bounded(text, found, bound)
    begin, currency = currency_before(text, start)
    is_round = value.low == value.high and value.low % 10 == 0 and 10 <= value.low <= 90
    if is_round and (ages := _AGE_DECADE.match(text, at)):
        # 30代: in their thirties.
        return Reading(start, ages.end(), Quantity(Kind.DECADE, points(value.low, 1900 + value.low), "decade"))
    small_word = not text[start].isdigit() and value.high < LOW_SALIENCE_BELOW
    if (age := _AGE.match(text, at)) is not None:
        years = Quantity(Kind.AGE, ((value.low, value.high),), "year", bound, value.step, small_word)
        return _bounded(text, Reading(begin, age.end(), years), bound)
    unit, stop = _unit(text, at)
    ordinal = ORDINALS.match(text, at)
    has_unit = bool(unit) and ordinal is not None and stop >= ordinal.end()
    if ordinal is not None and not has_unit and not currency and value.low <= JA_MAX_ORDINAL:
        return Reading(start, ordinal.end(), Quantity(Kind.ORDINAL, ((value.low, value.high),), low_salience=True))
    prefixed = None if currency else prefixed_unit(text, value.end)
    if prefixed is not None and prefixed.end > stop:
        factor, unit, stop = prefixed.factor, prefixed.unit, prefixed.end
        value = replace(
            value, low=times(value.low, factor), high=times(value.high, factor), step=value.step * factor, end=stop
        )
    if unit:
        value, stop = _after_unit(text, value, unit, stop)
        kind = kind_of(unit)
        if currency and kind in (Kind.CARDINAL, Kind.MONEY):
            kind, unit = Kind.MONEY, currency
    else:
        counter = COUNTERS.match(text, at)
        if counter is None and not currency:
            if not value.digits:
                return _uncounted(start, value)
            if prefixed is None and (special := _label_or_year(text, start, at, value)) is not None:
                return special
        stop = counter.end() if counter else value.end
        kind, unit = (Kind.MONEY if currency else Kind.CARDINAL), currency
    low_salience = (
        small_word
        or (value.low == 1 and kind not in (Kind.PERCENT, Kind.POINT))
        or value.low != value.high
        or (value.high <= _MAX_COMPANY and text.startswith(_COMPANY, at))
    )
    made = Quantity(kind, ((value.low, value.high),), unit, bound, value.step, low_salience)
    return _bounded(text, Reading(begin, stop, made), bound)


def _label_or_year(text: str, start: int, at: int, value: Number) -> Reading | None:
    """Digits without a counter that are part of a name, or a year; None for a cardinal."""
    following = text[at : at + 1]
    if following.isascii() and following.isalpha():
        return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))
    is_year = value.end - start == 4 and MIN_UNMARKED_YEAR <= value.low <= MAX_UNMARKED_YEAR
    if is_year and at == value.end:
        return Reading(start, value.end, Quantity(Kind.YEAR, points(value.low), "year"))
    return None


def _uncounted(start: int, value: Number) -> Reading | None:
    """Kanji without a counter: usually part of a name."""
    if value.end - start < 2 or value.low != value.high or value.low < JA_MIN_LABEL:
        return None
    return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))


def _more(text: str, value: Number) -> tuple[Bound, Number]:
    """余 or 数 between the number and its unit: 20余人, 十数人."""
    following = text[value.end : value.end + 1]
    if following == "余" and text[value.end + 1 : value.end + 2] not in ("地", "裕", "儀"):
        skip_to = value.end + (2 if text[value.end + 1 : value.end + 2] == "り" else 1)
        return Bound.MORE, replace(value, end=skip_to)
    if following == "数" and value.low % 10 == 0:
        return Bound.EXACT, replace(value, low=value.low + 1, high=value.low + 9, end=value.end + 1)
    return Bound.EXACT, value


def _after_unit(text: str, value: Number, unit: str, end: int) -> tuple[Number, int]:
    """The number with a half or a smaller unit after its unit: 2時間半, 2年半, 3時間20分, 7㍍20."""
    if text[end : end + 1] == "半" and unit in ("year", "h", "day", "month", "min", "week"):
        return replace(value, low=value.low + 0.5, high=value.high + 0.5), end + 1
    if text[end - 1] == "㍍" and (centimetres := _CENTIMETRES.match(text, end)) is not None:
        part = int(centimetres.group()) / 100
        return replace(value, low=value.low + part, high=value.high + part, step=0.01), centimetres.end()
    if unit in SMALLER_UNITS and _SECOND_NUMBER.match(text, end) is not None:
        second = number(text, end)
        smaller, stop = _unit(text, second.end) if second else ("", end)
        if second is not None and (part := in_larger_unit(second.low, smaller, unit)):
            return replace(value, low=value.low + part, high=value.high + part), stop
    return value, end


def _unit(text: str, at: int) -> tuple[str, int]:
    """(unit, end) at ``at``, ("", at) where there is none."""
    if text[at : at + 1] == "年":
        longer = UNIT.match(text, at)
        return "year", longer.end() if longer else at + 1
    if text[at : at + 1] == "日" and text[at : at + 3] != "日本円":
        return "day", at + (2 if text[at + 1 : at + 2] == "間" else 1)
    if (match := UNIT.match(text, at)) is not None and not _is_name(text, match):
        return UNITS[match.group()], match.end()
    if (kilo := KILO.match(text, at)) is not None:
        return _kilo(text[max(0, at - _MAX_WEIGHT_CHARS) : at]), kilo.end()
    if (minutes := _MINUTES.match(text, at)) is not None:
        return "min", minutes.end() + (text[minutes.end() : minutes.end() + 1] == "間")
    return "", at


def _is_name(text: str, unit: re.Match[str]) -> bool:
    """Whether a unit in Latin letters is the beginning of a longer word: 5mmol, 3G."""
    following = text[unit.end() : unit.end() + 1]
    return unit.group().isascii() and unit.group() not in ("%", "℃") and following.isascii() and following.isalnum()


def _kilo(before: str) -> str:
    """What キロ is short for, by the text before it: a speed, a weight or a distance."""
    if "時速" in before:
        return "kmh"
    return "kg" if any(word in before for word in _WEIGHT_WORDS) else "km"


def _bounded(text: str, reading: Reading, bound: Bound) -> Reading:
    """The reading with the bound before or after it."""
    end = reading.end
    # 震度5強 is a grade of earthquakes.
    is_grade = text[end : end + 1] in ("強", "弱") and "震度" in text[max(0, reading.start - 3) : reading.start]
    if bound is Bound.EXACT and not is_grade:
        bound, end = suffix_bound(text, end)
    if bound is Bound.EXACT:
        bound = prefix_bound(text, reading.start)
    if text[end : end + 1] == "台" and reading.quantity.unit:
        # 60人台 is sixty-odd.
        bound, end = Bound.ABOUT, end + 1
    return Reading(reading.start, end, replace(reading.quantity, bound=bound))
