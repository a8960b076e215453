"""The application under test, and a client that is signed in, as a browser would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from samesaid.review.store import sessions, users
from samesaid.review.store.database import Database
from samesaid.review.web.app import create_app
from samesaid.review.web.config import ReviewConfig
from samesaid.review.web.security import cookies

ADDRESS = "http://127.0.0.1:8400"
PASSWORD = "four plain English words"
_TOKEN = re.compile(r'name="csrf" value="([^"]*)"')


class Client(TestClient):
    """A browser: it keeps cookies, follows no redirects, and sends with a form what a browser sends."""

    csrf = ""

    def form(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """Send a form as a page of ours does, with the token of the session."""
        headers = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin", **options.pop("headers", {})}
        return self.post(path, data={"csrf": self.csrf, **(data or {})}, headers=headers, **options)

    def opened(self, path: str, **options: Any) -> Any:
        """Get a page with forms, and keep the token that they have."""
        answer = self.get(path, **options)
        found = _TOKEN.search(answer.text)
        self.csrf = found[1] if found else ""
        return answer


def browser(database: Database, config: ReviewConfig | None = None, *, address: str = "127.0.0.1") -> Client:
    """A browser that asks the application for the first time."""
    app = create_app(config or ReviewConfig(), database)
    return Client(
        app,
        base_url=ADDRESS,
        client=(address, 50_000),
        follow_redirects=False,
        raise_server_exceptions=False,
        headers={"Accept": "text/html"},
    )


def database_at(folder: Path) -> Database:
    """A new database in a folder."""
    return Database(folder / "review.sqlite3")


def add_user(database: Database, name: str = "Mara", role: str = "editor", password: str = PASSWORD) -> None:
    """Somebody who may sign in. Hashing takes a tenth of a second: most tests need no password."""
    with database.writing() as db:
        users.add(db, name, role, password)


def signed_in(client: Client, database: Database, name: str, role: str) -> Client:
    """A session for the client, without a password."""
    config = client.app.state.config  # type: ignore[attr-defined]
    with database.writing() as db:
        token, session = sessions.begin(db, name, role)
    client.cookies.set(cookies.session_cookie(config), token, domain="127.0.0.1")
    client.csrf = session.csrf
    return client


@contextmanager
def client_of(
    folder: Path, role: str = "editor", name: str = "Mara", config: ReviewConfig | None = None, **changes: Any
) -> Iterator[Client]:
    """A client that is signed in at an application with an empty database in a folder."""
    database = database_at(folder)
    with browser(database, replace(config or ReviewConfig(), **changes)) as client:
        yield signed_in(client, database, name, role)
