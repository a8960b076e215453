"""Every format writes any report, and the links of the page have targets."""

from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from samesaid.model import Bead, Document, Finding, Report, Severity, Span
from samesaid.reports import LANGUAGES, render
from samesaid.reports.formats.terminal import summary
from tests.builders import finding_of
from tests.reports.page.test_html import Page
from tests.reports.sample import document

WORDS = st.text(
    st.sampled_from("ab 一二。<&\n\t\r\u202e\u0300=\"'🀄\x00\x07\x1b\x85\u2028\udc80\ufffe"),
    min_size=1,
    max_size=12,
)
CODES = st.sampled_from(["N101", "N103", "O501", "O502", "O504", "T403", "T404", "E301", "M601", "X1"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    lines = draw(st.lists(st.tuples(WORDS, st.integers(0, 1)), max_size=4))
    paragraph, numbered = 0, []
    for text, step in lines:
        paragraph += step
        numbered.append((text, paragraph))
    return document(draw(WORDS), draw(st.sampled_from(["zh", "en", "zh-Hant", "und", "x"])), tuple(numbered))


@st.composite
def alignments(draw: st.DrawFn, source: int, target: int) -> tuple[Bead, ...]:
    """Each sentence in exactly one bead, in the order of the source; targets in any order."""
    order = draw(st.permutations(range(target)))
    beads = []
    for i in range(max(source, target)):
        left = (i,) if i < source else ()
        right = (order[i],) if i < target else ()
        if left and right and draw(st.booleans()):
            beads += [Bead(left, ()), Bead((), right)]
        else:
            beads.append(Bead(left, right, 0.5, moved=bool(left and right) and draw(st.booleans())))
    return tuple(beads)


@st.composite
def findings(draw: st.DrawFn, version: int, reference: Document, other: Document, beads: int) -> Finding:
    def spans(document: Document) -> tuple[Span, ...]:
        place = st.integers(0, len(document.text))
        return tuple(Span(min(p), max(p)) for p in draw(st.lists(st.tuples(place, place), max_size=2)))

    return finding_of(
        draw(WORDS),
        draw(CODES),
        "other",
        draw(st.sampled_from(Severity)),
        draw(st.floats(0, 1)),
        draw(WORDS),
        version,
        draw(st.none() | st.integers(0, beads - 1)) if beads else None,
        spans(reference),
        spans(other),
        draw(WORDS),
        draw(st.none() | WORDS),
        draw(st.booleans()),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    reference = draw(documents())
    versions = tuple(draw(st.lists(documents(), min_size=1, max_size=2)))
    aligned = tuple(draw(alignments(len(reference.sentences), len(v.sentences))) for v in versions)
    found: list[Finding] = []
    for v, version in enumerate(versions):
        found += draw(st.lists(findings(v, reference, version, len(aligned[v])), max_size=3))
    return Report(reference, versions, aligned, tuple(found))


@settings(max_examples=120, deadline=None)
@given(reports())
def test_every_format_writes_any_report(report: Report) -> None:
    for language in LANGUAGES:
        page = Page(render(report, "html", language=language))
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in page.values("href")} <= set(ids)
    assert len(json.loads(render(report, "json"))["findings"]) == len(report.findings)
    assert len(render(report, "jsonl").splitlines()) == len(report.findings)
    out = io.StringIO()
    summary(report, Console(file=out, width=60, color_system=None, legacy_windows=False))
    assert all(cell_len(line) <= 60 for line in out.getvalue().splitlines())
