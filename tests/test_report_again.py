"""``samesaid report``: a report is written again from its JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.cli import run
from samesaid.reports import render
from tests.reports.sample import sample_report


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(render(sample_report(), "json"), encoding="utf-8")
    return path


def test_it_is_the_page_that_was_written_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, chinese = file.with_name("page.html"), file.with_name("zh.html")
    assert run(["report", str(file), "-o", str(page)]) == 0
    assert page.read_text("utf-8") == render(sample_report(), "html")
    printed = capsys.readouterr()
    assert printed.out.startswith("Hold: ◆ 1 critical, ▲ 3 major\n! rough.txt: 4 of its 5 sentences")
    assert printed.err == f"report: {page}\n"
    assert run(["report", str(file), "-q", "-o", str(chinese), "--report-lang", "zh"]) == 0
    assert chinese.read_text("utf-8") == render(sample_report(), "html", language="zh")
    assert capsys.readouterr().out == ""


def test_a_format_is_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(file), "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines() == render(sample_report(), "csv").splitlines()
    assert run(["report", str(file), "--format", "xlsx"]) == 2
    assert "give a file" in capsys.readouterr().err


def test_what_is_no_report_is_one_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('{"schema": "samesaid-decisions"}', encoding="utf-8")
    for arguments, words in (
        ([str(file)], "report.json: it is no report; give the JSON that samesaid check wrote"),
        ([str(file), "-o", str(file)], "report.json: is an input of this run; write elsewhere"),
        ([str(file), "-o", "page.pdf"], "page.pdf: no report format has this ending"),
    ):
        assert run(["report", *arguments]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert words in line
