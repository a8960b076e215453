"""A new version of a text: what it mended, left and brought, and decisions that are asked again."""

from __future__ import annotations

from samesaid.model import Severity
from samesaid.review.store import texts
from tests.review.web.newsroom import HARBOUR, Newsroom, report

SECOND = (
    # The same words in a sentence that was rewritten, and that gives another id.
    ("港口去年吞吐量达到2.2万吨。", "Last year the harbour handled 22 million tonnes.", *HARBOUR[0][2:]),
    HARBOUR[2],
    ("共有三艘船。", "There are 13 ships.", "三", "13", "N103", Severity.MAJOR),
)


def test_a_round_shows_what_it_changed_and_asks_again(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    newsroom.decide(mei, 0, "not an error", "the ministry rounds")
    newsroom.decide(mei, 2, "not an error", "it was moved")
    with newsroom.database.writing() as db:
        added = texts.add(db, report("harbour", SECOND, "港口"), key="harbour", who="Tom")
    assert (added.text, added.fixed, added.remaining, added.new) == (newsroom.harbour, 1, 2, 1)
    page = mei.get(f"/texts/{newsroom.harbour}/history").text
    asked = "was: not an error, by Mei, because “the ministry rounds”; the sentence has changed since"
    for said in ("What round 2 changed", "1 decision is asked again", asked, "1 difference is gone",
                 "1 difference is new", "2 differences remain", "Tom brought a new version"):  # fmt: skip
        assert said in page, said
    # What was decided of a sentence that stayed holds; the rewritten one is open again, and says why.
    assert [row.state for row in newsroom.findings()] == ["open", "not an error", "open"]
    assert asked in mei.get(f"/texts/{newsroom.harbour}/findings/{newsroom.finding().number}").text
    assert "round 2" in mei.get("/").text
