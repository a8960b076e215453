"""What surrounds a Chinese number: bounds, currencies, measure words, labels, idioms. Text is folded to simplified."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, by_word, section
from samesaid.compare.quantities.grammars.labels import label_classes
from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.units import CHINESE

_BOUNDS_DATA = section("zh", "bounds")
_BOUNDS = {
    word: bound
    for name, bound in (
        ("most", Bound.MOST),
        ("reaching", Bound.REACHING),
        ("least", Bound.LEAST),
        ("more", Bound.MORE),
        ("nearly", Bound.NEARLY),
        ("less", Bound.LESS),
        ("about", Bound.ABOUT),
    )
    for word in _BOUNDS_DATA.words(name)
}
_OTHER_WORDS = tuple(_BOUNDS_DATA.words("other_words"))
_MAX_BOUND_CHARS = 4
# Characters before a number that are looked at: a word of bound, and a negation before it.
_WINDOW_CHARS = 6
_BOUND_AFTER = re.compile(
    r" ?(?:(?P<least>以上|及以上|或以上|或更多)|(?P<about>左右|上下|许|前后)"
    r"|(?P<most>以下|以内|或以下|之内|及以下)|(?P<more>有余|不止|开外|出头))"
)
_CURRENCY = re.compile(r"(?:(US|HK|NT|CA|C|A|AU|S|NZ|R)?\$|(RMB|HKD|USD|CNY|EUR|GBP|人民币|港币|新台币)|([£€¥]))[ ]?$")
_MAX_CURRENCY_CHARS = 5
# What a sign or code ends with; saves the search before most numbers.
_CURRENCY_ENDS = "$£€¥ BDYRP币"
_CODES = {"US": "USD", "HK": "HKD", "NT": "TWD", "CA": "CAD", "C": "CAD", "A": "AUD", "AU": "AUD", "S": "SGD",
          "NZ": "NZD", "R": "BRL", "RMB": "CNY", "人民币": "CNY", "港币": "HKD", "新台币": "TWD",
          "£": "GBP", "€": "EUR", "¥": "yuan"}  # fmt: skip
_LABEL_BEFORE = re.compile(r"(附图|附表|附注|图|表|注) ?$")
_LABEL_AFTER = re.compile(r" ?(条|章|页|号|部分)")
_COUNTS = section("zh", "counts")
UNIT = re.compile(any_of(CHINESE))
LATIN_UNITS = by_word(section("zh", "latin_units").fields())
"""Symbols of units that Chinese text writes in Latin letters, with their keys."""
LATIN_UNIT = re.compile(rf"(?:{any_of(LATIN_UNITS)})(?![A-Za-z\d²³])")
MEASURE_WORDS = frozenset("".join(_COUNTS.words("measure_words")))
IDIOM = re.compile("|".join(_COUNTS.patterns("idioms")))
"""A word with numerals that is no number."""
_LATIN_UNIT = re.compile(
    r"(?i:[kmgt]?bit/s|[kmg]bps|[kmgt]b|[kmg]?hz|[mk]?pa|hpa|ppm|db|mah|kv|mmhg|cc|km/h|km|kg|mm|cm|ml|mg|kw|mw|gw|kwh|nm|m)(?![A-Za-z])|[Kk](?![A-Za-z])"
)


def prefix_bound(text: str, start: int) -> Bound:
    """The bound that the characters before a number set."""
    window = text[max(0, start - _WINDOW_CHARS) : start].rstrip(" ")
    if window.endswith(_OTHER_WORDS):
        return Bound.EXACT
    for size in range(_MAX_BOUND_CHARS, 0, -1):
        bound = _BOUNDS.get(window[-size:])
        if bound is not None and len(window) >= size:
            if bound is Bound.MORE and any(n in window[:-size][-2:] for n in "不未没"):
                return Bound.MOST
            return bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) by what follows a number and its unit."""
    match = _BOUND_AFTER.match(text, end)
    if match is None:
        return Bound.EXACT, end
    if match["least"]:
        return Bound.LEAST, match.end()
    if match["about"]:
        return Bound.ABOUT, match.end()
    return (Bound.MOST if match["most"] else Bound.MORE), match.end()


def currency_before(text: str, start: int) -> tuple[int, str]:
    """(start of the sign, key of the currency) before a number, (start, "") where there is none."""
    if not start or text[start - 1] not in _CURRENCY_ENDS:
        return start, ""
    match = _CURRENCY.search(text, max(0, start - _MAX_CURRENCY_CHARS), start)
    if match is None:
        return start, ""
    code = match[1] or match[2] or match[3] or "$"
    return match.start(), _CODES.get(code, code if len(code) == 3 else "dollar")


def latin_unit(text: str, end: int) -> bool:
    """Whether Latin letters after a number are a unit (Mbit/s, GHz), not part of a name (5G)."""
    return _LATIN_UNIT.match(text, end) is not None


def label(text: str, start: int, end: int) -> str:
    """The class of a number that numbers a thing (图3, 第52条), empty for any other number."""
    match = _LABEL_BEFORE.search(text, max(0, start - 4), start) or _LABEL_AFTER.match(text, end)
    return label_classes("zh").get(match.group(1), "") if match else ""
