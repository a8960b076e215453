"""The page of the application in a real browser, beside a stand-in for the application."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from samesaid.reports.page.review import FindingState, ReviewPage
from tests.reports.desk import BASE, WHEN, Desk, served
from tests.reports.sample import sample_report
from tests.reports.test_browser import CHROMIUM, FLAGS

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")
SETTLED = {
    "a2": FindingState(101, 3, "not an error", "house <i>style</i>", "Mei", WHEN, "李", 2, status="new"),
    "a4": FindingState(103, 2, assignee="Ann", status="remaining"),
}
REVIEW = ReviewPage(
    base=BASE,
    csrf="token-1",
    who="Ann <b>",
    role="editor",
    back="/",
    text_version=5,
    people=("Ann <b>", "李"),
    settled=SETTLED,
    fixed=("gone <b>",),
    title_links=(("All texts", "/texts"),),
    sign_in="/enter",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Opened:
    """The page, the stand-in behind it, and what the browser complained of."""

    def __init__(self, page: Page, desk: Desk) -> None:
        self.page, self.desk = page, desk
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def here(self) -> str:
        current: str = self.page.evaluate("document.activeElement.id")
        return current

    def says(self, selector: str, words: str) -> None:
        """Waits until an element has these words."""
        script = "([at, words]) => document.querySelector(at)?.textContent.trim() === words"
        self.page.wait_for_function(script, arg=[selector, words])

    def posted(self, count: int) -> dict[str, str]:
        """The fields of the last of so many posts, once they are there."""
        for _ in range(200):
            if len(self.desk.posts) >= count:
                break
            self.page.wait_for_timeout(10)
        assert len(self.desk.posts) == count
        return self.desk.posts[-1][1]

    def shown(self) -> list[str]:
        script = "found => found.filter(one => !one.hidden).map(one => one.dataset.id)"
        ids: list[str] = self.page.eval_on_selector_all(".finding", script)
        return ids


@contextmanager
def opening(browser: Browser, desk: Desk, clock: bool = False, at: str = "", **context: Any) -> Iterator[Opened]:
    made = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **context})
    with served(desk) as address:
        opened = Opened(made.new_page(), desk)
        if clock:
            opened.page.clock.install()
        opened.page.goto(address + at)
        yield opened
        # The browser itself says of an answer that it was an error, and of a connection that it was cut.
        assert [one for one in opened.complaints if not one.startswith("Failed to load resource")] == []
        made.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    with opening(browser, Desk(sample_report(), REVIEW)) as page:
        yield page


def test_one_key_decides_posts_and_goes_on(opened: Opened) -> None:
    opened.press("j", "4")
    assert opened.here() == "f3"
    fields = opened.posted(1)
    assert fields == {
        "csrf": "token-1", "finding": "100", "version": "1", "state": "not an error", "scope": "finding",
        "reason": "", "assignee": "", "comment": "",
    }  # fmt: skip
    path, _, headers = opened.desk.posts[0]
    assert path == f"{BASE}/decisions"
    assert headers["Accept"] == "application/json"
    assert {name.casefold(): value for name, value in headers.items()}["x-csrf-token"] == "token-1"
    opened.says(".verdict", "Hold: ▲ 2 major")
    assert "a1" not in opened.shown()
    assert opened.here() == "f3"
    opened.says(".status", "1 finding decided")
    assert opened.page.input_value(".sign-off [name=text_version]") == "6"


@pytest.mark.parametrize(("key", "state"), [("1", "open"), ("2", "will fix"), ("3", "fixed"), ("5", "ask")])
def test_every_state_has_a_key_and_a_button(opened: Opened, key: str, state: str) -> None:
    opened.press("j", key)
    assert opened.posted(1)["state"] == state
    opened.page.click("#f3 .tools [data-state='will fix']")
    assert opened.posted(2)["state"] == "will fix"
    assert opened.desk.posts[1][1]["finding"] == "102"


def test_the_dialog_has_reason_scope_assignee_and_comment(opened: Opened) -> None:
    page = opened.page
    opened.press("j", "x")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.fill("dialog .reason", "checked with the desk")
    page.click("dialog [value=renderings]")
    page.fill("dialog [name=assignee]", "李")
    page.fill("dialog [name=comment]", "Two\nlines <b>")
    page.press("dialog [name=comment]", "Control+Enter")
    assert opened.posted(1) == {
        "csrf": "token-1", "finding": "100", "version": "1", "state": "not an error", "scope": "renderings",
        "reason": "checked with the desk", "assignee": "李", "comment": "Two\nlines <b>",
    }  # fmt: skip
    page.wait_for_selector("dialog[open]", state="detached")
    assert opened.here() == "f3"
    assert "a1" not in opened.shown()
    page.click("[data-do=filters]")
    page.click("[data-filter=state] [data-key='not an error']")
    line = "not an error (Ann <b>, 2026-11-29 14:05 UTC): checked with the desk · for 李 · 1 comment"
    assert page.inner_text("#f1 > .because") == line


def test_a_decision_of_somebody_else_is_shown_beside_ones_own(opened: Opened) -> None:
    page, desk = opened.page, opened.desk
    opened.press("j")
    version = desk.change("a1", "Mei <i>", state="will fix", why="ask <i>the</i> ministry")["version"]
    desk.answers.append("conflict")
    opened.press("x")
    page.fill("dialog .reason", "mine")
    opened.press("Enter")
    page.wait_for_selector("dialog.conflict[open]")
    assert page.inner_text(".conflict .theirs") == ("will fix (Mei <i>, 2026-11-29 14:05 UTC): ask <i>the</i> ministry")
    assert page.inner_text(".conflict .yours") == "not an error (Ann <b>): mine"
    page.click(".conflict .anyway")
    assert opened.posted(2)["version"] == str(version)
    assert desk.posts[1][1]["reason"] == "mine"
    page.wait_for_selector("dialog[open]", state="detached")
    opened.says(".verdict", "Hold: ▲ 2 major")


def test_theirs_can_be_kept(opened: Opened) -> None:
    opened.press("j")
    opened.desk.change("a1", "Mei", state="ask", why="why?")
    opened.desk.answers.append("conflict")
    opened.press("4")
    opened.page.wait_for_selector("dialog.conflict[open]")
    opened.press("Enter")
    opened.says("#f1 > .because", "ask (Mei, 2026-11-29 14:05 UTC): why?")
    opened.says("#n1 > .because", "ask (Mei, 2026-11-29 14:05 UTC): why?")
    assert len(opened.desk.posts) == 1
    assert opened.page.locator("dialog[open]").count() == 0


@pytest.mark.parametrize("answer", ["401", "403", "redirect"])
def test_who_is_signed_out_loses_nothing(opened: Opened, answer: str) -> None:
    page = opened.page
    opened.desk.answers.append(answer)
    opened.press("j", "x")
    page.fill("dialog .reason", "a long reason")
    opened.press("Enter")
    page.wait_for_selector("dialog .problem:visible")
    words = (
        "Not accepted: Your session is over." if answer == "403" else "You are signed out. Nothing that you wrote is"
    )
    assert page.inner_text("dialog .problem .words").startswith(words)
    assert page.get_attribute("dialog .sign-in", "href") == "/enter"
    assert page.get_attribute("dialog .sign-in", "target") == "_blank"
    assert page.input_value("dialog .reason") == "a long reason"
    page.click("dialog .ok")
    assert opened.posted(2)["reason"] == "a long reason"
    page.wait_for_selector("dialog[open]", state="detached")
    assert page.locator(".bar .problem").is_hidden()


def test_a_key_of_somebody_who_is_signed_out_is_kept_too(opened: Opened) -> None:
    opened.desk.answers.append("401")
    opened.press("j", "4")
    opened.says(
        ".bar .problem .words",
        "You are signed out. Nothing that you wrote is lost: sign in, then try again. 1 decision is not saved.",
    )
    assert opened.page.locator(".bar .sign-in").is_visible()
    opened.page.click(".bar .problem [data-do=retry]")
    assert opened.posted(2)["state"] == "not an error"
    opened.page.wait_for_selector(".bar .problem", state="hidden")
    assert "a1" not in opened.shown()


def test_what_is_refused_is_said_in_the_words_of_the_server(opened: Opened) -> None:
    opened.desk.answers.extend(["422", "422"])
    opened.press("j", "2")
    opened.says(".bar .problem .words", "Not accepted: This <b>text</b> is signed off.")
    assert opened.page.locator(".bar .problem [data-do=retry]").is_hidden()
    opened.press("x", "Enter")
    opened.says("dialog .problem .words", "Not accepted: This <b>text</b> is signed off.")
    assert opened.page.locator("dialog .sign-in").is_hidden()


def test_what_is_not_saved_is_marked_and_tried_again(opened: Opened) -> None:
    page = opened.page
    opened.desk.answers.extend(["drop", "drop"])
    opened.press("j", "4", "2")
    opened.says(".bar .problem .words", "The server does not answer. 2 decisions are not saved.")
    assert opened.desk.states["a1"]["state"] == "open"
    assert page.inner_text("#f1 > .because") == "not saved: not an error try again"
    assert page.inner_text("#f3 > .because") == "not saved: will fix try again"
    assert "a1" in opened.shown()
    page.click("#f1 > .because button")
    page.wait_for_selector(".bar .problem", state="hidden")
    assert opened.desk.states["a1"]["state"] == "not an error"
    assert opened.desk.states["a3"]["state"] == "will fix"
    assert "a1" not in opened.shown()
    opened.says("#f3 > .because", "will fix (Ann <b>, 2026-11-29 14:05 UTC)")


def test_the_dialog_begins_with_what_is_not_saved(opened: Opened) -> None:
    page = opened.page
    opened.desk.answers.append("drop")
    opened.press("j", "x")
    page.fill("dialog .reason", "typed once")
    page.fill("dialog [name=comment]", "and this")
    page.click("dialog .ok")
    page.wait_for_selector("#f1 > .because.unsaved")
    assert opened.here() == "f1"
    opened.press("x")
    assert page.input_value("dialog .reason") == "typed once"
    assert page.input_value("dialog [name=comment]") == "and this"
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    page.goto(page.url.split("#")[0] + "?page=0")
    assert dialogs == ["beforeunload"]


def test_the_last_decision_is_taken_back(opened: Opened) -> None:
    opened.press("j", "4")
    opened.says(".verdict", "Hold: ▲ 2 major")
    opened.press("u")
    opened.says(".status", "1 finding is as it was before")
    assert opened.desk.posts[-1][0] == f"{BASE}/undo"
    assert opened.desk.posts[-1][1] == {"csrf": "token-1"}
    assert opened.here() == "f1"
    opened.says(".verdict", "Hold: ◆ 1 critical, ▲ 2 major")
    opened.desk.before.clear()
    opened.press("u")
    opened.says(".status", "nothing to undo")


def test_what_others_decide_appears_without_moving_the_reader(browser: Browser) -> None:
    with opening(browser, Desk(sample_report(), REVIEW), clock=True) as opened:
        page, desk = opened.page, opened.desk
        opened.press("j", "j")
        assert opened.here() == "f3"
        desk.change("a1", "Mei", state="fixed")
        desk.change("a3", "Mei", state="not an error", why="seen")
        desk.csrf = "token-2"
        page.clock.run_for(19_000)
        assert not desk.asked
        page.clock.run_for(2_000)
        opened.says(".status", "Mei: 2 findings decided")
        assert desk.asked == [f"{BASE}/changes?since=5"]
        assert opened.here() == "f3"
        assert "a1" not in opened.shown()
        # The current finding stays, though the filter would hide it.
        assert "a3" in opened.shown()
        opened.says("#f3 > .because", "not an error (Mei, 2026-11-29 14:05 UTC): seen")
        page.clock.run_for(20_000)
        page.wait_for_function("true")
        opened.press("j", "2")
        assert opened.posted(1)["csrf"] == "token-2"
        assert desk.asked[1] == f"{BASE}/changes?since=7"


def test_changes_between_two_of_ones_own_are_not_missed(opened: Opened) -> None:
    opened.press("j")
    opened.desk.change("a5", "Mei", state="fixed")
    opened.press("4")
    opened.says(".status", "Mei: 1 finding decided")
    assert opened.desk.asked == [f"{BASE}/changes?since=5"]
    assert opened.shown()[:1] == ["a3"]
    assert "a5" not in opened.shown()


def test_a_dialog_that_was_open_meanwhile_posts_what_it_was_about(browser: Browser) -> None:
    with opening(browser, Desk(sample_report(), REVIEW), clock=True) as opened:
        opened.press("j", "x")
        opened.page.fill("dialog .reason", "typing")
        opened.desk.change("a1", "Mei", state="will fix")
        opened.page.clock.run_for(21_000)
        opened.says("#f1 > .because", "will fix (Mei, 2026-11-29 14:05 UTC)")
        assert opened.page.input_value("dialog .reason") == "typing"
        assert opened.page.evaluate("document.activeElement.name") == "reason"
        opened.press("Enter")
        assert opened.posted(1)["version"] == "1"


def test_a_page_in_the_background_asks_nothing(browser: Browser) -> None:
    with opening(browser, Desk(sample_report(), REVIEW), clock=True) as opened:
        hide = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })"
        opened.page.evaluate(hide)
        opened.page.clock.run_for(60_000)
        assert opened.desk.asked == []
        opened.page.evaluate(hide.replace("hidden", "visible"))
        opened.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        opened.page.wait_for_timeout(50)
        assert len(opened.desk.asked) == 1


def test_a_reader_sees_everything_and_decides_nothing(browser: Browser) -> None:
    review = dataclasses.replace(REVIEW, role="reader", signed_off="Mei, 14:05")
    with opening(browser, Desk(sample_report(), review)) as opened:
        page = opened.page
        opened.press("j", "x", "4", "u")
        assert opened.here() == "f1"
        assert (
            page.locator("dialog[open], .sign-off, .tools [data-state], [data-do=dismiss], [data-do=undo]").count() == 0
        )
        assert page.inner_text(".signed-off") == "✓ Signed off: Mei, 14:05"
        assert "others decide" in page.inner_text("nav.desk")
        opened.press("?")
        assert page.locator("#help kbd").all_inner_texts() == ["j", "k", "t", "c", "m", "/", "?"]
        assert opened.desk.posts == []


def test_the_script_writes_the_lines_of_the_server(browser: Browser) -> None:
    desk = Desk(sample_report(), REVIEW)
    read = "all => all.map(one => [one.parentElement.id, one.textContent])"
    found = []
    for scripts in (False, True):
        with opening(browser, desk, java_script_enabled=scripts) as opened:
            found.append(opened.page.eval_on_selector_all(".because", read))
    assert found[0] == found[1]
    assert ["f2", "not an error (Mei, 2026-11-29 14:05 UTC): house <i>style</i> · for 李 · 2 comments"] in found[0]
    assert ["f4", "for Ann"] in found[0]


def test_forms_do_without_scripts(browser: Browser) -> None:
    with opening(browser, Desk(sample_report(), REVIEW), java_script_enabled=False) as opened:
        page = opened.page
        assert page.locator("#f2.settled").count() == 1
        assert page.inner_text(".verdict") == "Hold: ◆ 1 critical, ▲ 2 major"
        page.click("#f3 summary >> nth=0")
        page.click("#f3 .decide summary")
        page.check("#f3 .decide [value='will fix']")
        page.fill("#f3 .decide [name=reason]", "因为")
        page.check("#f3 .decide [value=rule]")
        page.fill("#f3 .decide [name=assignee]", "李")
        page.fill("#f3 .decide [name=comment]", "a note")
        page.click("#f3 .decide button")
        path, fields, _ = opened.desk.posts[0]
        assert path == f"{BASE}/decisions"
        assert fields == {
            "csrf": "token-1", "finding": "102", "version": "1", "page": "0", "at": "f3", "state": "will fix",
            "reason": "因为", "scope": "rule", "assignee": "李", "comment": "a note",
        }  # fmt: skip
        page.fill(".sign-off [name=note]", "ready")
        page.click(".sign-off button")
        assert opened.desk.posts[1][:2] == (
            f"{BASE}/sign-off",
            {"csrf": "token-1", "text_version": "5", "note": "ready"},
        )
        page.click("form[action$=undo] button")
        assert opened.desk.posts[2][:2] == (f"{BASE}/undo", {"csrf": "token-1"})
        assert page.get_attribute("#f3 .history", "href") == f"{BASE}/findings/102"
        assert page.locator("#f2 .kind .decision").inner_text() == "new"
        assert page.locator("#decided li").text_content() == "gone <b>"


def test_the_pages_of_a_long_text_are_behind_one_address(browser: Browser) -> None:
    with opening(browser, Desk(sample_report(), REVIEW, max_findings=5)) as opened:
        page = opened.page
        page.click("#f4 .way")
        page.wait_for_url("**/texts/17?page=1*")
        assert opened.here() == "n4"
        page.click(".turning a[rel=next] >> nth=0")
        page.wait_for_url("**/texts/17?page=2*")
        opened.press("j", "2")
        assert opened.posted(1)["finding"] == str(opened.desk.states[opened.shown()[0]]["number"])
        page.click(".turning a >> nth=0")
        page.wait_for_url("**/texts/17")


@pytest.mark.parametrize(("number", "item"), [(102, "f3"), (101, "f2")])
def test_other_pages_lead_to_a_finding_by_its_number(browser: Browser, number: int, item: str) -> None:
    """Also to one that the filters hide, as 101 is closed."""
    with opening(browser, Desk(sample_report(), REVIEW), at=f"#finding-{number}") as opened:
        assert opened.here() == item
        assert opened.page.locator(f"#{item} .card").is_visible()


def test_they_lead_to_the_page_that_has_it(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samesaid.reports.page.view._MAX_OVERVIEW", 2)
    with opening(browser, Desk(sample_report(), REVIEW, max_findings=5), at="#finding-103") as opened:
        opened.page.wait_for_url("**/texts/17?page=1#*")
        opened.page.wait_for_function("document.activeElement.id === 'f4'")


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("zh", "dark")])
@pytest.mark.parametrize("state", ["as it opens", "without scripts", "dialog", "conflict", "not saved", "phone"])
def test_axe_finds_nothing(browser: Browser, language: str, scheme: Any, state: str) -> None:
    desk = Desk(sample_report(), REVIEW, language)
    size = {"width": 400 if state == "phone" else 1400, "height": 900}
    with opening(browser, desk, color_scheme=scheme, viewport=size) as opened:
        page = opened.page
        if state == "without scripts":
            # axe is a script itself: the forms are put back as the server sent them.
            html = desk.page(0)[0].partition("<body")[2].rpartition("<script>")[0].partition(">")[2]
            page.evaluate("html => { document.body.innerHTML = html; }", html)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if state in ("dialog", "phone"):
            desk.answers.append("422")
            opened.press("j", "x", "Enter")
            page.wait_for_selector("dialog .problem:visible")
        if state == "conflict":
            desk.answers.append("conflict")
            opened.press("j", "4")
            page.wait_for_selector("dialog.conflict[open]")
        if state == "not saved":
            desk.answers.append("401")
            opened.press("j", "4")
            page.wait_for_selector(".bar .problem:visible")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        # Leaving the page would ask.
        page.evaluate("window.onbeforeunload = null")
