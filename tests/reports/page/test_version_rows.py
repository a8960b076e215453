"""Rows over several versions, and long reports cut into pages."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from urllib.parse import unquote

from hypothesis import given, settings

from samesaid.model import Bead, Report, Rule, Severity
from samesaid.reports.formats.html import render_pages
from samesaid.reports.page.version_rows import version_grid
from tests.builders import document, finding_of
from tests.reports.page.test_html import Page, readable
from tests.reports.sample import sample_report
from tests.reports.test_any_report import reports

REFERENCE = document("A.", "B.", "C.", "D.")


def rows(*alignments: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]]:
    versions = tuple(document("a.", "b.", "c.", "d.", name=str(n)) for n in range(len(alignments)))
    grid = version_grid(Report(REFERENCE, versions, alignments, ()), range(len(alignments)))
    return [(row.source, row.targets) for row in grid.rows]


def test_a_row_of_one_version_is_a_bead() -> None:
    beads = (Bead((0, 1), (0,)), Bead((), (1,)), Bead((2,), ()), Bead((3,), (2, 3)))
    assert rows(beads) == [((0, 1), ((0,),)), ((), ((1,),)), ((2,), ((),)), ((3,), ((2, 3),))]


def test_beads_that_share_a_sentence_share_a_row() -> None:
    one = (Bead((0, 1), (0,)), Bead((2,), (1,)), Bead((3,), (2,)))
    other = (Bead((0,), (0,)), Bead((1, 2), (1, 2)), Bead((3,), (3,)))
    assert rows(one, other) == [((0, 1, 2), ((0, 1), (0, 1, 2))), ((3,), ((2,), (3,)))]


def test_what_one_version_adds_has_a_row_of_its_own() -> None:
    one = (Bead((), (0,)), Bead((0,), (1,)), *(Bead((i,), ()) for i in (1, 2, 3)))
    other = tuple(Bead((i,), (i,)) for i in range(4))
    assert rows(one, other)[:2] == [((), ((0,), ())), ((0,), ((1,), (0,)))]


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_sentence_is_in_one_row(report: Report) -> None:
    grid = version_grid(report, range(len(report.versions)))
    found = [i for row in grid.rows for i in row.source]
    assert sorted(found) == list(range(len(report.reference.sentences)))
    for column, version in enumerate(report.versions):
        targets = [i for row in grid.rows for i in row.targets[column]]
        assert sorted(targets) == list(range(len(version.sentences)))


@settings(max_examples=60, deadline=None)
@given(reports())
def test_links_of_a_divided_report_lead_somewhere(report: Report) -> None:
    files = render_pages(report, Path("a b.html"), "zh", max_findings=1)
    ids = {name: set(Page(readable(html)).values("id")) for name, html in files.items()}
    for name, html in files.items():
        for href in Page(readable(html)).values("href"):
            file, _, anchor = href.partition("#")
            assert anchor in ids[unquote(file) or name] or not anchor


def test_each_finding_is_on_one_page_and_in_the_overview() -> None:
    overview, *pages = render_pages(sample_report(), Path("r.html"), max_findings=4).values()
    assert len(pages) == 3
    assert overview.count('class="finding ') == 8
    assert sum(page.count('class="finding ') for page in pages) == 10
    assert all("r.html" in page for page in pages)


def test_a_line_of_a_megabyte_and_nulls_are_shown() -> None:
    text = "\x00<b>" + "长" * 1_000_000
    one, other = document(text, language="zh"), document(text, language="en")
    html = next(iter(render_pages(Report(one, (other,), ((Bead((0,), (0,)),),), ()), Path("a.html")).values()))
    assert "\x00" not in html
    assert "⟦U+0000⟧</bdi>&lt;b&gt;长长" in html


def test_a_long_page_stays_light() -> None:
    """A browser's time goes with the elements: entries and notes of a long page are cut short."""
    count = 1200
    one = document(*(f"第{i}天办结{i}起。" for i in range(count)), language="zh")
    other = document(*(f"On day {i} it was {i + 1}." for i in range(count)))
    beads = tuple(Bead((i,), (i,), 0.8) for i in range(count))
    spans = [(one.sentences[i].span, other.sentences[i].span) for i in range(count)]
    found = tuple(
        finding_of(str(i), "N103", "numbers", Severity.MAJOR, 0.9, f"Not {i}.", 0, i, (spans[i][0],), (spans[i][1],))
        for i in range(count)
    )
    (html,) = render_pages(Report(one, (other,), (beads,), found), Path("a.html")).values()
    assert html.count('class="finding major"') == 300
    assert html.count('class="finding bare') == 900
    assert html.count("</") < 32 * count


def test_a_rule_of_another_package_explains_its_code() -> None:
    report = sample_report()
    finding = dataclasses.replace(report.findings[0], code="X900")
    rule = Rule("X900", "House style", "It is <not> ours.", "style", Severity.MINOR)
    (html,) = render_pages(dataclasses.replace(report, findings=(finding,), rules=(rule,)), Path("a.html")).values()
    assert '<span class="code">X900</span> House style</dt><dd>It is &lt;not&gt; ours.' in html
