from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from samesaid.cli import run
from samesaid.decisions.baseline import load_baseline
from samesaid.model import Decision, DecisionsUsed, Report, SamesaidError, State
from samesaid.reports import FORMATS, render
from tests.reports.sample import sample_report

SAMPLE = sample_report()


def since(tmp_path: Path, before: Report, now: Report) -> Report:
    path = tmp_path / "previous.json"
    path.write_text(render(before, "json"), encoding="utf-8")
    return replace(now, baseline=load_baseline(path).against((*now.findings, *now.decided)))


def test_what_is_fixed_remaining_and_new_is_known_by_id(tmp_path: Path) -> None:
    report = since(
        tmp_path, replace(SAMPLE, findings=SAMPLE.findings[1:]), replace(SAMPLE, findings=SAMPLE.findings[:-1])
    )
    assert report.baseline is not None
    assert [report.is_new(f) for f in report.findings[:3]] == [True, False, False]
    assert [f.id for f in report.baseline.fixed] == [f.id for f in SAMPLE.findings[-1:] if f.alarm]
    assert [f.id for f in replace(report, new_only=True).counting] == [SAMPLE.findings[0].id]


def decided(tmp_path: Path) -> Report:
    """A report of which one finding is new, one fixed, one closed, one to be fixed."""
    decision = Decision(State.NO_ERROR, id="a2", who="Mei", why="house style")
    first, second, third, *others = SAMPLE.findings
    third = replace(third, decision=Decision(State.WILL_FIX, id=third.id, who="Li"))
    now = replace(
        SAMPLE,
        findings=(first, third, *others[1:]),
        decided=(replace(second, alarm=False, decision=decision),),
        decisions=DecisionsUsed(3, "0123456789abcdef", (Decision(State.ASK, id="gone"),)),
        new_only=True,
    )
    return since(tmp_path, replace(SAMPLE, findings=SAMPLE.findings[1:]), now)


@pytest.mark.parametrize("name", ["text", "html", "junit"])
def test_every_report_for_people_says_what_was_decided_and_what_changed(tmp_path: Path, name: str) -> None:
    text = " ".join(render(decided(tmp_path), name).split())
    assert "Since previous.json: 1 fixed, 5 remaining, 1 new. Only new ones set the exit code." in text
    assert "2 findings are decided: 1 will fix and 1 not an error; by Mei (1) and Li (1)." in text
    assert "1 decision no longer applies" in text
    assert "not an error (Mei): house style" in text


def test_machines_read_the_same(tmp_path: Path) -> None:
    report = decided(tmp_path)
    data = json.loads(render(report, "json"))
    assert [f["decision"]["state"] for f in data["decided"]] == ["not an error"]
    assert [f["new"] for f in data["findings"][:2]] == [True, False]
    assert data["decisions"]["lapsed"][0]["id"] == "gone"
    assert len(data["baseline"]["fixed"]) == 1
    lines = [json.loads(line) for line in render(report, "jsonl").splitlines()]
    assert lines[-1]["decision"]["who"] == "Mei"


def test_with_new_only_a_known_finding_fails_no_case(tmp_path: Path) -> None:
    report = decided(tmp_path)
    assert render(report, "junit").count("<failure") == 1
    assert render(replace(report, new_only=False), "junit").count("<failure") > 1


@pytest.mark.parametrize("name", [name for name, known in FORMATS.items() if not known.binary])
def test_every_format_takes_a_report_with_decisions(tmp_path: Path, name: str) -> None:
    assert render(decided(tmp_path), name)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[]", "no report; --baseline takes the JSON of an earlier report"),
        ('{"schema": "samesaid-decisions"}', "no report"),
        ('{"schema": "samesaid-report", "schema_version": 9}', "another schema_version"),
        (
            '{"schema": "samesaid-report", "schema_version": 1, "versions": [], "findings": [3]}',
            "lacks what its findings",
        ),
        (
            '{"schema": "samesaid-report", "schema_version": 1, "versions": 3, "findings": []}',
            "lacks what its findings",
        ),
        ("{", "not JSON"),
    ],
)
def test_a_wrong_baseline_is_an_error_of_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "previous.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SamesaidError, match=complaint):
        load_baseline(path)


def test_the_exit_code_follows_decisions_and_the_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("The port took in 45 ships in May. The crews were well.\n", encoding="utf-8")
    other.write_text("The port took in 54 ships in May. The crews were well.\n", encoding="utf-8")
    texts, previous = ["check", str(one), str(other), "--only", "numbers"], tmp_path / "previous.json"
    assert run([*texts, "-o", str(previous)]) == 1
    assert run([*texts, "--baseline", str(previous)]) == 1
    assert run([*texts, "--baseline", str(previous), "--new-only"]) == 0
    assert run([*texts, "--new-only"]) == 2
    identity = json.loads(previous.read_text("utf-8"))["findings"][0]["id"]
    for state, code in (("will fix", 1), ("ask", 1), ("open", 1), ("fixed", 0), ("not an error", 0)):
        table = tmp_path / "d.csv"
        table.write_text(f"id,decision,who\n{identity},{state},Mei\n", encoding="utf-8")
        assert run([*texts, "--decisions", str(table)]) == code
    assert "1 finding is decided: 1 not an error; by Mei (1)." in capsys.readouterr().out
