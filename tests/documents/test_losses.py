"""Lines of a page that its text lacks: those with names or sentences of the story are named, page furniture is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.documents import load
from samesaid.documents.losses import notes
from samesaid.documents.reader import Passed
from samesaid.reports.catalogue import catalogue
from samesaid.reports.common.labels import ENGLISH

_TEXT = "The harbour of Hamburg took in 4,310 ships last year. Anna Keller said that all crews were well."


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("Harbour master Jonas Brandt watches the ships come in", True),
        ("The quay, photographed by Petra Ahlers", True),
        ("Anna Keller watches the ships of Hamburg", False),
        ("Story continues below the advertisement", False),
        ("ADVERTISEMENT BELOW THE STORY", False),
        ("Sign up. Every day at noon. Never miss a story", False),
        ("Der Hafenmeister sieht den Schiffen zu", True),
        ("Начальник порта Иван Петров смотрит на море", True),
        ("港务局长李海涛在码头迎接第一艘船。", True),
        ("第一艘船靠岸", False),
        ("李海涛昨日在码头 分享到微信", False),
        ("عاد القبطان إلى الميناء مع سفينته؟", True),
    ],
)
def test_lines(line: str, lost: bool) -> None:
    assert [note.kind for note in notes([Passed(line, (), True)], _TEXT)] == ["dropped"] * lost


def test_page_furniture_is_no_loss() -> None:
    lines = ["Photo: Xinhua/Li Haitao", "责任编辑：李海涛", "3 May 2026, 10:14", "发布时间：2026年5月3日 10:14"]
    assert notes([Passed(line, ("2026", "14"), True) for line in lines], _TEXT) == []
    assert notes([Passed("Jonas Brandt saw it, too", (), False)], _TEXT) == []


def test_numbers() -> None:
    passed = [
        Passed("The quay of 1877 is wet", ("1877",), False),
        Passed("It had 99 ships in 1877", ("99", "1877"), False),
    ]
    [note] = notes(passed, _TEXT)
    assert ENGLISH.text(note.message).startswith("2 numbers of the page are not in the text that was read: 1877, 99;")


def test_one_of_the_lines_is_quoted_in_short() -> None:
    lines = ["The harbour master Jonas Brandt " + "watches " * 20, "Then Petra Ahlers came in."]
    [note] = notes([Passed(line, (), True) for line in lines], _TEXT)
    english, chinese = ENGLISH.text(note.message), catalogue("zh").text(note.message)
    assert english.startswith(
        "2 lines in the middle of the page are not in the text that was read, such as “The harbour"
    )
    assert english.endswith("watches watc…”; set a selector")
    assert "2 行" in chinese


def test_a_caption_that_is_not_read_is_named(tmp_path: Path) -> None:
    sentence = "<p>The harbour of Hamburg took in more ships than in the year {}, said its office.</p>"
    story = [sentence.format(year) for year in range(2001, 2012)]
    story[5:5] = [
        "<figure><img src='a.jpg'><figcaption>Harbour master Jonas Brandt on the northern quay</figcaption></figure>"
    ]
    page = (
        "<html><body><nav>Politics and Sport in the Capital</nav><article><h1>Ships</h1>"
        f"<p>By Petra Ahlers, Hamburg Bureau</p>{''.join(story)}</article>"
        "<div><p>More from our Reporter Otto Lang in the Evening Post</p></div></body></html>"
    )
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    document = load(path)
    said = [ENGLISH.text(note.message) for note in document.notes if note.kind == "dropped"]
    assert "Brandt" not in document.text
    assert said == [
        "1 line in the middle of the page is not in the text that was read: "
        "“Harbour master Jonas Brandt on the northern quay”; set a selector"
    ]
