"""The page of findings about rows: what it shows, how much of it, and that no text of a stranger is markup."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from lxml.html import document_fromstring

from samesaid.model import Finding, Severity, Span, literal
from samesaid.reports.catalogue import catalogue
from samesaid.reports.formats import pair_rows
from samesaid.reports.formats.pair_rows import Part
from samesaid.reports.page import row_page
from tests.builders import document, finding_of

HOSTILE = "</p><script>alert(1)</script>\u202e<b>\x07"


def finding(bead: int | None = 0, **changed: Any) -> Finding:
    made = finding_of("0", "N103", "numbers", Severity.MAJOR, 0.9, "wrong", 0, bead, (Span(0, 3),), (Span(4, 7),))
    return dataclasses.replace(made, **changed)


def part(*findings: Finding, **more: Any) -> Part:
    source, target = document("One 5", "Two <b>"), document("Eins 6", "", language="de")
    return Part(findings, ("a", "b"), source, target, **more)


def page(*parts: Part, name: str = "job.xlf", language: str = "en") -> Any:
    (made,) = pair_rows.pieces(parts, "html", name=name, language=language)
    assert isinstance(made, str)
    assert made.count("<script") == 0
    return document_fromstring(made)


def test_a_row_has_its_id_the_finding_and_both_texts_with_their_marks() -> None:
    made = page(part(finding(reading="5 → 6", suggestion="5")))
    (row,) = made.xpath("//tbody/tr")
    assert [cell.text_content().strip() for cell in row] == [
        "a", "▲ major · number N103wrong5 → 6Suggestion: 5", "One 5", "Eins 6"
    ]  # fmt: skip
    assert [(mark.text, mark.get("class")) for mark in row.iter("mark")] == [("One", "major"), (" 6", "major")]
    assert [p.get("lang") for p in row.xpath(".//p[contains(@class, 'text')]")] == ["en", "de"]
    assert made.xpath("string(//h1)") == "job.xlf"
    assert "no critical · ▲ one major · ● no minor" in made.xpath("string(//header)")


def test_an_empty_side_and_a_finding_about_no_row_are_shown() -> None:
    nothing = finding(1, source_spans=(Span(6, 9),), target_spans=())
    rows = page(part(nothing, finding(None, source_spans=(), target_spans=()))).xpath("//tbody/tr")
    assert [len(row.xpath(".//p[contains(@class, 'gap')]")) for row in rows] == [1, 2]
    assert rows[0].xpath("string(td[2])") == "Two <b>"
    assert [row.xpath("string(th)") for row in rows] == ["b", ""]


def test_texts_of_strangers_are_no_markup() -> None:
    hostile = finding(message=HOSTILE, reading=HOSTILE, suggestion=HOSTILE, code=HOSTILE)
    source, target = document(HOSTILE), document(HOSTILE, language="de")
    made = page(Part([hostile], [HOSTILE], source, target, warnings=[literal(HOSTILE)]), name=HOSTILE)
    assert len(list(made.iter("b"))) == 4
    assert "\u202e" not in made.text_content()
    assert made.text_content().count("alert(1)") >= 7


def test_a_page_has_the_first_findings_of_all_parts_and_says_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_page, "MAX_SHOWN", 3)
    said = literal("known within a part only")
    made = page(
        part(finding(), finding()), part(finding(), finding(), warnings=[said]), part(finding(), warnings=[said])
    )
    assert len(made.xpath("//tbody/tr")) == 3
    header, main = (made.xpath(f"string(//{name})") for name in ("header", "main"))
    assert "These are the first 3 of 5 findings" in main
    assert "6 rows checked" in header
    assert header.count("known within a part only") == 1
    assert "five major" in header


def test_nothing_found_is_said() -> None:
    assert "No findings." in page(part()).xpath("string(//main)")
    assert "没有发现差异" in page(part(), language="zh").xpath("string(//main)")


def test_what_is_allowed_is_the_style_sheet_alone() -> None:
    policy = page(part()).xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert catalogue("en").has("rows.none")
