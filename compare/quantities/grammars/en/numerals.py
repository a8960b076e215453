"""English numbers in words: twenty-two thousand, one hundred and five, two-thirds, dozens, the twenty-first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.data import any_of, section

_DATA = section("en", "numbers")


def _integers(table: str) -> dict[str, int]:
    return {word: int(value) for word, value in _DATA.by_number(table).items()}


SMALL = {word: n for n, word in enumerate(_DATA.words("small"))}
TENS = {word: 10 * n for n, word in enumerate(_DATA.words("tens"), 2)}
DECADES = {word: 10 * n for n, word in enumerate(_DATA.words("decades"), 2)}
ORDINALS = {word: n for n, word in enumerate(_DATA.words("ordinals"), 1)} | _integers("further_ordinals")
SCALES = _DATA.by_number("scales")
SHORT_SCALES = _DATA.by_number("short_scales")
PLURALS = _DATA.by_interval("plurals")
MULTIPLES = _integers("multiples")
ANNIVERSARIES = _integers("anniversaries")
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {w + "s": n for w, n in ORDINALS.items() if n > 2}
PARTS |= {w: n for w, n in ORDINALS.items() if n > 2}
STARTS = frozenset({*SMALL, *TENS, *ORDINALS, *PLURALS, *PARTS, "a", "an", "hundred", "thousand", "million", "dozen"})
# A scale beyond which no further scale word is read.
_MAX_FACTOR = 1e18
_WORD = re.compile(r"([A-Za-z]+)")
_GLUE = re.compile(r"-| {1,2}")
# A word may be glued to it, 2.5 billionyuan, unless both are one: millionaire, thousandth, hundredweight.
_GLUED = r"(?=(?!aire|th|fold|weight|plus|strong|s\b)[a-z]{3,}\b)"
_SCALE = re.compile(
    rf"[ \u00a0-]{{0,2}}({any_of(SCALES)})s?\b|[ \u00a0]?(hundred|thousand|[mb]illion|trillion){_GLUED}", re.IGNORECASE
)
# Of those behind a space only these are no unit and no word.
_ABBREVIATION = re.compile(r"[ \u00a0](mln|bln|bn|mld|mrd|trn)\b", re.IGNORECASE)
_AND_HALF = re.compile(r"[ -]and[ -](?:a|one)[ -](half|quarter)\b", re.IGNORECASE)
_OF_PLURAL = re.compile(r" of (hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_OF_SCALE = re.compile(r"[ -](?:of )?(?:an? )?(hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)
_AND = re.compile(r",? and ")


@dataclass(frozen=True, slots=True)
class Words:
    """A number in words: its interval, where it ends, and whether it is an ordinal or a fraction."""

    low: float
    high: float
    end: int
    ordinal: bool = False
    fraction: bool = False


def scale(text: str, position: int) -> tuple[float, int]:
    """(factor, end) of the scale words after a number (2.2 *million*), (1, position) where there is none."""
    factor = 1.0
    while (match := _SCALE.match(text, position)) is not None:
        factor *= SCALES[(match[1] or match[2]).lower()]
        position = match.end()
        if factor > _MAX_FACTOR:
            break
    return factor, position


def abbreviation(text: str, position: int) -> tuple[float, int]:
    """(factor, end) of an abbreviated scale behind a space: 5 mln euros, 4 bn; (1, position) where there is none."""
    match = _ABBREVIATION.match(text, position)
    return (SHORT_SCALES[match[1].lower()], match.end()) if match else (1.0, position)


def and_half(text: str, position: int) -> tuple[float, int]:
    """(0.5 or 0.25, end) of "and a half" or "and a quarter", (0, position) where there is neither."""
    match = _AND_HALF.match(text, position)
    if match is None:
        return 0.0, position
    return (0.5 if match.group(1).lower() == "half" else 0.25), match.end()


def words(text: str, start: int) -> Words | None:
    """The number in words that begins at ``start``, None where there is none."""
    first = _word(text, start)
    if first is None:
        return None
    word, end = first
    if word in PLURALS:
        return _plural(text, word, end)
    if word in ("a", "an"):
        return _after_article(text, end)
    if word in ORDINALS:
        return Words(ORDINALS[word], ORDINALS[word], end, ordinal=True)
    if word in PARTS:
        return _part(text, word, end)
    return _cardinal(text, start)


def _word(text: str, position: int) -> tuple[str, int] | None:
    match = _WORD.match(text, position)
    return (match.group(1).lower(), match.end()) if match else None


def _next_word(text: str, position: int) -> tuple[str, int] | None:
    """The word after a hyphen or a space."""
    glue = _GLUE.match(text, position)
    return _word(text, glue.end()) if glue else None


def _plural(text: str, word: str, end: int) -> Words:
    """dozens, hundreds of thousands."""
    low, high = PLURALS[word]
    while (of := _OF_PLURAL.match(text, end)) is not None:
        factor = PLURALS[of.group(1).lower()][0]
        low, high, end = low * factor, (high + 1) * factor, of.end()
    return Words(low, high, end)


def _after_article(text: str, end: int) -> Words | None:
    """a million, a dozen, a third, a quarter of a million, half a million."""
    following = _next_word(text, end)
    if following is None:
        return None
    word, after = following
    if word in SCALES:
        factor, after = scale(text, end)
        # "A dozen" is often a little more than ten: 十几, 十多.
        return Words(12.0, 19.0, after) if factor == 12.0 else Words(factor, factor, after)
    if word in ("half", "quarter", "third", "fifth", "tenth"):
        return _part(text, word, after)
    return None


def _part(text: str, word: str, end: int, count: float = 1.0) -> Words:
    """A half, two thirds, or a half of a scale: half a million."""
    part = count / PARTS[word]
    of = _OF_SCALE.match(text, end)
    if of is not None:
        value = part * SCALES[of.group(1).lower()]
        return Words(value, value, of.end())
    return Words(part, part, end, fraction=True)


def _cardinal(text: str, start: int) -> Words | None:
    """A cardinal, also with an ordinal or a part at its end: twenty-first, two thirds.

    ``section`` is what the next scale word multiplies, ``total`` what scale words have multiplied.
    """
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
            return _part(text, word, after, section)
        else:
            break
        end = after
        position = _continuation(text, end, tens or units)
        if position < 0:
            break
    if end == start:
        return None
    more, end = and_half(text, end)
    factor, end = scale(text, end) if more else (1.0, end)
    value = (total + section + more) * factor
    return Words(value, value, end)


def _continuation(text: str, end: int, inside: bool) -> int:
    """Where the number may continue: after a space or hyphen, or after "and" that follows a scale word; else -1."""
    if not inside and (match := _AND.match(text, end)) is not None:
        return match.end()
    glue = _GLUE.match(text, end)
    return glue.end() if glue else -1
