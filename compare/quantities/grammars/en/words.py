"""English words that are quantities by themselves: doubled, a decade, the eighties."""

from __future__ import annotations

from samesaid.compare.quantities.grammars.en.numerals import DECADES
from samesaid.compare.quantities.values.quantity import Interval, Kind, points
from samesaid.compare.quantities.values.word_lists import inverted

MULTIPLES = inverted(
    {
        2: "double doubled doubles doubling twice twofold",
        3: "thrice triple tripled triples threefold",
        4: "quadruple quadrupled fourfold",
        5: "fivefold",
        10: "tenfold",
    }
)
# Rugby's fifteen and the eleven of football are told in Roman numerals.
TEAMS = {"XI": 11, "XV": 15}
SPELLED: dict[str, tuple[Kind, tuple[Interval, ...], str]] = {
    "decade": (Kind.DURATION, points(1), "decade"),
    "decades": (Kind.DURATION, ((2.0, 9.9),), "decade"),
    "century": (Kind.DURATION, points(1), "century"),
    "centenary": (Kind.LABEL, points(100), ""),
    "centennial": (Kind.LABEL, points(100), ""),
    **{word: (Kind.DECADE, points(tens, 1900 + tens), "decade") for word, tens in DECADES.items()},
}
