"""A report as a workbook with a summary, the findings and the beads. It has no formulas and no links."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from samesaid.model import Report, State
from samesaid.reports.common import decided, looked_for
from samesaid.reports.common.bead_fields import Marked, index_list, sentences_text, similarity
from samesaid.reports.common.headline import coverage, coverage_line, headline_text
from samesaid.reports.common.labels import ENGLISH, severity_labels
from samesaid.reports.common.table import FINDING_COLUMNS, CellValue, finding_rows, one_line
from samesaid.reports.common.xmltext import shown

_BEAD_COLUMNS = (
    "version", "reference_sentences", "version_sentences", "similarity", "confidence", "moved",
    "reference_text", "version_text",
)  # fmt: skip
# Limits of Excel: UTF-16 units in a cell, rows in a sheet.
_MAX_CELL = 32_767
_MAX_ROWS = 1_048_576
_WIDE_COLUMNS = ("message", "sentence", "text", "reading", "words", "comment")
# A digest is no text to read.
_NARROW_COLUMNS = ("text_digest",)
# Columns that people fill in.
_FILLED = ("decision", "who", "comment")
_SEVERITY_COLOURS = {"critical": "#F8D7DA", "major": "#FFF3CD", "minor": "#E2F0D9"}


def render_xlsx(report: Report) -> bytes:
    """The workbook; the same report gives the same bytes."""
    return workbook(
        (
            ("Summary", ("what", "value", "version"), _summary(report)),
            ("Findings", FINDING_COLUMNS, finding_rows(report)),
            ("Beads", _BEAD_COLUMNS, _bead_rows(report)),
        )
    )


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[CellValue]]]]) -> bytes:
    """Sheets of (name, columns, rows), each with a frozen header and filters.

    Texts stay texts whatever they begin with. A cell or sheet that is too long is cut and says so.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        # The time of writing would make every run a different file.
        book.set_properties({"created": datetime(2000, 1, 1)})
        formats = _CellFormats(book)
        for name, columns, rows in sheets:
            _sheet(book.add_worksheet(name), columns, rows, formats)
    return out.getvalue()


class _CellFormats:
    """The cell formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.wide = book.add_format({"valign": "top", "text_wrap": True})
        self.filled = book.add_format({"valign": "top", "text_wrap": True, "bg_color": "#F3F6FA"})
        self.mark = book.add_format({"bold": True, "underline": True})
        self.severities = {name: book.add_format({"bg_color": colour}) for name, colour in _SEVERITY_COLOURS.items()}


def _sheet(sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[CellValue]], formats: _CellFormats) -> None:
    wide = [
        (any(word in column for word in _WIDE_COLUMNS) or column == "value") and column not in _NARROW_COLUMNS
        for column in columns
    ]
    for n, column in enumerate(columns):
        sheet.set_column(n, n, 48 if wide[n] else max(12, len(column) + 3))
        sheet.write_string(0, n, column.replace("_", " "), formats.header)
    last = 0
    for last, row in enumerate(rows, 1):
        if last == _MAX_ROWS - 1:
            sheet.write_string(last, 0, "The sheet is full. The other report formats have the rest.", formats.plain)
            break
        for n, cell in enumerate(row):
            format = formats.wide if wide[n] else formats.plain
            if columns[n] in _FILLED:
                format = formats.filled
            if cell == "":
                sheet.write_blank(last, n, None, format)
            elif isinstance(cell, Marked) and len(cell.pieces) > 1 and _units(cell) <= _MAX_CELL:
                parts = [part for text, inside in cell.pieces for part in ([formats.mark, text] if inside else [text])]
                sheet.write_rich_string(last, n, *parts, format)
            elif isinstance(cell, str):
                sheet.write_string(last, n, fitted(cell), format)
            else:
                sheet.write_number(last, n, cell, format)
    # Sentence numbers and ids are meant to be texts.
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    if "decision" in columns and last:
        at = columns.index("decision")
        choice = {
            "validate": "list",
            "source": [state.value for state in State],
            "error_title": "Decision",
            "error_message": "Choose one of the list, or leave the cell empty.",
        }
        sheet.data_validation(1, at, last, at, choice)
    if "severity" in columns and last:
        at = columns.index("severity")
        for name, colour in formats.severities.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{name}"', "format": colour}
            sheet.conditional_format(1, at, last, at, rule)


def fitted(text: str) -> str:
    """The text; if it is too long for a cell, its beginning and a note of its length."""
    if len(text) <= _MAX_CELL // 2 or _units(text) <= _MAX_CELL:
        return text
    end = f" … [cut here: {len(text):,} characters in all]"
    room = _MAX_CELL - len(end)
    kept = text[:room]
    while _units(kept) > room:
        kept = kept[: len(kept) - max(1, (_units(kept) - room) // 2)]
    return kept + end


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _summary(report: Report) -> Iterator[tuple[CellValue, ...]]:
    yield ("headline", one_line(headline_text(report)), "")
    for warning in report.warnings:
        yield ("warning", one_line(ENGLISH.text(warning)), "")
    yield ("reference", one_line(report.reference.name), "")
    for v, version in enumerate(report.versions):
        name = one_line(version.name)
        mine = [finding for finding in report.findings if finding.version == v]
        yield ("language", one_line(version.language), name)
        yield ("relation", report.relation(v).value, name)
        yield ("sentences", one_line(coverage_line(coverage(report, v))), name)
        if not report.relation(v).comparable:
            continue
        for severity in severity_labels():
            yield (severity.value, sum(f.alarm and f.severity is severity for f in mine), name)
        yield ("information", sum(not f.alarm for f in mine), name)
        for line in looked_for.version_lines(report, v):
            yield ("checks", one_line(line), name)
        for score in report.scores[v] if v < len(report.scores) else ():
            yield (one_line(score.name), score.value, name)
            yield (f"{one_line(score.name)}, how", one_line(ENGLISH.text(score.signature)), name)
    for line in (*decided.all_lines(report), *decided.fixed_lines(report)):
        yield ("decisions", one_line(line), "")
    for key, value in report.signature:
        yield (one_line(key), one_line(value), "")


def _bead_rows(report: Report) -> Iterator[tuple[CellValue, ...]]:
    for version, beads in zip(report.versions, report.alignments, strict=False):
        for bead in beads:
            yield (
                one_line(version.name),
                index_list(bead.source),
                index_list(bead.target),
                round(similarity(bead), 4),
                round(bead.confidence, 4),
                "moved" if bead.moved else "",
                shown(sentences_text(report.reference, bead.source)),
                shown(sentences_text(version, bead.target)),
            )
