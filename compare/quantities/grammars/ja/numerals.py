"""Japanese numerals in digits, kanji or both: 2.2万, 1億3千万, 3兆5000億, 三百五十, 二〇二四, 十数, 数百万."""

from __future__ import annotations

import functools
import re

from samesaid.compare.quantities.grammars.digits import folding, numeral, times
from samesaid.compare.quantities.grammars.zh.numerals import Number

DIGITS = {c: float(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0.0}
GROUPS = {"万": 1e4, "億": 1e8, "兆": 1e12}
_STEPS = {"十": 10.0, "百": 100.0, "千": 1000.0}
_DIGIT = "[一二三四五六七八九数何]"
_DIGIT_BY_DIGIT = re.compile(r"[〇零一二三四五六七八九]{2,12}(?![十百千])")
_SECTION = re.compile(
    rf"(?P<a>{_DIGIT}?千)?(?P<b>{_DIGIT}?百)?(?P<c>{_DIGIT}?十)?(?P<d>[一二三四五六七八九数](?![十百千]))?"
)
_DECIMAL = re.compile(r"[点・](?P<f>[〇零一二三四五六七八九]{1,6})(?![十百千])")
_MAX_SECTIONS = 6


@functools.cache
def folded() -> dict[int, str]:
    """For ``str.translate``: old forms, wave dashes and full-width marks to one form, each to exactly one."""
    pairs = zip(map(ord, "萬壱弐参拾，〜～―–—ヵヶ箇"), "万一二三十,~~---かか個", strict=True)
    return {**folding(), **dict(pairs)}


def number(text: str, start: int) -> Number | None:
    """The numeral at ``start`` of folded text, which may be its end; None where there is none."""
    low = high = 0.0
    step, last, at, digits = 1.0, 1e16, start, text[start : start + 1].isdigit()
    for _ in range(_MAX_SECTIONS):
        part = _section(text, at)
        if part is None:
            break
        factor, end = _group(text, part.end)
        if factor >= last or (last < 1e16 and part.low != int(part.low)):
            break
        low, high = low + times(part.low, factor), high + times(part.high, factor)
        step, at, last = part.step * factor, end, factor
        if factor == 1:
            break
    return Number(low, high, step, at, digits) if at > start else None


def _group(text: str, at: int) -> tuple[float, int]:
    factor = GROUPS.get(text[at : at + 1])
    return (factor, at + 1) if factor else (1.0, at)


def _section(text: str, at: int) -> Number | None:
    """What may precede 万 億 兆: digits, digits with 千 or 百, or kanji below ten thousand."""
    if at >= len(text):
        return None
    if text[at].isdigit():
        found = numeral(text, at)
        if found is None:
            return None
        value, step, end = found
        factor = _STEPS.get(text[end : end + 1], 1.0)
        if factor > 10:
            return Number(times(value, factor), times(value, factor), step * factor, end + 1, True)
        if text[end : end + 1] == "数" and value % 10 == 0:
            return Number(value + 1, value + 9, 1.0, end + 1, True)
        return Number(value, value, step, end, True)
    return _kanji(text, at)


def _kanji(text: str, at: int) -> Number | None:
    if (sequence := _DIGIT_BY_DIGIT.match(text, at)) is not None:
        return _digit_by_digit(sequence.group(), sequence.end())
    match = _SECTION.match(text, at)
    if match is None or match.end() == at:
        return None
    low = high = 0.0
    for name, step in (("a", 1000.0), ("b", 100.0), ("c", 10.0), ("d", 1.0)):
        if not match[name]:
            continue
        digit = match[name][0]
        if digit in "数何":
            low, high = low + step, high + 9 * step + (step - 1)
        else:
            low, high = low + DIGITS.get(digit, 1.0) * step, high + DIGITS.get(digit, 1.0) * step
    end = match.end()
    if low == high and (decimal := _DECIMAL.match(text, end)) is not None:
        fraction = sum(DIGITS[c] * 10.0 ** -(n + 1) for n, c in enumerate(decimal["f"]))
        low = high = round(low + fraction, 9)
        end = decimal.end()
    return Number(low, high, 1.0, end, digits=False)


def _digit_by_digit(digits: str, end: int) -> Number | None:
    """二〇二四. Two consecutive digits are a range (二三人)."""
    if len(digits) == 2 and DIGITS[digits[1]] == DIGITS[digits[0]] + 1 and digits[0] not in "〇零":
        return Number(DIGITS[digits[0]], DIGITS[digits[1]], 1.0, end, digits=False)
    value = float("".join(str(int(DIGITS[c])) for c in digits))
    return Number(value, value, 1.0, end, digits=len(digits) == 4)
