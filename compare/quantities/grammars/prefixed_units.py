"""Units with an SI prefix that no list of units has: 450 GWh, 9 Mt, 40 megapixels, 8 гигатонн, 16ギガバイト.

Prefixes and symbols are those of the SI brochure (BIPM, 9th ed.); symbols keep their case, words do not.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from samesaid.compare.quantities.grammars.data import any_of, by_word, entries, load
from samesaid.compare.quantities.values.units import SCALE

_LETTER_OF = {1e3: "k", 1e6: "m", 1e9: "g", 1e12: "t"}
_LETTER = "[a-zà-ÿа-яё]"
_GAP = r"[ \u00a0\u202f-]?"


@dataclass(frozen=True, slots=True)
class PrefixedUnit:
    """What a number is multiplied by, the unit by its key in values/units.py ("" where it has none), and the end."""

    factor: float
    unit: str
    end: int


@dataclass(frozen=True, slots=True)
class _Names:
    symbol: re.Pattern[str]
    word: re.Pattern[str]
    prefixes: dict[str, float]
    units: dict[str, str]


@functools.cache
def _names(language: str) -> _Names:
    data = load("international")["prefixed"]
    signs, words = by_word(data["signs"]), by_word(data["words"])
    symbols = by_word(data["symbols"]) | by_word(data["symbols_of_one_language"].get(language, {}))
    stems = by_word(data["stems"])
    hours = "|".join(entries(data["hours"]))
    return _Names(
        re.compile(rf"{_GAP}(?P<prefix>{any_of(signs)})(?P<unit>{any_of(symbols)})(?![A-Za-zÀ-ÿА-яё\d²³])"),
        re.compile(
            rf"{_GAP}(?P<prefix>{any_of(words)})-?(?P<unit>{any_of(stems)})"
            rf"(?:{_LETTER}*?[ -]?(?P<hours>{hours})(?!{_LETTER})|{_LETTER}*)",
            re.I,
        ),
        {**{sign: float(key) for sign, key in signs.items()}, **{word: float(key) for word, key in words.items()}},
        {**symbols, **stems},
    )


def prefixed_unit(text: str, end: int, language: str = "") -> PrefixedUnit | None:
    """The unit with an SI prefix after the number that ends at ``end``; None where there is none."""
    names = _names(language)
    match = names.symbol.match(text, end)
    hours = False
    if match is None:
        match = names.word.match(text, end)
        if match is None:
            return None
        hours = match["hours"] is not None
    prefix, unit = match["prefix"], match["unit"]
    factor = names.prefixes.get(prefix) or names.prefixes[prefix.lower()]
    base = names.units.get(unit) or names.units[unit.lower()]
    if hours and base == "w":
        base = "wh"
    key = _LETTER_OF[factor] + base
    if key in SCALE and base != "t":
        return PrefixedUnit(1.0, key, match.end())
    return PrefixedUnit(factor, base if base in SCALE else "", match.end())
