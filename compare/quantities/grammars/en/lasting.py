"""English lengths of time whose number is an article: a month and a half, for a week, a fortnight later."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.data import any_of, section
from samesaid.compare.quantities.grammars.en.context import prefix_bound
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

_DATA = section("en", "lasting")
_UNIT = re.compile(
    rf"an? (?P<unit>{any_of(_DATA.words('units'))})"
    rf"(?:(?P<half> and a half\b)|(?P<after> (?:{any_of(_DATA.words('after'))})\b)|(?!-|['’]s\b|\w))",
    re.I,
)
_BEFORE = re.compile(rf"\b(?:{any_of(_DATA.words('before'))}) $", re.I)
_MAX_BEFORE = 16
_FORTNIGHT_WEEKS = 2


def one_unit(text: str, start: int) -> Reading | None:
    """The length of time that the article at ``start`` counts, of low salience without a half; None elsewhere."""
    match = _UNIT.match(text, start)
    if match is None:
        return None
    half = match["half"] is not None
    unit, value = match["unit"].lower(), 1.5 if half else 1.0
    if not half and match["after"] is None and _BEFORE.search(text, max(0, start - _MAX_BEFORE), start) is None:
        return None
    if unit == "fortnight":
        unit, value = "week", value * _FORTNIGHT_WEEKS
    key = {"hour": "h"}.get(unit, unit)
    end = match.end("half") if half else match.end("unit")
    bound = prefix_bound(text, start)
    return Reading(start, end, Quantity(Kind.DURATION, points(value), key, bound, low_salience=not half))
