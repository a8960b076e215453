"""Take docs/images/report.png and report.zh.png: the page of the example in Chromium, in English and in Chinese.

usage: python scripts/report_screenshot.py [LANGUAGE …]     en and zh if absent; needs the extra dev and a Chromium
"""

from __future__ import annotations

import pathlib
import sys
import tempfile

from playwright.sync_api import sync_playwright

import samesaid
from tests.reports.test_browser import CHROMIUM, FLAGS

ROOT = pathlib.Path(__file__).resolve().parents[1]
IMAGES = {"en": ROOT / "docs" / "images" / "report.png", "zh": ROOT / "docs" / "images" / "report.zh.png"}
EXAMPLES = ROOT / "examples"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = samesaid.Settings(glossary=str(EXAMPLES / "glossary.csv"))
        report = samesaid.check(EXAMPLES / "briefing.zh.txt", EXAMPLES / "briefing.rough.en.txt", settings=settings)
        for language in sys.argv[1:] or IMAGES:
            page = pathlib.Path(folder) / f"{language}.html"
            report.save(page, language=language)
            shoot(page, IMAGES[language])


def shoot(page: pathlib.Path, output: pathlib.Path) -> None:
    """The first screen of a page, 1,400 pixels wide."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        screen = browser.new_page(viewport={"width": 1400, "height": 895}, device_scale_factor=1)
        screen.goto(page.as_uri())
        screen.screenshot(path=str(output))
        browser.close()


if __name__ == "__main__":
    main()
