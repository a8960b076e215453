"""What was decided stays in the formats of translation tools, marked."""

from __future__ import annotations

from samesaid.reports import render
from tests.reports.decided import decided_report
from tests.reports.parsers import XLIFF, read_xml

REPORT = decided_report()


def test_a_memory_has_decided_findings_with_their_state() -> None:
    root = read_xml(render(REPORT, "tmx"), "tmx")
    missing = root.find("body/tu[@tuid='1.3']")
    assert missing is not None
    assert [prop.text for prop in missing.iterfind("prop[@type='x-decision']")] == ["a2;not an error"]
    assert [prop.text for prop in missing.iterfind("prop[@type='x-finding']")] == ["O501;omission;0;0.840;closed;a2"]
    (note,) = missing.iterfind("note")
    assert note.text == (
        "O501 (closed): A sentence is missing from the English. [not an error (Mei, 2026-11-29): house style]"
    )
    asked = root.find("body/tu[@tuid='1.2']")
    assert asked is not None
    assert asked.findtext("prop[@type='x-decision']") == "a3;ask"
    assert str(asked.findtext("note")).endswith("[ask (李): 原文？]")
    header = " ".join(str(note.text) for note in root.iterfind("header/note"))
    assert "3 findings are decided" in header
    assert "T403 (closed): Lanes for inspection have two names. [fixed]" in header


def test_xliff_has_decided_findings_as_marks_that_are_switched_off() -> None:
    root = read_xml(render(REPORT, "xliff"), "xliff")
    unit = root.find("x:file/x:unit[@id='u3']", XLIFF)
    assert unit is not None
    fields = {meta.get("type"): meta.text for meta in unit.iterfind(".//mda:metaGroup[@category='finding']/*", XLIFF)}
    expected = {"alarm": "no", "decision": "not an error", "who": "Mei", "when": "2026-11-29", "why": "house style"}
    assert {name: fields.get(name) for name in expected} == expected
    assert str(unit.findtext("x:notes/x:note", namespaces=XLIFF)).endswith("house style]")
    (mark,) = unit.iterfind("x:segment/x:source/x:mrk", XLIFF)
    assert mark.get(f"{{{XLIFF['its']}}}locQualityIssueEnabled") == "no"
    categories = [note.get("category") for note in root.iterfind("x:file/x:notes/x:note", XLIFF)]
    assert categories.count("decisions") == 4
