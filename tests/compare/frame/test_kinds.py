"""The frame of a text: its kinds by their words and places, and what is done with what only a frame says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import samesaid
from samesaid.compare.frame.kinds import dateline, frame_kind, is_frame, page_line_kinds
from samesaid.documents import from_rows
from samesaid.pipeline import CheckReport, check
from tests.paths import CASES

_TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads((CASES / "frames.toml").read_text(encoding="utf-8"))
_ZH = "\n\n".join(
    (
        "港口扩建工程下月动工",
        "本报记者 林小满",
        "新华社厦门11月3日电 港口管理处昨天宣布，码头扩建工程将于下月动工，预计明年秋天完工。",
        "工程总投资二点三亿元，由市政府和两家银行共同承担。",
        "附近居民对施工噪音表示担心，管理处说夜间不会施工。",
        "责任编辑：何小舟",
    )
)
_EN = "\n\n".join(
    (
        "The port authority announced yesterday that work to extend the pier will begin next month and is expected to "
        "be finished next autumn.",
        "The project will cost 230 million yuan in total, shared by the city government and two banks.",
        "Residents nearby are worried about the noise of construction; the authority says that no work will be done "
        "at night.",
    )
)


@pytest.mark.parametrize("case", _TABLES["case"], ids=lambda c: c["text"])
def test_kinds_by_words(case: dict[str, Any]) -> None:
    document = from_rows(["A sentence of its own comes first.", case["text"]], name="a", language="en")
    assert (frame_kind(document, 1) or "") == case["kind"]
    assert is_frame(case["text"]) == bool(case["kind"])


@pytest.mark.parametrize("case", _TABLES["dateline"], ids=lambda c: c["text"])
def test_datelines(case: dict[str, Any]) -> None:
    document = from_rows([case["text"]], name="a", language="en")
    span = dateline(document, 0)
    assert (span.of(document.text).rstrip() if span else "") == case["words"]


@pytest.mark.parametrize("case", _TABLES["page"], ids=lambda c: c["text"])
def test_lines_of_a_page(case: dict[str, Any]) -> None:
    assert sorted(page_line_kinds(case["text"])) == case["kinds"]


# A line of one side is boilerplate there, that of the other is none, or neither is.
@pytest.mark.parametrize(
    ("reference", "version"),
    [
        ("责任编辑：何小舟", "Editor: He Xiaozhou"),
        ("（完）", "(The end)"),
        ("来源：港口网", "Source - Port Online"),
        ("2026年11月9日", "Published: Nov. 9, 2026"),
        ("首页 > 新闻 > 港口", "Home > News > Port"),
        ("分享到微信", "Share to WeChat"),
        ("摄影：林小满", "Photo: Lin Xiaoman"),
    ],
)
@pytest.mark.parametrize("place", [0, 3])
def test_a_line_of_a_page_on_both_sides_is_neither_missing_nor_added(
    reference: str, version: str, place: int, tmp_path: Path
) -> None:
    zh, en = _ZH.split("\n\n")[2:5], _EN.split("\n\n")
    texts = ["\n\n".join([*lines[:place], line, *lines[place:]]) for lines, line in ((zh, reference), (en, version))]
    for one, other in (texts, texts[::-1]):
        assert [f.message for f in _report(one, other, tmp_path).findings if f.code in ("O501", "O502")] == []


def test_a_line_of_a_page_that_one_side_lacks_is_still_named(tmp_path: Path) -> None:
    en = "\n\n".join([*_EN.split("\n\n"), "Editor: He Xiaozhou"])
    report = _report("\n\n".join(_ZH.split("\n\n")[2:5]), en, tmp_path)
    assert [(f.code, str(f.severity)) for f in report.alarms] == [("O502", "minor")]


def _report(reference: str, version: str, tmp_path: Path) -> CheckReport:
    for name, text in (("a.zh.txt", reference), ("b.en.txt", version)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return check(tmp_path / "a.zh.txt", tmp_path / "b.en.txt", settings=samesaid.Settings())


def test_a_missing_frame_is_named_and_minor(tmp_path: Path) -> None:
    report = _report(_ZH, _EN, tmp_path)
    assert {f.code for f in report.alarms} == {"O501"}
    assert {str(f.severity) for f in report.alarms} == {"minor"}
    assert any("the headline and the byline" in f.message for f in report.alarms)
    # The day of the dateline is no missing date.
    assert not any(f.alarm for f in report.findings if f.code.startswith(("N", "D", "E")))


def test_a_date_outside_a_dateline_is_missed(tmp_path: Path) -> None:
    report = _report(_ZH.replace("管理处说夜间", "管理处说11月3日夜间"), _EN, tmp_path)
    assert any(f.alarm for f in report.findings if f.code.startswith(("N", "D")))
