from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.cli import run
from samesaid.model import SamesaidError
from samesaid.settings import Settings, load_settings

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


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(SamesaidError, match="report_lang is 'xx': use one of en, zh"):
        Settings(report_lang="xx")
