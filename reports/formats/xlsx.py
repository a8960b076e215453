"""A report as a workbook: a summary, the findings, the beads. Nothing in it is computed, nothing is a link."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from samesaid.model import Report
from samesaid.reports.common.bead_fields import numbers, similarity, wording
from samesaid.reports.common.headline import coverage, coverage_line, verdict_line
from samesaid.reports.common.labels import ENGLISH, grades
from samesaid.reports.common.table import FINDING_COLUMNS, Cell, finding_rows, one_line
from samesaid.reports.common.xmltext import shown

_BEAD_COLUMNS = (
    "version", "reference_sentences", "version_sentences", "similarity", "confidence", "moved",
    "reference_text", "version_text",
)  # fmt: skip
# What a cell and a sheet can hold. A cell's limit counts UTF-16 units.
_CELL = 32_767
_ROWS = 1_048_576
_WIDE = ("message", "sentence", "text", "reading", "words")
_BANDS = {"critical": "#F8D7DA", "major": "#FFF3CD", "minor": "#E2F0D9"}


def render_xlsx(report: Report) -> bytes:
    """The workbook; the same report gives the same bytes."""
    return workbook(
        (
            ("Summary", ("what", "value", "version"), _summary(report)),
            ("Findings", FINDING_COLUMNS, finding_rows(report)),
            ("Beads", _BEAD_COLUMNS, _bead_rows(report)),
        )
    )


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """Sheets of a name, columns and rows, each under a frozen header with filters.

    Texts are cells of text whatever they begin with. What does not fit into a cell or a sheet is cut where it says so.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        # The clock would make every run another file.
        book.set_properties({"created": datetime(2000, 1, 1)})
        looks = _Looks(book)
        for name, columns, rows in sheets:
            _sheet(book.add_worksheet(name), columns, rows, looks)
    return out.getvalue()


class _Looks:
    """The formats of a workbook's cells."""

    def __init__(self, book: Any) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.wide = book.add_format({"valign": "top", "text_wrap": True})
        self.bands = {name: book.add_format({"bg_color": colour}) for name, colour in _BANDS.items()}


def _sheet(sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[Cell]], looks: _Looks) -> None:
    wide = [any(word in column for word in _WIDE) or column == "value" for column in columns]
    for n, column in enumerate(columns):
        sheet.set_column(n, n, 48 if wide[n] else max(12, len(column) + 3))
        sheet.write_string(0, n, column.replace("_", " "), looks.header)
    last = 0
    for last, row in enumerate(rows, 1):
        if last == _ROWS - 1:
            sheet.write_string(last, 0, "The sheet is full here: the other formats hold the rest.", looks.plain)
            break
        for n, cell in enumerate(row):
            look = looks.wide if wide[n] else looks.plain
            if cell == "":
                sheet.write_blank(last, n, None, look)
            elif isinstance(cell, str):
                sheet.write_string(last, n, fitted(cell), look)
            else:
                sheet.write_number(last, n, cell, look)
    # Sentence numbers and ids are texts on purpose.
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    if "severity" in columns and last:
        at = columns.index("severity")
        for name, band in looks.bands.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{name}"', "format": band}
            sheet.conditional_format(1, at, last, at, rule)


def fitted(text: str) -> str:
    """The text, or as much of it as a cell takes and a word on how long it is."""
    if len(text) <= _CELL // 2 or _units(text) <= _CELL:
        return text
    end = f" … [cut here: {len(text):,} characters in all]"
    room = _CELL - len(end)
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - max(1, (_units(kept) - room) // 2)]
    return kept + end


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _summary(report: Report) -> Iterator[tuple[Cell, ...]]:
    yield ("verdict", one_line(verdict_line(report)), "")
    for warning in report.warnings:
        yield ("warning", one_line(ENGLISH.text(warning)), "")
    yield ("reference", one_line(report.reference.name), "")
    for v, version in enumerate(report.versions):
        name = one_line(version.name)
        mine = [finding for finding in report.findings if finding.version == v]
        yield ("language", one_line(version.language), name)
        yield ("sentences", one_line(coverage_line(coverage(report, v))), name)
        for severity in grades():
            yield (severity.value, sum(f.alarm and f.severity is severity for f in mine), name)
        yield ("information", sum(not f.alarm for f in mine), name)
        for score in report.scores[v] if v < len(report.scores) else ():
            yield (one_line(score.name), score.value, name)
            yield (f"{one_line(score.name)}, how", one_line(score.signature), name)
    for key, value in report.signature:
        yield (one_line(key), one_line(value), "")


def _bead_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    for version, beads in zip(report.versions, report.alignments, strict=False):
        for bead in beads:
            yield (
                one_line(version.name),
                numbers(bead.source),
                numbers(bead.target),
                round(similarity(bead), 4),
                round(bead.confidence, 4),
                "moved" if bead.moved else "",
                shown(wording(report.reference, bead.source)),
                shown(wording(version, bead.target)),
            )
