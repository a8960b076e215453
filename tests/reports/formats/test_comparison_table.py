from __future__ import annotations

import dataclasses
import json

from samesaid.model import Cell, ComparisonRow, Finding, Report, Severity, Span, literal
from samesaid.reports import render
from tests.builders import document, finding_of

REFERENCE = document("The port moved 4,800 boxes.", name="reference.txt")
VERSIONS = (
    document("The port moved 8,400 boxes.", name="one.txt"),
    document("The port moved 8,400 boxes.", name="two.txt"),
    document("Boxes were moved.", name="three.txt"),
)


def cell(text: str, start: int) -> Cell:
    return Cell(text, (Span(start, start + len(text)),))


def finding(version: int) -> Finding:
    spans = (Span(15, 20),)
    return finding_of(
        f"id{version}", "N103", "numbers", Severity.MAJOR, 0.9, "Not the same.", version, None, spans, spans
    )


def report() -> Report:
    figure = ComparisonRow(
        "figure", (cell("4,800", 15), cell("8,400", 15), cell("8,400", 15), None), (0,), differs=True
    )
    name = ComparisonRow("name", (cell("port", 4), cell("port", 4), None, None))
    noted = ComparisonRow(
        "term", (cell("boxes", 21), None, None, cell("Boxes", 0)), note=literal("A \x1b[31mnote."), differs=True
    )
    return Report(REFERENCE, VERSIONS, ((), (), ()), (finding(0), finding(1)), collation=(figure, name, noted))


def test_differing_rows_are_a_table_with_the_odd_one_marked() -> None:
    text = render(report(), "text")
    assert "Numbers, names, terms and passages by version" in text
    (row,) = [line.split() for line in text.splitlines() if line.strip().startswith("number")]
    assert row == ["number", "4,800", "≠", "8,400", "8,400", "–"]
    assert "The same in all versions that mention them: 1 name." in text
    assert "\x1b" not in text
    assert "note." in text


def test_a_report_without_a_table_shows_none() -> None:
    assert "Numbers, names, terms and passages by version" not in render(
        dataclasses.replace(report(), collation=()), "text"
    )


def test_rows_that_agree_are_only_counted() -> None:
    shown = report()
    text = render(dataclasses.replace(shown, collation=shown.collation[1:2]), "text")
    assert "Numbers, names, terms and passages by version" not in text
    assert "The same in all versions" in text


def test_the_same_finding_in_another_version_is_one_line() -> None:
    text = render(report(), "text")
    assert text.count("Not the same.") == 1
    assert "the same as 1, in this version too" in text


def test_json_has_the_table() -> None:
    figure, *_ = json.loads(render(report(), "json"))["collation"]
    assert figure["kind"] == "figure"
    assert figure["odd"] == [0]
    assert figure["differs"] is True
    assert figure["told"][0] == {"text": "4,800", "places": [{"start": 15, "end": 20, "text": "4,800"}]}
    assert figure["told"][3] is None
