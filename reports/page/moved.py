"""Moved passages: shown beside the sentence they translate, with links to and from their own place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from samesaid.model import Bead
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.version_rows import VersionGrid, row_id

# Code points of the beginning of a passage that a link quotes.
_MAX_QUOTE = 48


@dataclass(frozen=True, slots=True)
class MovedLink:
    """A link between a passage's own place and the row it is shown in; ``down`` says that it points downwards."""

    text: str
    anchor: str
    down: bool


@dataclass(frozen=True, slots=True)
class Stub:
    """A row at a passage's own place that has only links. It follows ``row``, -1 for a stub before the first row."""

    row: int
    anchor: str
    links: tuple[MovedLink, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """The moved passages of one version: links to their own places by bead, and the stubs there."""

    links: dict[int, MovedLink] = field(default_factory=dict)
    stubs: tuple[Stub, ...] = ()


def moved_of(positions: ReportPositions, grid: VersionGrid, version: int, label: str, say: Catalogue) -> Moved:
    """The moved passages of one version, ``label`` its name inside a sentence."""
    beads, text, rows = positions.beads(version), positions.versions[version], grid.row_of[version]
    links: dict[int, MovedLink] = {}
    stubs: list[Stub] = []
    for after, runs in stub_runs(beads).items():
        row = rows[after] if after >= 0 else -1
        anchor = f"s{version + 1}x{runs[0][0] + 1}"
        for run in runs:
            for n in run:
                place = text.label(beads[n].target[0])
                links[n] = MovedLink(say("row.own-place", place=place, label=label), anchor, row >= rows[n])
        stubs.append(Stub(row, anchor, tuple(_link_back(positions, version, run, grid, row, say) for run in runs)))
    return Moved(links, tuple(stubs))


def _link_back(
    positions: ReportPositions, version: int, run: list[int], grid: VersionGrid, after: int, say: Catalogue
) -> MovedLink:
    """The link from a passage's own place to the row it is shown in."""
    beads, text = positions.beads(version), positions.versions[version]
    bead = beads[run[0]]
    opening = visible(text.document.sentences[bead.target[0]].text)
    quote = opening if len(opening) <= _MAX_QUOTE else opening[: _MAX_QUOTE - 2].rstrip() + "…"
    count = sum(len(beads[n].target) for n in run)
    words = say(
        "row.shown-beside",
        place=text.label(bead.target[0]),
        quote=quote,
        more=say("row.and-more", n=count - 1) if count > 1 else "",
        home=positions.reference.label(bead.source[0]),
    )
    row = grid.row_of[version][run[0]]
    return MovedLink(words, row_id(row), after < row)


def stub_runs(beads: tuple[Bead, ...]) -> dict[int, list[list[int]]]:
    """Runs of moved beads by the bead that they follow in the version's own order (-1: before the first)."""
    in_order = sorted((bead.target[-1], n) for n, bead in enumerate(beads) if bead.target and not bead.moved)
    moved = sorted((bead.target[0], n) for n, bead in enumerate(beads) if bead.target and bead.source and bead.moved)
    runs: dict[int, list[list[int]]] = defaultdict(list)
    for first, n in moved:
        at = bisect_left(in_order, (first, -1)) - 1
        after = in_order[at][1] if at >= 0 else -1
        last = runs[after][-1][-1] if runs[after] else None
        if last is not None and n == last + 1 and beads[last].target[-1] + 1 == first:
            runs[after][-1].append(n)
        else:
            runs[after].append([n])
    return runs
