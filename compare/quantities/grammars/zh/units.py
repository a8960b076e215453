"""Units behind a Chinese number, and what follows them: 两年半, 三年多, 3分35秒, 12 g. Text is folded."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.zh.context import LATIN_UNIT, LATIN_UNITS, UNIT
from samesaid.compare.quantities.grammars.zh.numerals import number
from samesaid.compare.quantities.values.conversion import SMALLER_UNITS, in_larger_unit
from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.units import CHINESE

_BETWEEN_UNITS = re.compile(r" ?(?:零|又|、)? ?(?=[0-9一二两三四五六七八九十])")
_SECONDS_AFTER = re.compile(r" ?\d{1,2} ?秒|[一二三四五]?十?[一二三四五六七八九十]秒")


def after_unit(
    text: str, end: int, unit: str, ends: tuple[float, float], bound: Bound
) -> tuple[float, float, int, Bound]:
    """(low, high, end, bound) with what follows a unit: a half (两年半), more (三年多), a smaller unit (3分35秒)."""
    low, high = ends
    if unit in ("year", "day", "week", "month") and text[end : end + 1] == "半":
        low, high, end = low + 0.5, high + 0.5, end + 1
    elif unit in SMALLER_UNITS and (joint := _BETWEEN_UNITS.match(text, end)) is not None:
        second = number(text, joint.end())
        smaller, stop = unit_at(text, skip_space(text, second.end)) if second else ("", end)
        if second is not None and (part := in_larger_unit(second.low, smaller, unit)):
            low, high, end = low + part, high + part, stop
    if text[end : end + 1] in ("多", "余") and bound is Bound.EXACT and text[end + 1 : end + 2] not in ("家", "种"):
        bound, end = Bound.MORE, end + 1
    return low, high, end, bound


def skip_space(text: str, at: int) -> int:
    """The position behind the one space that may be at ``at``."""
    return at + 1 if text[at : at + 1] == " " else at


def unit_at(text: str, at: int) -> tuple[str, int]:
    """(unit, end) at ``at``, ("", at) where there is none. Signs of one character are decided by what follows them."""
    sign = text[at : at + 1]
    if sign == "年":
        return ("", at) if text[at + 1 : at + 2] in ("级", "代", "轻") else ("year", at + 1)
    if sign == "岁":
        return "age", at + 1
    if sign in ("日", "夜") and text[at + 1 : at + 2] not in ("元", "圆"):
        return "day", at + 1
    if sign == "分" and text[at + 1 : at + 2] not in ("之", "钱", "数", "钟"):
        return ("min", at + 1) if _SECONDS_AFTER.match(text, at + 1) else ("", at)
    if sign == "周":
        unit = {"年": "year", "岁": "age"}.get(text[at + 1 : at + 2])
        return (unit, at + 2) if unit else ("week", at + 1)
    match = LATIN_UNIT.match(text, at) or UNIT.match(text, at)
    return ("", at) if match is None else (CHINESE.get(match.group()) or LATIN_UNITS[match.group()], match.end())
