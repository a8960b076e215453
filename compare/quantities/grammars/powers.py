"""Powers of ten as science writes them: 1.1 × 10^11, 1,1·10¹¹, and 1.1 × 1011, whose exponent lost its place."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.data import load
from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.values.places import touched
from samesaid.compare.quantities.values.quantity import Bound, Kind, Quantity, Reading, points

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


@functools.cache
def _power() -> re.Pattern[str]:
    words = load("international")["powers"]
    return re.compile(
        r"(?<![\d.,])(?P<value>\d{1,6}(?:[.,]\d{1,9})?)(?P<rest> ?[×x·*⋅] ?10"
        r"(?: ?\^ ?(?P<written>[-−]?\d{1,2})|(?P<raised>[⁻−]?[⁰¹²³⁴-⁹]{1,2})|(?P<lost>[1-9]\d?)(?![\d.,])"
        rf"| (?:{words['before']}) (?P<said>\d{{1,2}})(?:{words['after']})))",
        re.I,
    )


# 10³ and 10^3 alone; the raised digits may also be the mark of a footnote.
_ALONE = re.compile(
    r"(?<![\w.,×x·*⋅-])10(?:\^(?P<written>[-−]?\d{1,2})|(?P<raised>[⁻−]?[⁰¹²³⁴-⁹]{1,2}))(?![\d⁰¹²³⁴-⁹])"
)


def with_powers(readings: list[Reading], text: str) -> list[Reading]:
    """The readings, with a number times a power of ten as one number."""
    if "10" not in text:
        return readings
    readings = [_raised(r, text) for r in readings]
    matches = list(_power().finditer(text))
    parts: list[list[Reading]] = [[] for _ in matches]
    result: list[Reading] = []
    for reading, at in zip(readings, touched(readings, [match.span() for match in matches]), strict=True):
        (result if at < 0 else parts[at]).append(reading)
    if not matches:
        return readings
    result += (_whole(match, inside) for match, inside in zip(matches, parts, strict=True))
    return sorted(result, key=lambda r: r.start)


def _raised(reading: Reading, text: str) -> Reading:
    """10³ as a thousand, or ten with a footnote."""
    quantity = reading.quantity
    match = _ALONE.match(text, reading.start) if quantity.value == 10 else None
    if match is None or quantity.kind is not Kind.CARDINAL:
        return reading
    values = points(10.0 ** int((match["written"] or match["raised"]).translate(_RAISED)))
    if match["raised"]:
        values = (*values, *quantity.values)
    return Reading(reading.start, max(reading.end, match.end()), replace(quantity, values=values, step=0.0))


def _whole(match: re.Match[str], inside: list[Reading]) -> Reading:
    """The product, with the unit of the last of the readings ``inside`` and the bound of the first."""
    written = match["written"] or match["raised"] or match["lost"] or match["said"]
    factor = 10.0 ** int(written.translate(_RAISED))
    plain = match["value"].replace(",", ".")
    step = 10.0 ** -len(plain.partition(".")[2]) * factor
    last = inside[-1] if inside and inside[-1].end > match.end() and inside[-1].quantity.unit else None
    kind, unit, end = (last.quantity.kind, last.quantity.unit, last.end) if last else (Kind.CARDINAL, "", match.end())
    bound = inside[0].quantity.bound if inside else Bound.EXACT
    return Reading(match.start(), end, Quantity(kind, points(times(float(plain), factor)), unit, bound, step))
