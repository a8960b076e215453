from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.review.checking.checks import Checks
from samesaid.review.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "review.db")


@pytest.fixture
def checks(database: Database) -> Checks:
    """Checks whose jobs wait until a test does them."""
    return Checks(database, workers=0)
