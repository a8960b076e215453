"""Whatever goes wrong is a plain page, or JSON for programs; a fault has a number that the log has, too."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from samesaid.model import SamesaidError
from samesaid.review.store.database import DamagedError, ForeignError, FullError, LockedError, UnwritableError
from samesaid.review.store.records import UnknownError
from samesaid.review.web.security.requests import LOG
from tests.review.client import Client, client_of

JSON = {"Accept": "application/json"}
ERRORS = [
    (SamesaidError("a line"), 400),
    (UnknownError("there is no text 9"), 404),
    (LockedError("busy"), 503),
    (FullError("full"), 507),
    (UnwritableError("read only"), 503),
    (DamagedError("damaged"), 503),
    (ForeignError("written by a newer release"), 503),
]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with client_of(tmp_path) as made:
        yield made


def raising(client: Client, error: Exception) -> None:
    """Add the page /raise, which raises."""

    def route(_: Request) -> Response:
        raise error

    client.app.add_route("/raise", route)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("error", "status"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_of_ours_is_a_page_or_json(client: Client, error: SamesaidError, status: int) -> None:
    raising(client, error)
    page, program = client.get("/raise"), client.get("/raise", headers=JSON)
    assert (page.status_code, program.status_code) == (status, status)
    assert f"<p>{error}</p>" in page.text
    assert program.headers["content-type"] == "application/problem+json"
    assert {**program.json(), "title": ""} == {
        "type": "about:blank",
        "status": status,
        "detail": str(error),
        "title": "",
    }
    assert (status == 503) == ("retry-after" in page.headers)


@pytest.mark.parametrize(("path", "status"), [("/nothing", 404), ("/nothing/%00", 404), ("/sign-out", 405)])
def test_what_is_not_there(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, "<h1>" in answer.text) == (status, True)
    assert client.get(path, headers=JSON).json()["status"] == status


def test_a_fault_has_a_number_and_no_traceback(client: Client) -> None:
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    raising(client, sqlite3.IntegrityError("what somebody typed"))
    LOG.addHandler(handler)
    try:
        answer = client.get("/raise?q=typed")
    finally:
        LOG.removeHandler(handler)
    assert answer.status_code == 500
    found = re.search(r"number ([0-9a-f]{8})", answer.text)
    assert found is not None
    (line,) = (line for line in lines if "fault" in line)
    assert found[1] in line
    assert "IntegrityError" in line
    assert "typed" not in line + answer.text
    assert "Traceback" not in answer.text


def test_htmx_gets_the_part_and_a_browser_the_whole(client: Client) -> None:
    whole, part = client.get("/account").text, client.get("/account", headers={"HX-Request": "true"}).text
    assert part in whole
    assert ("<html" in whole, "<html" in part, "<h1>" in part) == (True, False, True)
    again = client.get("/account", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in again.text


def test_htmx_is_sent_to_sign_in_when_the_session_is_over(client: Client) -> None:
    client.cookies.clear()
    answer = client.get("/account", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/sign-in")


def test_the_navigation_has_what_is_served_and_may_be_seen(tmp_path: Path) -> None:
    seen = {}
    for role in ("reader", "admin"):
        (tmp_path / role).mkdir()
        with client_of(tmp_path / role, role) as client:
            seen[role] = set(re.findall(r'<li><a href="(/[a-z]*)"', client.get("/account").text))
    assert seen["admin"] - seen["reader"] >= {"/people", "/audit"}
    assert not seen["reader"] & {"/people", "/audit"}


def test_a_language_is_kept(client: Client) -> None:
    assert client.form("/language", {"language": "zh", "next": "/account"}).headers["location"] == "/account"
    assert '<html lang="zh-Hans">' in client.get("/account").text
    assert client.form("/language", {"language": "xx"}).status_code == 422
