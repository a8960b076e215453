"""Pounds: the words of a sentence say whether they are a weight or money: a fish of five pounds, a ticket of five."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.data import section
from samesaid.compare.quantities.values.quantity import Kind, Reading
from samesaid.compare.quantities.values.units import SCALE

_POUND, _WEIGHT, _MONEY = "pound", "lb", "GBP"
# Languages whose pound is half a kilogram.
_METRIC = {"de": "pfund", "nl": "pfund"}


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    with section(language, "pounds") as words:
        return tuple(re.compile(words.pattern(name), re.I) for name in ("weight", "money"))  # type: ignore[return-value]


def with_pounds(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings, with pounds in the unit that the words or the other quantities of the text say, where they do."""
    if _POUND not in [r.quantity.unit for r in readings]:
        return readings
    weight, money = (pattern.search(text) is not None for pattern in _patterns(language))
    others = [r.quantity for r in readings if r.quantity.unit != _POUND]
    weight = weight or any(SCALE.get(q.unit, ("",))[0] == "mass" for q in others)
    money = money or any(q.kind is Kind.MONEY for q in others)
    if weight == money:
        return readings
    unit, kind = (_METRIC.get(language, _WEIGHT), Kind.MEASURE) if weight else (_MONEY, Kind.MONEY)
    return [
        replace(r, quantity=replace(r.quantity, unit=unit, kind=kind)) if r.quantity.unit == _POUND else r
        for r in readings
    ]
