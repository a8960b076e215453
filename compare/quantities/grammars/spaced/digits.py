"""Numerals in digits, grouped the continental way: 1.234,5 and 1 234,5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import numeric

from samesaid.compare.quantities.grammars.digits import VULGAR_FRACTION

_SPACES = "\u00a0\u2009\u202f"
_GROUPED = rf"(?:\.\d{{3}}){{1,14}}|(?:(?:[{_SPACES}]| ?['’])\d{{3}}){{1,14}}|(?: \d{{3}}){{1,4}}(?! \d)"
# At most 15 groups and 30 digits. The point groups thousands and the comma begins decimals; the English way is read
# where the number can only be English (3.5, 1,234,567).
_DIGITS = re.compile(
    rf"(?P<grouped>\d{{1,3}}(?:{_GROUPED})(?!\d))"
    r"(?:(?:,|(?<=['’]\d{3})\.)(?P<decimals>\d{1,15})(?!\d))?"
    r"|(?P<english>\d{1,3}(?:,\d{3}){2,14}(?!\d)(?:\.\d{1,15}(?!\d))?|\d{1,3},\d{3}\.\d{1,15}(?!\d))"
    r"|(?P<plain>\d{1,30})(?!\d)(?:[.,](?P<rest>\d{1,15})(?!\d))?"
)
_VERSION = re.compile(r"\.\d")


@dataclass(frozen=True, slots=True)
class Digits:
    """A numeral in digits: its admissible values, the worth of its last digit, its end."""

    values: tuple[float, ...]
    step: float
    end: int
    plain: bool
    """Whether it is an unbroken run of digits."""


def digits(text: str, start: int, point_may_be_decimal: bool = False) -> Digits | None:
    """The numeral at ``start``; None when it has too many digits, or points like a version (2.6.1).

    ``point_may_be_decimal`` says that the language has decimal points in some countries: 1.234 is 1,234 or 1.234.
    """
    match = _DIGITS.match(text, start)
    if match is None or (_VERSION.match(text, match.end()) and not match["english"]):
        return None
    end = match.end()
    if (plain := match["plain"]) is not None:
        rest = match["rest"]
        if rest is None and len(plain) < 4 and (part := VULGAR_FRACTION.match(text, end)) is not None:
            return Digits((float(plain) + numeric(part["sign"]),), 0.0, part.end(), False)
        if rest is None:
            return Digits((float(plain),), 1.0, end, True)
        value = float(f"{plain}.{rest}")
        # 4,700 is 4.7 here, and 4,700 where the writer keeps the English way.
        more = (float(plain + rest),) if len(rest) == 3 and 0 < len(plain) < 4 and plain[0] != "0" else ()
        return Digits((value, *more), 10.0 ** -len(rest), end, False)
    if match["english"]:
        whole, _, decimals = match["english"].replace(",", "").partition(".")
        return Digits((float(f"{whole}.{decimals or 0}"),), 10.0 ** -len(decimals), end, False)
    whole, decimals = re.sub(r"\D", "", match["grouped"]), match["decimals"] or ""
    value = float(f"{whole}.{decimals or 0}")
    decimal_too = point_may_be_decimal and not decimals and value < 1e6 and "." in match["grouped"]
    return Digits((value, value / 1000) if decimal_too else (value,), 10.0 ** -len(decimals), end, False)
