"""An alignment as one self-contained page: a dot plot, and below it a table of the beads with both texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samesaid.model import Bead, Document, Report
from samesaid.reports.common.bead_fields import sentences_text, similarity
from samesaid.reports.common.headline import coverage, coverage_line
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.labels import count_of, labels, name_in_sentence
from samesaid.reports.common.plot import SHADES, Plot, plot_of
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.rows import TextRow, text_rows
from samesaid.reports.page.templates import Sources, fill
from samesaid.reports.page.texts import TextView, text_view
from samesaid.reports.page.version_rows import VersionGrid, row_id, version_grid

# Code points of the beginning of a text in the title of a mark.
_MAX_OPENING = 60
# Shapes of beads (1 to 1, 1 to 2 …) that are counted separately.
_MAX_SHAPES = 6


@dataclass(frozen=True, slots=True)
class AlignmentLine:
    """A row of the table. A stub, which only links to a moved passage, has no numbers."""

    row: TextRow
    source: str = ""
    target: str = ""
    similarity: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class AlignmentPage:
    """What the template needs. ``hints[n]`` is the title of the mark of bead ``n``; ``shapes`` counts the beads."""

    reference: TextView
    version: TextView
    coverage: str
    shapes: str
    plot: Plot
    ids: tuple[str, ...]
    hints: tuple[str, ...]
    shades: tuple[str, ...]
    lines: tuple[AlignmentLine, ...]


def html(beads: Sequence[Bead], source: Document, target: Document) -> str:
    """The page. It can be read without scripts and may load nothing. Sentences count from 1 on it."""
    report = Report(source, (target,), (tuple(beads),), ())
    names = labels(report)
    grid = version_grid(report, (0,))
    page = AlignmentPage(
        reference=text_view(source, names[0]),
        version=text_view(target, names[1]),
        coverage=coverage_line(coverage(report, 0)),
        shapes=_shapes(beads),
        plot=plot_of(beads, len(source.sentences), len(target.sentences)),
        ids=tuple(row_id(grid.row_of[0][n]) for n in range(len(beads))),
        hints=tuple(_hint(bead, source, target) for bead in beads),
        shades=_shades(),
        lines=tuple(_lines(report, grid, name_in_sentence(names[1], target))),
    )
    return fill("beads.html.j2", page, Sources(("report.css", "beads.css")))


def _lines(report: Report, grid: VersionGrid, label: str) -> Iterator[AlignmentLine]:
    beads = report.alignments[0]
    grid_rows = iter(grid.rows)
    for row in text_rows(ReportPositions(report), grid, (), (label,)):
        if row.stub:
            yield AlignmentLine(row)
            continue
        (number,) = next(grid_rows).beads[0]
        bead = beads[number]
        paired = bool(bead.source and bead.target)
        yield AlignmentLine(
            row,
            _range(bead.source),
            _range(bead.target),
            f"{similarity(bead):.2f}" if paired else "",
            f"{bead.confidence:.2f}",
        )


def _shapes(beads: Iterable[Bead]) -> str:
    """The number of beads by their counts of sentences, the most frequent first: ``27 of 1 to 1, 3 of 1 to 2``."""
    counts = Counter((len(bead.source), len(bead.target)) for bead in beads)
    listed = [f"{count:,} of {s} to {t}" for (s, t), count in counts.most_common(_MAX_SHAPES)]
    left = counts.total() - sum(count for _, count in counts.most_common(_MAX_SHAPES))
    return f"{count_of(counts.total(), 'bead')}: {', '.join(listed)}" + (f", {left:,} others" if left else "") + "."


def _hint(bead: Bead, source: Document, target: Document) -> str:
    """The sentence numbers of a bead, its similarity and confidence, and the beginnings of its texts."""
    place = f"{_range(bead.source) or 'none'} ↔ {_range(bead.target) or 'none'}"
    numbers = f"confidence {bead.confidence:.2f}"
    if bead.source and bead.target:
        numbers = f"similarity {similarity(bead):.2f}, {numbers}" + (", moved" if bead.moved else "")
    texts = (visible(_opening(sentences_text(d, i))) for d, i in ((source, bead.source), (target, bead.target)) if i)
    return "\n".join((f"{place}: {numbers}", *texts))


def _opening(text: str) -> str:
    return text if len(text) <= _MAX_OPENING else text[: _MAX_OPENING - 2].rstrip() + "…"


def _range(indices: tuple[int, ...]) -> str:
    """Sentence numbers from 1: ``7``, ``7–9``."""
    if not indices:
        return ""
    return f"{indices[0] + 1:,}" if len(indices) == 1 else f"{indices[0] + 1:,}–{indices[-1] + 1:,}"


def _shades() -> tuple[str, ...]:
    """The legend of the shades, the palest first."""
    between = (f"{low:.2f} to {high:.2f}" for low, high in pairwise(SHADES))
    return (f"below {SHADES[0]:.2f}", *between, f"from {SHADES[-1]:.2f}")
