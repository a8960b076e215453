"""Reports in Markdown: a text can bring no markup, and every row of the table has its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from samesaid.model import Report, literal
from samesaid.reports import render
from samesaid.reports.formats.markdown import MAX_FINDINGS, code, plain
from tests.reports.sample import document, sample_report
from tests.reports.test_any_report import reports

HOSTILE = [
    "[click](https://example.org)", "![x](https://example.org/x.png)", "<script>alert(1)</script>", "<!-- gone",
    "a | b | c", "`code` and ``more``", "`", "``` x", "# heading", "- item", "> quote", "1. one", "***", "$x$", "@name",
    "https://example.org", "www.example.org", "a\\", "\\|", "&lt;b&gt;", "~~gone~~",
    "[ref]: https://example.org", "line\nbreak",
]  # fmt: skip
MARKUP = {"link_open", "image", "html_inline", "html_block", "s_open", "em_open", "heading_open", "fence", "hr"}


def parsed(text: str) -> Iterator[Token]:
    """The tokens of a text, those inside of a line, too."""
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_words(words: str) -> None:
    line = " ".join(words.split())
    (_, inline, _) = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(plain(words))
    assert "".join(child.content for child in inline.children or ()) == line
    (_, inline, _) = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(f"a {code(words)}")
    quoted = [child.content for child in inline.children or () if child.type == "code_inline"]
    # The bar is escaped for tables, in which it is one again.
    assert [one.replace("\\|", "|") for one in quoted] == [line]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_brings_no_markup(words: str) -> None:
    sample = sample_report()
    text = document(words, "en", ((f"{words} 22 trees.", 0),))
    hostile = replace(sample, labels=(words.replace("\n", " ")[:50], "b", "c"), reference=text)
    findings = (replace(sample.findings[0], content=literal(words), source_spans=(), target_spans=(), version=0),)
    made = render(replace(hostile, findings=findings, alignments=((),) * len(sample.versions)), "markdown")
    found = list(parsed(made))
    assert {token.type for token in found} & (MARKUP - {"em_open"}) == set()
    rows = [token.type for token in found if token.type in ("tr_open", "td_open", "th_open")]
    assert rows.count("td_open") == 4 * (rows.count("tr_open") - 1)
    assert rows.count("th_open") == 4


@settings(max_examples=40, deadline=None)
@given(reports())
def test_any_report_is_a_table_of_its_alarms(report: Report) -> None:
    found = [token.type for token in parsed(render(report, "markdown"))]
    rows = min(len(report.alarms), MAX_FINDINGS)
    assert found.count("tr_open") == (rows + 1 if rows else 0)
    assert found.count("td_open") == 4 * rows
    assert not set(found) & {"link_open", "image", "html_inline", "html_block", "heading_open", "fence"}
