"""A text that is no version of the reference: every format says so, counts nothing, and the run ends with 2."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import sync_playwright

from samesaid.cli import run
from samesaid.model import Relation, Report
from samesaid.pipeline import check
from samesaid.reports import FORMATS
from tests.builders import document
from tests.paths import CASES
from tests.reports.parsers import read_json, read_xml
from tests.reports.test_browser import CHROMIUM, FLAGS

TEXTS = tomllib.loads((CASES / "relation.toml").read_text(encoding="utf-8"))["texts"]
SAID = "Not versions of one text: English 1 and English 2 were not compared"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("texts")
    paths = {}
    for name in ("year", "year-again", "year-short", "strike", "two", "two-chinese"):
        path = folder / f"{name}.txt"
        joint = "" if TEXTS[name]["language"] == "zh" else " "
        path.write_text(joint.join(TEXTS[name]["sentences"]), encoding="utf-8")
        paths[name] = str(path)
    return paths


def _html(content: str) -> None:
    head, rest = content.split("<main>")
    assert SAID in head
    assert "nothing was compared between English 1 and English 2" in head
    assert "Penalty" not in content
    assert "counterpart" not in rest.split("</main>")[0]


def _json(content: str) -> None:
    data = read_json(content)
    assert data["comparable"] is False
    assert data["relations"] == ["another text"]
    assert data["findings"] == data["scores"] == data["checks"] == []
    assert data["alignments"] == [[]]


def _nothing(content: str) -> None:
    assert content == ""


def _no_task(content: str) -> None:
    assert json.loads(content) == []


def _header_only(content: str) -> None:
    assert content.count("\n") == 1


def _sarif(content: str) -> None:
    (made,) = json.loads(content)["runs"]
    (invocation,) = made["invocations"]
    assert invocation["executionSuccessful"] is False
    errors = [n for n in invocation["toolExecutionNotifications"] if n["level"] == "error"]
    assert [SAID in error["message"]["text"] for error in errors] == [True]
    assert made["results"] == []


def _junit(content: str) -> None:
    root = read_xml(content, "junit")
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["1", "0", "1", "0"]
    error = root.find("testsuite/testcase/error")
    assert error is not None
    assert SAID in (error.get("message") or "")


def _markdown(content: str) -> None:
    assert "nothing was compared" in content
    assert "| --- |" not in content


def _tmx(content: str) -> None:
    root = read_xml(content, "tmx")
    assert any(SAID in (note.text or "") for note in root.findall("header/note"))
    assert root.findall("body/tu") == []


def _xliff(content: str) -> None:
    root = read_xml(content, "xliff")
    assert SAID in etree.tostring(root, encoding="unicode")
    assert root.findall(".//{*}unit") == []


def _text(content: str) -> None:
    flat = " ".join(content.split())
    assert SAID in flat
    assert "nothing was compared" in flat
    assert "counterpart" not in flat


READ: dict[str, Callable[[str], None]] = {
    "html": _html,
    "json": _json,
    "jsonl": _nothing,
    "csv": _header_only,
    "sarif": _sarif,
    "labelstudio": _no_task,
    "junit": _junit,
    "markdown": _markdown,
    "tmx": _tmx,
    "xliff": _xliff,
    "text": _text,
}


def test_every_format_is_read_here() -> None:
    assert {*READ, "xlsx"} == set(FORMATS)


@pytest.mark.parametrize("format", READ)
def test_every_format_says_that_nothing_was_compared(
    format: str, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report"
    assert run(["check", files["year"], files["strike"], "--format", format, "-o", str(path), "--quiet"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "strike.txt: is no version of year.txt" in said
    READ[format](path.read_text(encoding="utf-8"))


def test_the_workbook_says_so_and_counts_nothing(files: dict[str, str], tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "report.xlsx"
    assert run(["check", files["year"], files["strike"], "-o", str(path), "--quiet"]) == 2
    book = load_workbook(io.BytesIO(path.read_bytes()))
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert summary["relation"] == "another text"
    assert SAID in str(summary["warning"])
    assert not {"critical", "major", "minor", "coverage", "penalty"} & summary.keys()
    assert book["Findings"].max_row == book["Beads"].max_row == 1


def report_of(*names: str) -> Report:
    return check(*(document(*TEXTS[n]["sentences"], language=TEXTS[n]["language"], name=n) for n in names))


def test_of_several_versions_the_others_are_compared_as_usual(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.json"
    arguments = [files[name] for name in ("year", "year-again", "strike", "year-short")]
    assert run(["check", *arguments, "-o", str(path), "--full"]) == 2
    shown = capsys.readouterr()
    assert "strike.txt: is no version of year.txt, so it was not compared" in shown.err
    assert "Not a version of English 1, and not compared: English 3. " in " ".join(shown.out.split())
    assert "English 3: Another text, not compared." in shown.out
    data = read_json(path.read_text(encoding="utf-8"))
    assert data["decision"] == "refused"
    assert data["relations"] == ["version", "another text", "condensed version"]
    assert data["comparable"] is False
    assert [bool(beads) for beads in data["alignments"]] == [True, False, True]
    assert {finding["version"] for finding in data["findings"]} <= {0, 2}
    assert {score["version"] for score in data["scores"]} == {0, 2}


def test_a_condensed_version_is_called_one_and_what_it_leaves_out_raises_no_alarm() -> None:
    from samesaid.reports.common.headline import headline_text

    report = report_of("year", "year-short")
    assert report.comparable
    assert report.relations == (Relation.CONDENSED,)
    assert "A condensed version: 5 of 14 sentences have a counterpart" in headline_text(report)
    left_out = [finding for finding in report.findings if finding.code == "O501"]
    assert left_out
    assert not any(finding.alarm for finding in left_out)
    assert [score.name for score in report.scores[0] if score.name == "penalty"] == []


def test_what_a_condensed_reference_lacks_raises_no_alarm() -> None:
    report = report_of("year-short", "year")
    assert report.relations == (Relation.EXTENDED,)
    assert not any(finding.alarm for finding in report.findings if finding.code == "O502")


def test_a_version_whose_end_is_lost_is_not_condensed() -> None:
    report = report_of("year", "year-cut")
    assert report.relations == (Relation.VERSION,)
    assert any(finding.alarm for finding in report.findings if finding.code == "O501")


def test_two_sentences_are_compared(files: dict[str, str]) -> None:
    assert run(["check", files["two-chinese"], files["two"], "--quiet"]) == 0


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")
def test_the_verdict_still_names_the_other_text_when_every_finding_is_decided(
    files: dict[str, str], tmp_path: Path
) -> None:
    wrong, page = tmp_path / "wrong.txt", tmp_path / "report.html"
    wrong.write_text(Path(files["year-again"]).read_text(encoding="utf-8").replace("4,730", "4,370"), encoding="utf-8")
    assert run(["check", files["year"], str(wrong), files["strike"], "-o", str(page), "--quiet"]) == 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        opened = browser.new_page()
        opened.goto(page.as_uri())
        named = "Not a version of English 1, and not compared: English 3."
        assert opened.inner_text(".verdict").startswith(f"{named} Hold:")
        for key in ("j", "x", "Enter"):
            opened.keyboard.press(key)
        opened.wait_for_function("document.querySelector('.verdict').textContent.includes('decided')")
        assert opened.inner_text(".verdict").startswith(named)
        browser.close()
