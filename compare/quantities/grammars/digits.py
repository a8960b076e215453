"""Numerals in digits, and the folding of characters that mean the same to one form, one to one."""

from __future__ import annotations

import functools
import re
import unicodedata

# At most 15 groups and 30 digits: what is longer is a key or a table, not a quantity.
# Thousands by comma (also the Indian way, 1,00,000), apostrophe, narrow or no-break space, or a plain space.
NUMERAL = re.compile(
    r"\d{1,3}(?:,\d{2,3}){0,14},\d{3}(?![\d])(?:\.\d{1,15}(?!\d))?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3}){1,14}(?!\d)(?:\.\d{1,15}(?!\d))?"
    r"|[1-9]\d{0,2}(?: \d{3}){1,4}(?![\d,]|\.\d| \d)"
    r"|\d{1,30}(?!\d)(?:\.\d{1,15}(?!\d))?"
)
# Digits of a script that is not Latin.
FOREIGN = re.compile(r"(?![0-9])\d")
# A fraction told with a whole number: 2½, 2 1/2.
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
PART = re.compile(rf" ?(?P<sign>[{VULGAR}])| (?P<upper>[1-7])/(?P<lower>[23458])(?![\d/])")
_MIXED = 3
# A space behind the comma that groups: 12, 500. What follows must not go on as a list.
_PARTED = re.compile(
    r"\d{1,3}(?:,\d{3}){0,4}, \d{3}"
    r"(?![\d/:]|[,.-]\d|,? (?:and|or|to|of (?:whom|which|them|those))\b|, \d|[、和及或至]\d)"
)
_BEFORE_PARTED = 16
RUN = re.compile(r"\d(?:[\d,.]*\d)?")


@functools.cache
def folding() -> dict[int, str]:
    """Digits of every script, full-width forms and dash and space variants → ASCII, for ``str.translate``."""
    table: dict[int, str] = {}
    for code in range(0x80, 0x1FC00):
        if (value := unicodedata.decimal(chr(code), None)) is not None:
            table[code] = str(value)
    for code in range(0xFF21, 0xFF5B):
        table[code] = chr(code - 0xFEE0)
    table.update(zip(map(ord, "％：～＄￥－‐‑−／．"), "%:~$¥----/.", strict=True))
    return table


def numeral(text: str, start: int) -> tuple[float, float, int] | None:
    """(value, step, end) of the digits at ``start``; None when they are too many to be a quantity.

    ``step`` is the worth of the last digit told.
    """
    match = NUMERAL.match(text, start)
    if match is None:
        return None
    plain = re.sub(r"[^\d.]", "", match.group())
    if len(plain) <= _MIXED and (part := PART.match(text, match.end())) is not None:
        return float(plain) + _part(part), 0.0, part.end()
    whole, _, decimals = plain.partition(".")
    if decimals:
        return float(plain), 10.0 ** -len(decimals), match.end()
    return float(whole), 1.0, match.end()


def parted(text: str, start: int, before: re.Pattern[str]) -> tuple[float, float, int] | None:
    """(value, step, end) of one number with a space behind its grouping comma; None where it may be two.

    ``before`` is what must stand before it, of at most sixteen characters.
    """
    match = _PARTED.match(text, start)
    if match is None or before.search(text, max(0, start - _BEFORE_PARTED), start) is None:
        return None
    return float(re.sub(r"\D", "", match.group())), 1.0, match.end()


def _part(match: re.Match[str]) -> float:
    return unicodedata.numeric(match["sign"]) if match["sign"] else int(match["upper"]) / int(match["lower"])


def times(value: float, factor: float) -> float:
    """``value`` × ``factor`` without the last bits that binary fractions leave: 8.2 × 10¹² is 8,200,000,000,000."""
    return float(f"{value * factor:.15g}")


def skip(text: str, start: int) -> int:
    """The end of the whole run of digits, commas and points at ``start``."""
    match = RUN.match(text, start)
    return match.end() if match else start + 1
