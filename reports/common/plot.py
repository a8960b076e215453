"""A dot plot of an alignment: one mark for each bead, the source from left to right, the target from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.model import Bead

# Lengths in units of the picture: its longest and shortest side and the room of a sentence in a short text, the margins
# at the left, at the top and at the other edges, the smallest mark.
_MAX_SIDE, _MIN_SIDE, _MAX_CELL = 1000.0, 160.0, 18.0
_LEFT, _TOP, _EDGE = 84.0, 72.0, 16.0
_MIN_MARK = 2.6
# Numbers on an axis, and the least distance between two of them.
_MAX_LABELS = 8
_MIN_LABEL_DISTANCE = 40
SHADES = (0.3, 0.45, 0.6, 0.75)
"""Similarities from which the next darker shade is used."""


@dataclass(frozen=True, slots=True)
class Point:
    """A bead: its centre, half its width and height, a shade from 0 to 4, and the index of the bead."""

    x: float
    y: float
    dx: float
    dy: float
    shade: int
    moved: bool
    bead: int

    @property
    def diamond(self) -> str:
        """The corners of the mark of a moved bead, larger than its cell so that it is seen beside the line."""
        dx, dy = max(self.dx * 1.5, 5.0), max(self.dy * 1.5, 5.0)
        corners = ((0, -dy), (dx, 0), (0, dy), (-dx, 0))
        return " ".join(f"{round(self.x + x, 1):g},{round(self.y + y, 1):g}" for x, y in corners)


@dataclass(frozen=True, slots=True)
class Tick:
    """Sentences without a counterpart, on an axis: where the mark starts, its thickness, the index of the bead."""

    at: float
    thick: float
    bead: int


@dataclass(frozen=True, slots=True)
class Label:
    """A sentence number from 1 and its position on the axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture. ``source_*`` are on the upper axis, ``target_*`` on the left one."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    points: tuple[Point, ...]
    source_ticks: tuple[Tick, ...]
    target_ticks: tuple[Tick, ...]
    source_labels: tuple[Label, ...]
    target_labels: tuple[Label, ...]

    @property
    def wide(self) -> bool:
        """True if a phone has to shrink the picture, so that its words must be larger."""
        return self.width > 640


def plot_of(beads: Sequence[Bead], sources: int, targets: int) -> Plot:
    """The plot of beads over ``sources`` and ``targets`` sentences.

    Moved beads are drawn over the others, and dissimilar ones over similar ones.
    """
    unit = min(_MAX_SIDE / max(sources, targets, 1), _MAX_CELL)
    # Texts of very unequal length must not make a picture like a thread.
    width, height = (max(count * unit, _MIN_SIDE) for count in (sources, targets))
    across, down = width / max(sources, 1), height / max(targets, 1)
    points = [_point(number, bead, across, down) for number, bead in enumerate(beads) if bead.source and bead.target]
    return Plot(
        width=round(_LEFT + width + _EDGE, 1),
        height=round(_TOP + height + _EDGE, 1),
        left=_LEFT,
        top=_TOP,
        right=round(_LEFT + width, 1),
        bottom=round(_TOP + height, 1),
        points=tuple(sorted(points, key=lambda p: (p.moved, -p.shade, p.bead))),
        source_ticks=tuple(_tick(n, b.source, _LEFT, across) for n, b in enumerate(beads) if b.source and not b.target),
        target_ticks=tuple(_tick(n, b.target, _TOP, down) for n, b in enumerate(beads) if b.target and not b.source),
        source_labels=_labels(sources, _LEFT, across),
        target_labels=_labels(targets, _TOP, down),
    )


def shade(similarity: float) -> int:
    """The shade of a similarity, 0 (palest) to 4."""
    return sum(similarity >= limit for limit in SHADES)


def _point(number: int, bead: Bead, across: float, down: float) -> Point:
    (x, dx), (y, dy) = _middle(bead.source, across), _middle(bead.target, down)
    return Point(
        round(_LEFT + x, 1), round(_TOP + y, 1), round(dx, 1), round(dy, 1), shade(bead.similarity), bead.moved, number
    )


def _middle(indices: tuple[int, ...], unit: float) -> tuple[float, float]:
    """The middle of a run of sentences and half of its length, less a little room between neighbours."""
    first, stop = indices[0] * unit, (indices[-1] + 1) * unit
    return (first + stop) / 2, max((stop - first) / 2 - 0.14 * unit, _MIN_MARK)


def _tick(number: int, indices: tuple[int, ...], start: float, unit: float) -> Tick:
    middle, half = _middle(indices, unit)
    # One sentence is a stroke, however large its cell.
    half = min(half, _MIN_MARK) if len(indices) == 1 else half
    half = min(half, max(0.4 * unit * len(indices), 0.7))
    return Tick(round(start + middle - half, 1), round(2 * half, 1), number)


def _labels(count: int, start: float, unit: float) -> tuple[Label, ...]:
    """The number 1 and round numbers after it, about ``_MAX_LABELS`` and not too close."""
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(s for s in steps if s * _MAX_LABELS >= count and s * unit >= _MIN_LABEL_DISTANCE)
    shown = [1, *range(step, count + 1, step)] if count else []
    if len(shown) > 1 and (shown[1] - 1) * unit < _MIN_LABEL_DISTANCE:
        del shown[1]
    return tuple(Label(round(start + (n - 0.5) * unit, 1), f"{n:,}") for n in shown)
