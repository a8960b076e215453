from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from samesaid.model import SamesaidError, Severity, Span
from samesaid.reports import render
from samesaid.reports.formats import pair_rows
from samesaid.reports.schemas import NAMES, path
from tests.builders import finding_of
from tests.reports.parsers import FINDING, REPORT, read_json, read_jsonl
from tests.reports.sample import document, sample_report


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(path(name).read_text("utf-8")))


def test_there_is_no_other_schema() -> None:
    with pytest.raises(SamesaidError, match="there is no schema 'x'; use one of report, finding"):
        path("x")


def test_both_schemas_describe_a_finding_alike() -> None:
    assert REPORT.schema["$defs"]["finding"] == FINDING.schema["$defs"]["finding"]
    assert REPORT.schema["$defs"]["place"] == FINDING.schema["$defs"]["place"]


def test_reports_keep_to_their_schema() -> None:
    data = read_json(render(sample_report(), "json"))
    assert set(data) == set(REPORT.schema["properties"])
    assert set(data["findings"][0]) == set(REPORT.schema["$defs"]["finding"]["properties"])
    assert set(data["reference"]) == set(REPORT.schema["$defs"]["document"]["properties"])
    assert data["alignments"][0][0]["confidence"] == 1.0
    assert data["rules"][0]["code"] == "N104"
    assert data["reference"]["notes"][1]["span"] is not None


def test_a_report_that_lacks_a_key_breaks_the_schema() -> None:
    data = json.loads(render(sample_report(), "json"))
    del data["findings"][0]["severity"]
    with pytest.raises(ValidationError, match="'severity' is a required property"):
        REPORT.validate(data)


def test_lines_keep_to_theirs_with_a_signature_or_with_a_row() -> None:
    assert len(read_jsonl(render(sample_report(), "jsonl"))) == 10
    zh, en = document("s", "zh", (("八艘。", 0),)), document("t", "en", (("Nine ships.", 0),))
    finding = finding_of("x", "N103", "numbers", Severity.MAJOR, 0.9, "Nine for 8.", 0, 0, (Span(0, 1),), (Span(0, 4),))
    made = pair_rows.write([finding], [7], zh, en, "jsonl")
    assert isinstance(made, str)
    assert read_jsonl(made)[0]["pair"] == 7
