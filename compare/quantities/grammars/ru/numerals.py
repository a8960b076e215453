"""Russian numerals: digits grouped by spaces with a decimal comma, words in every case, scales after either."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.grammars.ru.words import CARDINALS, FRACTIONS, ORDINALS, SCALES

_DIGITS = re.compile(
    r"(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,8}(?!\d)(?! \d{3}\b)|\d{1,30}(?!\d))"
    r"(?:(?P<mark>[,.])(?P<rest>\d{1,15})(?!\d|[.,]\d))?"
)
_SCALE = re.compile(r"[ \u00a0-]?(тыс|млн|млрд|трлн)(?:\.(?= ?[а-яa-z(])|(?!\w))|[ \u00a0-]([а-я]{5,11})(?!\w)", re.I)
_WORD = re.compile(r"[ \u00a0]([а-я]{2,18})(?!\w)", re.I)
_MOST = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral: value, worth of its last figure, end, whether in digits, whether an ordinal or a share."""

    value: float
    step: float
    end: int
    digits: bool
    ordinal: bool = False
    share: bool = False
    scaled: bool = False


def scale(text: str, at: int) -> tuple[float, int]:
    """(factor, end) of тыс., млн, миллиардов … after a number; (1, at) where there is none."""
    match = _SCALE.match(text, at)
    factor = SCALES.get((match[1] or match[2]).lower()) if match else None
    return (factor, match.end()) if match and factor else (1.0, at)


def digits(text: str, start: int) -> Number | None:
    """A number in digits with its scale: 1,5 млн, 2 млн 300 тысяч; None when the digits are too many."""
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    value = float(f"{whole}.{match['rest']}") if match["rest"] else float(whole)
    step = 10.0 ** -len(match["rest"]) if match["rest"] else 1.0
    factor, end = scale(text, match.end())
    if match["mark"] == "," and factor == 1 and len(match["rest"]) == 3 and value >= 1:
        # English grouping, as wire copy keeps it.
        return Number(value, step, end, True)
    total, step, last = times(value, factor), step * factor, factor
    while last > 1 and text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
        more = _DIGITS.match(text, end + 1)
        if more is None or more["rest"]:
            break
        factor, stop = scale(text, more.end())
        if not 1 < factor < last:
            break
        total, step, last, end = total + float(re.sub(r"\D", "", more["whole"])) * factor, factor, factor, stop
    return Number(total, step, end, True, scaled=last > 1)


def in_words(text: str, start: int, first: str) -> Number | None:
    """A number in words from ``first``, the word at ``start``: двадцать пять тысяч, сто первый, две трети, полтора."""
    total = section = 0.0
    last, end, word = 1000.0, start, first
    scaled = False
    for _ in range(_MOST):
        stop = start + len(first) if end == start else end + 1 + len(word)
        if (value := CARDINALS.get(word)) is not None:
            if value >= last:
                break
            section, last = section + value, (100 if value >= 100 else 10 if value >= 20 else 1)
        elif (factor := SCALES.get(word)) is not None:
            if end == start or (total and factor >= total):
                break
            total, section, last, scaled = total + (section or 1) * factor, 0.0, 1000.0, True
        elif (place := ORDINALS.get(word)) is not None and (end == start or place < last > 1):
            number = total + section + place
            if end != start and place >= 5 and word.endswith(("ых", "ая")) and section < 10 and not total:
                return Number(section / place, 0.0, stop, False, share=True)
            return Number(number, 1.0, stop, False, ordinal=True)
        elif (part := FRACTIONS.get(word)) is not None and not total:
            if word == "пол":
                break
            if part == 1.5:
                factor, after = scale(text, stop)
                return Number(times(1.5, factor), 0.1 * factor, after, False, scaled=factor > 1)
            if end == start or section < 10:
                return Number((section or 1.0) * part, 0.0, stop, False, share=True)
            break
        else:
            break
        end = stop
        following = _WORD.match(text, end)
        if following is None:
            break
        word = following[1].lower()
    return Number(total + section, 1.0, end, False, scaled=scaled) if end > start else None
