"""The walk of a desk in a real browser: open the example, decide by keyboard, export, run again; and its print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from samesaid.cli import run
from tests.paths import EXAMPLES
from tests.reports.test_browser import CHROMIUM, FLAGS

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")

FILES = [str(EXAMPLES / name) for name in ("briefing.zh.txt", "briefing.rough.en.txt")]
GLOSSARY = ["--glossary", str(EXAMPLES / "glossary.csv")]
TRIAGED = 20
MAX_SHEETS = 7


def check(*more: str) -> int:
    """The exit code of a check of the example."""
    return run(["check", *FILES, *GLOSSARY, "--quiet", *more])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the report of the example as a page and as data."""
    path = tmp_path_factory.mktemp("desk")
    assert check("-o", str(path / "first.html"), "-o", str(path / "first.json")) == 1
    return path


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.goto((folder / "first.html").as_uri())
    yield opened
    context.close()


def test_the_first_screen_has_the_verdict_the_map_and_every_grave_finding(page: Page) -> None:
    lowest = "found => Math.max(...found.map(one => one.getBoundingClientRect().bottom))"
    for selector in (".verdict", ".checked", ".map", "#differences .finding"):
        assert page.locator(selector).count() > 0
        assert page.eval_on_selector_all(selector, lowest) <= 900, selector
    assert page.evaluate("document.querySelector('.rows').getBoundingClientRect().top") < 1800


def test_a_desk_decides_by_keyboard_exports_and_runs_again(page: Page, folder: Path) -> None:
    found = json.loads((folder / "first.json").read_text("utf-8"))["findings"]
    alarms = [finding for finding in found if finding["alarm"]]
    press = page.keyboard.press
    press("j")
    for number in range(TRIAGED):
        press("x")
        page.keyboard.type(f"seen {number}")
        # From the reason back to the decisions, and on to the second one.
        for key in ("Shift+Tab", "Shift+Tab", "ArrowDown") if number % 2 else ():
            press(key)
        press("Enter")
        if number % 2:
            press("j")
    left = len(alarms) - TRIAGED // 2
    assert page.inner_text(".headline .about").startswith(f"{left} differences")
    with page.expect_download() as download:
        page.click("[data-do=export]")
    decisions = folder / "decisions.json"
    download.value.save_as(decisions)
    entries = json.loads(decisions.read_text("utf-8"))["decisions"]
    assert [entry["id"] for entry in entries] == [alarm["id"] for alarm in alarms[:TRIAGED]]
    assert [entry["state"] for entry in entries] == ["not an error", "will fix"] * (TRIAGED // 2)
    again = folder / "second.json"
    check("--decisions", str(decisions), "--baseline", str(folder / "first.json"), "-o", str(again))
    report = json.loads(again.read_text("utf-8"))
    remaining = {finding["id"] for finding in report["findings"] if finding["alarm"]}
    closed = {entry["id"] for entry in entries if entry["state"] == "not an error"}
    assert remaining == {alarm["id"] for alarm in alarms} - closed
    second = folder / "second.html"
    check("--decisions", str(decisions), "--baseline", str(folder / "first.json"), "-o", str(second))
    page.goto(second.as_uri())
    assert page.inner_text(".shown") == f"{left} of {left} shown"
    assert f"0 fixed, {left} remaining, 0 new" in page.inner_text("header")
    # What will be fixed stays open, with what was decided beside it.
    assert page.locator("summary .decision").count() == TRIAGED // 2
    assert page.inner_text(".verdict").startswith("Hold: ")
    assert page.locator("#decided summary").inner_text() == f"{len(closed)} findings closed by a decision"


def test_the_example_prints_on_few_sheets(page: Page, folder: Path) -> None:
    page.pdf(path=folder / "print.pdf", format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(folder / "print.pdf") as sheets:
        assert 1 < len(sheets) <= MAX_SHEETS
        text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())
    assert "22 million" in text
    assert "Use the value of the reference, and count the zeros again." in text
