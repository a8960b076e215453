"""What follows an English number: a scale letter, a unit of one or two words, a second, smaller unit."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.digits import PART_OF_A_UNIT, part_after
from samesaid.compare.quantities.grammars.en import numerals
from samesaid.compare.quantities.grammars.en.context import latin_unit
from samesaid.compare.quantities.grammars.prefixed_units import prefixed_unit
from samesaid.compare.quantities.values.conversion import in_larger_unit
from samesaid.compare.quantities.values.currencies import named
from samesaid.compare.quantities.values.quantity import Kind
from samesaid.compare.quantities.values.units import ENGLISH, ENGLISH_PHRASES, kind_of

_LETTERS = re.compile(r"[A-Za-z°º%µ²/]+\d?")
_UNIT = re.compile(r"[ \u00a0-]{0,2}([A-Za-z°º%℃℉²]+(?:/h)?)")
_SECOND_WORD = re.compile(r"[ -]([A-Za-z]+)")
_TIMES = re.compile(r"[ -]?(?:times?\b|fold\b|x\b|×)", re.I)
_AGE = re.compile(r"[ -](?P<unit>year|month|week|day|hour)s?[ -](?:olds?\b|of age\b)", re.I)
_PERCENT = re.compile(r" ?%(?![ -]points?)| ?(?:percent|per cent|pct|pc)\b(?![ -]points?)|-percent\b", re.I)
_POINT = re.compile(r" ?(?:%|percentage|percent|per cent|ppt)?[ -]points?\b|pp\b", re.I)
_DOLLARS = re.compile(r" dollars?\b", re.I)
_SMALLER_UNIT = re.compile(
    rf"(?:,? and |, | |-)(?:(?P<digits>\d{{1,2}}){PART_OF_A_UNIT}|(?P<word>[A-Za-z]{{3,9}}))"
    r"(?!\d)(?:[ -]?(?P<unit>seconds?|secs?|minutes?|mins?|months?|hours?|inch(?:es)?|(?<=[\d½¼¾] )in|(?<=[\d½¼¾])in)"
    r"\b)?",
    re.I,
)


def second_unit(text: str, end: int, unit: str) -> tuple[float, int]:
    """(what it adds, end) of a smaller unit after the first: 3 minutes and 35 seconds, 6-foot-6."""
    match = _SMALLER_UNIT.match(text, end)
    if match is None:
        return 0.0, end
    smaller = ENGLISH.get((match["unit"] or "").lower(), "inch" if unit == "ft" else "")
    value = float(match["digits"]) if match["digits"] else float(numerals.SMALL.get(match["word"].lower(), 0))
    value += part_after(match)
    if unit == "ft" and not match["unit"] and (match.group()[0] != "-" or value > 11):
        return 0.0, end
    more = in_larger_unit(value, smaller, unit)
    return (more, match.end()) if more else (0.0, end)


def short_scale(text: str, end: int, currency: bool) -> tuple[float, int]:
    """(factor, end) of scale letters (bn, k); (1, end) if the letters are a unit, (-1, end) if they are a name."""
    match = _LETTERS.match(text, end)
    letters = match.group() if match else ""
    low = letters.lower()
    scale = low.split("/")[0]
    if scale in numerals.SHORT_SCALES and (currency or scale not in ("m", "b")):
        return numerals.SHORT_SCALES[scale], end + len(scale)
    if low in ("m", "b") and text[end] in "mB":
        return (1.0, end) if low == "m" else (-1.0, end)
    if low in ENGLISH or low.split("/")[0] in ENGLISH or low.startswith(("million", "billion")):
        return 1.0, end
    return (1.0, end) if latin_unit(text, end) or prefixed_unit(text, end) else (-1.0, end)


def unit_after(text: str, end: int, currency: str) -> tuple[Kind, str, int]:
    """(kind, unit, end) by what follows the number."""
    following = text[end : end + 1]
    if following in "%" or (following in " -p" and following):
        if (match := _PERCENT.match(text, end)) is not None:
            return Kind.PERCENT, "%", match.end()
        if (match := _POINT.match(text, end)) is not None and (
            "%" in match.group() or "perc" in match.group().lower() or "pp" in match.group()
        ):
            return Kind.POINT, "point", match.end()
    if following and (age := _AGE.match(text, end)) is not None:
        return Kind.AGE, ENGLISH[age["unit"].lower()], age.end()
    if currency:
        return Kind.MONEY, currency, end
    if (match := _UNIT.match(text, end)) is None:
        return Kind.CARDINAL, "", end
    word = match.group(1).lower()
    stop = match.end()
    if (second := _SECOND_WORD.match(text, stop)) is not None:
        unit = ENGLISH_PHRASES.get(f"{word} {second.group(1).lower()}")
        if unit == "HKD":
            dollars = _DOLLARS.match(text, second.end())
            unit, stop = (unit, dollars.end()) if dollars else (None, stop)
        elif unit is not None:
            stop = second.end()
        if unit is not None:
            return kind_of(unit), unit, stop
    if text[match.start(1)].isupper() and (coined := named(text, end)) is not None:
        return Kind.MONEY, *coined
    if _TIMES.match(text, end):
        return Kind.MULTIPLE, "time", stop
    unit = ENGLISH.get(word, "")
    if (word == "second" and text[end] == " ") or (word == "won" and not text.endswith("ion", 0, end)):
        # 21 second-hand cars; 5 won a prize
        unit = ""
    if unit in ("", "person"):
        return Kind.CARDINAL, unit, end
    return kind_of(unit), unit, stop
