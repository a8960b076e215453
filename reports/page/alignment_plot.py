"""The alignment of one version as a dot plot whose marks link to the rows of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.model import Bead
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.plot import Label, Plot, Point, Tick, plot_of
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.version_rows import VersionGrid, row_id

# About as many marks as can be distinguished in the picture.
_MAX_MARKS = 400


@dataclass(frozen=True, slots=True)
class Dot:
    """A bead, or a straight run of beads drawn as one mark; ``diamond`` are the corners of a moved one."""

    x: float
    y: float
    width: float
    height: float
    diamond: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """Sentences without a counterpart, on an axis."""

    at: float
    thick: float
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class AlignmentPlot:
    """The plot as the template draws it. ``grouped``: a mark may be several beads."""

    plot: Plot
    dots: tuple[Dot, ...]
    above: tuple[Stroke, ...]
    beside: tuple[Stroke, ...]
    source: str
    target: str
    grouped: bool

    @property
    def columns(self) -> tuple[Label, ...]:
        return self.plot.source_labels

    @property
    def lines(self) -> tuple[Label, ...]:
        return self.plot.target_labels


def alignment_plot_of(
    positions: ReportPositions, grid: VersionGrid, version: int, names: tuple[str, str], say: Catalogue
) -> AlignmentPlot:
    """The plot of one version; ``names`` are the labels of both texts."""
    beads = positions.beads(version)
    sizes = len(positions.reference.document.sentences), len(positions.versions[version].document.sentences)
    plot = plot_of(beads, *sizes)
    anchors = {bead: row_id(row) for bead, row in grid.row_of[version].items()}
    straight = sorted((p for p in plot.points if not p.moved), key=lambda p: p.bead)
    run_length = max(1, -(-len(plot.points) // _MAX_MARKS))
    dots = [_dot(run, beads, anchors, say) for run in _runs(straight, run_length)]
    dots += [_dot([p], beads, anchors, say) for p in plot.points if p.moved]
    return AlignmentPlot(
        plot=plot,
        dots=tuple(dots),
        above=_strokes(plot.source_ticks, beads, anchors, say),
        beside=_strokes(plot.target_ticks, beads, anchors, say),
        source=names[0],
        target=names[1],
        grouped=run_length > 1,
    )


def _runs(points: Sequence[Point], length: int) -> list[list[Point]]:
    """Runs of at most ``length`` points that follow one another; a jump or a gap starts a new run."""
    runs: list[list[Point]] = []
    for point in points:
        last = runs[-1][-1] if runs else None
        if last and len(runs[-1]) < length and point.bead == last.bead + 1 and point.y >= last.y:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _dot(run: Sequence[Point], beads: Sequence[Bead], anchors: dict[int, str], say: Catalogue) -> Dot:
    left, right = min(p.x - p.dx for p in run), max(p.x + p.dx for p in run)
    top, bottom = min(p.y - p.dy for p in run), max(p.y + p.dy for p in run)
    first, last = beads[run[0].bead], beads[run[-1].bead]
    source = _range((*first.source, *last.source))
    title = say("plot.pair", source=source, target=_range((*first.target, *last.target)))
    return Dot(
        round(left, 1),
        round(top, 1),
        round(right - left, 1),
        round(bottom - top, 1),
        run[0].diamond if run[0].moved else "",
        anchors[run[0].bead],
        title,
    )


def _strokes(
    ticks: Sequence[Tick], beads: Sequence[Bead], anchors: dict[int, str], say: Catalogue
) -> tuple[Stroke, ...]:
    """Ticks of neighbouring beads that would touch are drawn as one."""
    strokes: list[Stroke] = []
    before: Tick | None = None
    for tick in ticks:
        title = say("plot.alone", n=_range(beads[tick.bead].source or beads[tick.bead].target))
        if before and tick.bead == before.bead + 1 and tick.at - before.at < 2:
            last = strokes[-1]
            strokes[-1] = Stroke(last.at, round(tick.at + tick.thick - last.at, 1), last.anchor, last.title)
        else:
            strokes.append(Stroke(tick.at, tick.thick, anchors[tick.bead], title))
        before = tick
    return tuple(strokes)


def _range(indices: Sequence[int]) -> str:
    """Sentence numbers from 1: ``7``, ``7–9``."""
    low, high = min(indices) + 1, max(indices) + 1
    return str(low) if low == high else f"{low}–{high}"
