"""The page in a real browser: Debian's Chromium, driven by Playwright, asked by axe-core."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from samesaid.decisions.reading import load_decisions
from samesaid.model import Cell, ComparisonRow, Report, literal, message
from samesaid.reports.formats.html import render_html, render_pages
from tests.reports.sample import at, sample_report

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


def with_terms() -> Report:
    """The sample with a table over its versions."""
    report = sample_report()
    zh, (rough, careful) = report.reference, report.versions
    texts = ((zh, "“獴猎”行动"), (rough, "Liao Hunting"), (careful, "Mongoose"))
    cells = tuple(Cell(words, (at(document, words),)) for document, words in texts)
    rows = (
        ComparisonRow("term", cells, (1,), literal("獴: mongoose"), differs=True),
        ComparisonRow("figure", (Cell("3.9万"), Cell("39,000"), Cell("39,000"))),
        ComparisonRow("figure", (Cell("三成"), None, Cell("thirty percent"))),
    )
    return dataclasses.replace(report, collation=rows)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_html(with_terms()), encoding="utf-8")
    return path.as_uri()


class Opened:
    """A page that was opened, and whatever it asked for or complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def shown(self, selector: str = ".finding") -> list[str]:
        """The ids of the findings that are shown."""
        script = "found => found.filter(one => !one.hidden).map(one => one.id)"
        ids: list[str] = self.page.eval_on_selector_all(selector, script)
        return ids

    def here(self) -> str:
        current: str = self.page.evaluate("document.activeElement.id")
        return current

    def count(self, group: str, key: str) -> str:
        return self.page.inner_text(f"[data-filter={group}] [data-key='{key}'] .count")


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    page = Opened(context.new_page())
    page.page.goto(address)
    yield page
    assert not page.complaints
    assert [url.split("#")[0].split("?")[0] for url in page.asked if not url.startswith("blob:")] == [address]
    context.close()


def test_nothing_is_requested_and_nothing_fails(opened: Opened) -> None:
    assert opened.page.inner_text(".shown") == "8 of 8 shown"
    assert opened.page.locator(".bar").count() == 1


def test_filters_combine_and_count_live(opened: Opened) -> None:
    page = opened.page
    assert opened.count("severity", "major") == "3"
    page.click("[data-filter=severity] [data-key=major]")
    assert opened.shown() == ["f2", "f3", "f5"]
    page.click("[data-do=filters]")
    assert opened.count("kind", "T") == "1"
    page.click("[data-filter=kind] [data-key=N]")
    assert opened.shown() == ["f5"]
    assert opened.count("severity", "critical") == "1"
    assert page.inner_text(".shown") == "1 of 8 shown"
    assert page.locator("#n2").is_hidden()
    assert page.locator(".rows mark[data-f='2']").first.get_attribute("class") == "major k1 off"
    page.click("[data-do=clear]")
    assert len(opened.shown()) == 10


def test_verdict_map_and_lists_follow_filters_and_decisions(opened: Opened) -> None:
    page = opened.page
    assert page.inner_text(".verdict") == "Hold: ◆ 1 critical, ▲ 3 major"
    assert page.locator(".strip .tick:visible").count() == page.locator(".strip .tick").count()
    page.click("[data-filter=severity] [data-key=minor]")
    assert page.locator(".filtered").inner_text() == "Shown: 4 of 8 (Severity: minor)"
    counts = page.locator(".versions tbody tr").nth(0).locator(".n").all_inner_texts()
    assert counts == ["0", "0", "3"]
    assert page.locator("#differences").is_hidden()
    assert page.locator("#minor").is_visible()
    assert set(page.eval_on_selector_all(".strip .tick:not(.off)", "all => all.map(one => one.classList[1])")) == {
        "minor"
    }
    page.emulate_media(media="print")
    assert page.locator(".filtered").is_visible()
    assert page.locator("#n1").is_hidden()
    page.emulate_media(media="screen")
    page.click("[data-do=clear] >> visible=true")
    assert page.locator(".filtered").is_hidden()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    assert page.inner_text(".verdict") == "Hold: ▲ 3 major"
    assert page.inner_text(".headline .about").startswith("7 differences between the Chinese, English 1")
    assert page.inner_text(".shown", timeout=1000) in ("", "7 of 8 shown")
    assert page.locator(".strip .tick.critical").count() == 0
    page.keyboard.press("u")
    assert page.inner_text(".verdict") == "Hold: ◆ 1 critical, ▲ 3 major"


