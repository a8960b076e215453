"""Chinese numbers with what surrounds them: unit, currency, measure word and bound; and ranges, which share these."""

from __future__ import annotations

import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.digits import leading_point, numeral, times
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import (
    HOURS,
    enumerator,
    first_hour,
    military,
    page_of_a_note,
    slashed,
)
from samesaid.compare.quantities.grammars.prefixed_units import prefixed_unit
from samesaid.compare.quantities.grammars.tuning import (
    LOW_SALIENCE_BELOW,
    MAX_MARKED_YEAR,
    MAX_RANGE_YEAR,
    MAX_UNMARKED_YEAR,
    MIN_MARKED_YEAR,
    MIN_RANGE_YEAR,
    MIN_UNMARKED_YEAR,
)
from samesaid.compare.quantities.grammars.zh import dates, shares
from samesaid.compare.quantities.grammars.zh.context import (
    MEASURE_WORDS,
    currency_before,
    label,
    latin_unit,
    prefix_bound,
    suffix_bound,
)
from samesaid.compare.quantities.grammars.zh.numerals import Number, number
from samesaid.compare.quantities.grammars.zh.units import after_unit, skip_space, unit_at
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity, Reading, points
from samesaid.compare.quantities.values.units import kind_of

_RANGE = re.compile(r" ?(?:至|到|~|-|–|—|或|、|和|及|与|——|--) ?(?=[$£€¥0-9一二两三四五六七八九十])")
_LIST_SIGNS = frozenset("、和及与或")
_DATE_PARTS = (Kind.YEAR, Kind.MONTH, Kind.DAY)
_DOTTED_DATE = re.compile(r"((?:19|20)\d\d)\.(\d{1,2})\.(\d{1,2})(?![\d.])")
_ROUND_NUMERALS = frozenset({"十", "百", "千", "万", "百万", "千万"})
# 两国, 两县 are counts without a measure word; 两市 are the two stock exchanges.
_COUNTED_BY_TWO = frozenset("国县省州党")
# SI prefixes before units that values/units.py has without them: 5兆吨, 3吉赫.
_PREFIXES = {"兆": 1e6, "吉": 1e9, "太": 1e12}
_PREFIXED = re.compile(r"([兆吉太])(?=吨|赫|字节|比特|帕|像素|电子伏|卡|(?<=太)瓦(?!时))")
# 七人制 is the name of a game.
_FORMAT = re.compile(r"人制(?![定造作成止服裁约订药图])")


def numbers(text: str, start: int) -> list[Reading]:
    """The readings of the numeral at ``start`` of folded text: one, two for a range, none for another word."""
    if text[start].isdigit():
        if _follows_letters(text, start):
            return _after_letters(text, start)
        for special in (page_of_a_note, enumerator, military, slashed):
            if (shared := special(text, start)) is not None:
                return shared
    if (decimals := leading_point(text, start)) is not None:
        low, step, end = decimals
        found = _quantity(text, start - 1, Number(low, low, step, end, digits=True))
        return [found] if found else []
    value = number(text, start)
    if value is None:
        return []
    if text[value.end : value.end + 1] == "." and text[value.end + 1 : value.end + 2].isdigit():
        return _dotted_date(text, start)
    if value.digits and (name := label(text, start, len(text))):
        return [Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), name, low_salience=True))]
    joint = _RANGE.match(text, value.end)
    if joint is not None and (shared := _ranged(text, start, value, joint)):
        return shared
    found = _quantity(text, start, value)
    return [found] if found else []


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _follows_letters(text: str, start: int) -> bool:
    """Whether Latin letters are before the number: COVID-19, Bellator 206."""
    before = text[start - 1] if start else ""
    if before and _latin(before):
        return True
    return start > 1 and before in "-_+ " and _latin(text[start - 2]) and not currency_before(text, start)[1]


def _after_letters(text: str, start: int) -> list[Reading]:
    value = number(text, start)
    if value is None:
        return []
    glued = text[start - 1] != " "
    if currency_before(text, start)[1] or (not glued and not text[value.end : value.end + 1].isspace()):
        found = _quantity(text, start, value)
        if found is not None and (glued or found.quantity.kind is not Kind.CARDINAL or found.quantity.unit):
            return [found]
    return [
        Reading(
            start, value.end, Quantity(Kind.LABEL, points(value.low), name_before(text, start, "zh"), low_salience=True)
        )
    ]


