"""Take docs/images/review.png: the queue of a newsroom with a few texts of our own, in Chromium.

usage: python scripts/review_screenshot.py [OUTPUT.png]     needs the extras dev and review, and a Chromium
"""

from __future__ import annotations

import json
import pathlib
import sys
import tempfile
from datetime import UTC, datetime, timedelta

from playwright.sync_api import sync_playwright

import samesaid
from samesaid.model import State
from samesaid.review.store import decisions, texts, users
from samesaid.review.store.database import Database
from samesaid.review.store.records import Wanted
from tests.reports.test_browser import CHROMIUM, FLAGS
from tests.review.serving import served

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "docs" / "images" / "review.png"
PASSWORD = "four plain English words"
# Title, desk, both texts, hours since it came, who has it.
TEXTS = (
    ("港口新闻", "Business", "港口去年处理货物2.2万吨。\n新码头于3月5日开放。\n",
     "The port handled 22 million tonnes of goods last year.\nThe new pier opened on March 6.\n", 5, "Mei"),
    ("植物园今起免费开放", "Culture", "植物园周三起免费开放。\n去年有3.9万人参观。\n",
     "The garden is free of charge from Thursday.\nLast year 39,000 people came.\n", 26, ""),
    ("河上新桥通车", "World", "大桥长1,200米。\n工程历时三年。\n",
     "The bridge is 1,200 metres long.\nThe work took three years.\n", 50, "Tom"),
    ("渔季提前结束", "Business", "渔季将于8月15日结束。\n渔获比去年减少三成。\n",
     "The season ends on August 15.\nCatches are down by 13% from last year.\n", 2, ""),
)  # fmt: skip


def main() -> None:
    output = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    with tempfile.TemporaryDirectory() as folder:
        database = Database(pathlib.Path(folder) / "review.sqlite3")
        with database.writing() as db:
            users.add(db, "Mei", "editor", PASSWORD)
        for number, one in enumerate(TEXTS):
            add(database, pathlib.Path(folder), number, *one)
        briefing(database, pathlib.Path(folder))
        with served(database) as address:
            shoot(address, output)


def add(
    database: Database, folder: pathlib.Path, number: int, title: str, desk: str, zh: str, en: str, hours: int, who: str
) -> None:
    """Check a text, put it into the queue and give it to somebody."""
    files = [folder / f"{number}.zh.txt", folder / f"{number}.en.txt"]
    for path, text in zip(files, (zh, en), strict=True):
        path.write_text(text, encoding="utf-8")
    bring(database, folder, [str(path) for path in files], title, desk, hours, who)


def briefing(database: Database, folder: pathlib.Path) -> None:
    """The example of the command line, of which some is decided."""
    files = [str(ROOT / "examples" / name) for name in ("briefing.zh.txt", "briefing.rough.en.txt")]
    number = bring(database, folder, files, "", "World", 3, "Mei")
    with database.writing() as db:
        rows = texts.findings(db, number)[:6]
        decisions.decide(db, "Mei", [Wanted(row.number, State.NO_ERROR, why="as agreed") for row in rows])


def bring(
    database: Database, folder: pathlib.Path, files: list[str], title: str, desk: str, hours: int, who: str
) -> int:
    """Check files and put their report into the queue; the number of the text."""
    path = folder / "report.json"
    samesaid.check(*files).save(path)
    at = (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with database.writing() as db:
        record = json.loads(path.read_text(encoding="utf-8"))
        number = texts.add(db, record, key=files[0], who="Anna", desk=desk, title=title, at=at).text
        if who:
            decisions.assign(db, "Anna", who, text=number)
    return number


def shoot(address: str, output: pathlib.Path) -> None:
    """Sign in, and take the page as it is at 1,400 pixels."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1400, "height": 560}, device_scale_factor=1)
        page.goto(f"{address}/")
        page.fill("#name", "Mei")
        page.fill("#password", PASSWORD)
        page.click("button.main")
        page.wait_for_selector(".queue")
        page.screenshot(path=str(output))
        browser.close()


if __name__ == "__main__":
    main()
