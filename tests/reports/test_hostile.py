"""With hostile texts each format is still read by its own parser and has every finding."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from samesaid.model import Report, Span
from samesaid.reports import FORMATS, save
from samesaid.reports.common.xmltext import shown
from samesaid.reports.formats.xliff import render_files
from samesaid.reports.formats.xlsx import render_xlsx
from tests.reports.parsers import XLIFF, read_csv, read_json, read_jsonl, read_sarif, read_xlsx, read_xml
from tests.reports.sample import document, sample_report
from tests.reports.test_any_report import reports


def rendered(report: Report, name: str) -> str:
    """The text as a file would hold it and its reader would decode it."""
    content = FORMATS[name].render(report, "en")
    assert isinstance(content, str)
    return content.encode("utf-8", "backslashreplace").decode()


@settings(max_examples=40, deadline=None)
@given(reports())
def test_every_parser_reads_its_format(report: Report) -> None:
    ids = [finding.id for finding in report.findings]
    assert [f["id"] for f in read_json(rendered(report, "json"))["findings"]] == ids
    assert [f["id"] for f in read_jsonl(rendered(report, "jsonl"))] == ids
    run = read_sarif(rendered(report, "sarif"))
    assert [r["partialFingerprints"]["samesaidFinding/v1"] for r in run["results"]] == ids
    assert len(read_csv(rendered(report, "csv"))) == len(ids)
    assert len(read_xlsx(render_xlsx(report))["Findings"]) == len(ids) + 1
    suites = read_xml(rendered(report, "junit"), "junit")
    assert len(suites) == len(report.versions)
    tmx = read_xml(rendered(report, "tmx"), "tmx")
    assert len(tmx.findall("body/tu")) == sum(map(len, report.alignments))


@settings(max_examples=40, deadline=None)
@given(reports())
def test_xliff_keeps_its_rules_and_every_bead(report: Report) -> None:
    made = render_files(report, Path("a.xlf"))
    roots = [read_xml(text, "xliff") for text in made.values()]
    assert sum(len(root.findall("x:file", XLIFF)) for root in roots) == len(report.versions)
    assert sum(len(root.findall("x:file/x:unit", XLIFF)) for root in roots) == sum(map(len, report.alignments))
    for side in (s for root in roots for name in ("source", "target") for s in root.iter(f"{{{XLIFF['x']}}}{name}")):
        ids = [mark.get("id") for mark in side.iter() if mark.get("id")]
        assert len(ids) == len(set(ids))
        starts = {mark.get("id") for mark in side.iter(f"{{{XLIFF['x']}}}sm")}
        assert starts == {mark.get("startRef") for mark in side.iter(f"{{{XLIFF['x']}}}em")}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].render(sample_report(), "en") == FORMATS[name].render(sample_report(), "en")


def test_what_xml_forbids_is_shown_by_code_point_and_directional_controls_stay() -> None:
    assert shown("a\x00b\ud800c\ufffe\u202ed\te") == "a⟦U+0000⟧b⟦U+D800⟧c⟦U+FFFE⟧\u202ed\te"


@pytest.fixture(scope="module")
def long() -> Report:
    """A sentence of a million characters on both sides, its last word marked, in a report of the usual shape."""
    line = "wort " * 200_000 + "Ende."
    reference, version = document("a", "de", ((line, 0),)), document("b", "en", ((line, 0),))
    sample = sample_report()
    end = Span(len(line) - 5, len(line))
    finding = dataclasses.replace(sample.findings[0], source_spans=(Span(0, len(line)),), target_spans=(end,))
    bead = dataclasses.replace(sample.alignments[0][0], source=(0,), target=(0,))
    return Report(reference, (version,), ((bead,),), (finding,))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_lines_of_a_megabyte_are_written(long: Report, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a{FORMATS[name].endings[0]}"
    save(long, path)
    assert path.stat().st_size > (200 if name == "markdown" else 400)
    if name in ("junit", "tmx", "xliff"):
        etree.parse(path)
