"""Signs and codes of currencies before a number: $5, US$5, RMB 5, CHF 5."""

from __future__ import annotations

import re

_CURRENCY = re.compile(
    r"(?:(US|HK|CA|C|A|AU|S|NT|NZ|(?<![A-Za-z])R|Z)?\$|([£€¥₹₩₽₦₱₫₴₺₪])"
    r"|(RMB|HKD|USD|CNY|EUR|GBP|JPY|SGD|INR|Rs\.?|RM|CHF|AUD|CAD|TWD|BRL|MXN|SEK|NOK|DKK|PLN|ZAR|THB|NZD|RUB|KRW|TRY|ILS"
    r"|UAH|NGN|AED|SAR|IDR|VND|PHP|MYR|CZK|HUF|ARS|CLP|COP|EGP|KES))[ \u00a0]?$"
)
_SIGNS = {"£": "GBP", "€": "EUR", "¥": "yuan", "₹": "INR", "₩": "KRW", "₽": "RUB", "₦": "NGN", "₱": "PHP",
          "₫": "VND", "₴": "UAH", "₺": "TRY", "₪": "ILS"}  # fmt: skip
_DOLLARS = {"US": "USD", "HK": "HKD", "CA": "CAD", "C": "CAD", "A": "AUD", "AU": "AUD", "S": "SGD", "NT": "TWD",
            "NZ": "NZD", "R": "BRL"}  # fmt: skip
_CODES = {"RMB": "CNY", "RS": "rupee", "RM": "MYR"}
# What a sign or code ends with; spares the search before most numbers.
_ENDS = frozenset("$£€¥₹₩₽₦₱₫₴₺₪ \u00a0BDYRPSFMKLNHW.s")
# Letters that are a currency before a large sum only: N585 million, R1,200. N95 is a mask.
_LETTERS = {"N": "NGN", "R": "ZAR"}
_LARGE_SUM = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d[\d.]* ?(?:million|billion|trillion|bn|mn)\b")
_MAX_CHARACTERS = 5


def currency_before(text: str, start: int) -> tuple[int, str]:
    """(start of the sign, key of the currency) before the number at ``start``, (start, "") where there is none."""
    if not start or text[start - 1] not in _ENDS:
        return start, ""
    letter = text[start - 1]
    if letter in _LETTERS and not text[start - 2 : start - 1].isalnum() and _LARGE_SUM.match(text, start):
        return start - 1, _LETTERS[letter]
    match = _CURRENCY.search(text, max(0, start - _MAX_CHARACTERS), start)
    if match is None:
        return start, ""
    if match[2]:
        return match.start(), _SIGNS[match[2]]
    if match[3]:
        if match.start() and text[match.start() - 1].isalpha():
            return start, ""
        code = match[3].rstrip(".").upper()
        return match.start(), _CODES.get(code, code)
    return match.start(), _DOLLARS.get(match[1] or "", "dollar")
