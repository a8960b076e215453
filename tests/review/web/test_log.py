"""The log: who did what when, and what is taken back of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from samesaid.review.store import decisions
from samesaid.review.store.plans import plan_day
from tests.review.web.newsroom import Newsroom

TODAY = datetime.now(UTC).date()


def test_the_log_is_filtered_by_person_and_day(newsroom: Newsroom) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    newsroom.decide(mei, 0, "fixed")
    newsroom.decide(tom, 1, "ask", "what is it?")
    assert "Tom decided: ask" in mei.get("/log").text
    of_mei = mei.get(f"/log?person=Mei&day={TODAY}").text
    assert "Mei decided: fixed" in of_mei
    assert "Tom decided" not in of_mei
    assert "Nothing happened then" in mei.get("/log?day=1999-01-01").text
    assert mei.get("/log?day=soon").status_code == 422


def test_a_day_is_taken_back_but_what_others_decided_since_stays(newsroom: Newsroom) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    newsroom.decide(mei, 0, "ask")
    newsroom.decide(mei, 0, "fixed")
    newsroom.decide(mei, 1, "fixed")
    newsroom.decide(tom, 1, "not an error")
    asked = mei.get(f"/log/undo-day?day={TODAY}").text
    assert "2 decisions will be undone" in asked
    assert "1 decision is kept, because others decided since" in asked
    answer = mei.form("/log/undo-day", {"day": str(TODAY)})
    assert answer.headers["location"] == f"/log?day={TODAY}&undone=1"
    assert [row.state for row in newsroom.findings()] == ["open", "not an error", "open"]
    assert "1 finding is as it was before" in mei.get(answer.headers["location"]).text


def test_only_an_administrator_takes_back_the_day_of_another(newsroom: Newsroom) -> None:
    mei, anna = newsroom.person("Mei"), newsroom.person("Anna", "admin")
    newsroom.decide(newsroom.person("Tom"), 0, "fixed")
    assert mei.get(f"/log/undo-day?person=Tom&day={TODAY}").status_code == 403
    assert mei.form("/log/undo-day", {"person": "Tom", "day": str(TODAY)}).status_code == 403
    assert f"/log/undo-day?person=Tom&amp;day={TODAY}" in anna.get(f"/log?person=Tom&day={TODAY}").text
    assert "Undo all decisions of Tom" in anna.get(f"/log/undo-day?person=Tom&day={TODAY}").text
    anna.form("/log/undo-day", {"person": "Tom", "day": str(TODAY)})
    assert newsroom.finding().state == "open"
    assert "Anna took a decision back" in anna.get("/log").text


@pytest.mark.parametrize("scopes", [("finding",), ("renderings", "finding"), ("rule", "renderings", "rule")])
def test_the_plan_of_a_day_is_what_taking_it_back_does(newsroom: Newsroom, scopes: tuple[str, ...]) -> None:
    mei, tom = newsroom.person("Mei"), newsroom.person("Tom")
    for scope in scopes:
        newsroom.decide(mei, 1, "fixed", scope=scope)
    newsroom.decide(tom, 1, "ask", scope=scopes[0])
    with newsroom.database.writing() as db:
        plan = plan_day(db, "Mei", TODAY)
        outcome = decisions.undo_day(db, "Mei", TODAY)
        undone = db.execute("SELECT event FROM undone ORDER BY event DESC").fetchall()
    assert [event.number for event in plan.undone] == [row["event"] for row in undone]
    assert len(plan.kept) == len(outcome.conflicts)
