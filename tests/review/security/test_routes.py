"""Every route of the application: who is refused there, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from fastapi.routing import APIRoute

from samesaid.review.web.app import _ROUTERS
from samesaid.review.web.security.identity import _OPEN, STATIC
from tests.review.client import Client, browser, database_at, signed_in

SAFE = {"GET", "HEAD"}
# What everybody may do with the own session.
OWN = {"/sign-in", "/link", "/sign-out", "/language", "/account/password", "/account/sessions"}


def routes() -> Iterator[tuple[str, str]]:
    """Method and path of each route, with a number in place of what varies."""
    for name in _ROUTERS:
        for route in import_module(name).router.routes:
            if isinstance(route, APIRoute):
                for method in route.methods:
                    yield method, re.sub(r"\{[^}]*\}", "1", route.path)


ROUTES = sorted(set(routes()))
UNSAFE = [(method, path) for method, path in ROUTES if method not in SAFE]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    database = database_at(tmp_path_factory.mktemp("routes"))
    with browser(database) as client:
        yield signed_in(client, database, "Rita", "reader")


def test_there_are_many() -> None:
    assert len(UNSAFE) > 20
    assert {"/people", "/"} <= {path for _, path in ROUTES}


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_visitor_is_refused(reader: Client, method: str, path: str) -> None:
    if path in _OPEN or path.startswith(STATIC):
        pytest.skip("open to visitors")
    with_cookies = dict(reader.cookies)
    reader.cookies.clear()
    try:
        assert reader.request(method, path).status_code in (303, 401)
        assert reader.request(method, path, headers={"Accept": "application/json"}).status_code == 401
    finally:
        reader.cookies.update(with_cookies)


@pytest.mark.parametrize(("method", "path"), UNSAFE)
def test_without_the_token_of_the_session_nothing_is_done(reader: Client, method: str, path: str) -> None:
    answer = reader.request(method, path)
    assert (answer.status_code, "earlier session" in answer.text) == (403, True)


@pytest.mark.parametrize(("method", "path"), [one for one in UNSAFE if one[1] not in OWN])
def test_a_reader_changes_nothing(reader: Client, method: str, path: str) -> None:
    answer = reader.request(method, path, headers={"X-CSRF-Token": reader.csrf})
    assert (answer.status_code, "Your role" in answer.text) == (403, True)
