"""Russian numerals: digits grouped by spaces with a decimal comma, words in every case, scales after either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import numeric

from samesaid.compare.quantities.grammars.data import by_word, number, section
from samesaid.compare.quantities.grammars.digits import MAX_MIXED_DIGITS, VULGAR_FRACTION, times

with section("ru", "numbers") as _data:
    CARDINALS: dict[str, float] = {
        stem + ending: n for stem, n in _data.by_number("soft_stems").items() for ending in _data.words("soft_endings")
    } | _data.by_number("cardinals")
    ORDINALS: dict[str, float] = {
        stem + ending: n
        for stem, n in _data.by_number("ordinal_stems").items()
        for ending in _data.words("ordinal_endings")
    } | _data.by_number("ordinals")
    SCALES = {word: float(factor) for word, factor in _data.by_number("scales").items()}
    VAGUE = {word: float(low) for word, low in _data.by_number("vague").items()}
    FRACTIONS = _data.by_number("fractions")
    MULTIPLES = {word: float(n) for word, n in _data.by_number("multiples").items()}
    HALVES = {
        word: tuple(float(number(value)) for value in key.split())
        for word, key in by_word(_data.table("halves")).items()
    }
    """Half of a thing in one word: its share and its count of a smaller unit (полгода: 0.5 or 6), or its value."""
    COMPOUNDS = by_word(_data.table("compounds"))
    """Second parts of words that begin with a number, with their units: летн is ``year``."""
    COMPOUND_SCALES = {stem: float(factor) for stem, factor in _data.by_number("compound_scales").items()}
    """The same for scales: тысячн is 1,000."""
    _prefixes = _data.by_number("prefixes")
# двадцатипятилетний, стодвадцатиметровый
_ones = {"одно": 1} | {word: n for word, n in _prefixes.items() if 1.5 < n < 10}
_prefixes |= {
    ten + one: tens + n for ten, tens in _prefixes.items() if tens in range(20, 100, 10) for one, n in _ones.items()
}
PREFIXES: dict[str, float] = _prefixes | {
    hundred + word: more + n
    for hundred, more in (("сто", 100), ("двухсот", 200))
    for word, n in _prefixes.items()
    if 10 <= n < 100
}
"""First parts of such words, with their numbers."""

_DIGITS = re.compile(
    r"(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,8}(?!\d)(?! \d{3}\b)|\d{1,30}(?!\d))"
    r"(?:[,.](?P<rest>\d{1,15})(?!\d|[.,]\d))?"
)
_SCALE = re.compile(r"[ \u00a0-]?(тыс|млн|млрд|трлн)(?:\.(?= ?[\dа-яa-z(])|(?!\w))|[ \u00a0-]([а-я]{5,11})(?!\w)", re.I)
_AND_A_HALF = re.compile(r"[ \u00a0]с половиной(?!\w)", re.I)
_WORD = re.compile(r"[ \u00a0]([а-я]{2,18})(?!\w)", re.I)
# No number has more words.
_MAX_WORDS = 12
# Where a section of thousands begins, any number word below a thousand may follow.
_SECTION = 1000.0


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, the worth of its last digit, where it ends, and what it is.

    ``digits`` says that it begins with digits, ``scaled`` that it has a scale.
    """

    value: float
    step: float
    end: int
    digits: bool
    ordinal: bool = False
    share: bool = False
    scaled: bool = False


def scale(text: str, at: int) -> tuple[float, int]:
    """(factor, end) of тыс., млн, миллиардов … after a number, (1, at) where there is none."""
    match = _SCALE.match(text, at)
    factor = SCALES.get((match[1] or match[2]).lower()) if match else None
    return (factor, match.end()) if match and factor else (1.0, at)


def digits(text: str, start: int) -> Number | None:
    """A number in digits with its scale: 1,5 млн, 2 млн 300 тысяч; None where there are too many digits."""
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    value = float(f"{whole}.{match['rest']}") if match["rest"] else float(whole)
    step = 10.0 ** -len(match["rest"]) if match["rest"] else 1.0
    part = VULGAR_FRACTION.match(text, match.end()) if len(whole) <= MAX_MIXED_DIGITS and not match["rest"] else None
    if part is not None:
        return Number(value + numeric(part["sign"]), 0.0, part.end(), True)
    half, end = _half_after(text, match.end())
    value, step = value + half, 0.1 if half else step
    factor, end = scale(text, end)
    total, step, last = times(value, factor), step * factor, factor
    while last > 1 and text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
        more = _DIGITS.match(text, end + 1)
        if more is None or more["rest"]:
            break
        factor, stop = scale(text, more.end())
        # 25 тысяч 400: what follows thousands needs no scale, but all its digits.
        rest = factor == 1 and last == 1e3 and len(more.group()) == 3
        if not (1 < factor < last or rest):
            break
        total, step, last, end = total + float(re.sub(r"\D", "", more["whole"])) * factor, factor, factor, stop
    return Number(total, step, end, True, scaled=last > 1)


def in_words(text: str, start: int, first: str) -> Number | None:
    """A number in words from ``first``, the word at ``start``: двадцать пять тысяч, сто первый, две трети, полтора."""
    total = below = 0.0
    last, end, word = _SECTION, start, first
    scaled = False
    for _ in range(_MAX_WORDS):
        stop = start + len(first) if end == start else end + 1 + len(word)
        if (value := CARDINALS.get(word)) is not None:
            if value >= last:
                break
            below, last = below + value, (100 if value >= 100 else 10 if value >= 20 else 1)
        elif (factor := SCALES.get(word)) is not None:
            if end == start or (total and factor >= total):
                break
            total, below, last, scaled = total + (below or 1) * factor, 0.0, _SECTION, True
        elif (place := ORDINALS.get(word)) is not None and (end == start or place < last > 1):
            if end != start and place >= 5 and word.endswith(("ых", "ая")) and below < 10 and not total:
                return Number(below / place, 0.0, stop, False, share=True)
            return Number(total + below + place, 1.0, stop, False, ordinal=True)
        elif (part := FRACTIONS.get(word)) is not None and not total:
            if part == 1.5:
                factor, after = scale(text, stop)
                return Number(times(1.5, factor), 0.1 * factor, after, False, scaled=factor > 1)
            if end == start or below < 10:
                return Number((below or 1.0) * part, 0.0, stop, False, share=True)
            break
        else:
            break
        end = stop
        following = _WORD.match(text, end)
        if following is None:
            break
        word = following[1].lower()
    half, end = _half_after(text, end) if end > start and not total else (0.0, end)
    if half:
        factor, end = scale(text, end)
        return Number(times(below + half, factor), 0.1 * factor, end, False, scaled=factor > 1)
    return Number(total + below, 1.0, end, False, scaled=scaled) if end > start else None


def _half_after(text: str, end: int) -> tuple[float, int]:
    """(0.5, end) of "and a half" after a number: два с половиной; (0, end) where there is none."""
    match = _AND_A_HALF.match(text, end)
    return (0.5, match.end()) if match else (0.0, end)
