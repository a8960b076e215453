from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from samesaid.model import Bead, Document, Note, Report, Score, Sentence, Severity, Span, literal
from samesaid.reports import render
from tests.builders import finding_of
from tests.reports.sample import document, sample_report

PAGE = render(sample_report(), "html")
VOID = {"meta", "rect", "input"}
EVIL = "<script>alert(1)</script><img src=x onerror='y'>\"&amp;</style>{{ 7*7 }}"


class Page(HTMLParser):
    """Checks that tags nest, and keeps what the tests ask for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def evil_report() -> Report:
    """The sample with markup in every text, name and message."""
    text = f"{EVIL}\u202e第一句。"
    zh = Document(
        EVIL, "zh", text, (Sentence(text, Span(0, len(text)), 0, 0),), EVIL, EVIL, None,
        (Note("warning", literal(EVIL)), Note("furniture", literal(EVIL), Span(0, 9))),
    )  # fmt: skip
    en = dataclasses.replace(zh, language='e"n<', name=EVIL + "2", title=None)
    finding = finding_of(
        EVIL, EVIL, EVIL, Severity.MAJOR, 0.9, EVIL, 0, 0, (Span(0, 9),), (Span(3, 12),), EVIL, EVIL
    )  # fmt: skip
    quiet = dataclasses.replace(finding, alarm=False)
    return Report(
        zh, (en,), ((Bead((0,), (0,), 0.9, moved=True),),), (finding, quiet),
        ((Score(EVIL, 1.0, literal(EVIL)),),), ((EVIL, EVIL),), (literal(EVIL),),
    )  # fmt: skip


def digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def test_the_policy_allows_style_and_script_by_their_hashes_and_nothing_else() -> None:
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', PAGE)
    (style,) = re.findall("<style>(.*?)</style>", PAGE, re.DOTALL)
    (script,) = re.findall("<script>(.*?)</script>", PAGE, re.DOTALL)
    assert unescape(policy) == (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def readable(html: str) -> str:
    """The page as it is without scripts: nothing of templates and scripts."""
    return re.sub("(?s)<(template|script)[ >].*?</\\1>", "", html)


@pytest.mark.parametrize("html", [PAGE, render(evil_report(), "html")], ids=["sample", "evil"])
def test_the_page_needs_no_script_and_asks_for_nothing(html: str) -> None:
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"img", "link", "iframe", "object", "form"}
    assert html.count("<script>") == html.count('<script type="application/json"') == 1
    assert not {tag for tag, _ in Page(readable(html)).tags} & {"script", "template", "input", "button", "dialog"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in ("style", "src")]
    assert all(href.startswith("#") for href in page.values("href"))
    assert "url(" not in html
    assert "@import" not in html


def test_markup_in_texts_names_and_messages_is_shown_not_obeyed() -> None:
    html = render(evil_report(), "html")
    assert "<script" not in readable(html)
    assert html.count("<script") == 2
    assert "onerror='y'" not in html
    assert "\u202e" not in html
    assert html.count("</style>") == 1
    shown = "".join(Page(readable(html)).text)
    assert EVIL in shown
    assert "49" not in shown.replace(EVIL, "")


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    page = Page(PAGE)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href")} <= set(ids)


def test_every_text_has_its_language() -> None:
    page = Page(PAGE)
    texts = [attrs for tag, attrs in page.tags if "text" in attrs.get("class", "").split() or tag == "blockquote"]
    assert texts
    assert {attrs["lang"] for attrs in texts} == {"zh", "en"}
    assert all(attrs["dir"] == "auto" for attrs in texts)


def test_every_sentence_is_on_the_page_once_for_each_version() -> None:
    report = sample_report()
    page = re.sub("<[^>]*>", "", PAGE[PAGE.index('id="texts"') : PAGE.index('id="information"')])
    for sentence in (s for version in report.versions for s in version.sentences):
        assert page.count(sentence.text) == 1
    assert all(page.count(sentence.text) == 1 for sentence in report.reference.sentences)


def test_the_order_of_reading_is_warning_headline_findings_texts_information_and_signature() -> None:
    order = re.findall(
        'class="(warnings|verdict|headline|checked|map)[" ]|class="(signature)"'
        '|id="(differences|minor|texts|information|plot|codes|made)"',
        PAGE,
    )
    assert ["".join(found) for found in order] == [
        "warnings", "verdict", "headline", "checked", "map", "differences", "minor", "texts", "information", "plot",
        "codes", "made", "signature",
    ]  # fmt: skip


def test_what_was_not_compared_is_on_the_page() -> None:
    made = PAGE[PAGE.index('id="made"') :]
    assert "1 passage was not compared" in made
    assert "分享到：微信 微博" in made
    assert "read as utf-8" in made


def test_a_moved_passage_links_both_ways() -> None:
    assert 'moved: ¶1, sentence 1 in English 1 <a href="#s1x4"' in PAGE
    assert 'is shown beside ¶2, sentence 2 of the reference <a href="#r4"' in PAGE


def test_a_sentence_without_a_counterpart_is_shown_at_its_place() -> None:
    assert '<td class="gap major" data-label="English 1">missing here: one sentence</td>' in PAGE
    assert '<td class="gap minor" data-label="Chinese">not in the reference: one sentence</td>' in PAGE


def test_a_run_of_missing_sentences_is_counted_once() -> None:
    zh = document("a", "zh", tuple((f"第{i}句。", i) for i in range(6)))
    en = document("b", "en", tuple((f"Sentence {i}.", i) for i in range(3)))
    beads = (Bead((0,), (0,), 0.9), Bead((1,), ()), Bead((2, 3), ()), Bead((), (1,)), Bead((4,), ()), Bead((5,), (2,)))
    finding = finding_of("x", "O501", "omission", Severity.MAJOR, 0.9, "Much is missing.", 0, 1)
    html = render(Report(zh, (en,), (beads,), (finding,)), "html")
    assert re.findall('class="gap [^"]*" data-label="[^"]*">([^<]*)<', html[html.index('id="texts"') :]) == [
        "missing here: 3 sentences", "not in the reference: one sentence", "missing here: one sentence",
    ]  # fmt: skip


def test_a_missing_part_is_a_caret_in_the_other_text() -> None:
    zh, en = document("a", "zh", (("有三艘船，都空着。", 0),)), document("b", "en", (("Ships.", 0),))
    finding = finding_of("x", "N101", "numbers", Severity.MAJOR, 0.9, "Three is missing.", 0, 0, (Span(1, 2),))
    html = render(Report(zh, (en,), ((Bead((0,), (0,), 0.8),),), (finding,)), "html")
    assert 'Ships.<mark class="major k1 caret" data-f="1">' in html


def test_a_report_without_findings_says_what_was_compared() -> None:
    report = dataclasses.replace(sample_report(), findings=(), warnings=(), versions=(sample_report().versions[1],))
    html = render(dataclasses.replace(report, alignments=(report.alignments[1],), scores=()), "html")
    assert "Nothing found in what was checked" in html
    shown = "".join(Page(readable(html)).text)
    assert "No differences found between the Chinese and the English. All 5 sentences have a counterpart." in shown
    assert "What matters" not in html


def test_texts_that_were_not_aligned_are_not_reported_as_equal() -> None:
    html = render(dataclasses.replace(sample_report(), findings=(), alignments=((), ())), "html")
    assert "Nothing could be compared" in html
    assert "No differences found" not in html
    assert "Too few sentences have a counterpart" in html


def test_texts_that_hardly_pair_are_not_set_side_by_side() -> None:
    report = sample_report()
    beads = (Bead((0,), (0,), 0.4), *(Bead((i,), ()) for i in range(1, 5)), *(Bead((), (i,)) for i in range(1, 5)))
    html = render(dataclasses.replace(report, findings=(), alignments=(beads, beads)), "html")
    assert "Too little could be compared" in html
    assert "missing here" not in html


def test_long_texts_are_cut_into_chunks_a_browser_can_put_off() -> None:
    lines = tuple((f"Sentence number {i}.", i // 5) for i in range(400))
    one, other = document("a", "en", lines), document("b", "de", lines)
    beads = tuple(Bead((i,), (i,), 0.9) for i in range(400))
    html = render(Report(one, (other,), (beads,), ()), "html")
    assert html.count('class="chunk many"') == 5
    strip = html[html.index('class="minimap"') : html.index('class="rows')]
    assert strip.count("<rect") <= 260
    assert html.count("<rect") <= 960
