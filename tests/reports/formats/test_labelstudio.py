"""Tasks of Label Studio: what the documented interface shows of them, and decisions that come back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from samesaid.decisions.reading import load_decisions
from samesaid.model import Report, SamesaidError, State
from samesaid.reports import render
from samesaid.reports.formats.labelstudio import NOTHING
from tests.paths import TESTS
from tests.reports.decided import decided_report
from tests.reports.sample import sample_report
from tests.reports.test_any_report import reports

PAGE = (TESTS.parent / "docs" / "report-formats.md").read_text("utf-8")
INTERFACE = etree.fromstring(re.findall(r"```xml\n(<View>.*?</View>)\n```", PAGE, re.S)[0])
TEXTS = {one.get("name"): one.get("value", "")[1:] for one in INTERFACE.iter("Text")}
CONTROLS = {one.get("name"): one for one in INTERFACE.iter("Labels", "Choices", "TextArea")}


def tasks(report: Report) -> dict[str, Any]:
    found = json.loads(render(report, "labelstudio"))
    return {task["data"]["id"]: task for task in found}


def check(task: dict[str, Any]) -> None:
    """What the interface needs is there; regions and choices are those that it knows."""
    data, (prediction,) = task["data"], task["predictions"]
    shown = {value[1:] for one in INTERFACE.iter() if (value := one.get("value", "")).startswith("$")}
    assert shown <= data.keys()
    assert data["reference"]
    assert data["version"]
    assert 0 <= prediction["score"] <= 1
    ids = [one["id"] for one in prediction["result"] if one["type"] == "labels"]
    assert len(ids) == len(set(ids))
    for one in prediction["result"]:
        control, value = CONTROLS[one["from_name"]], one["value"]
        assert (control.tag.lower(), control.get("toName")) == (one["type"], one["to_name"])
        known = {child.get("value") for child in control}
        if one["type"] == "labels":
            assert data[TEXTS[one["to_name"]]][value["start"] : value["end"]] == value["text"] != ""
            assert set(value["labels"]) <= known
        elif one["type"] == "choices":
            assert set(value["choices"]) <= known


@settings(max_examples=40, deadline=None)
@given(reports())
def test_the_documented_interface_shows_every_task(report: Report) -> None:
    made = json.loads(render(report, "labelstudio"))
    assert [task["data"]["id"] for task in made] == [finding.id for finding in report.findings]
    for task in made:
        check(task)


def test_the_choices_are_the_states() -> None:
    assert [choice.get("value") for choice in CONTROLS["decision"]] == [state.value for state in State]


def test_a_task_has_both_sentences_with_the_words_of_the_finding() -> None:
    task = tasks(sample_report())["a1"]
    assert task["data"]["reference_place"] == "zh.txt, ¶1, sentence 1"
    words = [(r["to_name"], r["value"]["text"], r["value"]["labels"]) for r in task["predictions"][0]["result"][:-1]]
    assert words == [("reference", "2.2万余起", ["critical"]), ("version", "more than 22 million", ["critical"])]
    assert task["predictions"][0]["score"] == 0.97


def test_a_side_that_has_nothing_says_so() -> None:
    found = tasks(sample_report())
    assert found["a2"]["data"]["version"] == NOTHING
    assert found["a7"]["data"]["reference"] == NOTHING


def test_what_was_decided_is_the_choice() -> None:
    found = tasks(decided_report())
    for task in found.values():
        check(task)
    assert list(found)[-2:] == ["a2", "a7"]
    choice, why = found["a2"]["predictions"][0]["result"][-2:]
    assert (choice["value"]["choices"], why["value"]["text"]) == (["not an error"], ["house style"])
    assert found["a2"]["data"]["severity"] == "major"


def annotated(task: dict[str, Any], state: str, why: str = "", **more: Any) -> dict[str, Any]:
    """The task as the project exports it after somebody submitted an annotation."""
    result = [one for one in task["predictions"][0]["result"] if one["type"] == "labels"]
    result.append({"from_name": "decision", "to_name": "version", "type": "choices", "value": {"choices": [state]}})
    if why:
        result.append({"from_name": "why", "to_name": "version", "type": "textarea", "value": {"text": [why]}})
    made = {"result": result, "was_cancelled": False, "updated_at": "2026-11-29T12:00:00.000000Z", **more}
    return {**task, "annotations": [*task.get("annotations", ()), made]}


def exported(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_what_people_choose_in_the_project_comes_back(tmp_path: Path) -> None:
    found = tasks(sample_report())
    person = {"id": 4, "email": "mei@example.org"}
    found["a1"] = annotated(found["a1"], "ask", "原文？", completed_by=person)
    found["a2"] = annotated(annotated(found["a2"], "fixed"), "not an error", completed_by=7)
    found["a3"] = annotated(found["a3"], "fixed", was_cancelled=True)
    found["a4"] = {**found["a4"], "annotations": [{"result": []}]}
    entries = load_decisions(exported(tmp_path, list(found.values()))).entries
    assert [(one.id, one.state.value, one.who, one.why) for one in entries] == [
        ("a1", "ask", "mei@example.org", "原文？"),
        ("a2", "not an error", "user 7", ""),
    ]
    assert entries[0].when == "2026-11-29T12:00:00.000000Z"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ([{"data": {}, "annotations": [{"result": [{"from_name": "x"}]}]}], "task 1 is not one that samesaid wrote"),
        ([{"data": {}}, 3], "task 2 is not one"),
        ([{"data": {"text": "x"}, "annotations": [{"result": []}]}, {"data": {}, "annotations": 3}], "task 2 is not"),
        (
            [
                annotated({"data": {"x": 1}, "predictions": [{"result": []}]}, "ask"),
            ],
            "task 1 is not one that samesaid wrote",
        ),
        (
            [annotated({"data": {"id": "a"}, "predictions": [{"result": []}]}, "perhaps")],
            "task 1: there is no",
        ),
        ([annotated({"data": {"id": 3}, "predictions": [{"result": []}]}, "ask")], "task 1 has no id"),
    ],
)
def test_another_export_is_an_error_of_one_line(tmp_path: Path, content: object, complaint: str) -> None:
    with pytest.raises(SamesaidError, match=complaint) as raised:
        load_decisions(exported(tmp_path, content))
    assert "\n" not in str(raised.value)
