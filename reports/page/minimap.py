"""The minimap of the text: a strip with a piece for each run of rows and a tick where findings are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.rows import TextRow

HEIGHT = 1000
# Pieces and ticks are not drawn finer than this.
_MIN_HEIGHT = HEIGHT / 250
_SEVERITIES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class MinimapRun:
    """A piece of the strip, in units of a strip of height ``HEIGHT``; ``kind`` is paired, moved or lone."""

    y: float
    height: float
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MinimapTick:
    """A tick on the strip: where, the key of the severity, its text and the anchor it leads to."""

    y: float
    key: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Minimap:
    """The strip from top to bottom."""

    runs: tuple[MinimapRun, ...]
    ticks: tuple[MinimapTick, ...]
    height: int = HEIGHT


def minimap_of(rows: Sequence[TextRow], say: Catalogue = ENGLISH) -> Minimap:
    """The minimap of these rows, each as long as its text; short neighbours of one kind are one piece.

    Ticks that would overlap are drawn as one, with the highest severity.
    """
    unit = HEIGHT / max(sum(row.weight for row in rows if not row.stub), 1)
    runs: list[MinimapRun] = []
    found: list[tuple[float, NoteView]] = []
    y = 0.0
    for row in rows:
        if row.stub:
            continue
        height = row.weight * unit
        kind = "lone" if row.lone else "moved" if row.moved else "paired"
        last = runs[-1] if runs else None
        if last and last.kind == kind and last.height < _MIN_HEIGHT:
            runs[-1] = MinimapRun(last.y, round(last.height + height, 1), kind, last.anchor)
        else:
            runs.append(MinimapRun(round(y, 1), round(height, 1), kind, row.id))
        found += ((y + height * (i + 0.5) / len(row.notes), note) for i, note in enumerate(row.notes))
        y += height
    return Minimap(tuple(runs), _ticks(found, say))


def _ticks(found: Sequence[tuple[float, NoteView]], say: Catalogue) -> tuple[MinimapTick, ...]:
    groups: list[list[tuple[float, NoteView]]] = []
    for at, note in found:
        if groups and at - groups[-1][0][0] < _MIN_HEIGHT:
            groups[-1].append((at, note))
        else:
            groups.append([(at, note)])
    return tuple(_tick(group, say) for group in groups)


def _tick(group: Sequence[tuple[float, NoteView]], say: Catalogue) -> MinimapTick:
    at, worst = min(group, key=lambda one: _SEVERITIES.index(one[1].severity.key))
    alone = f"{worst.number} {worst.message.striptags()}"
    title = alone if len(group) == 1 else f"{say('map.findings', n=len(group))}: {alone}"
    return MinimapTick(round(at, 1), worst.severity.key, title, worst.anchor)
