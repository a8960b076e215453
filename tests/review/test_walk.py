"""Two people work through texts in real browsers, from sign-in to a check that keeps what they decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

import samesaid
from samesaid.cli import run
from samesaid.review.store import texts
from samesaid.review.store.database import Database
from tests.reports.test_browser import CHROMIUM, FLAGS
from tests.review.client import PASSWORD, add_user, database_at
from tests.review.serving import served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")
CHINESE = "港口去年处理货物2.2万吨。\n新码头于3月5日开放。\n今年计划修建三座仓库。\n港口还将雇用40名工人。\n"
FIRST = (
    "The port handled 22 million tonnes of goods last year.\nThe new pier opened on March 6.\n"
    "Three warehouses are to be built this year.\nThe port will also hire 45 workers.\n"
)
SECOND = (
    "The port handled 22 million tonnes of goods last year.\nThe new pier opened on March 5.\n"
    "Three warehouses are to be built this year.\nThe port is also going to hire 45 workers soon.\n"
)


@dataclass
class Desk:
    """A newsroom with one text: its address, the number of the text, and its files."""

    address: str
    text: int
    folder: Path
    database: Database

    @property
    def page_of_text(self) -> str:
        return f"{self.address}/texts/{self.text}"

    def checked(self, english: str) -> str:
        """A check of the text with this English version, as the JSON of its report."""
        (self.folder / "port.zh.txt").write_text(CHINESE, encoding="utf-8")
        (self.folder / "port.en.txt").write_text(english, encoding="utf-8")
        report = samesaid.check(str(self.folder / "port.zh.txt"), str(self.folder / "port.en.txt"))
        report.save(self.folder / "report.json")
        return (self.folder / "report.json").read_text(encoding="utf-8")

    def add(self, english: str) -> int:
        """Bring a version of the text into the review."""
        record = json.loads(self.checked(english))
        with self.database.writing() as db:
            return texts.add(db, record, key="port", who="Anna", desk="Business", title="港口新闻").text


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("walk")
    database = database_at(folder)
    for name, role in (("Mei", "editor"), ("Tom", "editor"), ("Anna", "admin")):
        add_user(database, name, role)
    made = Desk("", 0, folder, database)
    made.text = made.add(FIRST)
    with served(database) as address:
        made.address = address
        yield made


def signed_in(browser: Browser, desk: Desk, name: str, **context: object) -> Page:
    """A browser of somebody who signs in with a password."""
    options = {"viewport": {"width": 1400, "height": 900}, "accept_downloads": True, **context}
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(f"{desk.address}/")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    page.wait_for_url(f"{desk.address}/")
    return page


def open_card(page: Page, finding: str) -> None:
    """Opens a finding's card, unless it is open, and puts the focus there."""
    if not page.eval_on_selector(f"#{finding} > details", "one => one.open"):
        page.click(f"#{finding} summary")
    page.focus(f"#{finding} summary")


def line_of(page: Page, kind: str) -> str:
    """The id of the first finding of a kind."""
    found = page.get_attribute(f".finding[data-code={kind}]", "id")
    assert found
    return found


def said(page: Page, selector: str, words: str) -> None:
    """Waits until an element has these words in it."""
    script = "([at, words]) => document.querySelector(at)?.textContent.includes(words)"
    page.wait_for_function(script, arg=[selector, words])


