"""Pages of a long report, cut along the text so that each one opens quickly, and links between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.moved import stub_runs
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.version_rows import VersionGrid

MAX_FINDINGS = 4_000
"""Findings on one page; a browser opens so many within two seconds (benchmarks/measures/page.py)."""
ROWS_OF_A_PAGE = 16_000
"""Rows of text without findings that take as long to open as ``MAX_FINDINGS`` findings."""


class PageNames(Protocol):
    """The address of each page; page 0 is the overview, or the only page."""

    def __getitem__(self, page: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of anchors.

    ``names`` are the addresses of the pages, None for one page; ``pages`` has the page of each anchor.
    """

    names: PageNames | None = None
    pages: Mapping[str, int] = field(default_factory=dict)

    def __call__(self, anchor: str) -> str:
        """The address of an anchor: ``#n12``, or ``report-3.html#n12`` in a report of several pages."""
        if self.names is None:
            return f"#{anchor}"
        return f"{self.file(self.pages.get(anchor, 0))}#{anchor}"

    def file(self, page: int) -> str:
        """The address of a page."""
        return self.names[page] if self.names is not None else ""

    def elsewhere(self, anchor: str, page: int) -> int | None:
        """The page of an anchor, None where it is ``page`` itself."""
        there = self.pages.get(anchor, page)
        return there if self.names is not None and there != page else None


def page_numbers(grid: VersionGrid, notes: Sequence[NoteView], max_findings: int = MAX_FINDINGS) -> list[int]:
    """The page of each row, from 1; all 1 where one page is enough.

    Pages are filled evenly, and a row is never divided.
    """
    beside = Counter(note.row for note in notes)
    weights = [max_findings / ROWS_OF_A_PAGE + beside[row] for row in range(len(grid.rows))]
    weight = sum(weights) + beside[None]
    pages = max(1, -(-int(weight) // max_findings)) if weight > max_findings else 1
    if pages == 1:
        return [1] * len(grid.rows)
    share = sum(weights) / pages
    return [min(pages, 1 + int((done - own) / share)) for done, own in zip(accumulate(weights), weights, strict=True)]


def links_of(
    positions: ReportPositions,
    grid: VersionGrid,
    notes: Sequence[NoteView],
    page_of_row: Sequence[int],
    names: PageNames,
) -> Links:
    """The links to every anchor of several pages: rows, notes, entries of the lists, stubs of moved passages."""
    pages = {f"r{row + 1}": page for row, page in enumerate(page_of_row)}
    for note in notes:
        page = page_of_note(note, page_of_row)
        pages[note.anchor] = pages[note.item] = page
    for version in grid.columns:
        for after, runs in stub_runs(positions.beads(version)).items():
            row = grid.row_of[version][after] if after >= 0 else 0
            pages[f"s{version + 1}x{runs[0][0] + 1}"] = page_of_row[row] if page_of_row else 1
    return Links(names, pages)


def page_of_note(note: NoteView, page_of_row: Sequence[int]) -> int:
    """The page of a note; the first one for a note without a row."""
    return page_of_row[note.row] if note.row is not None else 1
