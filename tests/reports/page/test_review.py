"""The page of the application as it is served: what it counts, what it escapes, and what it may do."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

import pytest

from samesaid.model import SamesaidError
from samesaid.reports.formats.html import render_html
from samesaid.reports.page.review import FindingState, ReviewPage, render_review_page
from tests.reports.decided import decided_report
from tests.reports.page.test_html import Page
from tests.reports.sample import sample_report

HOSTILE = '"><script>alert(1)</script>\u202e'
STATES = {finding.id: FindingState(n, 1) for n, finding in enumerate(sample_report().findings, 1)}
REVIEW = ReviewPage("/texts/17", "token", "Ann", "editor", "/", 5, settled=STATES)


def closed(*ids: str) -> ReviewPage:
    return dataclasses.replace(REVIEW, settled=STATES | {i: FindingState(1, 2, "fixed") for i in ids})


def test_the_policy_lets_it_send_to_its_own_server_alone() -> None:
    html, policy = render_review_page(sample_report(), "en", REVIEW)
    (inside,) = re.findall('Content-Security-Policy" content="([^"]*)"', html)
    assert policy == f"{unescape(inside)}; frame-ancestors 'none'"
    plain = re.sub("sha256-[A-Za-z0-9+/=]+", "sha256-…", unescape(inside))
    assert plain == (
        "default-src 'none'; style-src 'sha256-…'; script-src 'sha256-…'; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'"
    )


def test_words_of_people_are_escaped() -> None:
    state = FindingState(1, 1, "ask", HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1)
    review = ReviewPage(
        "/texts/17", HOSTILE, HOSTILE, "editor", "/", 5, people=(HOSTILE,), fixed=(HOSTILE,),
        settled={finding.id: state for finding in sample_report().findings}, title_links=((HOSTILE, "/x"),),
    )  # fmt: skip
    for one in (review, dataclasses.replace(review, signed_off=HOSTILE)):
        html, _ = render_review_page(sample_report(), "en", one)
        assert "<script>alert" not in html
        assert html.count("<script") == html.count("</script") == 2
        assert "\u202e" not in html.replace("\\u202e", "")


def test_what_is_closed_does_not_count() -> None:
    def verdict(review: ReviewPage) -> str:
        html, _ = render_review_page(sample_report(), "en", review)
        return " ".join(re.sub("<[^>]*>", "", re.findall('(?s)<p class="verdict">(.*?)</p>', html)[0]).split())

    assert verdict(REVIEW) == "Hold: ◆ 1 critical, ▲ 3 major"
    assert verdict(closed("a1", "a3")) == "Hold: ▲ 2 major"
    assert verdict(closed(*(f"a{n}" for n in range(1, 8)), "c1")) == "Nothing found in what was checked"


def test_the_application_knows_better_than_the_report() -> None:
    report = decided_report()
    html, _ = render_review_page(report, "en", dataclasses.replace(REVIEW, settled=STATES))
    # a2 was closed when the report was made; it is open again, and a finding like the others.
    assert 'data-id="a2"' in html
    assert "house style" not in html
    assert "原文？" not in html
    html, _ = render_review_page(report, "en", dataclasses.replace(REVIEW, settled={"a1": FindingState(1, 1)}))
    assert 'data-id="a2"' not in html
    assert "house style" in html
    assert html.count("<form") == 3  # sign-off, undo, and the one finding that the application knows


def test_a_page_that_is_not_there_is_one_line() -> None:
    for page in (-1, 1):
        with pytest.raises(SamesaidError, match=f"there is no page {page} of this report; its pages are 0 to 0"):
            render_review_page(sample_report(), "en", REVIEW, page)


def test_every_link_and_form_leads_somewhere_of_this_text() -> None:
    html, _ = render_review_page(sample_report(), "zh", REVIEW)
    page = Page(html)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)
    others = {href for href in page.values("href") if not href.startswith("#")}
    assert others == {"/", "/sign-in", *(f"/texts/17/findings/{n}" for n in range(1, 11))}
    assert set(page.values("action")) == {f"/texts/17/{what}" for what in ("decisions", "sign-off", "undo")}
    assert set(page.values("list")) == {"people"}


def test_the_page_of_a_file_has_nothing_of_it() -> None:
    html = render_html(sample_report())
    assert "form-action 'none'" in unescape(html)
    assert "connect-src" not in html
    assert "<form" not in html
    assert "fetch(" not in html
