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


def told(text: str, start: int) -> Cell:
    return Cell(text, (Span(start, start + len(text)),))


def finding(version: int) -> Finding:
    spans = (Span(15, 20),)
    return finding_of(
        f"id{version}", "N103", "numbers", Severity.MAJOR, 0.9, "Not the same.", version, None, spans, spans
    )


def report() -> Report:
    figure = ComparisonRow(
        "figure", (told("4,800", 15), told("8,400", 15), told("8,400", 15), None), (0,), differs=True
    )
    name = ComparisonRow("name", (told("port", 4), told("port", 4), None, None))
    noted = ComparisonRow(
        "term", (told("boxes", 21), None, None, told("Boxes", 0)), note=literal("A \x1b[31mnote."), differs=True
    )
    return Report(REFERENCE, VERSIONS, ((), (), ()), (finding(0), finding(1)), collation=(figure, name, noted))


def test_what_differs_is_a_table_and_the_odd_one_is_marked() -> None:
    text = render(report(), "text")
    assert "Who says what" in text
    (row,) = [line.split() for line in text.splitlines() if line.strip().startswith("figure")]
    assert row == ["figure", "4,800", "◂", "odd", "8,400", "8,400", "–"]
    assert "Told alike wherever they are told: 1 name." in text
    assert "\x1b" not in text
    assert "note." in text


def test_without_a_table_nothing_is_said_of_it() -> None:
    assert "Who says what" not in render(dataclasses.replace(report(), collation=()), "text")


def test_what_all_tell_alike_needs_no_table() -> None:
    shown = report()
    text = render(dataclasses.replace(shown, collation=shown.collation[1:2]), "text")
    assert "Who says what" not in text
    assert "Told alike" in text


def test_the_same_in_another_version_is_told_in_a_line() -> None:
    text = render(report(), "text")
    assert text.count("Not the same.") == 1
    assert "the same as 1, in this version as well" in text


def test_json_has_the_table() -> None:
    figure, *_ = json.loads(render(report(), "json"))["collation"]
    assert figure["kind"] == "figure"
    assert figure["odd"] == [0]
    assert figure["differs"] is True
    assert figure["told"][0] == {"text": "4,800", "places": [{"start": 15, "end": 20, "text": "4,800"}]}
    assert figure["told"][3] is None
