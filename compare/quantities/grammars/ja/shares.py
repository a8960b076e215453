"""Japanese shares: 3割5分, 3分の1, 半分, 2倍, 2割引."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.ja.numerals import number
from samesaid.compare.quantities.grammars.zh.numerals import Number
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points, share

_TENTHS = re.compile(
    r"割(?! ?(?:り当|合|引))(?:(?P<b>[0-9一二三四五六七八九])分(?!の))?(?:(?P<c>[0-9一二三四五六七八九])厘)?"
)
_OFF = re.compile(r"割引|割り引|%引き|%オフ|%off", re.I)
_OF_PARTS = re.compile(r"分の(?=[0-9一二三四五六七八九])")
_HALF = re.compile(r"半(?P<unit>年|日|月|世紀|時間)|半[分数ば額減]|過半数|半")
_HALVES = {"年": (0.5, 6.0), "日": (0.5, 12.0), "月": (0.5, 15.0), "世紀": (0.5, 50.0), "時間": (0.5, 30.0)}


def tenths(text: str, start: int, value: Number) -> Reading | None:
    """3割 is 30 %, 3割5分 is 35 %."""
    match = _TENTHS.match(text, value.end)
    if match is None or value.low > 10:
        return None
    more = number(text, match.start("b")) if match["b"] else None
    last = number(text, match.start("c")) if match["c"] else None
    extra = (more.low if more else 0.0) + (last.low / 10 if last else 0.0)
    end = match.end()
    if not extra and text[end : end + 1] == "半":
        extra, end = 5.0, end + 1
    ends = (value.low * 10 + extra, value.high * 10 + extra)
    step = 0.1 if last else 1.0 if extra or value.step < 1 else 10.0
    # A batting average is also a decimal: 3割4分6厘 is .346.
    decimal = points(ends[0] / 100) if extra and ends[0] == ends[1] else ()
    return Reading(start, end, Quantity(Kind.PERCENT, (ends, *decimal), "%", step=step))


def discount(text: str, start: int, value: Number) -> Reading | None:
    """2割引: 20 % off, 80 % of the price."""
    match = _OFF.match(text, value.end)
    if match is None:
        return None
    percent = value.low * (10 if match.group()[0] == "割" else 1)
    return Reading(start, match.end(), Quantity(Kind.PERCENT, points(percent, 100 - percent), "%"))


def fraction(text: str, start: int, value: Number) -> Reading | None:
    """3分の1."""
    match = _OF_PARTS.match(text, value.end)
    upper = number(text, match.end()) if match else None
    if upper is None or not value.low:
        return None
    return Reading(start, upper.end, share(upper.low, value.low))


def multiple(text: str, start: int, value: Number | None = None) -> Reading | None:
    """2倍, 1.5倍; without a number 倍増 and 倍に, which mean twice."""
    if value is None:
        if text[start + 1 : start + 2] not in ("増", "に", "の", "以", "近") or (start and text[start - 1] in "数何"):
            return None
        end = start + (2 if text[start + 1] == "増" else 1)
        return Reading(start, end, Quantity(Kind.MULTIPLE, points(2), low_salience=True))
    if text[value.end : value.end + 1] != "倍":
        return None
    end = value.end + 1
    low_salience = not text[start].isdigit() or value.low != value.high
    return Reading(
        start, end, Quantity(Kind.MULTIPLE, ((value.low, value.high),), step=value.step, low_salience=low_salience)
    )


def half(text: str, start: int) -> Reading | None:
    """半分, 半年, 半数; not 半 inside another word."""
    match = _HALF.match(text, start)
    if match is None or match.group() == "半":
        return None
    values = _HALVES[match["unit"]] if match["unit"] else (0.5,)
    return Reading(start, match.end(), Quantity(Kind.FRACTION, points(*values), low_salience=True))