def test_an_empty_page_says_which_filter_hides_the_findings(opened: Opened) -> None:
    page = opened.page
    page.fill(".search", "no such words")
    assert page.locator(".empty span").inner_text() == "No finding is shown. Hidden by: search “no such words”."
    page.click(".empty button")
    assert page.locator(".empty").is_hidden()
    assert len(opened.shown()) == 10


def test_a_finding_has_the_same_number_everywhere(opened: Opened) -> None:
    page = opened.page
    for _ in range(3):
        page.keyboard.press("j")
    assert opened.here() == "f3"
    assert page.inner_text(".status") == "finding 3 of 8"
    assert page.inner_text("#f3 .num") == "3"
    page.keyboard.press("t")
    assert page.inner_text(".status") == "finding 3 of 8"
    assert page.inner_text("#n3 .num") == "3"


def test_lines_open_to_cards_and_escape_closes(opened: Opened) -> None:
    page = opened.page
    assert page.locator(".card:visible").count() == 0
    page.click("#f2 summary")
    assert page.locator("#f2 .card").is_visible()
    page.keyboard.press("j")
    assert page.locator("#f2 .card").is_visible()
    page.keyboard.press("j")
    assert [one for one in opened.shown() if page.locator(f"#{one} .card").is_visible()] == ["f2", "f5"]
    page.keyboard.press("Escape")
    assert page.locator("#f5 .card").is_hidden()
    for name in ("help", "filters"):
        page.click(f".bar .line [data-do={name}]")
        assert page.locator(f"#{name}").is_visible()
        page.keyboard.press("Escape")
        assert page.locator(f"#{name}").is_hidden()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_bar_is_one_line_down_to_1100_pixels(browser: Browser, tmp_path: Path, language: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html(with_terms(), language), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(path.as_uri())
    height = page.evaluate("document.querySelector('.bar').offsetHeight")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    page.click("[data-filter=severity] [data-key=minor]")
    for width in (1400, 1250, 1100, 900, 700):
        page.set_viewport_size({"width": width, "height": 900})
        if width >= 1100:
            assert page.evaluate("document.querySelector('.bar').offsetHeight") == height, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_search_reads_the_findings(opened: Opened) -> None:
    opened.page.fill(".search", "mongoose")
    assert opened.shown() == ["f3"]
    opened.page.press(".search", "Escape")
    assert len(opened.shown()) == 10


def test_filters_and_place_are_in_the_address(opened: Opened, address: str) -> None:
    page = opened.page
    page.click("[data-filter=severity] [data-key=minor]")
    page.fill(".search", "name")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    hash = page.evaluate("location.hash")
    assert hash == "#?severity=minor&q=name&at=f4"
    found = opened.shown()
    page.goto("about:blank")
    page.goto(address + hash)
    assert opened.shown() == found
    assert opened.here() == "f4"
    opened.asked[:] = [address]


def test_keys_walk_through_the_list_and_the_text(opened: Opened) -> None:
    press = opened.page.keyboard.press
    press("j")
    assert opened.here() == "f1"
    press("j")
    press("j")
    assert opened.here() == "f3"
    press("k")
    assert opened.here() == "f2"
    press("t")
    assert opened.here() == "n2"
    press("j")
    assert opened.here() == "n5"
    assert opened.page.locator("#n5 .tools").count() == 1
    assert opened.page.locator(".rows mark.lit[data-f='5']").count() == 2
    press("t")
    assert opened.here() == "f5"
    press("?")
    assert opened.page.locator("#help").is_visible()


def test_every_key_has_a_button_and_keys_can_be_switched_off(opened: Opened) -> None:
    page = opened.page
    page.click(".bar [data-do=next]")
    assert opened.here() == "f1"
    page.click(".bar [data-do=filters]")
    page.click(".bar [data-do=keys]")
    page.keyboard.press("j")
    assert page.locator("#f1.current").count() == 1
    page.click(".bar [data-do=keys]")
    page.keyboard.press("j")
    assert opened.here() == "f2"


def test_a_decision_is_exported_as_what_the_next_run_reads(opened: Opened, tmp_path: Path) -> None:
    page = opened.page
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.fill(".reason", "seen by the desk")
    page.keyboard.press("Enter")
    assert "f1" not in opened.shown()
    assert opened.here() == "f2"
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.click("dialog [value=renderings]")
    page.click("dialog .ok")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.click("dialog [value=rule]")
    page.click("dialog .ok")
    with page.expect_download() as download:
        page.click("[data-do=export]")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    entries = json.loads(path.read_text("utf-8"))["decisions"]
    assert [entry["kind"] for entry in entries] == ["finding", "renderings", "rule"]
    assert entries[0]["why"] == "seen by the desk"
    assert entries[0]["when"].endswith("Z")
    report, settled = sample_report(), load_decisions(path)
    gone = [f.id for f in report.findings if settled.about(f, report.reference, report.versions[f.version])]
    shown = opened.page.eval_on_selector_all(".finding[hidden]", "found => found.map(one => one.dataset.id)")
    assert gone == shown
    assert "a1" in gone
    assert "a3" in gone
    assert len(gone) > 2


def test_decisions_stay_and_can_be_undone(opened: Opened, address: str) -> None:
    page = opened.page
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.click("dialog .ok")
    page.reload()
    assert "f1" not in opened.shown()
    page.click("[data-do=filters]")
    page.click("[data-filter=state] [data-key='not an error']")
    for state in ("open", "will fix", "ask"):
        page.click(f"[data-filter=state] [data-key='{state}']")
    assert opened.shown() == ["f1"]
    assert page.inner_text("#f1 .because") == "not an error: no reason given"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("u")
    assert opened.count("state", "open") == "10"
    opened.asked[:] = [address]


def test_a_finding_is_copied_as_text_and_shown_with_more_around_it(opened: Opened) -> None:
    page = opened.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.click("#f1 [data-do=copy]")
    page.wait_for_function("document.querySelector('.status').textContent === 'copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "The English has 22 million cases" in copied
    assert "Why: " in copied
    page.click("#f1 [data-do=context]")
    assert page.locator("#f1 .context").all_inner_texts()[0].startswith("连续四年")
    page.click("#f1 [data-do=context]")
    assert page.locator("#f1 .context").count() == 0


def test_marks_and_notes_lead_to_one_another(opened: Opened) -> None:
    page = opened.page
    page.click(".rows a.no[data-no='2']")
    assert opened.here() == "n2"
    page.click("#n2 .way")
    assert opened.here() == "f2"
    page.click("#f2 .way")
    assert opened.here() == "n2"
    page.hover(".rows mark[data-f='5']")
    assert page.locator("#n5.lit").count() == 1


def test_versions_are_columns_with_a_table_of_their_terms(opened: Opened) -> None:
    page = opened.page
    assert page.locator(".rows thead th").count() == 4
    assert [page.locator(f"#r1 td:nth-child({n})").get_attribute("lang") for n in (1, 2, 3)] == ["zh", "en", "en"]
    odd = page.locator("#comparison td.odd")
    assert odd.inner_text().split() == ["Liao", "Hunting", "≠", "odd", "one", "out"]
    assert page.locator("#comparison td.none").inner_text() == "not mentioned"
    odd.locator("a").click()
    assert page.locator("tr.here").get_attribute("id") == "r2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["as it opens", "filters and help open", "dialog open", "phone"])
def test_axe_finds_nothing(opened: Opened, scheme: Any, state: str) -> None:
    page = opened.page
    page.emulate_media(color_scheme=scheme)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    if state == "phone":
        page.set_viewport_size({"width": 400, "height": 800})
    if state == "filters and help open":
        page.click(".bar [data-do=filters]")
        page.click(".bar [data-do=help]")
    if state == "dialog open":
        page.keyboard.press("j")
        page.keyboard.press("x")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_nothing_is_wider_than_a_phone(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 400, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 400


def test_print_has_notes_and_no_controls(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("j")
    page.emulate_media(media="print")
    assert page.locator(".bar").is_hidden()
    assert page.locator(".tools").is_hidden()
    assert page.locator("#n2").is_visible()
    assert page.locator(".rows .no").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('mark.critical')).textDecorationLine") == "underline"


def test_the_page_reads_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("button, input, dialog").count() == 0
    assert page.locator("#f1 .wording").first.inner_text() == "… 共办结边境案件2.2万余起，抓获嫌疑人3.9万余名。"
    assert page.locator("#f1 .message").is_hidden()
    page.click("#f1 summary")
    assert page.locator("#f1 .message").is_visible()
    assert page.locator("#n1").is_visible()
    context.close()


def test_the_page_in_chinese(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    report = with_terms()
    content = message("code.N103.different", reference="“2.2万余起”", version="“22 million”")
    first = dataclasses.replace(report.findings[0], content=content)
    report = dataclasses.replace(report, findings=(first, *report.findings[1:]))
    path.write_text(render_html(report, "zh"), encoding="utf-8")
    page = Opened(browser.new_page())
    page.page.goto(path.as_uri())
    assert page.page.get_attribute("html", "lang") == "zh"
    assert page.page.inner_text(".shown") == "显示 8/8 处"
    assert page.page.text_content("#f1 .message") == "原文：“2.2万余起”。版本：“22 million”。"
    page.page.keyboard.press("j")
    page.page.keyboard.press("x")
    assert page.page.inner_text("dialog h2") == "作决定"
    assert Axe().run(page.page).violations_count == 0
    assert not page.complaints
    page.page.close()


def test_the_pages_of_a_long_report_lead_to_one_another(browser: Browser, tmp_path: Path) -> None:
    for name, html in render_pages(with_terms(), tmp_path / "a b.html", max_findings=5).items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a b.html").as_uri())
    assert page.locator("#pages tbody tr").count() == 2
    page.click("#f4 .way")
    page.wait_for_url("**/a%20b-2.html*")
    assert page.evaluate("document.activeElement.id") == "n4"
    page.click(".turning a[rel=next] >> nth=0")
    page.wait_for_url("**/a%20b-3.html*")
    page.close()


def test_the_map_of_an_overview_shows_findings_of_all_pages(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samesaid.reports.page.view._MAX_OVERVIEW", 2)
    for name, html in render_pages(with_terms(), tmp_path / "a.html", max_findings=5).items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    grades = "all => all.map(one => one.getAttribute('class'))"
    assert page.inner_text(".shown") == "2 of 2 shown"
    found = page.eval_on_selector_all(".strip .tick", grades)
    assert sorted(found) == ["tick critical", *["tick major"] * 3, *["tick minor"] * 3]
    page.close()


def test_a_thin_line_joins_the_marks_and_the_note(opened: Opened) -> None:
    page = opened.page
    page.set_viewport_size({"width": 1500, "height": 900})
    page.keyboard.press("j")
    page.keyboard.press("t")
    first = page.get_attribute(".thread path", "d") or ""
    page.hover(".rows mark[data-f='3'] >> nth=0")
    second = page.get_attribute(".thread path", "d") or ""
    assert first.startswith("M")
    assert second.startswith("M")
    assert first != second


# Whether a horizontal part of the line goes through the middle of a line of text, and whether any part is slanting.
CROSSES = """() => {
  const picture = document.querySelector(".thread");
  const origin = picture.getBoundingClientRect();
  const points = [...picture.querySelector("path").getAttribute("d").matchAll(/[ML]([-.\\d]+) ([-.\\d]+)/g)]
    .map(([, x, y]) => [Number(x) + origin.left, Number(y) + origin.top]);
  const range = document.createRange();
  const texts = [...document.querySelectorAll(".rows td:not(.notes)")].flatMap((cell) => {
    range.selectNodeContents(cell);
    return [...range.getClientRects()];
  });
  return points.slice(1).map(([x, y], at) => {
    const [before, above] = points[at];
    const wide = (box) => Math.min(x, before) < box.right && Math.max(x, before) > box.left;
    const high = (box) => Math.min(y, above) < box.bottom && Math.max(y, above) > box.top;
    const middle = (box) => y > box.top + box.height / 4 && y < box.bottom - box.height / 4;
    if (x !== before) return y !== above || texts.some((box) => wide(box) && middle(box));
    return texts.some((box) => x > box.left && x < box.right && high(box));
  });
}"""


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8])
def test_the_line_runs_between_the_lines_of_text(opened: Opened, number: int) -> None:
    page = opened.page
    page.set_viewport_size({"width": 1500, "height": 900})
    page.click(f"#f{number} .way")
    crosses = page.evaluate(CROSSES)
    assert len(crosses) >= 3
    assert not any(crosses)


def test_quotation_marks_are_narrow_but_in_chinese_text(opened: Opened) -> None:
    widths = "found => found.map(one => getComputedStyle(one).fontVariantEastAsian)"
    assert set(opened.page.eval_on_selector_all(".message, .note p, .rows td:lang(en)", widths)) == {
        "proportional-width"
    }
    assert set(opened.page.eval_on_selector_all(".rows td:lang(zh), blockquote:lang(zh)", widths)) == {"normal"}
