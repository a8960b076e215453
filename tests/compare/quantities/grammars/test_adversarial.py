"""Input that nobody wrote: it ends, nothing is raised, spans stay true, and work grows with the text."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from samesaid.compare.quantities.reader import GRAMMARS, quantities
from samesaid.model import Document
from tests.compare.quantities.cases import compare, document

UNITS = [
    "7", "7 ", "1,", "123,", "1.", "1/", "1:", "3-", "three and ", "1 to ", "5% ", "$5 ", "万", "三", "三比", "3３",
    "三分之", "1月", "2年", "won 3-", "May ", "12,345 people and ", "1.2万人，", "one in ", "hundreds of ", "点三",
    "３，", "1 000 ", "٣", "\u202e12\u202c ", "½", "三点", "     5", "from 1 to ", "二〇", "each 3 km ", "周一",
    "Monday (15) ", "1 × 10⁸ ", "(in EUR million) 5 ", "PDF, 5 kB ", "a thousand thanks ",
]  # fmt: skip


def work(text: Document) -> int:
    """Lines of the grammars' own code that run while ``text`` is read: a measure of time that no other load moves."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "quantities" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        quantities(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_work_grows_with_the_text(unit: str, language: str) -> None:
    quantities(document(language, [unit]))
    short = work(document(language, [unit * (300 // len(unit))]))
    long = work(document(language, [unit * (1200 // len(unit))]))
    assert long <= 6 * short + 500


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "ru", "ja"])
@pytest.mark.parametrize(
    "text",
    [
        "7" * 50,
        "1" * 50 + "." + "3" * 50,
        "31 February 2024, February 30, 2月31日, 13月45日, 2024年13月45日, 0月0日",
        "25:99, 99:99, 24:61 p.m., 25点99分, 下午25点",
        "2024-13-45, 00/00/0000, 45/45/45",
        "\u202e1,234\u202c ships \u2067٢٠٢٤\u2069 \u200f5%\u200e \u05d0\u05d1 3 \u05d2",
        "１２３，４５６ ships １2３ ３０％ ４：５０ ＄５",
        "1e308 9e999 ∞ ½½½ ²³ Ⅻ ⅷ ①②③ ㊿ ㋀ 〸〹",
        "0/0 1/0 0% 0万 零零零 万亿亿亿亿亿亿",
        "百万亿万亿万亿 hundred million billion trillion crore lakh crore million million",
        "\x00 5 \ud83d 6",
    ],
    ids=range(11),
)
def test_nothing_is_raised(text: str, language: str) -> None:
    source = document(language, [text])
    for mention in quantities(source)[0]:
        assert mention.span.of(source.text) == mention.text
    compare([text], [text[::-1]], (language, "en"))
    assert not [e for e in compare([text], [text], (language, language)) if e.code[0] == "D"]


@pytest.mark.parametrize("language", sorted(GRAMMARS))
def test_a_text_may_end_wherever_a_number_could_go_on(language: str) -> None:
    joints = (*"~-–—至到及、和から", " to ", " bis ", " à ", " до ", " и ", "比", "点", ".", ",", "/", ":", "(", " ")
    for number in ("5", "五", "2024", "3.5", "5万", "第5", "周", "Q", "V"):
        for joint in joints:
            for end in (*"$£€¥%元万第半+-'", "US$", "RMB", "kg", ""):
                GRAMMARS[language](number + joint + end)


def test_fifty_digits_are_no_quantity() -> None:
    assert not compare(["编号" + "7" * 50 + "。"], ["The number is " + "8" * 50 + "."])


def test_a_line_of_many_numbers_on_both_sides() -> None:
    source = "、".join(str(n) for n in range(1000, 3000))
    assert not compare([source], [source.replace("、", ", ")])
    compare([source], ["The hall is full."])
