from __future__ import annotations

import dataclasses

import pytest

from samesaid.model import Bead, Report, Severity, Span
from samesaid.reports import render
from samesaid.reports.common.labels import ENGLISH
from samesaid.reports.formats.sarif import file_uri
from tests.builders import finding_of
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
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "zh.txt", "index": 0}
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
    assert rules["O501"] == {"id": "O501", "properties": {"itsType": "omission"}}
    assert RUN["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == ENGLISH.text(REPORT.warnings[0])


@pytest.mark.parametrize(
    ("source", "expected"),
    [("a b/zh 1.txt", "a%20b/zh%201.txt"), ("中.txt", "%E4%B8%AD.txt"), ("C:x", "C%3Ax"), ("bad\udc80", "bad%80"),
     ("worse\ud800", "worse%3F"), ("/srv/a b.txt", "file:///srv/a%20b.txt"), ("", "text")],
)  # fmt: skip
def test_files_are_uris(source: str, expected: str) -> None:
    assert file_uri(dataclasses.replace(REPORT.reference, name="", source=source)) == expected
