from __future__ import annotations

import dataclasses

from samesaid.model import Cell, ComparisonRow, Report
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.common.positions import ReportPositions
from samesaid.reports.page.version_rows import version_grid
from samesaid.reports.page.version_table import VersionTable, version_tables
from tests.reports.sample import sample_report


def tables(*rows: ComparisonRow) -> dict[str, VersionTable]:
    report: Report = dataclasses.replace(sample_report(), collation=rows)
    made = version_tables(report, ReportPositions(report), version_grid(report, [0, 1]), ENGLISH)
    return {table.kind: table for table in made}


def test_texts_that_all_differ_are_among_the_rows_that_differ() -> None:
    row = ComparisonRow("figure", (Cell("4,800"), Cell("8,400"), Cell("9,100")), differs=True)
    alike = ComparisonRow("figure", (Cell("12"), Cell("12"), Cell("12")))
    (table,) = tables(row, alike).values()
    assert [[cell and cell.text for cell in one.cells] for one in table.differ] == [["4,800", "8,400", "9,100"]]
    assert len(table.agree) == 1


def test_a_version_that_is_odd_because_it_lacks_a_passage_is_marked() -> None:
    row = ComparisonRow("passage", (Cell("It rained"), None, Cell("It rained")), (1,), differs=True)
    lost = ComparisonRow("passage", (Cell("It rained"), None, None), differs=True)
    first, second = tables(row, lost)["passage"].differ
    assert [(cell.text, cell.odd) if cell else None for cell in first.cells] == [
        ("It rained", False),
        ("not mentioned", True),
        ("It rained", False),
    ]
    assert second.cells[1:] == (None, None)
