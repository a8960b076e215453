"""Numerals in digits, and the folding of digits of other scripts to ASCII, character by character."""

from __future__ import annotations

import functools
import re
import unicodedata
from fractions import Fraction

# At most 15 groups and 30 digits: a longer run is a key or a table, not a quantity. Thousands are separated by commas
# (also the Indian way, 1,00,000), apostrophes, narrow or no-break spaces, or plain spaces.
_NUMERAL = re.compile(
    r"\d{1,3}(?:,\d{2,3}){0,14},\d{3}(?![\d])(?:\.\d{1,15}(?!\d))?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3}){1,14}(?!\d)(?:\.\d{1,15}(?!\d))?"
    r"|[1-9]\d{0,2}(?: \d{3}){1,4}(?![\d,]|\.\d| \d)"
    r"|\d{1,30}(?!\d)(?:\.\d{1,15}(?!\d))?"
)
# A digit of another script.
FOREIGN = re.compile(r"(?![0-9])\d")
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
VULGAR_FRACTION = re.compile(rf" ?(?P<sign>[{VULGAR}])")
# The fraction of a mixed number: 2½, 2 1/2.
_FRACTION = re.compile(rf" ?(?P<sign>[{VULGAR}])| (?P<upper>[1-7])/(?P<lower>[23458])(?![\d/])")
PART_OF_A_UNIT = r"(?P<part> ?[½¼¾]| [1-7][/\u2044][248](?![\d/]))?"
"""A pattern for the fraction of a smaller unit: the half of 8 1/2 in."""
MAX_MIXED_DIGITS = 3
# A number with a space after its comma: 12, 500. What follows must not continue a list.
_PARTED = re.compile(
    r"\d{1,3}(?:,\d{3}){0,4}, \d{3}"
    r"(?![\d/:]|[,.-]\d|,? (?:and|or|to|of (?:whom|which|them|those))\b|, \d|[、和及或至]\d)"
)
_MAX_CHARACTERS_BEFORE = 16
# Of a number that begins with its point; more are a code.
_MAX_DECIMALS = 9
# A comma behind a space may end a list.
_BEFORE_COMMA = "-–($€£"
_GLUED = re.compile(r"[A-Za-zÀ-ÿА-яё\d.,_/)\]”’\"%]\.")
_RUN = re.compile(r"\d(?:[\d,.]*\d)?")
_MARKS = re.compile(r"[^\d.]")


@functools.cache
def folding() -> dict[int, str]:
    """For ``str.translate``: digits of every script, full-width forms and variants of dashes and spaces as ASCII."""
    table: dict[int, str] = {}
    for code in range(0x80, 0x1FC00):
        if (value := unicodedata.decimal(chr(code), None)) is not None:
            table[code] = str(value)
    for code in range(0xFF21, 0xFF5B):
        table[code] = chr(code - 0xFEE0)
    table.update(zip(map(ord, "％：～＄￥－‐‑−／．"), "%:~$¥----/.", strict=True))
    return table


def numeral(text: str, start: int) -> tuple[float, float, int] | None:
    """(value, step, end) of the digits at ``start``; None where there are too many for a quantity.

    ``step`` is the worth of the last digit.
    """
    match = _NUMERAL.match(text, start)
    if match is None:
        return None
    plain = match.group()
    if not plain.isdecimal():
        plain = _MARKS.sub("", plain)
    if len(plain) <= MAX_MIXED_DIGITS and (part := _FRACTION.match(text, match.end())) is not None:
        return float(plain) + _part(part), 0.0, part.end()
    whole, _, decimals = plain.partition(".")
    if decimals:
        return float(plain), 10.0 ** -len(decimals), match.end()
    return float(whole), 1.0, match.end()


def leading_point(text: str, start: int, comma: bool = False) -> tuple[float, float, int] | None:
    """(value, step, end) of decimals without a whole part, whose digits begin at ``start``: .346; None elsewhere.

    ``comma`` says that the language writes decimals with a comma: 4,25-,35.
    """
    with_comma = comma and start > 1 and text[start - 1] == "," and text[start - 2] in _BEFORE_COMMA
    with_point = start > 0 and text[start - 1] == "." and not _GLUED.match(text, start - 2 if start > 1 else start)
    if not (with_comma or with_point):
        return None
    end = skip(text, start)
    decimals = text[start:end]
    if not decimals.isdecimal() or len(decimals) > _MAX_DECIMALS:
        return None
    return float(f"0.{decimals}"), 10.0 ** -len(decimals), end


def parted(text: str, start: int, before: re.Pattern[str]) -> tuple[float, float, int] | None:
    """(value, step, end) of one number with a space after its comma; None where it may be two.

    ``before`` must match the end of the text before it, at most 16 characters.
    """
    match = _PARTED.match(text, start)
    if match is None or before.search(text, max(0, start - _MAX_CHARACTERS_BEFORE), start) is None:
        return None
    return float(re.sub(r"\D", "", match.group())), 1.0, match.end()


def _part(match: re.Match[str]) -> float:
    return unicodedata.numeric(match["sign"]) if match["sign"] else int(match["upper"]) / int(match["lower"])


def part_after(match: re.Match[str]) -> float:
    """The fraction that the group ``part`` of ``PART_OF_A_UNIT`` matched, 0 for none."""
    part = unicodedata.normalize("NFKC", (match["part"] or "").strip()).replace("\u2044", "/")
    return float(Fraction(part)) if part else 0.0


def times(value: float, factor: float) -> float:
    """``value`` × ``factor`` without the rounding error of binary fractions: 8.2 × 10¹² is 8,200,000,000,000."""
    return float(f"{value * factor:.15g}")


def skip(text: str, start: int) -> int:
    """The end of the whole run of digits, commas and points at ``start``."""
    match = _RUN.match(text, start)
    return match.end() if match else start + 1
