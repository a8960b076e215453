"""Chinese numerals in characters, digits or both: 2.2万, 1亿3千万, 两百, 三千五, 二〇二四, 十几, 一万六七千, 数百万."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.digits import numeral, parted, times

HAN = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"廿": 20.0, "卅": 30.0}
_STEPS = {"十": 10.0, "百": 100.0, "千": 1000.0}
_GROUPS = {"万": 1e4, "亿": 1e8}
_VAGUE = "几数"
_CHARACTERS = frozenset({*HAN, *_TENS, *_STEPS, *_GROUPS, "几", "数"})
_SEQUENCE = re.compile(r"[零〇○一二三四五六七八九]{2,20}(?![十百千万亿])")
_LONGEST = 40
# What stands before a number that is one although a space follows its comma: 约12, 500人.
_ONE_NUMBER = re.compile(r"(?:[$£€¥]|超过|约|逾|近|多达|高达|共|合计|总计|至少)(?:有|为)? ?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral: its interval, the step of its last figure, its end, and whether it was told in digits."""

    low: float
    high: float
    step: float
    end: int
    digits: bool
    more: bool = False


def number(text: str, start: int) -> Number | None:
    """The numeral at ``start`` of folded text, None when there is none."""
    if text[start].isdigit():
        return _with_digits(text, start)
    sequence = _SEQUENCE.match(text, start)
    if sequence is not None and (found := _figures(sequence.group(), sequence.end())) is not None:
        return found
    return _evaluate(text, start)


def _figures(figures: str, end: int) -> Number | None:
    """二〇二四: figures read one by one. Two neighbouring ones are a range and are left to the evaluation."""
    if len(figures) < 3 and "〇" not in figures and "零" not in figures:
        return None
    if len(figures) == 2 and HAN[figures[0]] == 0:
        return None
    value = 0.0
    for figure in figures:
        value = value * 10 + HAN[figure]
    return Number(value, value, 1.0, end, digits=len(figures) == 4)


def _with_digits(text: str, start: int) -> Number | None:
    first = parted(text, start, _ONE_NUMBER) or numeral(text, start)
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
    while stop < len(text) and (text[stop].isdigit() or text[stop] in HAN):
        part = _evaluate(text, stop) if text[stop] in HAN else _part(text, stop)
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
    """(factor, end) of 十百千万亿 after digits; a space before them is skipped."""
    at = position + 1 if text[position : position + 1] == " " else position
    factor, begin = 1.0, at
    while at < len(text) and at - begin < 4 and text[at] in "百千万亿十":
        factor *= _STEPS.get(text[at]) or _GROUPS[text[at]]
        at += 1
    # 兆 is 10¹² before money only; elsewhere it is mega- (兆瓦).
    if at < len(text) and text[at] == "兆" and text[at + 1 : at + 2] in ("元", "美", "日", "港", "韩"):
        factor, at = factor * 1e12, at + 1
    if (
        text[at - 1 : at] == "千"
        and text[at : at + 1] in ("克", "米", "瓦", "赫", "伏", "卡", "碱", "兆")
        and at - begin == 1
    ):
        return 1.0, position
    return (factor, at) if at > begin else (1.0, position)


def _evaluate(text: str, start: int) -> Number | None:
    """A numeral in characters, with the two readings of a range of neighbouring figures kept apart."""
    end = start
    limit = min(len(text), start + _LONGEST)
    while end < limit and text[end] in _CHARACTERS:
        end += 1
    piece = text[start:end]
    if text[end : end + 2] and text[end] in "多余来" and piece[-1:] in _STEPS and text[end + 1 : end + 2] in _GROUPS:
        after = end + 1
        while after < limit and text[after] in _GROUPS:
            after += 1
        inner = _value(piece)
        if inner is None:
            return None
        factor = 1.0
        for character in text[end + 1 : after]:
            factor *= _GROUPS[character]
        lead = _lead(piece)
        return Number(inner[0] * factor, inner[0] * factor, lead * factor, after, digits=False, more=True)
    if (
        text[end : end + 1] == "点"
        and end + 1 < limit
        and text[end + 1] in HAN
        and text[end + 2 : end + 3] not in ("十", "刻")
    ):
        return _decimal(text, piece, end)
    value = (1e4, 1e4) if piece == "万" and _counts(text, start, end) else _value(piece)
    if value is None:
        return None
    return Number(value[0], value[1], _lead(piece), end, digits=False)


def _counts(text: str, start: int, end: int) -> bool:
    """Whether 万 alone is ten thousand: 万余人, 近万人; not in 千家万户."""
    return text[end : end + 1] in ("多", "余") or text[start - 1 : start] in ("近", "逾", "超", "约", "上", "达")


def _decimal(text: str, piece: str, end: int) -> Number | None:
    """三点五, 一点二五万."""
    whole = _value(piece)
    if whole is None:
        return None
    at, fraction, step = end + 1, 0.0, 1.0
    while at < len(text) and text[at] in HAN and step > 1e-9:
        step /= 10
        fraction += HAN[text[at]] * step
        at += 1
    factor, stop = _scale(text, at)
    value = times(whole[0] + fraction, factor)
    return Number(value, value, step * factor, stop, digits=False)


def _lead(piece: str) -> float:
    """The worth of the last figure told: 万 in 三万, 百 in 两千五百."""
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
    """(low, high) of a numeral in characters, None when it is not one."""
    if not piece or piece in _VAGUE:
        return None
    if all(c in _GROUPS for c in piece):
        return None
    low, high = _sum(piece, 0), _sum(piece, 1)
    return None if low is None or high is None else (min(low, high), max(low, high))


def _sum(piece: str, pick: int) -> float | None:
    """The value with every range read at its lower (``pick`` 0) or upper (1) figure."""
    total = section = 0.0
    current: float | None = None
    last_step, last_group, ranged = 0.0, 1e16, False
    for character in piece:
        if character in HAN:
            if current is not None and not ranged and current > 0 and HAN[character] in (current + 1, current + 2):
                current = float(HAN[character]) if pick else current
                ranged = True
            elif current:
                return None
            else:
                current = float(HAN[character])
            if character in "零〇○":
                last_step, current = 0.0, None if section or total else 0.0
        elif character in "几数":
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
            if pick and piece[0] in "几数" and character == piece[-1]:
                total += group - 1
            section, current, last_step, last_group, ranged = 0.0, None, group, group, False
    if current is not None:
        # 三千五 is 3,500: a last figure counts in the step below the one before it.
        elided = last_step >= 100 and not any(c in "零〇" for c in piece[-2:]) and "几" not in piece
        section += current * (last_step / 10 if elided else 1.0)
    return total + section


def _ends_vague(piece: str) -> bool:
    """几十, 数百: the upper end of what they may mean fills the last step."""
    return piece[0] in "几数" and piece[-1] in _STEPS
