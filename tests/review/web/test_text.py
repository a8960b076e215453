"""The page of a text: its report, with what everybody decided."""

from __future__ import annotations

from samesaid.review.store import texts
from tests.review.web.newsroom import Newsroom, report
from tests.review.web.test_rounds import SECOND


def test_signing_off_and_reopening(newsroom: Newsroom) -> None:
    mei, base = newsroom.person("Mei"), f"/texts/{newsroom.harbour}"
    mei.form(f"{base}/sign-off", {"text_version": newsroom.version(), "note": "it may go"})
    page = mei.get(base).text
    assert "it may go" in page
    mei.form(f"{base}/reopen", {"note": "no"})
    assert "it may go" not in mei.get(base).text


def test_a_page_of_a_text_that_it_lacks(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    assert mei.get(f"/texts/{newsroom.harbour}?page=9").status_code in (400, 404)
    assert mei.get(f"/texts/{newsroom.harbour}?page=x").status_code == 422


def test_a_decision_that_is_asked_again_says_what_it_was(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    newsroom.decide(mei, 0, "not an error", "the ministry rounds")
    with newsroom.database.writing() as db:
        texts.add(db, report("harbour", SECOND, "港口"), key="harbour", who="Tom")
    page = mei.get(f"/texts/{newsroom.harbour}").text
    assert "was: not an error, by Mei, because “the ministry rounds”; the sentence has changed since" in page


def test_nobody_gets_the_token_of_another(newsroom: Newsroom) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    first, second = (one.get(f"/texts/{newsroom.harbour}") for one in (mei, tom))
    assert mei.csrf in first.text
    assert mei.csrf not in second.text
    assert "no-store" in first.headers["cache-control"]
    assert "frame-ancestors 'none'" in first.headers["content-security-policy"]


def test_a_reader_gets_no_forms(newsroom: Newsroom) -> None:
    page = newsroom.person("Ria", "reader").get(f"/texts/{newsroom.harbour}").text
    assert "2.2万" in page
    assert f"{newsroom.harbour}/decisions" not in page
