"""Tables of numbers, names, terms and passages over all versions: rows that differ first, the odd one out marked."""

from __future__ import annotations

from dataclasses import dataclass

from samesaid.model import Cell, ComparisonRow, Report
from samesaid.reports.catalogue import Catalogue
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.version_rows import VersionGrid, row_id


@dataclass(frozen=True, slots=True)
class VersionCell:
    """What one text says: the words, their language, the anchor of their row (empty for none), odd one out or not."""

    text: str
    language: str
    anchor: str
    odd: bool


@dataclass(frozen=True, slots=True)
class VersionTableRow:
    """One thing in every text; None where a text does not mention it, which is not what makes it odd."""

    cells: tuple[VersionCell | None, ...]
    note: str


@dataclass(frozen=True, slots=True)
class VersionTable:
    """The rows of one kind (figure, name, term, passage) that differ, and those that agree."""

    kind: str
    title: str
    differ: tuple[VersionTableRow, ...]
    agree: tuple[VersionTableRow, ...]


def version_tables(
    report: Report, positions: ReportPositions, grid: VersionGrid, say: Catalogue
) -> tuple[VersionTable, ...]:
    """A table for each kind with rows: numbers, names, terms, passages."""
    tables = []
    for kind in ("figure", "name", "term", "passage"):
        rows = [row for row in report.collation if row.kind == kind]
        if rows:
            differ = tuple(_row(row, report, positions, grid, say) for row in rows if _differs(row))
            agree = tuple(_row(row, report, positions, grid, say) for row in rows if not _differs(row))
            tables.append(VersionTable(kind, say(f"comparison.{kind}"), differ, agree))
    return tuple(tables)


def _differs(row: ComparisonRow) -> bool:
    """True if those that mention it do not agree, or one does not mention it."""
    return row.differs or bool(row.odd) or None in row.cells


def _row(
    row: ComparisonRow, report: Report, positions: ReportPositions, grid: VersionGrid, say: Catalogue
) -> VersionTableRow:
    texts = (report.reference, *report.versions)
    cells: list[VersionCell | None] = []
    for i, cell in enumerate(row.cells):
        odd = i in row.odd
        if cell:
            cells.append(VersionCell(cell.text, texts[i].language, _anchor(cell, i, positions, grid), odd))
        else:
            cells.append(VersionCell(say("page.absent"), say.language, "", odd) if odd else None)
    return VersionTableRow(tuple(cells), say.text(row.note) if row.note else "")


def _anchor(cell: Cell, text: int, positions: ReportPositions, grid: VersionGrid) -> str:
    """The row of the first mention in this text."""
    sentences = positions.versions[text - 1] if text else positions.reference
    for sentence in sentences.sentences_at(cell.spans[:1]):
        for version in grid.columns if text == 0 else (text - 1,):
            bead = positions.bead_of(version, sentence, of_reference=text == 0)
            if bead is not None and bead in grid.row_of.get(version, {}):
                return row_id(grid.row_of[version][bead])
    return ""