def _dotted_date(text: str, start: int) -> list[Reading]:
    """2024.8.19. Nothing for a section number."""
    match = _DOTTED_DATE.match(text, start)
    if match is None:
        return []
    return [
        Reading(match.start(n), match.end(n), Quantity(kind, points(int(match[n])), unit))
        for n, kind, unit in ((1, Kind.YEAR, "year"), (2, Kind.MONTH, "month"), (3, Kind.DAY, "day"))
    ]


def _ranged(text: str, start: int, first: Number, joint: re.Match[str]) -> list[Reading]:
    """Two numbers that share what follows the second: 2至3%, 7月17至22日, 138至143亿. Nothing where they do not."""
    begin, sign = joint.end(), joint.group().strip()
    while begin < len(text) and text[begin] in "$£€¥":
        begin += 1
    second = number(text, begin)
    found = _quantity(text, begin, second) if second else None
    if second is None or found is None:
        return []
    other = found.quantity
    if first.digits and (hour := first_hour(text, start, first.end, first.low, [found])) is not None:
        if (first.low, other.value) == (0, HOURS):
            # 0至24时 is the whole day.
            return [replace(r, quantity=replace(r.quantity, low_salience=True)) for r in (hour, found)]
        return [hour, found]
    if other.kind in (Kind.TIME, Kind.LABEL, Kind.RELATIVE):
        return []
    if sign in _LIST_SIGNS and other.kind not in (*_DATE_PARTS, Kind.PERCENT):
        return []
    short = second.end - begin == 2 and sign not in _LIST_SIGNS
    if short and first.digits and MIN_RANGE_YEAR <= first.low <= MAX_RANGE_YEAR:
        until = points(first.low // 100 * 100 + second.low, second.low)
        return [
            Reading(start, first.end, Quantity(Kind.YEAR, points(first.low), "year")),
            Reading(begin, second.end, Quantity(Kind.YEAR, until, "year")),
        ]
    if other.kind is Kind.YEAR and not MIN_MARKED_YEAR <= first.low <= MAX_MARKED_YEAR:
        return []
    if other.kind is Kind.MONTH and text[start - 1 : start] == "月":
        # 7月17和7月22日: the first is a day without its sign.
        return [Reading(start, first.end, Quantity(Kind.DAY, points(first.low), "day")), found]
    return [_sharing(text, start, first, (begin, second), found), found]


def _sharing(text: str, start: int, first: Number, second: tuple[int, Number], found: Reading) -> Reading:
    """The first number of a range, with the scale, the unit and the kind of the second."""
    begin, last = second
    other = found.quantity
    plain = numeral(text, begin) if last.digits else None
    factor = other.value / plain[0] if plain and plain[0] and other.kind not in _DATE_PARTS else 1.0
    shares_scale = factor > 1 and first.digits and plain is not None and first.low <= plain[0]
    values = points(times(first.low, factor) if shares_scale else first.low)
    sign_start, currency = currency_before(text, start)
    unit, kind = (currency, Kind.MONEY) if currency else (other.unit, other.kind)
    step = first.step * (factor if shares_scale else 1.0)
    low_salience = other.low_salience and not first.digits
    return Reading(
        sign_start, first.end, Quantity(kind, values, unit, prefix_bound(text, sign_start), step, low_salience)
    )


def _quantity(text: str, start: int, value: Number) -> Reading | None:
    """The number at ``start`` with what follows it: the sign of a date or share, a unit, a bound."""
    end, at = value.end, skip_space(text, value.end)
    following = text[at : at + 1]
    if following in dates.SIGNS and (dated := dates.dated(text, start, at, value)) is not None:
        return dated
    if _FORMAT.match(text, at):
        return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))
    bound = Bound.MORE if value.more else Bound.EXACT
    if (following in ("多", "余") and text[at + 1 : at + 2] not in ("样", "边", "于")) or following == "来":
        bound, end = (Bound.ABOUT if following == "来" else Bound.MORE), at + 1
        if text[end : end + 1] in ("万", "亿"):
            factor = 1e4 if text[end] == "万" else 1e8
            value = Number(value.low * factor, value.high * factor, value.step * factor, end + 1, value.digits)
            end += 1
        at = skip_space(text, end)
    elif following == "几":
        value = Number(value.low + 1, value.low + 9, 1.0, at + 1, value.digits)
        end = at = at + 1
    if text[at : at + 1] in shares.SIGNS and (share := shares.share(text, start, at, value, bound)) is not None:
        return share
    return _counted(text, start, (end, at), value, bound)


