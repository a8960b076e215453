from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from samesaid.cli import run
from samesaid.compare.registry import code_table
from samesaid.model import SamesaidError
from samesaid.pipeline import check
from samesaid.reports import render
from samesaid.settings import Settings, load_settings
from tests.paths import EXAMPLES
from tests.reports.catalogues import sentences

ZH = "今年共办结案件312起。\n"
EN = "A total of 321 cases were closed this year.\n"


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    (tmp_path / "zh.txt").write_text(ZH, encoding="utf-8")
    (tmp_path / "en.txt").write_text(EN, encoding="utf-8")
    return [str(tmp_path / "zh.txt"), str(tmp_path / "en.txt")]


def test_the_page_is_written_in_the_language_that_is_asked_for(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "report.html"
    run(["check", *texts, "--only", "numbers", "--report-lang", "zh", "-q", "-o", str(path)])
    html = path.read_text("utf-8")
    assert '<html lang="zh">' in html
    assert "原文：“312" in html.replace('<span lang="zh">', "").replace("</span>", "")
    assert "Reference: “312" not in html


def test_the_settings_file_may_name_the_language(tmp_path: Path) -> None:
    path = tmp_path / "samesaid.toml"
    path.write_text('report-lang = "zh"\n', encoding="utf-8")
    assert load_settings(path).report_lang == "zh"


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(SamesaidError, match="report_lang is 'xx': use one of en, zh"):
        Settings(report_lang="xx")


def test_the_page_in_chinese_has_no_english_sentence_of_ours() -> None:
    texts = [EXAMPLES / f"briefing.{name}.txt" for name in ("zh", "rough.en", "en")]
    report = check(*texts, settings=Settings(level="all", glossary=str(EXAMPLES / "glossary.csv")))
    page = render(report, "html", language="zh")
    page = unescape(re.sub(r"(?s)<(style|script)>.*?</\1>|<[^>]*>", "", page))
    ours = [*sentences("en").values(), *(t for rule in code_table().values() for t in (rule.title, rule.description))]
    # The words between two places: three of them in a row are no accident.
    phrases = {m.strip() for text in ours for m in re.findall(r"[A-Za-z][A-Za-z,;: ]+", text) if len(m.split()) > 2}
    assert len(phrases) > 100
    assert {phrase for phrase in phrases if phrase in page} == set()
    assert [f.message for f in report.findings if f.message in page] == []
