"""The queue: filters, search, orders, paging, sign-off from the list; all of it without scripts."""

from __future__ import annotations

import re
from html import unescape

import pytest

from samesaid.review.store import texts
from tests.review.web.newsroom import GARDEN, Newsroom, report


def titles(page: str) -> list[str]:
    return re.findall(r'<a class="title"[^>]*>([^<]*)</a>', page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["港口", "花园"]),
        ("?words=港口", ["港口"]),
        ("?words=garden", ["花园"]),
        ("?severity=critical", ["港口"]),
        ("?kind=D", ["港口"]),
        ("?term=mongoose", ["港口", "花园"]),
        ("?desk=Culture", ["花园"]),
        ("?verdict=clear", []),
        ("?state=signed+off", []),
        ("?language=en&order=newest", ["花园", "港口"]),
        ("?order=oldest", ["港口", "花园"]),
        ("?order=nonsense", ["港口", "花园"]),
        ("?person=Mei", []),
        ("?until=1999-12-31", []),
        ("?words=%22+OR+%28", []),
    ],
)
def test_filters_find_texts(newsroom: Newsroom, query: str, found: list[str]) -> None:
    answer = newsroom.person("Mei").get(f"/{query}")
    assert answer.status_code == 200
    assert titles(answer.text) == found


def test_mine_come_first(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    mei.form(f"/texts/{newsroom.garden}/assign", {"person": "Mei"})
    assert titles(mei.get("/?order=mine").text) == ["花园", "港口"]
    assert titles(newsroom.person("Tom").get("/?order=mine").text) == ["港口", "花园"]


def test_a_text_shows_what_is_open(newsroom: Newsroom) -> None:
    text = newsroom.person("Mei").get("/").text
    row = text.split(f'id="t{newsroom.harbour}">')[1].split("</tr>")[0]
    plain = " ".join(re.sub(r"<[^>]+>", " ", row).split())
    assert plain.startswith("Hold ◆ 1 critical ▲ 1 major ● 1 minor 港口 Chinese → English · World")
    assert "1 critical" in text.split('class="sum"')[1].split("</p>")[0].replace("</span>", "")


@pytest.mark.parametrize("query", ["?since=yesterday", "?after=nowhere", "?after=%5B1%5D"])
def test_what_makes_no_sense_is_one_plain_page(newsroom: Newsroom, query: str) -> None:
    answer = newsroom.person("Mei").get(f"/{query}")
    assert answer.status_code == 422
    assert "<html" in answer.text


def test_pages_are_followed_to_the_end_and_keep_the_filters(newsroom: Newsroom) -> None:
    with newsroom.database.writing() as db:
        for n in range(60):
            texts.add(db, report(f"garden-{n}", GARDEN, f"花园{n}"), key=f"garden-{n}", desk="Culture")
    mei, where, seen = newsroom.person("Mei"), "/?desk=Culture&order=oldest", []
    while where:
        page = mei.get(where).text
        seen += titles(page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        where = unescape(found[1]) if found else ""
        assert not where or "desk=Culture" in where
    assert seen == ["花园", *(f"花园{n}" for n in range(60))]


def test_a_chosen_filter_can_be_dropped(newsroom: Newsroom) -> None:
    page = newsroom.person("Mei").get("/?desk=Culture&severity=major").text
    links = [unescape(link) for link in re.findall(r'class="chip" href="([^"]+)"', page)]
    assert sorted(links) == ["/?desk=Culture", "/?severity=major"]


def test_a_text_is_signed_off_in_the_list(newsroom: Newsroom) -> None:
    mei = newsroom.person("Mei")
    where = f"/texts/{newsroom.garden}/sign-off"
    refused = mei.form(where, {"version": newsroom.version(newsroom.garden), "back": "/?desk=Culture"})
    assert refused.status_code == 422  # something holds it, and there is no note
    fields = {"version": newsroom.version(newsroom.garden), "note": "the desk says so", "back": "/?desk=Culture"}
    answer = mei.form(where, fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?desk=Culture")
    assert "signed off by Mei" in mei.get("/").text
    stale = mei.form(f"/texts/{newsroom.harbour}/sign-off", {"version": 0, "note": "x"})
    assert stale.status_code == 409


def test_a_reader_sees_and_decides_nothing(newsroom: Newsroom) -> None:
    ria = newsroom.person("Ria", "reader")
    page = ria.get("/").text
    assert titles(page) == ["港口", "花园"]
    assert "/sign-off" not in page
    assert newsroom.decide(ria, 0, "fixed").status_code == 403
    assert newsroom.finding().state == "open"