def _counted(text: str, start: int, places: tuple[int, int], value: Number, bound: Bound) -> Reading | None:
    """A number with a unit, a currency or a measure word, or alone.

    ``places`` are its end and the position of what follows, after a space.
    """
    end, at = places
    low, high, han = value.low, value.high, not value.digits
    begin, currency = currency_before(text, start)
    if (prefixed := _PREFIXED.match(text, at)) is not None:
        factor, at, end = _PREFIXES[prefixed[1]], prefixed.end(1), prefixed.end(1)
        low, high = times(low, factor), times(high, factor)
        value = replace(value, step=value.step * factor)
    if text[at : at + 2] == "个半":
        low, high, at, end = low + 0.5, high + 0.5, at + 2, at + 2
    elif text[at : at + 1] == "个" and text[at + 1 : at + 2] in ("多", "余"):
        bound, at, end = Bound.MORE, at + 2, at + 2
    unit, stop = ("month", at + 1) if text[at - 1 : at + 1] in ("多月", "余月", "半月") else unit_at(text, at)
    if (
        not unit
        and at == end
        and not prefixed_unit(text, end)
        and _latin(text[at : at + 1] or " ")
        and not latin_unit(text, at)
    ):
        return Reading(start, value.end, Quantity(Kind.LABEL, points(value.low), low_salience=True))
    if not currency and (si := prefixed_unit(text, end)) is not None and si.end > stop:
        factor, unit, stop = si.factor, si.unit, si.end
        low, high, end = times(low, factor), times(high, factor), stop
        value = replace(value, step=value.step * factor)
    if unit:
        low, high, end, bound = after_unit(text, stop, unit, (low, high), bound)
    elif text[start : value.end] == "两" and text[at : at + 1] in _COUNTED_BY_TWO:
        return Reading(start, value.end, Quantity(Kind.CARDINAL, points(2), low_salience=True))
    elif text[at : at + 1] not in MEASURE_WORDS and han and not currency and _is_vague(text[start : value.end], low):
        # 三国, 百年: often a name or a figure of speech.
        label_only = Quantity(Kind.LABEL, ((low, high),), low_salience=True)
        return None if high == 1 else Reading(start, value.end, label_only)
    if not (unit or currency) and text[at : at + 1] not in MEASURE_WORDS and _is_year(text[start:at], low):
        return Reading(start, end, Quantity(Kind.YEAR, points(low), "year"))
    kind = kind_of(unit)
    if currency and kind in (Kind.CARDINAL, Kind.MONEY):
        kind, unit = Kind.MONEY, currency if unit in ("", "yuan", "person", "time") else unit
    if han and low == high == 1 and kind is not Kind.DURATION:
        return None
    return _bounded(text, (begin, end), Number(low, high, value.step, value.end, value.digits), bound, (kind, unit))


def _is_year(digits: str, value: float) -> bool:
    """Whether a bare number is more likely a year than a count: 2022中国海归报告."""
    return len(digits) == 4 and digits.isdigit() and MIN_UNMARKED_YEAR <= value <= MAX_UNMARKED_YEAR


def _is_vague(numeral: str, low: float) -> bool:
    return low < LOW_SALIENCE_BELOW or numeral in _ROUND_NUMERALS


def _bounded(text: str, span: tuple[int, int], value: Number, bound: Bound, kind_and_unit: tuple[Kind, str]) -> Reading:
    """The quantity with its bound; of low salience where it may be a figure of speech."""
    (start, end), (kind, unit) = span, kind_and_unit
    if bound is Bound.EXACT:
        bound = prefix_bound(text, start)
        if bound is Bound.NEARLY and kind is Kind.DURATION and text[start - 1 : start] == "近":
            bound = Bound.AMBIGUOUS
    if bound is Bound.EXACT:
        bound, end = suffix_bound(text, end)
    # 24小时 is also "round the clock"; a number after a bracket may be that of a note.
    low_salience = (
        (not value.digits and value.high < LOW_SALIENCE_BELOW)
        or value.low != value.high
        or (unit == "h" and value.low == 24)
        or (value.low == 1 and kind not in (Kind.PERCENT, Kind.POINT))
        or text[start] in "百千万"
        or text[start - 1 : start] in (")", "）", "」", "》")
    )
    unit = "year" if kind is Kind.AGE else unit
    return Reading(start, end, Quantity(kind, ((value.low, value.high),), unit, bound, value.step, low_salience))
