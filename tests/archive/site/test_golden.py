"""Pages of a site as they should be, kept whole.

To write them anew after a change that was meant: ``SAMESAID_UPDATE_GOLDEN=1 pytest tests/archive/site/test_golden.py``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from samesaid.archive.site.data import page_of
from tests.archive.stores import made

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "index.html": "index.html", "text.html": f"texts/{page_of('0000')}", "ledger.html": "ledger.html",
    "month.html": "months/2020-01.html", "search.html": "search.html", "search.js": "search/1.js",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_should_be(site: Path, name: str) -> None:
    page, golden = (site / PAGES[name]).read_text(encoding="utf-8"), GOLDEN / name
    if os.environ.get("SAMESAID_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")
