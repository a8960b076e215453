"""What surrounds a Japanese number: bounds, units, currencies, counters, idioms. Text is folded."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, by_word, load, section
from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.units import CURRENCIES

UNITS = by_word(load("ja/words")["units"])
UNIT = re.compile(any_of(UNITS))
KILO = re.compile(r"キロ(?!バイト|ビット|ヘルツ|カロリー|ワット)")
"""A distance, a weight or a speed."""
_COUNTS = section("ja", "counts")
COUNTERS = re.compile("|".join(_COUNTS.words("counters")))
ORDINALS = re.compile(rf"(?:か|カ)?(?:{'|'.join(_COUNTS.words('ordinals'))})(?!間)")
IDIOM = re.compile("|".join(_COUNTS.patterns("idioms")))
"""A word with numerals that is no number."""
_BOUNDS_DATA = section("ja", "bounds")
_BOUNDS = {
    word: bound
    for name, bound in (("about", Bound.ABOUT), ("most", Bound.MOST), ("least", Bound.LEAST), ("more", Bound.MORE))
    for word in _BOUNDS_DATA.words(name)
}
_MAX_BOUND_CHARS = 5
# 契約, 予約 and others end in 約 and are no bound.
_BEFORE_YAKU = "契節予条公解規要婚誓制特"
_BOUND_AFTER = re.compile(
    r"(?:の|も)?(?:(?P<least>以上)|(?P<less>未満|弱(?!い|ま|く|点|者)|足らず|に満たない|を下回|を割)"
    r"|(?P<most>以下|以内|まで(?=の))"
    r"|(?P<more>超(?!高|電|伝|音|大|党)|を超え|を超|を上回|余り|あまり|余(?!地|裕|り|儀|計)|強(?!い|化|く|ま|豪|力|敵|打|制|盗|風|み|行|烈|調)|を突破|越え|超え)"
    r"|(?P<nearly>近く|近い|近かった|に迫|に近)|(?P<about>程度|ほど|くらい|ぐらい|前後|内外|台(?=[のでにをとか、。後前半]))|(?P<exact>ちょうど))"
)
_BOUND_GROUPS = {"least": Bound.LEAST, "less": Bound.LESS, "most": Bound.MOST, "more": Bound.MORE,
                 "nearly": Bound.NEARLY, "about": Bound.ABOUT, "exact": Bound.EXACT}  # fmt: skip
_CURRENCY = re.compile(r"(US|HK|A|C|NT|R)?([$£€¥]) ?$")
_MAX_CURRENCY_CHARS = 4
_SIGNS = {"$": "dollar", "£": "GBP", "€": "EUR", "¥": "JPY"}
_DOLLARS = {"US": "USD", "HK": "HKD", "A": "AUD", "C": "CAD", "NT": "TWD", "R": "BRL"}


def prefix_bound(text: str, start: int) -> Bound:
    """The bound that the characters before a number set."""
    window = text[max(0, start - _MAX_BOUND_CHARS) : start].rstrip(" 、")
    for size in range(len(window), 0, -1):
        word = window[-size:]
        bound = _BOUNDS.get(word)
        if bound is not None and not (word == "約" and len(window) > 1 and window[-2] in _BEFORE_YAKU):
            return bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) by what follows a number and its unit."""
    match = _BOUND_AFTER.match(text, end)
    bound = _BOUND_GROUPS[match.lastgroup or "exact"] if match else Bound.EXACT
    return bound, match.end() if match and bound is not Bound.EXACT else end


def currency_before(text: str, start: int) -> tuple[int, str]:
    """(start of the sign, key of the currency) before a number, (start, "") where there is none."""
    match = _CURRENCY.search(text, max(0, start - _MAX_CURRENCY_CHARS), start)
    if match is None:
        return start, ""
    unit = _DOLLARS.get(match[1] or "", _SIGNS[match[2]]) if match[2] == "$" else _SIGNS[match[2]]
    return match.start(), unit if unit in CURRENCIES else "dollar"
