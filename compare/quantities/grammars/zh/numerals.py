"""Chinese numerals in characters, digits or both: 2.2万, 1亿3千万, 两百, 三千五, 二〇二四, 十几, 一万六七千, 数百万."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.grammars.digits import folding, numeral, parted, times

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"廿": 20.0, "卅": 30.0}
_STEPS = {"十": 10.0, "百": 100.0, "千": 1000.0}
_GROUPS = {"万": 1e4, "亿": 1e8}
_VAGUE = "几数"
_CHARACTERS = frozenset({*DIGITS, *_TENS, *_STEPS, *_GROUPS, *_VAGUE})
_DIGIT_BY_DIGIT = re.compile(r"[零〇○一二三四五六七八九]{2,20}(?![十百千万亿])")
_MAX_CHARS = 40
# Units with a prefix 千: 5千克 are five kilograms, not 5,000 grams.
_KILO_UNITS = tuple("克米瓦赫伏卡碱兆焦帕")
# Before one number with a space after its comma: 约12, 500人.
_BEFORE_PARTED = re.compile(r"(?:[$£€¥]|超过|约|逾|近|多达|高达|共|合计|总计|至少)(?:有|为)? ?$")


@functools.cache
def simplified() -> dict[int, str]:
    """For ``str.translate``: characters of the same meaning to one form, each to exactly one, so that offsets stay."""
    data = section("zh", "folding")
    traditional, simple = ("".join(data.words(name)) for name in ("traditional", "simplified"))
    return {**folding(), **dict(zip(map(ord, traditional), simple, strict=True))}


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral: its interval, the worth of its last digit, its end, and whether it is written in digits.

    ``more`` says that 多 or 余 is inside it: 20多万.
    """

    low: float
    high: float
    step: float
    end: int
    digits: bool
    more: bool = False


def number(text: str, start: int) -> Number | None:
    """The numeral at ``start`` of folded text, which may be its end; None where there is none."""
    if text[start : start + 1].isdigit():
        return _with_digits(text, start)
    sequence = _DIGIT_BY_DIGIT.match(text, start)
    if sequence is not None and (found := _digit_by_digit(sequence.group(), sequence.end())) is not None:
        return found
    return _in_characters(text, start)


def _digit_by_digit(digits: str, end: int) -> Number | None:
    """二〇二四. Two consecutive digits are a range (六七千), which is left to the evaluation."""
    if len(digits) < 3 and "〇" not in digits and "零" not in digits:
        return None
    if len(digits) == 2 and DIGITS[digits[0]] == 0:
        return None
    value = 0.0
    for digit in digits:
        value = value * 10 + DIGITS[digit]
    return Number(value, value, 1.0, end, digits=len(digits) == 4)


def _with_digits(text: str, start: int) -> Number | None:
    first = parted(text, start, _BEFORE_PARTED) or numeral(text, start)
    if first is None:
        return None
    value, step, end = first
    factor, stop = _scale(text, end)
    if factor == 1:
        return Number(value, value, step, end, digits=True)
    total = high = times(value, factor)
    step *= factor
    if text[stop : stop + 1] in ("多", "余", "几") and text[stop + 1 : stop + 2] in ("万", "亿"):
        extra, stop2 = _scale(text, stop + 1)
        total, high, step = total * extra, high * extra, factor * extra
        return Number(total, high, step, stop2, digits=True, more=True)
    # 1亿3千万, 3万5千: further parts, each smaller than the one before.
    last = factor
    while stop < len(text) and (text[stop].isdigit() or text[stop] in DIGITS):
        part = _in_characters(text, stop) if text[stop] in DIGITS else _part(text, stop)
        if part is None or part.high >= last or (part.step < 1 and part.step):
            break
        if part.end - stop == 1 and part.high < 10:
            break
        total, high, step, last, stop = total + part.low, high + part.high, part.step, part.low or 1.0, part.end
    return Number(total, high, step, stop, digits=True)


def _part(text: str, start: int) -> Number | None:
    found = numeral(text, start)
    if found is None:
        return None
    factor, end = _scale(text, found[2])
    value = times(found[0], factor)
    return Number(value, value, found[1] * factor, end, digits=True)


def _scale(text: str, position: int) -> tuple[float, int]:
    """(factor, end) of 十百千万亿 after digits and at most one space, (1, position) where there is none."""
    at = position + 1 if text[position : position + 1] == " " else position
    factor, begin = 1.0, at
    while at < len(text) and at - begin < 4 and text[at] in "百千万亿十":
        factor *= _STEPS.get(text[at]) or _GROUPS[text[at]]
        at += 1
    # 兆 is 10¹² before money only; elsewhere it is mega- (兆瓦).
    if at < len(text) and text[at] == "兆" and text[at + 1 : at + 2] in ("元", "美", "日", "港", "韩"):
        factor, at = factor * 1e12, at + 1
    if text[at - 1 : at] == "千" and text[at : at + 1] in _KILO_UNITS:
        # 82万千瓦: the last 千 belongs to the unit.
        factor, at = factor / 1e3, at - 1
    return (factor, at) if at > begin else (1.0, position)


