"""The site in Chromium, opened from the disk: its style and search work, it asks for nothing, axe finds no fault."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from samesaid.archive.site.data import page_of
from tests.archive.stores import made

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")
LEVELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("site"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_phone(browser: Browser, site: Path, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 400, "height": 900})  # type: ignore[arg-type]
    for name in ("index.html", "texts.html", "ledger.html", "search.html", f"texts/{page_of('0000')}"):
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 400, name
        assert not Axe().run(page, options=LEVELS).response["violations"], name
    page.close()


def test_the_search_works_from_the_disk_and_asks_for_nothing_outside(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "search.html").as_uri())
    page.fill("#words", "港口 SAYING")
    page.locator("#summary", has_text="1 found").wait_for()
    page.click("#hits a")
    assert page.url.endswith("ledger.html#t1")
    assert complaints == []
    assert all(url.startswith(site.as_uri()) for url in asked)
    page.close()


def test_without_scripts_the_lists_are_there(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    page.click("noscript a >> nth=0")
    page.click("text=2020-01")
    page.click("text=港口0")
    assert "the version says 4" in page.inner_text("main")
    context.close()
