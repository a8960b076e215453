"""What people do on the page of a text, with scripts and without, and what happens when two do it at once."""

from __future__ import annotations

import pytest

from tests.review.web.newsroom import Newsroom

JSON = {"Accept": "application/json"}


def test_a_form_leads_back_to_the_finding(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    row = newsroom.finding()
    fields = {"finding": row.number, "version": row.revision, "state": "not an error", "reason": "both are said",
              "page": "2", "at": "f1"}  # fmt: skip
    answer = mei.form(f"/texts/{newsroom.harbour}/decisions", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/texts/{newsroom.harbour}?page=2#f1")
    now = newsroom.finding()
    assert (now.state, now.why, now.who) == ("not an error", "both are said", "Mei")


def test_scripts_get_what_changed(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    answer = newsroom.decide(mei, 1, "ask", "who calls it so?", headers=None)
    row = newsroom.finding(1)
    fields = {"finding": row.number, "revision": row.revision, "state": "will fix"}
    answer = mei.form(f"/texts/{newsroom.harbour}/decisions", fields, headers=JSON)
    (changed,) = answer.json()["changed"]
    assert (changed["state"], changed["who"], changed["number"]) == ("will fix", "Mei", row.number)
    assert answer.json()["text_version"] == newsroom.version()
    since = mei.get(f"/texts/{newsroom.harbour}/changes?since={row.revision}", headers=JSON).json()
    assert [one["number"] for one in since["changed"]] == [row.number]
    assert since["counts"] == {"critical": 1, "major": 1, "minor": 1}


def test_of_two_at_once_the_second_learns_of_the_first(newsroom: Newsroom) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    row = newsroom.finding()
    where = f"/texts/{newsroom.harbour}/decisions"
    seen = {"finding": row.number, "revision": row.revision}
    mei.form(where, {**seen, "state": "will fix", "why": "a slip"})
    yours = {**seen, "state": "not an error", "why": "rounded"}
    answer = tom.form(where, yours, headers=JSON)
    assert answer.status_code == 409
    assert answer.json()["conflict"]["theirs"]["why"] == "a slip"
    assert answer.json()["conflict"]["yours"]["why"] == "rounded"
    page = tom.form(where, yours)
    assert page.status_code == 409
    for said in ("will fix (Mei): a slip", "not an error (Tom): rounded", 'name="anyway" value="1"'):
        assert said in page.text
    assert newsroom.finding().who == "Mei"
    assert tom.form(where, {**yours, "anyway": "1"}).status_code == 303
    assert newsroom.finding().who == "Tom"


def test_an_assignee_and_a_comment_beside_a_state_that_holds_decide_nothing(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    newsroom.decide(mei, 0, "open", assignee="Tom", comment="ask the desk")
    row = newsroom.finding()
    assert (row.assignee, row.comments, row.own_state) == ("Tom", 1, "")


def test_a_finding_has_a_history_with_every_event_in_words(newsroom: Newsroom) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    newsroom.decide(mei, 0, "will fix", "a slip")
    row = newsroom.finding()
    base = f"/texts/{newsroom.harbour}"
    answer = tom.form(f"{base}/comments", {"finding": row.number, "words": "Who called <them>?"})
    assert answer.headers["location"] == f"{base}/findings/{row.number}"
    tom.form(f"{base}/assign", {"finding": row.number, "person": "Mei"})
    mei.form(f"{base}/undo")
    page = mei.get(f"{base}/findings/{row.number}").text
    for said in (
        "Mei decided: will fix", "a slip", "Tom commented", "Who called &lt;them&gt;?", "Tom assigned it to Mei",
        "Mei took a decision back", "Mei added the text",
    ):  # fmt: skip
        assert said in page, said
    text = mei.get(f"{base}/history").text
    assert text.index("Mei took a decision back") < text.index("Mei decided: will fix")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 422),
        ({"finding": "x", "revision": "1", "state": "fixed"}, 422),
        ({"finding": "1" * 30, "revision": "1", "state": "fixed"}, 422),
        ({"finding": "999999", "revision": "1", "state": "fixed"}, 404),
        ({"finding": "{one}", "revision": "{revision}", "state": "forgotten"}, 422),
        ({"finding": "{one}", "state": "fixed"}, 422),
        ({"finding": "{other}", "revision": "{revision}", "state": "fixed"}, 404),
        ({"finding": "{one}", "revision": "{revision}", "state": "fixed", "scope": "world"}, 422),
        ({"finding": "{one}", "revision": "{revision}", "state": "fixed", "why": "x" * 9000}, 422),
    ],
)
def test_nonsense_changes_nothing(newsroom: Newsroom, fields: dict[str, str], status: int) -> None:
    row, other = newsroom.finding(), newsroom.findings(newsroom.garden)[0]
    given = {
        name: value.format(one=row.number, revision=row.revision, other=other.number) for name, value in fields.items()
    }
    before = newsroom.version()
    mei = newsroom.person("Mei")
    for headers in ({}, JSON):
        assert mei.form(f"/texts/{newsroom.harbour}/decisions", given, headers=headers).status_code == status
    assert newsroom.version() == before


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(newsroom: Newsroom, back: str) -> None:
    answer = newsroom.decide(newsroom.person("Mei"), 0, "fixed", back=back)
    assert answer.headers["location"].startswith(f"/texts/{newsroom.harbour}")


@pytest.mark.parametrize("path", ["", "/history", "/changes", "/findings/1"])
def test_a_text_that_is_not_there_is_not_found(newsroom: Newsroom, path: str) -> None:
    assert newsroom.person("Mei").get(f"/texts/4711{path}").status_code == 404
