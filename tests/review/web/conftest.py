"""A newsroom for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review.client import database_at
from tests.review.web.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Two texts in a database of the test's own."""
    return Newsroom(database_at(tmp_path))
