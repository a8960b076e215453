from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.documents import rows
from samesaid.model import Bead, Report, SamesaidError, Severity, Span
from samesaid.reports import render, save
from samesaid.reports.common.bead_fields import sentences_text
from samesaid.reports.common.bead_text import BeadText, beads_of, findings_by_bead, findings_without_bead
from samesaid.reports.common.positions import ReportPositions
from tests.builders import finding_of
from tests.reports.parsers import XLIFF, read_xml
from tests.reports.sample import document, sample_report

REPORT = sample_report()
LINES = st.lists(st.text("ab 一。\t\n", min_size=1, max_size=9), min_size=1, max_size=3)


@given(LINES, st.sampled_from(["zh", "en"]), st.data())
def test_a_span_lies_in_the_wording_where_its_words_do(lines: list[str], language: str, data: st.DataObject) -> None:
    text = document("t", language, tuple((line, 0) for line in lines))
    indices = tuple(range(len(lines)))
    made = BeadText(text, indices)
    assert made.text == sentences_text(text, indices)
    start = data.draw(st.integers(0, len(text.text)))
    span = Span(start, data.draw(st.integers(start, len(text.text))))
    place = made.span_of(span)
    said = "".join(span.of(text.text).split())
    assert ("".join(place.of(made.text).split()) if place else "") == said
    if place:
        assert not place.of(made.text)[0].isspace()
        assert not place.of(made.text)[-1].isspace()


def test_a_finding_is_reported_at_every_bead_with_its_marks() -> None:
    zh = document("a", "zh", (("甲。", 0), ("乙。", 0), ("丙。", 0)))
    en = document("b", "en", (("One lane.", 0), ("Two ways.", 0), ("Three lanes.", 0)))
    beads = tuple(Bead((i,), (i,), 0.9) for i in range(3))
    spans = (Span(4, 8), Span(26, 31))
    wavering = finding_of("w", "T403", "inconsistency", Severity.MINOR, 0.7, "Two renderings.", 0, None, (), spans)
    whole = finding_of("x", "N107", "numbers", Severity.MINOR, 0.7, "Two totals.", 0)
    report = Report(zh, (en,), (beads,), (wavering, whole))
    positions = ReportPositions(report)
    assert beads_of(positions, wavering) == [0, 2]
    assert {n: [f.id for f in found] for n, found in findings_by_bead(report, positions, 0).items()} == {
        0: ["w"],
        2: ["w"],
    }
    assert findings_without_bead(report, positions) == [whole]
    root = read_xml(render(report, "xliff"), "xliff")
    assert [mark.text for mark in root.iterfind(".//x:target/x:mrk", XLIFF)] == ["lane", "lanes"]


def test_missing_sentences_are_reported_at_each_of_them() -> None:
    zh = document("a", "zh", (("甲。", 0), ("乙。", 0), ("丙。", 0)))
    en = document("b", "en", (("Only this.", 0),))
    beads = (Bead((0,), ()), Bead((1,), ()), Bead((2,), (0,), 0.9))
    spans = (zh.sentences[0].span, zh.sentences[1].span)
    finding = finding_of("o", "O501", "omission", Severity.MAJOR, 0.9, "Two are missing.", 0, 0, spans, ())
    root = read_xml(render(Report(zh, (en,), (beads,), (finding,)), "xliff"), "xliff")
    assert [mark.text for mark in root.iterfind(".//x:source/x:mrk", XLIFF)] == ["甲。", "乙。"]


def test_xliff_marks_nest_or_cross_and_leave_the_text_as_it_is() -> None:
    root = read_xml(render(REPORT, "xliff"), "xliff")
    first, second = root.findall("x:file", XLIFF)
    assert (first.get("original"), second.get("original")) == ("rough.txt", "careful.txt")
    segment = first.find("x:unit[@id='u2']/x:segment", XLIFF)
    assert segment is not None
    source, target = segment
    assert "".join(source.itertext()) == REPORT.reference.sentences[1].text
    assert "".join(target.itertext()) == REPORT.versions[0].sentences[2].text
    assert [(m.get("value"), "".join(m.itertext())) for m in source.iter(f"{{{XLIFF['x']}}}mrk")] == [
        ("a3", "“獴猎”行动"), ("a4", "獴猎"),
    ]  # fmt: skip
    # The mark on the name goes on behind the other's end: it has a start and an end of its own.
    assert [child.tag.rpartition("}")[2] for child in target.iter()][1:] == ["mrk", "sm", "em"]


