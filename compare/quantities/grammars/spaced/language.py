"""What a European language written with spaces tells its grammar: words from the CLDR tables, rules by hand."""

from __future__ import annotations

import functools
import pathlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from samesaid.compare.quantities.values.quantity import Bound, Interval, Kind
from samesaid.compare.quantities.values.units import ENGLISH

Spelled = tuple[Kind, tuple[Interval, ...], str]
# Symbols and names of money that every language may write.
_SHARED = {
    **{w: ENGLISH[w] for w in ("km", "kg", "cm", "mm", "km/h", "yuan", "renminbi", "rmb", "baht", "euro", "euros")},
    **{w: ENGLISH[w] for w in ("°c", "°f", "dollar", "dollars", "kwh", "bp")},
    "€": "EUR", "$": "dollar", "£": "GBP", "¥": "yuan", "us$": "USD", "$us": "USD", "$ca": "CAD", "$hk": "HKD",
    "$au": "AUD", "yen": "JPY", "°": "degree", "m2": "m2",
    "km2": "km2", "qm": "m2", "won": "KRW", "chf": "CHF",
}  # fmt: skip


@dataclass(frozen=True)
class Language:
    """Rules by hand; lists of words are lower case, patterns are regular expressions without a bound left open.

    ``cardinals`` are the words that numbers below a scale are made of (or whole compounds), ``derived`` reads what is
    glued to one word (dreijährig); ``fits`` tells whether a word may follow what was read so far. ``shy`` words are
    numbers only where their pattern matches the 24 characters before and the 24 after, joined by ``|``.
    """

    code: str
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    articles: frozenset[str]
    scales: Mapping[str, float]
    plurals: Mapping[str, Interval]
    parts: Mapping[str, int]
    halves: Mapping[str, float]
    multiples: Mapping[str, float]
    spelled: Mapping[str, Spelled]
    units: Mapping[str, str]
    bounds: Mapping[Bound, str]
    after: Mapping[Bound, str]
    joint: str
    of: str
    ordinal_mark: str
    day_joint: str
    range_joint: str
    clock: str
    decade: str
    century: str
    century_word: str
    quarter_word: str
    relative: Mapping[str, str]
    labels: str
    percent: str
    point: str
    share: str
    half_after: str = r"(?!)"
    age: str = r"(?!)"
    each: str = r"(?!)"
    """What stands before an ordinal that is a share: jeder Sechste."""
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    shy: Mapping[str, str] = field(default_factory=dict)
    shy_months: frozenset[str] = frozenset()
    names: frozenset[str] | None = None
    """Capitalised words before a number that make no name; None where every noun is capitalised."""
    vigesimal: bool = False
    point_groups_only: bool = True
    derived: Callable[[str], Spelled | int | None] = field(default=lambda _: None)
    compounds: bool = False
    """Whether numbers are glued to other words, which ``derived`` reads."""
    decade_words: Mapping[str, int] = field(default_factory=dict)
    clock_told: tuple[str, ...] = ()
    """Times of day told in words (see european_clock)."""
    clock_after: tuple[tuple[str, str], ...] = ()
    """The same behind what must stand before them: (before, time)."""
    clock_hours: Mapping[str, int] = field(default_factory=dict)
    """Numbers of hours and minutes besides ``cardinals``: ein (Uhr), dix-sept."""
    clock_starts: tuple[str, ...] = ()
    day_letters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Months by the letter that stands for them in the name of a day: 11-S."""
    dozens: frozenset[str] = frozenset()
    """Words of a dozen, for half of it."""


@functools.cache
def table(code: str) -> dict[str, Any]:
    """The CLDR table of a language, as scripts/quantity_tables.py wrote it."""
    path = pathlib.Path(__file__).parent / "cldr" / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def any_of(words: Mapping[str, object] | frozenset[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def unit_words(language: Language) -> dict[str, str]:
    """Each word or phrase of a unit or currency with its key."""
    cldr = table(language.code)
    return {**cldr["units"], **cldr["currencies"], **_SHARED, **language.units}
