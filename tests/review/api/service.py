"""A program that uses the service."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from samesaid.review.checking.checks import Checks
from samesaid.review.store import users
from samesaid.review.store.database import Database
from tests.review.checking.standins import lines_apart
from tests.review.client import PASSWORD

ONE, OTHER = "The ferry left at noon.\nIt was full.", "The ferry left at noon.\nIt was empty."
BOTH = {"versions": [{"text": ONE, "language": "en"}, {"text": OTHER, "language": "en"}]}


class Service(TestClient):
    """A client whose checks are made by a stand-in, when it says so."""

    @property
    def checks(self) -> Checks:
        found: Any = self.app.state.checks  # type: ignore[attr-defined]
        assert isinstance(found, Checks)
        return found

    def work_off(self) -> None:
        """Do the checks that wait."""
        self.checks.work_off(lines_apart)

    def checked(self, wanted: dict[str, Any] | None = None) -> Any:
        """Ask for a check, have it made, and get what came of it."""
        answer = self.post("/api/check", json=wanted or BOTH)
        assert answer.status_code == 202, answer.text
        self.work_off()
        return self.get(answer.headers["location"]).json()


def signed(client: Service, database: Database, name: str, role: str) -> Service:
    """The client with a token of a new user."""
    with database.writing() as db:
        users.add(db, name, role, PASSWORD)
        token = users.make_token(db, name)
    client.headers["Authorization"] = f"Bearer {token}"
    return client