def test_the_issue_is_in_the_target_or_in_the_source_where_nothing_was_written() -> None:
    root = read_xml(render(REPORT, "xliff"), "xliff")
    its = f"{{{XLIFF['its']}}}"
    missing = root.find("x:file/x:unit[@id='u3']/x:segment", XLIFF)
    assert missing is not None
    (mark,) = missing.iterfind("x:source/x:mrk", XLIFF)
    assert mark.get(f"{its}locQualityIssueType") == "omission"
    assert mark.get(f"{its}locQualityIssueSeverity") == "50"
    assert missing.find("x:target", XLIFF) is None
    information = root.find("x:file/x:unit[@id='u5']//x:mrk[@type='its:generic']", XLIFF)
    assert information is not None
    assert information.get(f"{its}locQualityIssueEnabled") == "no"
    assert information.get(f"{its}locQualityIssueSeverity") == "0"


def test_each_language_of_the_versions_has_a_document(tmp_path: Path) -> None:
    zh, en, fr = (document(tag, tag, (("1.", 0),)) for tag in ("zh", "en", "fr"))
    bead = (Bead((0,), (0,), 0.9),)
    report = Report(zh, (en, fr, en), (bead, bead, bead), ())
    save(report, tmp_path / "r.xlf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r-fr.xlf", "r.xlf"]
    first, other = (read_xml((tmp_path / name).read_text("utf-8"), "xliff") for name in ("r.xlf", "r-fr.xlf"))
    assert (first.get("trgLang"), [f.get("id") for f in first.iterfind("x:file", XLIFF)]) == ("en", ["f1", "f3"])
    assert (other.get("trgLang"), [f.get("id") for f in other.iterfind("x:file", XLIFF)]) == ("fr", ["f2"])
    with pytest.raises(SamesaidError, match="the versions are in en, fr: write it with -o"):
        render(report, "xliff")


@pytest.mark.parametrize("name", ["r.xlf", "r.tmx"])
def test_what_was_written_is_read_again_as_aligned_text(tmp_path: Path, name: str) -> None:
    save(REPORT, tmp_path / name)
    read = {(row.source, row.target) for row in rows(tmp_path / name, source_language="zh", target_language="en")}
    for version, beads in zip(REPORT.versions, REPORT.alignments, strict=True):
        for bead in (b for b in beads if b.source and b.target):
            assert (sentences_text(REPORT.reference, bead.source), sentences_text(version, bead.target)) in read


def test_a_version_without_beads_is_a_file_all_the_same() -> None:
    empty = document("a", "en", ())
    root = read_xml(render(Report(empty, (empty,), ((),), ()), "xliff"), "xliff")
    assert len(root.findall("x:file/x:group", XLIFF)) == 1


def test_tmx_notes_come_before_the_variants_and_name_their_version() -> None:
    root = read_xml(render(REPORT, "tmx"), "tmx")
    units = {unit.get("tuid"): unit for unit in root.iter("tu")}
    assert list(units) == [*(f"1.{n}" for n in range(1, 7)), *(f"2.{n}" for n in range(1, 6))]
    props = {prop.get("type"): prop.text for prop in units["2.1"].findall("prop")}
    assert props["x-version"] == "careful.txt"
    assert props["x-finding"] == "N105;numbers;25;0.700;alarm;c1"
    assert units["2.1"].findtext("note") == "N105 (minor): The English leaves out “more than”."
    assert "English 1: T403 (minor): Lanes for inspection have two names." in [
        n.text for n in root.iterfind("header/note")
    ]
