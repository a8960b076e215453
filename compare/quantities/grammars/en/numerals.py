"""English number words: twenty-two thousand, one hundred and five, two-thirds, dozens, the twenty-first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samesaid.compare.quantities.values.word_lists import numbered

SMALL = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = {w: 10 * n for w, n in numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()}
DECADES = numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2)
DECADES = {word: 10 * n for word, n in DECADES.items()}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
    "dozen": 12.0, "quadrillion": 1e15,
}  # fmt: skip
# Glued or after a currency only: $3bn, 25k.
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
PLURALS = {
    "tens": (10.0, 99.0), "dozens": (12.0, 199.0), "scores": (20.0, 199.0), "hundreds": (100.0, 999.0),
    "thousands": (1e3, 9999.0), "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13),
}  # fmt: skip
ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
     "ninetieth": 90, "hundredth": 100, "thousandth": 1000}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {w + "s": n for w, n in ORDINALS.items() if n > 2}
PARTS |= {w: n for w, n in ORDINALS.items() if n > 2}

STARTS = frozenset({*SMALL, *TENS, *ORDINALS, *PLURALS, *PARTS, "a", "an", "hundred", "thousand", "million", "dozen"})
_WORD = re.compile(r"([A-Za-z]+)")
_GLUE = re.compile(r"-| {1,2}")
_SCALE = re.compile(r"[ \u00a0-]{0,2}(" + "|".join(SCALES) + r")s?\b", re.IGNORECASE)
_AND_HALF = re.compile(r" and (?:a|one)[ -](half|quarter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """A numeral told in words: its interval, where it ends, and whether it is an ordinal or a fraction."""

    low: float
    high: float
    end: int
    ordinal: bool = False
    fraction: bool = False


def scale(text: str, position: int) -> tuple[float, int]:
    """(factor, end) of the scale words after a number, (1, position) where there is none: 2.2 *million*."""
    factor = 1.0
    while (match := _SCALE.match(text, position)) is not None:
        factor *= SCALES[match.group(1).lower()]
        position = match.end()
        if factor > 1e18:
            break
    return factor, position


def and_half(text: str, position: int) -> tuple[float, int]:
    """(0.5 or 0.25, end) of "and a half" after a number, (0, position) where there is none."""
    match = _AND_HALF.match(text, position)
    if match is None:
        return 0.0, position
    return (0.5 if match.group(1).lower() == "half" else 0.25), match.end()


def words(text: str, start: int) -> Words | None:
    """The numeral in words that begins at ``start``, None when the word there is none."""
    first = _word(text, start)
    if first is None:
        return None
    word, end = first
    if word in PLURALS:
        return _plural(text, word, end)
    if word in ("a", "an"):
        return _article(text, end)
    if word in ORDINALS:
        return Words(ORDINALS[word], ORDINALS[word], end, ordinal=True)
    if word in PARTS:
        return _half(text, word, end)
    return _cardinal(text, start)


def _word(text: str, position: int) -> tuple[str, int] | None:
    match = _WORD.match(text, position)
    return (match.group(1).lower(), match.end()) if match else None


def _after(text: str, position: int) -> tuple[str, int] | None:
    """The word after a hyphen or a space."""
    glue = _GLUE.match(text, position)
    return _word(text, glue.end()) if glue else None


def _plural(text: str, word: str, end: int) -> Words:
    low, high = PLURALS[word]
    while (of := re.compile(r" of (hundreds|thousands|millions|billions)\b", re.I).match(text, end)) is not None:
        factor = PLURALS[of.group(1).lower()][0]
        low, high, end = low * factor, (high + 1) * factor, of.end()
    return Words(low, high, end)


def _article(text: str, end: int) -> Words | None:
    """a million, a dozen, a third, a quarter of a million, half a million."""
    following = _after(text, end)
    if following is None:
        return None
    word, after = following
    if word in SCALES:
        factor, after = scale(text, end)
        # A dozen is ten and some: 十几, 十多.
        return Words(12.0, 19.0, after) if factor == 12.0 else Words(factor, factor, after)
    if word in ("half", "quarter", "third", "fifth", "tenth"):
        return _half(text, word, after)
    return None


def _half(text: str, word: str, end: int, count: float = 1.0) -> Words:
    part = count / PARTS[word]
    of = re.compile(r"[ -](?:of )?(?:an? )?(hundred|thousand|million|billion|trillion|dozen)\b", re.I).match(text, end)
    if of is not None:
        value = part * SCALES[of.group(1).lower()]
        return Words(value, value, of.end())
    return Words(part, part, end, fraction=True)


def _cardinal(text: str, start: int) -> Words | None:
    total = section = 0.0
    tens = units = False
    position = end = start
    while (found := _word(text, position)) is not None:
        word, after = found
        if word in SMALL and not units:
            section += SMALL[word]
            units = True
            if tens and SMALL[word] > 9:
                break
        elif word in TENS and not tens and not units:
            section += TENS[word]
            tens = True
        elif (word in SCALES and end > start) or (word in ("hundred", "thousand", "million", "dozen") and end == start):
            factor = SCALES[word]
            if factor == 100.0 or (factor == 12.0 and not total):
                section = max(section, 1.0) * factor
            else:
                # A scale after a scale multiplies: one lakh crore.
                total = total + section * factor if total and section else (total or max(section, 1.0)) * factor
                section = 0.0
            tens = units = False
        elif end > start and word in ORDINALS and not units and (text[end] == "-" or not tens or ORDINALS[word] < 10):
            value = total + section + ORDINALS[word]
            return Words(value, value, after, ordinal=True)
        elif end > start and word in PARTS and total == 0 and (word.endswith("s") or section == 1):
            return _half(text, word, after, section)
        else:
            break
        end = after
        position = _next(text, end, tens or units)
        if position < 0:
            break
    if end == start:
        return None
    more, end = and_half(text, end)
    factor, end = scale(text, end) if more else (1.0, end)
    value = (total + section + more) * factor
    return Words(value, value, end)


def _next(text: str, end: int, inside: bool) -> int:
    """Where the numeral may go on: after a space or hyphen, or after "and" that follows a scale word; else -1."""
    if not inside and (match := re.compile(r",? and ").match(text, end)) is not None:
        return match.end()
    glue = _GLUE.match(text, end)
    return glue.end() if glue else -1
