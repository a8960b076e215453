"""The table of figures, names and terms over all versions: what differs first, the odd one out marked."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.model import Cell, ComparisonRow, Report
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import Site
from samesaid.reports.page.rows import row_id
from samesaid.reports.page.version_rows import Grid


@dataclass(frozen=True, slots=True)
class Wording:
    """How one text tells it: the words, its language, the row they stand in (empty: nowhere), whether it stands out."""

    text: str
    language: str
    anchor: str
    odd: bool


@dataclass(frozen=True, slots=True)
class TermRow:
    """One thing in every text; None where a text does not tell it."""

    wordings: tuple[Wording | None, ...]
    note: str


@dataclass(frozen=True, slots=True)
class TermTable:
    """The rows of one kind that differ, and those that agree."""

    kind: str
    title: str
    differ: tuple[TermRow, ...]
    agree: tuple[TermRow, ...]


def term_tables(report: Report, site: Site, grid: Grid, say: Catalogue) -> tuple[TermTable, ...]:
    """A table a kind in the order figures, names, terms; kinds without rows are left out."""
    tables = []
    for kind in ("figure", "name", "term"):
        rows = [row for row in report.collation if row.kind == kind]
        if rows:
            differ = tuple(_row(row, report, site, grid, say) for row in rows if row.odd or _untold(row))
            agree = tuple(_row(row, report, site, grid, say) for row in rows if not (row.odd or _untold(row)))
            tables.append(TermTable(kind, say(f"comparison.{kind}"), differ, agree))
    return tuple(tables)


def _untold(row: ComparisonRow) -> bool:
    return any(told is None for told in row.cells)


def _row(row: ComparisonRow, report: Report, site: Site, grid: Grid, say: Catalogue) -> TermRow:
    texts = (report.reference, *report.versions)
    wordings = (
        Wording(told.text, texts[i].language, _anchor(told, i, site, grid), i in row.odd) if told else None
        for i, told in enumerate(row.cells)
    )
    return TermRow(tuple(wordings), _note(row, report, say))


def _note(row: ComparisonRow, report: Report, say: Catalogue) -> str:
    """The note in the page's language; in English where the catalogue lacks a key of it."""
    if row.note is None:
        return ""
    return (say if say.knows(row.note) else ENGLISH.extended(report.rules)).text(row.note)


def _anchor(told: Cell, text: int, site: Site, grid: Grid) -> str:
    """The row that holds the first place where it is told."""
    places = site.versions[text - 1] if text else site.reference
    for sentence in places.touched(told.spans[:1]):
        for version in grid.columns if text == 0 else (text - 1,):
            bead = site.bead_of(version, sentence, of_reference=text == 0)
            if bead is not None and bead in grid.row_of.get(version, {}):
                return row_id(grid.row_of[version][bead])
    return ""