def test_two_people_work_through_a_text(browser: Browser, desk: Desk) -> None:
    mei, tom = signed_in(browser, desk, "Mei"), signed_in(browser, desk, "Tom")
    complaints: list[str] = []
    for page in (mei, tom):
        page.on("pageerror", lambda error: complaints.append(str(error)))

    # The queue has the text; both open it.
    assert mei.inner_text(".queue .verdict") == "Hold"
    mei.click(".queue .title")
    mei.wait_for_url(desk.page_of_text)
    tom.goto(desk.page_of_text)
    assert mei.locator(".finding[data-severity=critical]").count() == 1

    # Mei decides with keys and a reason; Tom, who has not seen it, gets both wordings and keeps hers.
    mei.keyboard.press("j")
    mei.keyboard.press("x")
    mei.fill("dialog .reason", "the ministry counts so")
    mei.keyboard.press("Enter")
    mei.wait_for_selector("dialog[open]", state="detached")
    tom.keyboard.press("j")
    tom.keyboard.press("2")
    tom.wait_for_selector("dialog.conflict[open]")
    assert "the ministry counts so" in tom.inner_text(".conflict .theirs")
    assert tom.inner_text(".conflict .yours").startswith("will fix (Tom)")
    tom.keyboard.press("Enter")
    tom.wait_for_selector("dialog[open]", state="detached")

    # Tom comments on the date and gives it to Mei; the history has it in words.
    date = line_of(tom, "D201")
    open_card(tom, date)
    tom.click(f"#{date} .history")
    tom.fill("textarea[name=words]", "Which day was it?")
    tom.click("text=Add the comment")
    said(tom, ".events", "Tom commented")
    tom.fill("input[name=person]", "Mei")
    tom.get_by_role("button", name="Assign").click()
    said(tom, ".events", "Tom assigned it to Mei")
    tom.goto(f"{desk.address}/?person=Mei")
    assert tom.locator(".queue .title").count() == 1

    # Mei decides on the workers, takes it back, and decides again.
    mei.reload()
    workers = line_of(mei, "N103")
    open_card(mei, workers)
    mei.keyboard.press("5")
    said(mei, f"#{workers}", "ask (Mei")
    mei.keyboard.press("u")
    mei.wait_for_selector(f"#{workers} > .because", state="detached")
    mei.keyboard.press("4")
    mei.wait_for_selector(f"#{workers}.settled")

    # A new version mended the date and rewrote the sentence about workers: that decision is asked again.
    assert desk.add(SECOND) == desk.text
    mei.goto(f"{desk.page_of_text}/history")
    said(mei, "main", "1 difference is gone")
    said(mei, "main", "was: not an error, by Mei; the sentence has changed since")
    mei.goto(desk.page_of_text)
    said(mei, "main", "was: not an error, by Mei; the sentence has changed since")
    open_card(mei, line_of(mei, "N103"))
    mei.keyboard.press("4")
    said(mei, ".verdict", "Every finding is decided")

    # Nothing is open: Tom signs off in the list.
    tom.goto(desk.address)
    assert tom.inner_text(".queue .verdict") == "Clear"
    tom.click(".queue .state summary")
    tom.click(".queue .state button")
    said(tom, ".queue .state", "signed off by Tom")

    # What was exported holds in the next check.
    tom.goto(f"{desk.address}/export")
    with tom.expect_download() as download:
        tom.click("a[href='/export/decisions']")
    exported = desk.folder / "exported.json"
    download.value.save_as(exported)
    files = [str(desk.folder / name) for name in ("port.zh.txt", "port.en.txt")]
    assert run(["check", *files]) == 1
    assert run(["check", *files, "--decisions", str(exported)]) == 0
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(browser: Browser, desk: Desk, scheme: str) -> None:
    page, axe = signed_in(browser, desk, "Anna", color_scheme=scheme), Axe()
    with desk.database.reading() as db:
        finding = texts.findings(db, desk.text)[0].number
    there = f"/texts/{desk.text}"
    for path in ("/", "/findings?decision=all", "/findings?group=pairs", there, f"{there}/history",
                 f"{there}/findings/{finding}", "/rates", "/log", "/export"):  # fmt: skip
        page.goto(f"{desk.address}{path}")
        results = axe.run(page)
        found = [(v["id"], [node["target"] for node in v["nodes"]]) for v in results.response["violations"]]
        assert found == [], path


def test_filters_swap_the_list_and_the_address(browser: Browser, desk: Desk) -> None:
    page = signed_in(browser, desk, "Mei")
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    page.select_option("#f-order", "newest")
    page.wait_for_url("**order=newest**")
    page.fill("#f-words", "nowhere")
    said(page, "#list", "No text matches these filters.")
    assert "words=nowhere" in page.url
    assert loads == []
    page.click("#list a:has-text('Clear filters')")
    page.wait_for_selector(".queue .title")


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_a_phone_scrolls_in_one_direction_only(browser: Browser, desk: Desk, language: str) -> None:
    page = signed_in(browser, desk, "Anna", viewport={"width": 400, "height": 800}, locale=language)
    there = f"/texts/{desk.text}"
    for path in ("/", "/findings?decision=all", "/findings?group=pairs", there, f"{there}/history", "/rates", "/log"):
        page.goto(f"{desk.address}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") == 400, path


def test_all_of_it_works_without_scripts(browser: Browser, desk: Desk) -> None:
    page = signed_in(browser, desk, "Mei", java_script_enabled=False)
    page.select_option("#f-verdict", "hold")
    page.get_by_role("button", name="Show", exact=True).click()
    assert "verdict=hold" in page.url
    page.goto(f"{desk.address}/findings?decision=all")
    page.click(".bulk summary")
    page.select_option(".bulk select[name=decide]", "ask")
    page.click("text=Decide on all …")
    assert page.inner_text("h1").startswith("Decide “ask” for")
    page.click(".ends button")
    assert "now “ask”" in page.inner_text("h1")
    page.goto(f"{desk.address}/log")
    page.click("text=Undo my last decision")
    assert "as it was before" in page.inner_text("main") or "as they were before" in page.inner_text("main")
