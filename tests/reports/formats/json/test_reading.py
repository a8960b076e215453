"""A report that was read back from its JSON is the report that was written."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import samesaid
from samesaid.model import (
    Baseline,
    Cell,
    ComparisonRow,
    Finding,
    Relation,
    Report,
    Rule,
    SamesaidError,
    Score,
    Severity,
    Surface,
    literal,
    message,
    sentences,
)
from samesaid.reports import FORMATS
from samesaid.reports.formats.html import render_html
from samesaid.reports.formats.json import render_json
from samesaid.reports.formats.json.reading.report import report_of_record
from tests.reports.decided import decided_report
from tests.reports.sample import at, sample_report
from tests.reports.test_any_report import reports

ROOT = Path(__file__).resolve().parents[4]
LANGUAGES = ("en", "zh")
# Keys that an earlier release did not write.
NEW = {"given_labels", "warning_messages", "new_only", "kind", "absent", "messages"}
NEW_KEYED = {"signature", "name", "reason", "note"}


def read_again(report: Report) -> Report:
    return report_of_record(json.loads(render_json(report)))


def everything() -> Report:
    """The sample with all that a report may have and the sample has not."""
    sample = decided_report()
    read = message("value.reading", words="2.2万", value=message("value.number", number="22,000"))
    first = dataclasses.replace(
        sample.findings[0],
        content=message("code.X1.twice", words=("one", "other"), x=2.5),
        values=read,
        merged=(dataclasses.replace(sample.findings[1], id="m1"),),
        confidence=0.899951,
    )
    outside = Rule(
        "X1", "A {title}", "Why {it} matters.", "other", Severity.MINOR, kind="X", absent=True,
        messages={"en": {"code.X1.twice": "{words:“list”}, {x:,.1f} times"}, "zh": {"code.X1.twice": "{words:“list”}"}},
    )  # fmt: skip
    row = ComparisonRow(
        "term",
        (Cell("獴", (at(sample.reference, "獴"),)), None, Cell("Mongoose")),
        (2,),
        message("note.encoding", encoding="x", how=message("note.how.valid")),
        True,
        True,
    )
    return dataclasses.replace(
        sample,
        findings=(first, *sample.findings[1:]),
        warnings=(
            message("warning.reader", name=message("text.language", language=literal("X")), note=literal("new")),
            sentences(literal("One."), message("unchecked.only")),
        ),
        rules=(*sample.rules, outside),
        scores=((Score("coverage", 0.123456, message("unchecked.only")),), ()),
        collation=(row,),
        surfaces=((*(Surface(41.25, 3.5) for _ in sample.alignments[0][:-1]), None), ()),
        labels=("Office", "Agency"),
        relations=(Relation.CONDENSED, Relation.VERSION),
        new_only=True,
        fail_on="minor",
    )


def with_another_text() -> Report:
    """The sample, whose second version is another text."""
    sample = sample_report()
    kept = tuple(finding for finding in sample.findings if finding.version == 0)
    return dataclasses.replace(
        sample,
        alignments=(sample.alignments[0], ()),
        findings=kept,
        checks=(sample.checks[0], ()),
        relations=(Relation.VERSION, Relation.OTHER),
    )


MADE = {
    "sample": sample_report,
    "decided": decided_report,
    "everything": everything,
    "another text": with_another_text,
    "nothing found": lambda: dataclasses.replace(sample_report(), findings=(), checks=(), rules=(), scores=()),
    "examples": lambda: samesaid.check(*(ROOT / "examples" / f"briefing.{n}.txt" for n in ("zh", "rough.en", "en"))),
}


@pytest.mark.parametrize("name", MADE)
def test_page_and_json_are_the_same_bytes_again(name: str, tmp_path: Path) -> None:
    report = MADE[name]()
    (tmp_path / "report.json").write_text(render_json(report), encoding="utf-8")
    again = samesaid.load_report(tmp_path / "report.json")
    for language in LANGUAGES:
        assert render_html(again, language) == render_html(report, language)
    assert render_json(again) == render_json(report)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_the_same_again(format: str) -> None:
    assert FORMATS[format].render(read_again(everything()), "en") == FORMATS[format].render(everything(), "en")


def with_words(report: Report) -> Report:
    """The report with the marked words in its findings, as the ranking fills them in."""

    def filled(finding: Finding) -> Finding:
        texts = report.reference.text, report.versions[finding.version].text
        source, target = (
            tuple(span.of(text) for span in spans)
            for text, spans in zip(texts, (finding.source_spans, finding.target_spans), strict=True)
        )
        return dataclasses.replace(finding, source_words=source, target_words=target)

    return dataclasses.replace(report, findings=tuple(map(filled, report.findings)))


@settings(max_examples=60, deadline=None)
@given(reports())
def test_any_report_is_the_same_again(report: Report) -> None:
    report = with_words(report)
    again = read_again(report)
    for language in LANGUAGES:
        assert render_html(again, language) == render_html(report, language)


def test_what_only_the_record_has_is_kept() -> None:
    report, again = everything(), read_again(everything())
    assert again.warnings == report.warnings
    assert again.collation == report.collation
    assert again.checks == report.checks
    assert [(rule.code, rule.messages) for rule in again.rules] == [(rule.code, rule.messages) for rule in report.rules]
    assert (again.labels, again.relations, again.new_only) == (report.labels, report.relations, True)
    assert again.decisions == report.decisions
    assert [again.is_new(finding) for finding in again.findings] == [report.is_new(f) for f in report.findings]
    assert isinstance(again.baseline, Baseline)
    assert report.baseline is not None
    assert again.baseline.fixed == report.baseline.fixed
    assert read_again(with_words(sample_report())).findings == with_words(sample_report()).findings


def without_new_keys(value: Any) -> Any:
    """The record as an earlier release wrote it."""
    if isinstance(value, list):
        return [without_new_keys(item) for item in value]
    if not isinstance(value, dict):
        return value
    gone = NEW - ({"kind"} if "told" in value or "state" in value or "span" in value else set())
    gone |= {f"{name}_{part}" for name in NEW_KEYED for part in ("key", "args") if name in value}
    return {key: without_new_keys(item) for key, item in value.items() if key not in gone}


@pytest.mark.parametrize("name", ["sample", "decided", "another text", "nothing found"])
def test_a_report_of_an_earlier_release_gives_the_same_page(name: str) -> None:
    report = MADE[name]()
    record = without_new_keys(json.loads(render_json(report)))
    assert "warning_messages" not in record
    assert not any("kind" in finding for finding in record["findings"])
    again = report_of_record(record)
    assert render_html(again) == render_html(report)
    # Sentences that it has in English alone stay English.
    chinese = render_html(again, "zh")
    assert '<html lang="zh">' in chinese
    assert ("暂缓发布：" in chinese) == bool(report.alarms)


def test_a_check_of_an_earlier_release_has_the_same_findings() -> None:
    report = MADE["examples"]()
    again = report_of_record(without_new_keys(json.loads(render_json(report))))
    assert [dataclasses.replace(f, confidence=0) for f in again.findings] == [
        dataclasses.replace(f, confidence=0) for f in report.findings
    ]
    assert [[check.codes for check in checks] for checks in again.checks] == [
        [check.codes for check in checks] for checks in report.checks
    ]
    assert render_html(again, "zh").count('class="finding') == render_html(report, "zh").count('class="finding')


def test_labels_of_an_earlier_release_are_taken_for_given_where_they_are_unusual() -> None:
    record = without_new_keys(json.loads(render_json(everything())))
    assert report_of_record(record).labels == ("Office", "Agency", "English 2")
    assert report_of_record(without_new_keys(json.loads(render_json(sample_report())))).labels == ()


def test_a_message_that_no_catalogue_has_is_said_in_the_words_of_the_report() -> None:
    record = json.loads(render_json(sample_report()))
    record["warning_messages"][0] = {"key": "warning.of-a-newer-release", "args": {}}
    record["findings"][0] |= {"message_key": "code.N104.newer", "message_args": {"value": 3}}
    again = report_of_record(record)
    assert again.warnings == (literal(record["warnings"][0]),)
    assert again.findings[0].content is None
    assert record["findings"][0]["message"].split()[-1] in render_html(again, "zh")


def test_a_file_is_read_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(b"\xef\xbb\xbf" + render_json(sample_report()).encode())
    assert samesaid.load_report(str(tmp_path / "r.json")).signature == sample_report().signature
    with pytest.raises(SamesaidError, match="no such report; check the path"):
        samesaid.load_report(tmp_path / "none.json")
