"""Powers of ten as science writes them: 1.1 × 10^11, 1,1·10¹¹, and 1.1 × 1011, whose exponent lost its place."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from samesaid.compare.quantities.grammars.data import load
from samesaid.compare.quantities.grammars.digits import times
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

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


def with_powers(readings: list[Reading], text: str) -> list[Reading]:
    """The readings, with a number times a power of ten as one number."""
    if "10" not in text:
        return readings
    result = readings
    for match in _power().finditer(text):
        written = match["written"] or match["raised"] or match["lost"] or match["said"]
        factor = 10.0 ** int(written.translate(_RAISED))
        value = float(match["value"].replace(",", "."))
        step = 10.0 ** -len(match["value"].replace(",", ".").partition(".")[2]) * factor
        inside = [r for r in result if r.start < match.end() and match.start() < r.end]
        last = inside[-1] if inside else None
        unit = last.quantity.unit if last and last.end > match.end() else ""
        kind = last.quantity.kind if last and unit else Kind.CARDINAL
        end = last.end if last and unit else match.end()
        quantity = Quantity(kind, points(times(value, factor)), unit, step=step)
        bound = inside[0].quantity.bound if inside else quantity.bound
        power = Reading(match.start(), end, replace(quantity, bound=bound))
        result = sorted([*(r for r in result if r not in inside), power], key=lambda r: r.start)
    return result
