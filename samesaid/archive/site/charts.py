"""Alarms by month as bars: all of them by severity, and each kind in a small picture of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samesaid.archive.site.data import UNDATED, Counts
from samesaid.compare.registry import kind_of
from samesaid.reports.common.labels import KINDS, kind_name

# Units of the pictures.
_WIDTH, _HEIGHT, _SMALL_HEIGHT = 960.0, 180.0, 56.0
_LEFT, _TOP, _BOTTOM = 44.0, 10.0, 24.0
_WIDEST_BAR, _LABEL = 40.0, 62.0
_ORDER = ("critical", "major", "minor")

Months = Sequence[tuple[str, str, str, int]]
"""(month, code, severity, alarms)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, with the class that gives it its colour."""

    y: float
    height: float
    severity: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: the position of its bar, its parts from below, its label (empty where there is no room), its title."""

    month: str
    x: float
    width: float
    parts: tuple[Part, ...]
    label: str
    counts: Counts

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars over months. ``most`` is the value of the upper line."""

    name: str
    width: float
    height: float
    left: float
    top: float
    base: float
    most: int
    total: int
    bars: tuple[Bar, ...]


def months(first: str, last: str) -> list[str]:
    """All months from one to another: ``2019-11``, ``2019-12``, ``2020-01`` …"""
    year, month = map(int, first.split("-"))
    found = [first]
    while found[-1] < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found.append(f"{year:04}-{month:02}")
    return found


def pictures(counts: Months, all_months: Iterable[str]) -> tuple[Picture, ...]:
    """The picture of all kinds and then one a kind that occurs, over the months of the archive; undated texts stay
    out. None where no text has a date."""
    dated = sorted(month for month in all_months if month != UNDATED)
    if not dated:
        return ()
    span = months(dated[0], dated[-1])
    by_kind: dict[str, list[tuple[str, str, int]]] = {}
    for month, code, severity, count in counts:
        if month != UNDATED:
            by_kind.setdefault(kind_of(code), []).append((month, severity, count))
    everything = [row for rows in by_kind.values() for row in rows]
    small = [
        _picture(kind_name(one), by_kind[one], span, _SMALL_HEIGHT) for one in KINDS if one in by_kind
    ]  # fmt: skip
    return (_picture("", everything, span, _HEIGHT), *small)


def _picture(name: str, rows: Iterable[tuple[str, str, int]], span: Sequence[str], height: float) -> Picture:
    counted: dict[str, Counter[str]] = {}
    for month, severity, count in rows:
        counted.setdefault(month, Counter())[severity] += count
    totals = [sum(counts.values()) for counts in counted.values()]
    most = _round(max(totals, default=1))
    step = (_WIDTH - _LEFT) / len(span)
    width = min(step * 0.72, _WIDEST_BAR)
    shown = _labelled(span, step)
    bars = []
    for n, month in enumerate(span):
        counts = Counts(**counted.get(month, Counter()))
        x = round(_LEFT + n * step + (step - width) / 2, 1)
        bars.append(
            Bar(month, x, round(width, 1), _parts(counts, most, height), month if month in shown else "", counts)
        )
    return Picture(
        name, _WIDTH, _TOP + height + _BOTTOM, _LEFT, _TOP, _TOP + height, most, sum(totals), tuple(bars)
    )  # fmt: skip


def _parts(counts: Counts, most: int, height: float) -> tuple[Part, ...]:
    """The most serious at the bottom, where bars are compared best."""
    edges, made = [0], []
    for severity in _ORDER:
        edges.append(edges[-1] + getattr(counts, severity))
    for severity, (low, high) in zip(_ORDER, pairwise(edges), strict=True):
        if high > low:
            y = _TOP + height * (1 - high / most)
            made.append(Part(round(y, 1), round(height * (high - low) / most, 1), severity))
    return tuple(made)


def _labelled(span: Sequence[str], step: float) -> frozenset[str]:
    """The months that have room for a label: each, else quarters, years, or every fifth year."""
    for some in (
        span,
        span[::3],
        [m for m in span if m.endswith("-01")],
        [m for m in span if m.endswith(("0-01", "5-01"))],
    ):
        if some and step * len(span) / len(some) >= _LABEL:
            return frozenset(some)
    return frozenset(span[:1])


def _round(count: int) -> int:
    """The next of 1, 2, 5, 10, 20 …"""
    return next(n for power in range(12) for digit in (1, 2, 5) if (n := digit * int(10**power)) >= count)
