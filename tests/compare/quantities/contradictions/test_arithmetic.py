"""Arithmetic of one sentence, and sentences that occur twice with two numbers."""

from __future__ import annotations

import pytest

from tests.compare.quantities.cases import chinese, compare, english

HEAD = "A total of {} boats were inspected in the harbour last week, the office said."


@pytest.mark.parametrize(
    ("language", "text", "fires"),
    [
        ("en", "Sales fell 30% from 1,000 to 600 boats.", True),
        ("en", "Sales fell from 1,000 to 600 boats, down 30%.", True),
        ("en", "Sales fell 40% from 1,000 to 600 boats.", False),
        ("en", "Sales rose 12.5% from 80 to 90 boats.", False),
        ("en", "Sales rose 8 percent from about 3.2 million to about 3.4 million.", False),
        ("en", "The rate rose from 3% to 4%, and 600 to 900 boats sank.", False),
        ("en", "Sales fell 30% in May. From 1,000 to 600 boats came.", False),
        ("en", "Between 1,000 and 600 boats, 30% sank.", False),
        ("en", "The 30% tax was paid by boats numbered from 1,000 to 600.", False),
        ("zh", "销售从1000条降至600条，下降30%。", True),
        ("zh", "销售从1000条降至600条，下降40%。", False),
        ("zh", "由3.2万增加到4.8万，增长50%。", False),
    ],
)
def test_changes(language: str, text: str, fires: bool) -> None:
    found = compare([text], [text], (language, language))
    assert [e.code for e in found] == (["N107"] if fires else [])


@pytest.mark.parametrize(
    ("language", "text", "fires"),
    [
        ("en", "3,000 men and 2,500 women came, 5,600 in all.", True),
        ("en", "3,000 men and 2,500 women came, 5,500 in all.", False),
        ("en", "The fair drew 310 traders, 240 buyers and 120 guests, 760 people altogether.", True),
        ("en", "The fair drew 310 traders, 240 buyers and 120 guests, 670 people altogether.", False),
        ("en", "About 3,000 men and 2,500 women came, 5,600 in all.", False),
        ("en", "3,000 men and 2,500 women came in May, 12,000 so far this year in all.", False),
        ("en", "It has 310 rooms and 240 beds, 760 metres from the sea in all.", False),
        ("en", "3,000 men and 2,500 women came, including 5,600 in all.", False),
        ("zh", "男3000人、女2500人，共5600人。", True),
        ("zh", "男3000人、女2500人，共5500人。", False),
        ("zh", "男生310人，女生240人，合计560人。", True),
        ("zh", "全年男3000人、女2500人，累计共5600人。", False),
        ("en", "The number grew from 100 to 130, an increase of 20.", True),
        ("en", "The number grew from 100 to 130, an increase of 30.", False),
        ("en", "It fell from 1.2 million to 1.1 million, a drop of 130,000.", False),
        ("zh", "从100人增至130人，增加20人。", True),
        ("zh", "从100人增至130人，增加30人。", False),
        ("zh", "从100人增至130人，其中老人增加20人。", False),
        ("en", "60% came by road and the remaining 30% by rail.", True),
        ("en", "60% came by road and the remaining 40% by rail.", False),
        ("en", "33.3% came by road, 33.3% by air and the remaining 33.3% by rail.", False),
        ("en", "Of the 60% who voted, 40% chose red and the remaining 60% blue.", False),
        ("zh", "60%走公路，其余30%走铁路。", True),
        ("zh", "60%走公路，其余40%走铁路。", False),
        ("zh", "约60%走公路，其余30%走铁路。", False),
    ],
)
def test_sums_and_shares(language: str, text: str, fires: bool) -> None:
    found = compare([text], [text], (language, language))
    assert [e.code for e in found] == (["N107"] if fires else [])


def test_a_repeated_sentence_with_two_numbers() -> None:
    texts = [HEAD.format("4,700"), "It rained.", HEAD.format("4,800")]
    (evidence,) = compare(texts, texts, ("en", "en"))
    assert evidence.code == "N107"
    assert evidence.bead == 2
    assert [span.of("\n".join(texts)) for span in evidence.source_spans] == ["4,700", "4,800"]


def test_a_repeated_sentence_with_one_number() -> None:
    texts = [HEAD.format("4,700"), "It rained.", HEAD.format("4,700")]
    assert not compare(texts, texts, ("en", "en"))


def test_other_words_count_something_else() -> None:
    texts = [HEAD.format("4,700"), HEAD.format("4,800").replace("boats", "lorries")]
    assert not compare(texts, texts, ("en", "en"))


def test_another_date_is_another_quantity() -> None:
    first = "On 3 May the office counted 4,700 boats in the harbour of the town."
    texts = [first, first.replace("3 May", "4 May").replace("4,700", "4,800")]
    assert not compare(texts, texts, ("en", "en"))


def test_unrelated_rows_are_not_compared_with_one_another() -> None:
    texts = [HEAD.format("4,700"), HEAD.format("4,800")]
    assert not compare(texts, texts, ("en", "en"), independent=True)
    assert compare(texts, texts, ("en", "en"))


@pytest.mark.parametrize(
    ("text", "in_english", "in_chinese"),
    [
        (
            "Sales fell 30% from 1,000 to 600 boats.",
            "The stated change is “30%”, but from “1,000” to “600” it is 40%.",
            "文中写的变化幅度是“30%”，但从“1,000”到“600”的变化幅度是 40%。",
        ),
        (
            "3,000 men and 2,500 women came, 5,600 in all.",
            "“3,000” and “2,500” add up to 5,500, but the stated total is “5,600”.",
            "“3,000”和“2,500”相加为 5,500，文中总数却是“5,600”。",
        ),
        (
            "The number grew from 100 to 130, an increase of 20.",
            "From “100” to “130” is a change of 30, but the stated change is “20”.",
            "从“100”到“130”变化了 30，文中却写作“20”。",
        ),
        (
            "60% came by road and the remaining 30% by rail.",
            "“60%” and “30%” are given as all of a whole, but they add up to 90%.",
            "“60%”和“30%”应为全部，相加却是 90%。",
        ),
        (
            "62% voted for, 45% against.",
            "“62%” for and “45%” against add up to 107% of one vote.",
            "“62%”赞成，“45%”反对，相加为 107%，超过全部票数。",
        ),
    ],
)
def test_messages(text: str, in_english: str, in_chinese: str) -> None:
    (evidence,) = compare([text], [text], ("en", "en"))
    assert evidence.code == "N107"
    assert english(evidence.message) == f"The reference contradicts itself. {in_english}"
    assert chinese(evidence.message) == f"原文自相矛盾。{in_chinese}"
