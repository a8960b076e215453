"""The map of the text: a strip with a piece for each run of rows and a tick where findings are.

One strip over all versions is beside the texts, one for each version on the first screen.
"""

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
# The least distance of two numbers of paragraphs on the scale.
_MIN_STEP = HEIGHT / 14
_SEVERITIES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class MinimapRun:
    """A piece of the strip, in units of a strip of height ``HEIGHT``; ``kind`` is paired, moved, lone or void.

    Void is a row in which the version of this strip has no part.
    """

    y: float
    height: float
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MinimapTick:
    """A tick on the strip: where, the key of the highest severity, its text, the anchor it leads to, its findings."""

    y: float
    key: str
    title: str
    anchor: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Minimap:
    """The strip from its beginning to its end. ``paragraphs`` are a scale: where some paragraphs begin."""

    runs: tuple[MinimapRun, ...]
    ticks: tuple[MinimapTick, ...]
    paragraphs: tuple[tuple[float, int], ...] = ()
    height: int = HEIGHT


def minimap_of(
    rows: Sequence[TextRow], say: Catalogue = ENGLISH, *, column: int = 0, version: int | None = None
) -> Minimap:
    """The minimap of these rows, each as long as its text; short neighbours of one kind are one piece.

    A strip about one version has its index, and ``column`` is its cell; else None and 0, for all. Ticks that would
    overlap are drawn as one, with the highest severity.
    """
    unit = HEIGHT / max(sum(row.weight for row in rows if not row.stub), 1)
    runs: list[MinimapRun] = []
    found: list[tuple[float, NoteView]] = []
    paragraphs: list[tuple[float, int]] = []
    y = 0.0
    for row in rows:
        if row.stub:
            continue
        height = row.weight * unit
        kind = _kind(row, column)
        last = runs[-1] if runs else None
        if last and last.kind == kind and last.height < _MIN_HEIGHT:
            runs[-1] = MinimapRun(last.y, round(last.height + height, 1), kind, last.anchor)
        else:
            runs.append(MinimapRun(round(y, 1), round(height, 1), kind, row.id))
        found += ((y + height * (i + 0.5) / len(row.notes), note) for i, note in enumerate(row.notes))
        opening = row.cells[0].pieces[0].paragraph if row.cells[0].pieces else None
        if opening and (not paragraphs or y - paragraphs[-1][0] >= _MIN_STEP):
            paragraphs.append((round(y, 1), opening))
        y += height
    if version is not None:
        found = [(at, note) for at, note in found if note.finding.version == version]
    return Minimap(tuple(runs), _ticks(found, say), tuple(paragraphs))


def _kind(row: TextRow, column: int) -> str:
    """What a row is on the strip of one version; of all versions for column 0."""
    if not column:
        return "lone" if row.lone else "moved" if row.moved else "paired"
    reference, version = row.cells[0], row.cells[column]
    if reference.pieces and version.pieces:
        return "moved" if version.links else "paired"
    return "lone" if reference.pieces or version.pieces else "void"


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
    numbers = tuple(note.number for _, note in group)
    return MinimapTick(round(at, 1), worst.severity.key, title, worst.anchor, numbers)
