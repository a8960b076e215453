from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samesaid.review.store.database import Database
from samesaid.review.web.app import create_app
from samesaid.review.web.config import ReviewConfig
from tests.review.api.service import Service, signed
from tests.review.client import ADDRESS, database_at


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return database_at(tmp_path)


@pytest.fixture
def service(database: Database) -> Iterator[Service]:
    """A program with the token of an editor, and checks that wait until a test does them."""
    with Service(create_app(ReviewConfig(), database), base_url=ADDRESS) as client:
        yield signed(client, database, "Mara", "editor")


@pytest.fixture
def reading(service: Service, database: Database) -> Service:
    """The same application for a program with the token of a reader."""
    return signed(Service(service.app, base_url=ADDRESS), database, "Rui", "reader")
