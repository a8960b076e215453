"""Texts and findings for programs: found, decided, signed off."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.api.service import Service


@pytest.fixture
def text(service: Service) -> int:
    """The number of a text with one alarm."""
    found: int = service.checked()["text"]
    return found


def _only(service: Service, text: int) -> dict[str, Any]:
    found: list[dict[str, Any]] = service.get(f"/api/texts/{text}/findings").json()["findings"]
    assert len(found) == 1
    return found[0]


def test_texts_are_found_a_page_at_a_time(service: Service) -> None:
    for desk in ("economy", "sport", "economy"):
        service.checked({"versions": [{"text": f"A{desk}.\nFirst."}, {"text": f"A{desk}.\nSecond."}], "desk": desk})
    page = service.get("/api/texts", params={"desk": "economy", "limit": 1, "order": "oldest"}).json()
    assert (page["total"], [one["desk"] for one in page["texts"]]) == (2, ["economy"])
    after = service.get("/api/texts", params={"desk": "economy", "order": "oldest", "after": page["next"]}).json()
    assert ([one["id"] > page["texts"][0]["id"] for one in after["texts"]], after["next"]) == ([True], None)
    assert service.get("/api/texts", params={"words": "Asport"}).json()["total"] == 1
    assert service.get("/api/texts", params={"severity": "critical"}).json()["total"] == 0


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "after=x",
        "order=best",
        "since=yesterday",
        "words=%00",
        "unknown=1",
        "words=%ff%00",
        "after=[1]",
    ],
)
def test_bad_filters_are_a_problem(service: Service, query: str) -> None:
    answer = service.get(f"/api/texts?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_the_report_is_what_the_command_line_writes(service: Service, text: int) -> None:
    report = service.get(f"/api/texts/{text}/report").json()
    assert (report["schema"], len(report["findings"])) == ("samesaid-report", 1)


def test_a_decision_holds_for_the_revision_that_was_looked_at(service: Service, reading: Service, text: int) -> None:
    finding = _only(service, text)
    there = f"/api/findings/{finding['number']}/decisions"
    wanted = {"state": "not an error", "why": "as the office says", "revision": finding["revision"]}
    assert reading.post(there, json=wanted).status_code == 403
    changed = service.post(there, json=wanted).json()["changed"]
    assert [(f["state"], f["why"], f["who"]) for f in changed] == [("not an error", "as the office says", "Mara")]
    later = service.post(there, json={**wanted, "state": "will fix"})
    assert (later.status_code, later.headers["content-type"]) == (409, "application/problem+json")
    assert (later.json()["theirs"]["state"], later.json()["yours"]["state"]) == ("not an error", "will fix")
    assert service.get(f"/api/texts/{text}").json()["major"] == 0
    anyway = service.post(there, json={"state": "ask"})
    assert anyway.json()["changed"][0]["state"] == "ask"
    assert service.post(f"/api/texts/{text}/undo").json()["changed"][0]["state"] == "not an error"
    assert service.post("/api/undo").json()["changed"][0]["state"] == "open"
    assert service.post("/api/undo").json() == {"changed": [], "kept": []}


def test_a_finding_is_given_to_somebody_and_talked_about(service: Service, text: int) -> None:
    finding = _only(service, text)
    there = f"/api/findings/{finding['number']}"
    given = service.put(f"{there}/assignee", json={"person": "Rui", "revision": finding["revision"]})
    assert given.json()["changed"][0]["assignee"] == "Rui"
    assert service.put(f"{there}/assignee", json={"person": "", "revision": finding["revision"]}).status_code == 409
    assert service.post(f"{there}/comments", json={"words": "Confirmed."}).json()["comments"] == 1
    assert service.post(f"{there}/comments", json={"words": " "}).status_code == 422
    kinds = [event["kind"] for event in service.get(f"{there}/history").json()["events"]]
    assert kinds == ["text", "assign", "comment"]
    assert service.get(there).json()["assignee"] == "Rui"


def test_a_text_is_signed_off_as_it_was_looked_at(service: Service, text: int) -> None:
    version = service.get(f"/api/texts/{text}").json()["version"]
    assert service.put(f"/api/texts/{text}/assignee", json={"person": "Rui"}).json()["assignee"] == "Rui"
    stale = service.post(f"/api/texts/{text}/sign-off", json={"version": version, "note": "fine"})
    assert (stale.status_code, stale.json()["theirs"]["assignee"]) == (409, "Rui")
    version = stale.json()["theirs"]["version"]
    assert service.post(f"/api/texts/{text}/sign-off", json={"version": version}).status_code == 422
    signed = service.post(f"/api/texts/{text}/sign-off", json={"version": version, "note": "fine"}).json()
    assert (signed["state"], signed["signed_by"]) == ("signed off", "Mara")
    assert service.post(f"/api/texts/{text}/reopen", json={"note": "a new figure"}).json()["state"] == "open"
    assert service.post(f"/api/texts/{text}/reopen", json={}).status_code == 422


HUGE = 2**63


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/texts/{text}", None, 200),
        ("GET", "/api/texts/99", None, 404),
        ("GET", "/api/texts/99/report", None, 404),
        ("GET", "/api/texts/99/findings", None, 404),
        ("GET", "/api/texts/0", None, 422),
        ("GET", f"/api/texts/{HUGE}", None, 422),
        ("GET", f"/api/texts/{HUGE - 1}", None, 404),
        ("GET", "/api/texts/" + "9" * 5_000, None, 422),
        ("GET", "/api/texts/%00", None, 422),
        ("GET", f"/api/texts/1/findings?since={HUGE}", None, 422),
        ("POST", "/api/findings/99/decisions", {"state": "ask"}, 404),
        ("POST", f"/api/findings/{HUGE}/decisions", {"state": "ask"}, 422),
        ("POST", "/api/findings/{finding}/decisions", {"state": "maybe"}, 422),
        ("POST", "/api/findings/{finding}/decisions", {"state": "ask", "revision": HUGE}, 422),
        ("POST", "/api/findings/{finding}/decisions", {"state": "ask", "revision": "1"}, 422),
        ("POST", "/api/findings/{finding}/decisions", {"state": "ask", "why": "\0"}, 422),
        ("POST", "/api/findings/{finding}/decisions", {"state": "ask", "why": "w" * 2_001}, 422),
        ("POST", "/api/findings/{finding}/decisions", {"state": "ask", "scope": "renderings"}, 422),
        ("POST", "/api/findings/{finding}/decisions", ["ask"], 422),
        ("PUT", "/api/texts/99/assignee", {"person": "Rui"}, 404),
        ("POST", "/api/texts/99/undo", None, 404),
        ("POST", "/api/texts/99/sign-off", {"version": 1}, 404),
        ("GET", "/api/nothing", None, 404),
        ("PATCH", "/api/texts/1", None, 405),
    ],
)
def test_requests_that_make_no_sense(
    service: Service, text: int, method: str, path: str, body: object, status: int
) -> None:
    path = path.replace("{text}", str(text)).replace("{finding}", str(_only(service, text)["number"]))
    answer = service.request(method, path, json=body)
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize(
    "body", [b'{"state": "\\ud800"}', b'{"state": "ask", "why": "\\udfff"}', b"\xff", b"[" * 90_000]
)
def test_halves_of_characters_and_deep_json_are_a_problem(service: Service, text: int, body: bytes) -> None:
    there = f"/api/findings/{_only(service, text)['number']}/decisions"
    answer = service.post(there, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["status"] == answer.status_code
