"""The names that are recognised, and their spans."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.compare.names.recognition.en import content_words
from samesaid.compare.names.recognition.mentions import names, names_of
from samesaid.compare.pair import Side
from tests.compare.names.sides import document, table


@pytest.mark.parametrize("case", table("names_extraction.toml"), ids=lambda c: c["text"][:30])
def test_names(case: dict[str, Any]) -> None:
    (found,) = names(document(case["language"], case["text"]))
    assert [mention.text for mention in found] == case["names"]


def test_the_first_word_of_a_sentence_is_no_name_where_the_text_has_it_in_lower_case() -> None:
    text = "Smugglers met at the harbour.\nThe smugglers were caught."
    assert names(document("en", text)) == ((), ())


def test_the_names_of_a_side_are_recognised_once() -> None:
    side = Side(document("en", "The delegation flew to Jakarta."))
    assert names_of(side) is names_of(side)


def test_a_gloss_in_brackets_belongs_to_the_name() -> None:
    ((mention,),) = names(document("zh", "展览由索恩伯里（Thornbury）揭幕。"))
    assert mention.value == ("索恩伯里", "thornbury")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bank of China", ("Bank", "China")),
        ("President Thornbury's", ("Thornbury",)),
        ("Buffalo-Pittsburgh Freeway", ("Buffalo", "Pittsburgh", "Freeway")),
        ("Den", ("Den",)),
    ],
)
def test_content_words(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words


_PIECES = {
    "en": [
        "Edward Thornbury",
        "the U.S.",
        "said",
        "\u00a0",
        "  ",
        "Ri Sol-ju",
        "’s",
        "(",
        "Jakarta",
        "😀",
        ".",
        "İzmir",
    ],
    "zh": ["刘海涛", "·", "索恩伯里", "（Thornbury）", "访问", "中美", "𠮷野", " ", "。", "土耳其", "A"],
}


@pytest.mark.parametrize("language", ["en", "zh"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_spans_are_exact_and_apart(language: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(_PIECES[language]), min_size=1, max_size=12)
    rows = data.draw(st.lists(pieces, min_size=1, max_size=3))
    made = document(language, "\n".join(" ".join(row) for row in rows))
    found = names(made)
    assert len(found) == len(made.sentences)
    for sentence, mentions in zip(made.sentences, found, strict=True):
        end = sentence.span.start
        for mention in mentions:
            assert mention.span.of(made.text) == mention.text
            assert end <= mention.span.start
            end = mention.span.end
        assert end <= sentence.span.end
