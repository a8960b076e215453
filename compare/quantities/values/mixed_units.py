"""Quantities told in two units: 3 minutes 35 seconds, 6-foot-6, two years and three months."""

from __future__ import annotations

from samesaid.compare.quantities.values.units import convert

SMALLER: dict[str, frozenset[str]] = {
    "h": frozenset({"min"}),
    "min": frozenset({"s"}),
    "year": frozenset({"month"}),
    "day": frozenset({"h"}),
    "ft": frozenset({"inch"}),
}


def joined(unit: str, second: float, smaller: str) -> float:
    """What ``second`` of a smaller unit adds to a count of ``unit``; 0 when the two are not told together."""
    if smaller not in SMALLER.get(unit, ()):
        return 0.0
    if smaller == "month":
        return second / 12
    return convert(second, smaller, unit) or 0.0
