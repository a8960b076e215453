"""Files that pages load: htmx as it was published, the colours of the report page, nothing else."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from samesaid.review.web.files import address, file, properties
from tests.review.client import browser, database_at

# htmx 2.0.10, dist/htmx.min.js
HTMX = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"


def test_htmx_is_as_it_was_published() -> None:
    found = file("htmx.min.js")
    assert found is not None
    assert sha256(found.content).hexdigest() == HTMX


def test_colours_are_those_of_the_report_page_by_day_and_by_night() -> None:
    assert properties().count("--paper:") == 2
    assert properties().count("--critical:") == 2
    assert "prefers-color-scheme: dark" in properties()
    assert "--sans:" in properties()
    assert properties().count("{") == properties().count("}")


def test_a_file_is_kept_as_long_as_its_address_is_of_it(tmp_path: Path) -> None:
    with browser(database_at(tmp_path)) as client:
        kept, asked = client.get(address("review.css")), client.get("/static/review.css")
        assert "immutable" in kept.headers["cache-control"]
        assert asked.headers["cache-control"] == "no-cache"
        assert kept.headers["content-type"].startswith("text/css")
        assert kept.content == asked.content


@pytest.mark.parametrize("name", ["nothing.css", "..%2Fapp.py", "%2e%2e%2f__init__.py", "review.css%00", "__init__.py"])
def test_nothing_else_is_served(tmp_path: Path, name: str) -> None:
    with browser(database_at(tmp_path)) as client:
        assert client.get(f"/static/{name}").status_code == 404
