"""The pages of the frame: who sees them, in which language, whole or in part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.client import browser, client_of, database_at


def test_a_visitor_is_sent_to_sign_in_and_back(tmp_path: Path) -> None:
    with browser(database_at(tmp_path)) as client:
        answer = client.get("/account?x=1")
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/account%3Fx%3D1")
        assert client.get("/account", headers={"Accept": "application/json"}).status_code == 401


@pytest.mark.parametrize("path", ["/account", "/people", "/audit", "/sign-in"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_are_in_the_language_of_the_browser(tmp_path: Path, path: str, language: str) -> None:
    with client_of(tmp_path, "admin") as client:
        if path == "/sign-in":
            client.cookies.clear()
        answer = client.get(path, headers={"Accept-Language": language})
        assert answer.status_code == 200
        assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in answer.text