def _in_characters(text: str, start: int) -> Number | None:
    end = start
    limit = min(len(text), start + _MAX_CHARS)
    while end < limit and text[end] in _CHARACTERS:
        end += 1
    piece = text[start:end]
    if text[end : end + 2] and text[end] in "多余来" and piece[-1:] in _STEPS and text[end + 1 : end + 2] in _GROUPS:
        # 十多万
        after = end + 1
        while after < limit and text[after] in _GROUPS:
            after += 1
        inner = _value(piece)
        if inner is None:
            return None
        factor = 1.0
        for character in text[end + 1 : after]:
            factor *= _GROUPS[character]
        value = inner[0] * factor
        return Number(value, value, _last_step(piece) * factor, after, digits=False, more=True)
    if (
        text[end : end + 1] == "点"
        and end + 1 < limit
        and text[end + 1] in DIGITS
        and text[end + 2 : end + 3] not in ("十", "刻")
    ):
        return _decimal(text, piece, end)
    ends = (1e4, 1e4) if piece == "万" and _is_ten_thousand(text, start, end) else _value(piece)
    if ends is None:
        return None
    return Number(ends[0], ends[1], _last_step(piece), end, digits=False)


def _is_ten_thousand(text: str, start: int, end: int) -> bool:
    """Whether 万 alone is ten thousand: 万余人, 近万人; not in 千家万户."""
    return text[end : end + 1] in ("多", "余") or text[start - 1 : start] in ("近", "逾", "超", "约", "上", "达")


def _decimal(text: str, piece: str, end: int) -> Number | None:
    """三点五, 一点二五万; ``piece`` is the numeral before 点, which is at ``end``."""
    whole = _value(piece)
    if whole is None:
        return None
    at, fraction, step = end + 1, 0.0, 1.0
    while at < len(text) and text[at] in DIGITS and step > 1e-9:
        step /= 10
        fraction += DIGITS[text[at]] * step
        at += 1
    factor, stop = _scale(text, at)
    value = times(whole[0] + fraction, factor)
    return Number(value, value, step * factor, stop, digits=False)


def _last_step(piece: str) -> float:
    """The worth of the last digit: that of 万 in 三万, of 百 in 两千五百."""
    factor = 1.0
    for character in reversed(piece):
        if character in _GROUPS:
            factor *= _GROUPS[character]
        elif character in _STEPS:
            return factor * _STEPS[character]
        else:
            break
    return factor


def _value(piece: str) -> tuple[float, float] | None:
    """(low, high) of a numeral in characters, None for characters that are none."""
    if not piece or piece in _VAGUE:
        return None
    if all(c in _GROUPS for c in piece):
        return None
    low, high = _end_of_range(piece, 0), _end_of_range(piece, 1)
    return None if low is None or high is None else (min(low, high), max(low, high))


def _end_of_range(piece: str, pick: int) -> float | None:
    """The value with every range (六七, 几) read at its lower (``pick`` 0) or upper end (1); None for no numeral.

    ``section`` is the part below 万 that is being read, ``total`` the parts before it, ``current`` the last digit.
    """
    total = section = 0.0
    current: float | None = None
    last_step, last_group, ranged = 0.0, 1e16, False
    for character in piece:
        if character in DIGITS:
            if current is not None and not ranged and current > 0 and DIGITS[character] in (current + 1, current + 2):
                current = float(DIGITS[character]) if pick else current
                ranged = True
            elif current:
                return None
            else:
                current = float(DIGITS[character])
            if character in "零〇○":
                last_step, current = 0.0, None if section or total else 0.0
        elif character in _VAGUE:
            if current is not None:
                return None
            current = 9.0 if pick else 1.0
            last_step = last_step if section or total else 0.0
        elif character in _TENS:
            section, last_step, current = section + _TENS[character], 10.0, None
        elif character in _STEPS:
            step = _STEPS[character]
            if current is None and section:
                section *= step
            else:
                section += (1.0 if current is None else current) * step + (
                    step - 1 if pick and _ends_vague(piece) else 0
                )
            last_step, current, ranged = step, None, False
        else:
            group = _GROUPS[character]
            section += current or 0.0
            if section == 0 and total:
                total *= group
            elif group > last_group:
                total = (total + section) * group
            else:
                total += (section or 1.0) * group
            if pick and piece[0] in _VAGUE and character == piece[-1]:
                total += group - 1
            section, current, last_step, last_group, ranged = 0.0, None, group, group, False
    if current is not None:
        # 三千五 is 3,500: a last digit counts in the step below the one before it.
        elided = last_step >= 100 and not any(c in "零〇" for c in piece[-2:]) and "几" not in piece
        section += current * (last_step / 10 if elided else 1.0)
    return total + section


def _ends_vague(piece: str) -> bool:
    """几十, 数百: at its upper end the last step is full (99, 999)."""
    return piece[0] in _VAGUE and piece[-1] in _STEPS
