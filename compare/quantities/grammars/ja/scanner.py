"""Japanese quantities: spans and values. Characters that mean the same are folded one to one, so that offsets stay."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.digits import numeral, skip, times
from samesaid.compare.quantities.grammars.ja import dates
from samesaid.compare.quantities.grammars.ja.context import IDIOM, ORDINALS, UNIT, currency_before
from samesaid.compare.quantities.grammars.ja.counts import numbers, quantity
from samesaid.compare.quantities.grammars.ja.numerals import GROUPS, folded, number
from samesaid.compare.quantities.grammars.ja.shares import half, multiple
from samesaid.compare.quantities.grammars.labels import name_before
from samesaid.compare.quantities.grammars.numeric_dates import enumerator, military, page_of_a_note, slashed
from samesaid.compare.quantities.grammars.zh.numerals import Number
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_ERA_STARTS = "".join({era[0] for era in dates.ERAS})
_START = re.compile(rf"[0-9〇一二三四五六七八九十百千数何半倍第{_ERA_STARTS}{dates.RELATIVE_STARTS}火水木金土日]")
_NTH = re.compile(r"第 ?(?=[0-9一二三四五六七八九十百])")
_QUARTER = re.compile(r"四半期|クォーター|クオーター")
# 2、3日 is a few days, not an item of a list.
_FEW = re.compile(r"\d、\d")


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    plain = text.translate(folded())
    found: list[Reading] = []
    position, done, search = 0, 0, _START.search
    while (match := search(plain, position)) is not None:
        start = match.start()
        readings = _at(plain, start)
        if readings and readings[0].start >= done and readings[-1].end > start:
            found += readings
            position = done = readings[-1].end
        elif plain[start].isdigit():
            position = skip(plain, start)
        elif (idiom := IDIOM.match(plain, start)) is not None:
            position = idiom.end()
        else:
            position = start + 1
    return found


def _at(text: str, start: int) -> list[Reading]:
    """The readings that begin at ``start``."""
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
            return _listed(half(text, start))
        case "倍":
            return _listed(multiple(text, start))
        case "第":
            return _listed(_nth(text, start))
    return numbers(text, start)


def _listed(reading: Reading | None) -> list[Reading]:
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
    """The readings that begin with a digit."""
    if _follows_letters(text, start):
        if not currency_before(text, start)[1]:
            value = number(text, start)
            if value is None:
                return []
            label = Quantity(Kind.LABEL, points(value.low), name_before(text, start, "ja"), low_salience=True)
            return [Reading(start, value.end, label)]
    elif _FEW.match(text, start) is None:
        found = page_of_a_note(text, start) or enumerator(text, start) or military(text, start) or slashed(text, start)
        if found is not None:
            return found
    return _middle_dot(text, start) or numbers(text, start)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _follows_letters(text: str, start: int) -> bool:
    """Whether Latin letters are before the number: COVID-19, G 7."""
    before = text[start - 1] if start else ""
    return _is_latin(before) or (start > 1 and before in "-_+ " and _is_latin(text[start - 2]))


def _middle_dot(text: str, start: int) -> list[Reading]:
    """2・5%: in columns the middle dot is a decimal mark. Between two bare numbers it may be anything."""
    whole = numeral(text, start)
    if whole is None or text[whole[2] : whole[2] + 1] != "・":
        return []
    rest = numeral(text, whole[2] + 1)
    if rest is None or rest[1] != 1 or rest[2] - whole[2] > 4:
        return []
    if (time := dates.dotted(text, start, whole[0], rest)) is not None:
        return [time]
    decimals = rest[2] - whole[2] - 1
    value = whole[0] + rest[0] * 10.0**-decimals
    factor, end = GROUPS.get(text[rest[2] : rest[2] + 1], 1.0), rest[2]
    end += factor > 1
    decimal = Number(times(value, factor), times(value, factor), 10.0**-decimals * factor, end, True)
    if factor > 1 or text[end : end + 1] in tuple("%割倍度") or UNIT.match(text, end):
        return _listed(quantity(text, start, decimal))
    return [
        Reading(a, b, Quantity(Kind.LABEL, points(v), low_salience=True))
        for a, b, v in ((start, whole[2], whole[0]), (whole[2] + 1, rest[2], rest[0]))
    ]
