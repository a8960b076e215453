"""The frame in a browser: axe finds nothing, everything works without scripts, no page of others frames ours."""

from __future__ import annotations

import dataclasses
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from samesaid.review.command.serving import bound
from samesaid.review.store import audit
from samesaid.review.store.database import Database
from samesaid.review.web.app import create_app
from samesaid.review.web.config import ReviewConfig
from tests.review.client import PASSWORD, add_user, database_at

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")
NAME = "Мара <script>alert(1)</script>"


@dataclasses.dataclass
class Served:
    """A running application: where it is, and its database."""

    address: str
    database: Database


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    database = database_at(tmp_path_factory.mktemp("review"))
    add_user(database, NAME, "admin")
    with database.writing() as db:
        audit.record(db, "sign-in-failed", "somebody", address="203.0.113.9")
    listener = bound("127.0.0.1", None, 0)
    port = listener.getsockname()[1]
    app = create_app(ReviewConfig(port=port), database)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield Served(f"http://127.0.0.1:{port}", database)
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


def signed_in(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/people")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    assert page.url == f"{served.address}/people"


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("zh", 400, "dark")])
def test_pages_have_no_barriers(browser: Browser, served: Served, language: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale=language, color_scheme=scheme)  # type: ignore[arg-type]
    page, said = context.new_page(), list[str]()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda line: said.append(line.text) if "policy" in line.text.lower() else None)
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{served.address}/sign-in")
    results = [Axe().run(page)]
    signed_in(page, served)
    for path in ("/people", "/account", "/audit", "/nothing"):
        page.goto(served.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        results.append(Axe().run(page))
    found = [violation["id"] for result in results for violation in result.response["violations"]]
    assert (found, said) == ([], [])
    assert page.evaluate("typeof htmx") == "object"
    context.close()


def test_everything_works_without_scripts_and_by_keyboard(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    signed_in(page, served)
    page.fill("section #name", "Bo")
    page.fill("section #password", PASSWORD)
    page.locator("section #password").press("Enter")
    page.select_option("#p1-role", "reader")
    page.locator("form:has(#p1-role) button").click()
    assert "Bo" in page.inner_text("#p1")
    assert page.input_value("#p1-role") == "reader"
    page.click("footer button[value=zh]")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.click("header form button")
    assert page.url.endswith("/sign-in")
    page.goto(f"{served.address}/people")
    assert "/sign-in" in page.url
    context.close()


def test_no_page_frames_ours(browser: Browser, served: Served, tmp_path: Path) -> None:
    page = browser.new_page()
    outside = tmp_path / "outside.html"
    outside.write_text(f'<iframe src="{served.address}/sign-in"></iframe>', encoding="utf-8")
    page.goto(outside.as_uri())
    page.wait_for_timeout(500)
    (frame,) = page.main_frame.child_frames
    assert "Sign in" not in frame.content()
    page.close()
