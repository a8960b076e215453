"""The map of a text: a strip with a piece a run of rows and a mark where findings lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.rows import Row

HEIGHT = 1000
_FINEST = HEIGHT / 250
_GRADES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the strip, in units of a strip ``HEIGHT`` high."""

    y: float
    height: float
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the strip: where, the severity's key, what it says and where it leads."""

    y: float
    key: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    height: int = HEIGHT


def strip_of(rows: Sequence[Row], say: Catalogue = ENGLISH) -> Strip:
    """Rows as long as their texts; neighbours of one kind run together, so that long texts stay a small picture.

    Marks that would lie on one another are drawn as one, the most serious.
    """
    unit = HEIGHT / max(sum(row.weight for row in rows if not row.stub), 1)
    stretches: list[Stretch] = []
    found: list[tuple[float, NoteView]] = []
    y = 0.0
    for row in rows:
        if row.stub:
            continue
        height = row.weight * unit
        kind = "lone" if row.lone else "moved" if row.moved else "paired"
        last = stretches[-1] if stretches else None
        if last and last.kind == kind and last.height < _FINEST:
            stretches[-1] = Stretch(last.y, round(last.height + height, 1), kind, last.anchor)
        else:
            stretches.append(Stretch(round(y, 1), round(height, 1), kind, row.id))
        found += ((y + height * (i + 0.5) / len(row.notes), note) for i, note in enumerate(row.notes))
        y += height
    return Strip(tuple(stretches), _ticks(found, say))


def _ticks(found: Sequence[tuple[float, NoteView]], say: Catalogue) -> tuple[Tick, ...]:
    heaps: list[list[tuple[float, NoteView]]] = []
    for at, note in found:
        if heaps and at - heaps[-1][0][0] < _FINEST:
            heaps[-1].append((at, note))
        else:
            heaps.append([(at, note)])
    return tuple(_tick(heap, say) for heap in heaps)


def _tick(heap: Sequence[tuple[float, NoteView]], say: Catalogue) -> Tick:
    at, worst = min(heap, key=lambda one: _GRADES.index(one[1].grade.key))
    alone = f"{worst.number} {worst.message.striptags()}"
    title = alone if len(heap) == 1 else f"{say('map.findings', n=len(heap))}: {alone}"
    return Tick(round(at, 1), worst.grade.key, title, worst.anchor)
