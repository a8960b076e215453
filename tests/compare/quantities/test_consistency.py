"""One document against itself."""

from __future__ import annotations

import pytest

from tests.compare.quantities.cases import compare

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


def test_a_sentence_told_twice_with_two_figures() -> None:
    texts = [HEAD.format("4,700"), "It rained.", HEAD.format("4,800")]
    (evidence,) = compare(texts, texts, ("en", "en"))
    assert evidence.code == "N107"
    assert evidence.bead == 2
    assert [span.of("\n".join(texts)) for span in evidence.source_spans] == ["4,700", "4,800"]


def test_a_sentence_told_twice_with_one_figure() -> None:
    texts = [HEAD.format("4,700"), "It rained.", HEAD.format("4,700")]
    assert not compare(texts, texts, ("en", "en"))


def test_other_words_are_other_quantities() -> None:
    texts = [HEAD.format("4,700"), HEAD.format("4,800").replace("boats", "lorries")]
    assert not compare(texts, texts, ("en", "en"))


def test_another_week_is_another_quantity() -> None:
    first = "On 3 May the office counted 4,700 boats in the harbour of the town."
    texts = [first, first.replace("3 May", "4 May").replace("4,700", "4,800")]
    assert not compare(texts, texts, ("en", "en"))


def test_unrelated_rows_are_not_compared_with_one_another() -> None:
    texts = [HEAD.format("4,700"), HEAD.format("4,800")]
    assert not compare(texts, texts, ("en", "en"), independent=True)
    assert compare(texts, texts, ("en", "en"))
