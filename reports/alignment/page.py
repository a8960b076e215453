"""An alignment as one self-contained page: a dot plot, and below it the beads with both texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samesaid.model import Bead, Document, Report
from samesaid.reports.common.bead_fields import similarity, wording
from samesaid.reports.common.headline import coverage, coverage_line
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.labels import called, count_of, labels
from samesaid.reports.common.plot import SHADES, Plot, plot_of
from samesaid.reports.common.positions import Site
from samesaid.reports.page.rows import Row, row_id, rows_of
from samesaid.reports.page.templates import fill
from samesaid.reports.page.texts import TextView, text_view
from samesaid.reports.page.version_rows import Grid, grid_of

_HINT = 60
_KINDS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. A stub, which only leads to a moved passage, has no figures."""

    row: Row
    source: str = ""
    target: str = ""
    similarity: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template sets. ``hints[n]`` is what is told of bead ``n`` where the pointer rests on it."""

    reference: TextView
    version: TextView
    coverage: str
    kinds: str
    plot: Plot
    ids: tuple[str, ...]
    hints: tuple[str, ...]
    shades: tuple[str, ...]
    lines: tuple[Line, ...]


def html(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """The page. It reads without scripts and may load nothing; sentences count from 1 on it."""
    report = Report(source, (target,), (tuple(beads),), ())
    names = labels(report)
    grid = grid_of(report, (0,))
    page = Page(
        reference=text_view(source, names[0]),
        version=text_view(target, names[1]),
        coverage=coverage_line(coverage(report, 0)),
        kinds=_kinds(beads),
        plot=plot_of(beads, len(source.sentences), len(target.sentences)),
        ids=tuple(row_id(grid.row_of[0][n]) for n in range(len(beads))),
        hints=tuple(_hint(bead, source, target) for bead in beads),
        shades=_shades(),
        lines=tuple(_lines(report, grid, called(names[1], target))),
    )
    return fill("beads.html.j2", page, ("report.css", "beads.css"))


def _lines(report: Report, grid: Grid, label: str) -> Iterator[Line]:
    beads = report.alignments[0]
    told = iter(grid.rows)
    for row in rows_of(Site(report), grid, (), (label,)):
        if row.stub:
            yield Line(row)
            continue
        (number,) = next(told).beads[0]
        bead = beads[number]
        paired = bool(bead.source and bead.target)
        yield Line(
            row,
            _range(bead.source),
            _range(bead.target),
            f"{similarity(bead):.2f}" if paired else "",
            f"{bead.confidence:.2f}",
        )


def _kinds(beads: Iterable[Bead]) -> str:
    """How many sentences beads hold, the most frequent first: ``27 of 1 to 1, 3 of 1 to 2``."""
    counts = Counter((len(bead.source), len(bead.target)) for bead in beads)
    told = [f"{count:,} of {s} to {t}" for (s, t), count in counts.most_common(_KINDS)]
    left = counts.total() - sum(count for _, count in counts.most_common(_KINDS))
    return f"{count_of(counts.total(), 'bead')}: {', '.join(told)}" + (f", {left:,} others" if left else "") + "."


def _hint(bead: Bead, source: Document, target: Document) -> str:
    """Where a bead stands, its figures, and how its texts begin."""
    place = f"{_range(bead.source) or 'none'} ↔ {_range(bead.target) or 'none'}"
    figures = f"confidence {bead.confidence:.2f}"
    if bead.source and bead.target:
        figures = f"similarity {similarity(bead):.2f}, {figures}" + (", moved" if bead.moved else "")
    texts = (visible(_opening(wording(d, i))) for d, i in ((source, bead.source), (target, bead.target)) if i)
    return "\n".join((f"{place}: {figures}", *texts))


def _opening(text: str) -> str:
    return text if len(text) <= _HINT else text[: _HINT - 2].rstrip() + "…"


def _range(indices: tuple[int, ...]) -> str:
    """Sentence numbers from 1: ``7``, ``7–9``."""
    if not indices:
        return ""
    return f"{indices[0] + 1:,}" if len(indices) == 1 else f"{indices[0] + 1:,}–{indices[-1] + 1:,}"


def _shades() -> tuple[str, ...]:
    """The legend of the shades, from the palest."""
    between = (f"{low:.2f} to {high:.2f}" for low, high in pairwise(SHADES))
    return (f"below {SHADES[0]:.2f}", *between, f"from {SHADES[-1]:.2f}")
