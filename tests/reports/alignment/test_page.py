from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

import pytest

from samesaid.model import Bead
from samesaid.reports.alignment import write
from tests.reports.alignment.sample import BEADS, CONTROLS, EVIL, SOURCE, TARGET
from tests.reports.page.test_html import Page
from tests.reports.sample import document

PAGE = write(BEADS, SOURCE, TARGET, "html")


def evil_page() -> str:
    text = EVIL + CONTROLS + "\u202e"
    one = document(text, 'e"n<', ((text, 0), (text, 0)), title=text)
    return write((Bead((0,), (1,), 0.3, moved=True), Bead((1,), ()), Bead((), (0,))), one, one, "html")


def test_the_policy_allows_the_style_sheet_by_its_hash_and_nothing_else() -> None:
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', PAGE)
    (style,) = re.findall("<style>(.*?)</style>", PAGE, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert unescape(policy) == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("html", [PAGE, evil_page()], ids=["sample", "evil"])
def test_the_page_needs_no_script_and_asks_for_nothing(html: str) -> None:
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "input"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in ("style", "src")]
    assert all(href.startswith("#") for href in page.values("href"))


def test_markup_and_controls_in_texts_are_shown_not_obeyed() -> None:
    html = evil_page()
    assert "<script" not in html
    assert not set("\x07\x00\ud83d\u202e") & set(html)
    assert EVIL in "".join(Page(html).text)


def test_every_mark_leads_to_its_row_and_says_what_it_is() -> None:
    page = Page(PAGE)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href")} <= set(ids)
    marks = re.findall(r'<a href="#(r\d)" tabindex="-1"><title>(.*?)</title><(\w+) class="([^"]*)"', PAGE, re.DOTALL)
    assert [(row, shape, kind) for row, _, shape, kind in marks] == [
        ("r2", "rect", "null"),
        ("r4", "rect", "null"),
        ("r1", "rect", "dot s4"),
        ("r3", "polygon", "dot away s0"),
    ]
    titles = {row: title for row, title, *_ in marks}
    assert titles["r1"].splitlines() == [
        "1–2 ↔ 2: similarity 0.87, confidence 0.63", "雾很大。渡轮停航。", "Fog kept the ferries in.",
    ]  # fmt: skip
    assert titles["r2"].startswith("3 ↔ none: confidence 0.90")
    assert "moved" in titles["r3"]


def test_a_moved_passage_links_both_ways() -> None:
    assert 'moved: ¶1, sentence 1 in the English <a href="#s1x3"' in PAGE
    assert 'is shown beside ¶3 of the reference <a href="#r3"' in PAGE


def test_every_text_has_its_language_and_is_once_in_the_table() -> None:
    texts = [attrs for _, attrs in Page(PAGE).tags if "text" in attrs.get("class", "").split()]
    assert [attrs["lang"] for attrs in texts] == ["zh", "en", "zh", "zh", "en", "en"]
    table = PAGE[PAGE.index("<tbody>") :]
    for sentence in SOURCE.sentences + TARGET.sentences[1:]:
        assert table.count(sentence.text) == 1


def test_a_row_has_similarity_and_confidence() -> None:
    row = PAGE[PAGE.index('<tr id="r1"') :].split("</tr>")[0]
    assert re.findall(r'class="n" data-label="(\w+)">([^<]*)', row) == [("similarity", "0.87"), ("confidence", "0.63")]


def test_texts_without_sentences_or_pairs_still_make_a_page() -> None:
    empty, one = document("a", "en", ()), document("b", "de", (("Nebel.", 0),))
    assert "No sentence has a counterpart." in write((), empty, empty, "html")
    assert "not in the reference: one sentence" in write((Bead((), (0,)),), empty, one, "html")
