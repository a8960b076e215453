"""A long report cut into pages that each open quickly, along the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from samesaid.reports.common.positions import Site
from samesaid.reports.page.links import Links, Names
from samesaid.reports.page.moved import stub_places
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.version_rows import Grid

BOUND = 4_000
"""Findings on one page; a browser opens so many within two seconds (benchmarks/measures/page.py)."""
ROWS = 16_000
"""Rows of text without findings that weigh as much as ``BOUND`` findings."""


def cut(grid: Grid, notes: Sequence[NoteView], bound: int = BOUND) -> list[int]:
    """For each row the number of its page, from 1; all on page 1 where one page suffices.

    Pages are filled evenly; a row is never divided.
    """
    beside = Counter(note.row for note in notes)
    weights = [bound / ROWS + beside[row] for row in range(len(grid.rows))]
    weight = sum(weights) + beside[None]
    pages = max(1, -(-int(weight) // bound)) if weight > bound else 1
    if pages == 1:
        return [1] * len(grid.rows)
    share = sum(weights) / pages
    return [min(pages, 1 + int((done - own) / share)) for done, own in zip(accumulate(weights), weights, strict=True)]


def links_of(site: Site, grid: Grid, notes: Sequence[NoteView], page_of_row: Sequence[int], names: Names) -> Links:
    """Where every anchor stands: rows, notes, entries of the lists, stubs of moved passages."""
    pages = {f"r{row + 1}": page for row, page in enumerate(page_of_row)}
    for note in notes:
        page = page_of_note(note, page_of_row)
        pages[note.anchor] = pages[note.item] = page
    for version in grid.columns:
        for after, runs in stub_places(site.beads(version)).items():
            row = grid.row_of[version][after] if after >= 0 else 0
            pages[f"s{version + 1}x{runs[0][0] + 1}"] = page_of_row[row] if page_of_row else 1
    return Links(names, pages)


def page_of_note(note: NoteView, page_of_row: Sequence[int]) -> int:
    """The page of a note; what stands nowhere in the text stands on the first page."""
    return page_of_row[note.row] if note.row is not None else 1
