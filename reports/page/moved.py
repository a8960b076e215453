"""Moved passages: set beside the sentence they translate, with links from and to their own place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from samesaid.model import Bead
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.highlights import visible
from samesaid.reports.common.positions import Site
from samesaid.reports.page.version_rows import Grid

_QUOTED = 48


@dataclass(frozen=True, slots=True)
class MovedLink:
    """A link between a passage's own place and the row it is set beside."""

    text: str
    anchor: str
    down: bool


@dataclass(frozen=True, slots=True)
class Stub:
    """A row in the passage's own place that holds only links: ``row`` is the one it follows, -1 for the first."""

    row: int
    anchor: str
    links: tuple[MovedLink, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One version's moved passages: the links to their own places, by bead, and the stubs that stand there."""

    leads: dict[int, MovedLink] = field(default_factory=dict)
    stubs: tuple[Stub, ...] = ()


def moved_of(site: Site, grid: Grid, version: int, label: str, say: Catalogue) -> Moved:
    """The moved passages of one version, ``label`` its name inside a sentence."""
    beads, places, rows = site.beads(version), site.versions[version], grid.row_of[version]
    leads: dict[int, MovedLink] = {}
    stubs: list[Stub] = []
    for after, runs in stub_places(beads).items():
        row = rows[after] if after >= 0 else -1
        anchor = f"s{version + 1}x{runs[0][0] + 1}"
        for run in runs:
            for n in run:
                place = places.name(beads[n].target[0])
                text = say("row.own-place", place=place, label=label)
                leads[n] = MovedLink(text, anchor, row >= rows[n])
        stubs.append(Stub(row, anchor, tuple(_leads_back(site, version, run, grid, row, say) for run in runs)))
    return Moved(leads, tuple(stubs))


def _leads_back(site: Site, version: int, run: list[int], grid: Grid, after: int, say: Catalogue) -> MovedLink:
    beads, places = site.beads(version), site.versions[version]
    bead = beads[run[0]]
    opening = visible(places.document.sentences[bead.target[0]].text)
    quote = opening if len(opening) <= _QUOTED else opening[: _QUOTED - 2].rstrip() + "…"
    count = sum(len(beads[n].target) for n in run)
    more = say("row.and-more", n=count - 1) if count > 1 else ""
    text = say(
        "row.shown-beside",
        place=places.name(bead.target[0]),
        quote=quote,
        more=more,
        home=site.reference.name(bead.source[0]),
    )
    home = grid.row_of[version][run[0]]
    return MovedLink(text, f"r{home + 1}", after < home)


def stub_places(beads: tuple[Bead, ...]) -> dict[int, list[list[int]]]:
    """Bead after which moved passages stand in the version's own order (-1: before the first) → runs of their beads."""
    settled = sorted((bead.target[-1], n) for n, bead in enumerate(beads) if bead.target and not bead.moved)
    moved = sorted((bead.target[0], n) for n, bead in enumerate(beads) if bead.target and bead.source and bead.moved)
    runs: dict[int, list[list[int]]] = defaultdict(list)
    for first, n in moved:
        at = bisect_left(settled, (first, -1)) - 1
        after = settled[at][1] if at >= 0 else -1
        last = runs[after][-1][-1] if runs[after] else None
        if last is not None and n == last + 1 and beads[last].target[-1] + 1 == first:
            runs[after][-1].append(n)
        else:
            runs[after].append([n])
    return runs
