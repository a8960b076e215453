from __future__ import annotations

import dataclasses
import json

import pytest

from samesaid.model import SamesaidError, Severity, Span
from samesaid.reports import render
from samesaid.reports.common.records import finding_record, pair_record
from samesaid.reports.formats import pair_rows
from tests.builders import finding_of
from tests.reports.sample import document, sample_report

REPORT = sample_report()


def test_spans_carry_the_exact_words() -> None:
    record = finding_record(REPORT.findings[0], REPORT.reference, REPORT.versions[0])
    assert record["source"] == [{"start": 16, "end": 22, "text": "2.2万余起"}]
    assert [q["text"] for q in record["target"]] == ["more than 22 million"]
    assert (record["code"], record["severity"], record["alarm"]) == ("N104", "critical", True)


def test_json_holds_the_whole_report() -> None:
    data = json.loads(render(REPORT, "json"))
    assert (data["schema"], data["schema_version"]) == ("samesaid-report", 1)
    assert [f["id"] for f in data["findings"]] == [f.id for f in REPORT.findings]
    assert [len(beads) for beads in data["alignments"]] == [6, 5]
    assert data["signature"]["encoder"] == "test-encoder"
    assert [(s["version"], s["name"]) for s in data["scores"]] == [(0, "penalty per 1,000 words"), (0, "chrF")]
    for document_data in (data["reference"], *data["versions"]):
        assert all(document_data["text"][s["start"] : s["end"]].strip() for s in document_data["sentences"])


def test_json_lines_are_findings_and_nothing_else() -> None:
    awkward = dataclasses.replace(REPORT.findings[0], message="one\u2028two\nthree\x85four")
    report = dataclasses.replace(REPORT, findings=(awkward, *REPORT.findings[1:]))
    lines = render(report, "jsonl").splitlines()
    records = [json.loads(line) for line in lines]
    assert [r["id"] for r in records] == [f.id for f in REPORT.findings]
    assert records[0]["message"] == awkward.message
    assert {r["signature"] for r in records} == {REPORT.signature_line}
    assert render(dataclasses.replace(report, findings=()), "jsonl") == ""


def test_a_pair_carries_the_id_of_its_row() -> None:
    zh, en = document("s", "zh", (("八艘。", 0),)), document("t", "en", (("Nine ships.", 0),))
    finding = finding_of(
        "x", "N103", "numbers", Severity.MAJOR, 0.9, "Nine\nfor 8.", 0, 0, (Span(0, 1),), (Span(0, 4),), "八 → 8"
    )
    assert pair_record(finding, "r7", zh, en)["pair"] == "r7"
    (line,) = pair_rows.write([finding], ["r7"], zh, en, "jsonl").splitlines()
    assert json.loads(line)["target"][0]["text"] == "Nine"
    assert pair_rows.write([finding], ["r7"], zh, en, "text") == "r7\t▲ major\tNine for 8. (八 → 8)\tN103\n"
    with pytest.raises(SamesaidError, match="no format 'xml' for pairs; use one of html, jsonl, text"):
        pair_rows.check_format("xml")
