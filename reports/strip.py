"""The map of a text: a strip with a piece a run of rows and a mark where findings lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.reports.rows import Row

HEIGHT = 1000
_FINEST = HEIGHT / 250


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the strip, in units of a strip ``HEIGHT`` high."""

    y: float
    height: float
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the strip: where, the severity's key, what it says and where it leads."""

    y: float
    key: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Strip:
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    height: int = HEIGHT


def strip_of(rows: Sequence[Row]) -> Strip:
    """Rows as long as their texts; neighbours of one kind run together, so that long texts stay a small picture."""
    unit = HEIGHT / max(sum(row.weight for row in rows if not row.stub), 1)
    stretches: list[Stretch] = []
    ticks: list[Tick] = []
    y = 0.0
    for row in rows:
        if row.stub:
            continue
        height = row.weight * unit
        kind = "lone" if row.lone else "moved" if row.moved else "paired"
        last = stretches[-1] if stretches else None
        if last and last.kind == kind and last.height < _FINEST:
            stretches[-1] = Stretch(last.y, round(last.height + height, 1), kind, last.href)
        else:
            stretches.append(Stretch(round(y, 1), round(height, 1), kind, row.id))
        for i, note in enumerate(row.notes):
            at = round(y + height * (i + 0.5) / len(row.notes), 1)
            ticks.append(Tick(at, note.grade.key, f"{note.number} {note.finding.message}", note.anchor))
        y += height
    return Strip(tuple(stretches), tuple(ticks))
