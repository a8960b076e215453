"""Findings across texts, and many of them decided or assigned at once."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from samesaid.review.store import texts
from tests.review.client import Client
from tests.review.web.newsroom import GARDEN, Newsroom, report

PAIR = "code=T404&source=獴猎&target=mongoose+hunt"


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of the form that confirms."""
    form = page[page.index('action="/findings/bulk"') :].split("</form>")[0]
    return {name: unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form)}


def confirmed(client: Client, **fields: Any) -> str:
    answer = client.form("/findings/confirm", fields)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4), ("?severity=critical", 1), (f"?{PAIR}", 2), ("?term=獴", 2), ("?kind=D", 1), ("?desk=Culture", 1),
        ("?decision=fixed", 0), ("?decision=all", 4), ("?code=N104&words=tonnes", 1), ("?assignee=Mei", 0),
    ],
)  # fmt: skip
def test_filters_find_findings(newsroom: Newsroom, query: str, count: int) -> None:
    page = newsroom.person("Mei").get(f"/findings{query}").text
    assert len(re.findall(r'<li id="f\d+"', page)) == count


def test_pairs_of_renderings_are_grouped(newsroom: Newsroom) -> None:
    page = newsroom.person("Mei").get("/findings?group=pairs").text
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr>(<td>.*?)</tr>", page, re.S)]
    assert rows[0].endswith("“獴猎” → “Mongoose Hunt” 2 2")
    assert len(rows) == 3


def test_a_pair_is_decided_everywhere_at_once_and_taken_back_at_once(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    chosen = {"code": "T404", "source": "獴猎", "target": "mongoose hunt"}
    page = confirmed(mei, **chosen, act="decide", decide="not an error", why="agreed with the ministry")
    assert "for 2 findings?" in page
    assert "agreed with the ministry" in page
    answer = mei.form("/findings/bulk", fields_of(page))
    assert "2 findings are now" in answer.text
    assert [newsroom.finding(1).state, newsroom.findings(newsroom.garden)[0].state] == ["not an error"] * 2
    mei.form("/log/undo")
    assert [newsroom.finding(1).state, newsroom.findings(newsroom.garden)[0].state] == ["open"] * 2


def test_what_changed_meanwhile_is_listed_and_left(newsroom: Newsroom) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    page = confirmed(mei, act="decide", decide="fixed")
    newsroom.decide(tom, 0, "not an error", "rounded")
    answer = mei.form("/findings/bulk", fields_of(page))
    assert "3 findings are now" in answer.text
    assert "1 finding was changed by somebody else" in answer.text
    assert "not an error (Tom): rounded" in answer.text
    assert "fixed (Mei)" in answer.text
    assert newsroom.finding().who == "Tom"


def test_a_pair_can_hold_for_texts_to_come(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    chosen = {"code": "T404", "source": "獴猎", "target": "mongoose hunt"}
    page = confirmed(mei, **chosen, act="decide", decide="not an error", scope="renderings")
    assert "in texts to come" in page
    mei.form("/findings/bulk", fields_of(page))
    with newsroom.database.writing() as db:
        later = texts.add(db, report("later", GARDEN), key="later").text
    assert newsroom.findings(later)[0].state == "not an error"


def test_many_are_assigned_at_once(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    page = confirmed(mei, severity="major", act="assign", to="Tom")
    assert "Assign 2 findings to Tom?" in page
    assert "2 findings are assigned" in mei.form("/findings/bulk", fields_of(page)).text
    assert newsroom.finding(1).assignee == "Tom"
    assert newsroom.finding(0).assignee == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "forget"},
        {"act": "decide", "decide": "forgotten"},
        {"act": "decide", "decide": "fixed", "code": "X999"},
        {"act": "decide", "decide": "fixed", "since": "never"},
    ],
)
def test_nonsense_is_refused_before_it_is_confirmed(newsroom: Newsroom, fields: dict[str, str]) -> None:
    assert newsroom.person("Mei").form("/findings/confirm", fields).status_code == 422


@pytest.mark.parametrize("which", ["", "1", "1-2-3", "a-b", ",", "-"])
def test_a_form_that_was_tampered_with_is_refused(newsroom: Newsroom, which: str) -> None:
    fields = {"act": "decide", "decide": "fixed", "which": which}
    assert newsroom.person("Mei").form("/findings/bulk", fields).status_code == 422
    assert {row.state for row in newsroom.findings()} == {"open"}
