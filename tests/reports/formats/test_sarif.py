from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from samesaid.model import Bead, Decision, DecisionsUsed, Report, Severity, Span, State
from samesaid.reports import render
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.formats.sarif.places import artifact_location
from tests.builders import finding_of
from tests.reports.decided import GONE, decided_report
from tests.reports.parsers import read_sarif
from tests.reports.sample import document, sample_report

REPORT = sample_report()
RUN = read_sarif(render(REPORT, "sarif"))


def test_results_are_located_in_their_version_and_point_to_the_reference() -> None:
    result = RUN["results"][0]
    where = result["locations"][0]["physicalLocation"]
    assert RUN["artifacts"][where["artifactLocation"]["index"]]["location"]["uri"] == "rough.txt"
    region = where["region"]
    text = REPORT.versions[0].text
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "more than 22 million"
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "zh.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "2.2万余起"
    assert RUN["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "N104"


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    text = document("a", "en", (("One 🀄 two.", 0), ("Three four.", 1)))
    start = text.text.index("four")
    finding = finding_of("i", "N103", "numbers", Severity.MAJOR, 0.5, "m", 0, 1, (), (Span(start, start + 4),))
    bead = Bead((0,), (0,), 0.9)
    run = read_sarif(render(Report(text, (text,), ((bead, Bead((1,), (1,), 0.9)),), (finding,)), "sarif"))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 7, 3, 11)
    assert run["columnKind"] == "unicodeCodePoints"


def test_what_is_missing_is_located_at_its_place() -> None:
    region = RUN["results"][1]["locations"][0]["physicalLocation"]["region"]
    end = REPORT.versions[0].sentences[2].span.end
    assert (region["charOffset"], region["charLength"]) == (end, 0)
    assert "snippet" not in region


def test_severities_are_levels_and_information_is_no_failure() -> None:
    assert [r["level"] for r in RUN["results"]] == [
        "error", "warning", "warning", "note", "warning", "note", "note", "none", "none", "note",
    ]  # fmt: skip
    assert {r["kind"] for r in RUN["results"] if r["level"] == "none"} == {"informational"}


def test_rules_are_those_looked_for_and_any_other_that_was_found() -> None:
    rules = {rule["id"]: rule for rule in RUN["tool"]["driver"]["rules"]}
    assert list(rules)[:2] == ["N104", "N106"]
    assert rules["N104"]["properties"]["itsType"] == "numbers"
    assert "Use the value of the reference" in rules["N104"]["help"]["text"]
    assert rules["N104"]["help"]["markdown"].endswith("Example: `samesaid explain N104`")
    assert rules["N104"]["helpUri"] == "https://www.w3.org/TR/its20/#lqissue-typevalues"
    assert rules["O501"] == {"id": "O501", "properties": {"itsType": "omission"}}
    assert RUN["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == ENGLISH.text(REPORT.warnings[0])


@pytest.mark.parametrize(
    ("source", "expected"),
    [("a b/zh 1.txt", "a%20b/zh%201.txt"), ("中.txt", "%E4%B8%AD.txt"), ("C:x", "C%3Ax"), ("bad\udc80", "bad%80"),
     ("worse\ud800", "worse%3F"), ("/srv/a b.txt", "file:///srv/a%20b.txt"), ("", "text")],
)  # fmt: skip
def test_files_are_uris(source: str, expected: str) -> None:
    location = artifact_location(dataclasses.replace(REPORT.reference, name="", source=source))
    assert location["uri"] == expected
    assert ("uriBaseId" in location) is not expected.startswith("file:")


def test_an_absolute_path_below_the_working_folder_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for source in (tmp_path / "texts" / "a.txt", Path("texts/a.txt")):
        location = artifact_location(dataclasses.replace(REPORT.reference, source=str(source)))
        assert location == {"uri": "texts/a.txt", "uriBaseId": "%SRCROOT%"}
    assert str(tmp_path) not in render(REPORT, "sarif")
    assert RUN["originalUriBaseIds"].keys() == {"%SRCROOT%"}


def by_id(report: Report) -> dict[str, Any]:
    found = read_sarif(render(report, "sarif"))["results"]
    return {result["partialFingerprints"]["samesaidFinding/v1"]: result for result in found}


def test_what_was_decided_stays_as_suppressed_or_under_review() -> None:
    found = by_id(decided_report())
    assert found["a2"]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "not an error (Mei, 2026-11-29): house style"}
    ]
    assert found["a2"]["level"] == "warning"
    assert found["a7"]["suppressions"][0] == {"kind": "external", "status": "accepted", "justification": "fixed"}
    assert found["a3"]["suppressions"][0]["status"] == "underReview"
    assert [one for one, result in found.items() if result["suppressions"]] == ["a3", "a2", "a7"]
    assert not any("suppressions" in result for result in RUN["results"])


def test_a_decision_that_opens_a_finding_suppresses_nothing() -> None:
    first, *others = REPORT.findings
    opened = dataclasses.replace(first, decision=Decision(State.OPEN, id="a1"))
    used = DecisionsUsed(1, "0123456789abcdef")
    report = dataclasses.replace(REPORT, findings=(opened, *others), decisions=used)
    assert [result["suppressions"] for result in by_id(report).values()] == [[]] * len(REPORT.findings)


def test_results_say_what_is_new_unchanged_or_gone_since_the_baseline() -> None:
    found = by_id(decided_report())
    assert {one: result["baselineState"] for one, result in found.items()} == {
        **dict.fromkeys(("a1",), "new"),
        **dict.fromkeys(("a2", "a3", "a4", "a5", "a6", "a7", "b1", "b2", "c1"), "unchanged"),
        GONE.id: "absent",
    }
    assert found[GONE.id]["message"] == {"text": "Two days. Not the same."}
    assert found[GONE.id]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "careful.txt"
    assert not any("baselineState" in result for result in RUN["results"])


def test_a_gone_finding_of_a_version_that_is_gone_has_no_place() -> None:
    report = decided_report()
    assert report.baseline is not None
    past = dataclasses.replace(GONE, version="elsewhere.txt")
    report = dataclasses.replace(report, baseline=dataclasses.replace(report.baseline, fixed=(past,)))
    assert by_id(report)[GONE.id]["locations"] == []
