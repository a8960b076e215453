"""Tokens of labelled pages become the text that a person would write."""

from __future__ import annotations

import pytest

from benchmarks.measures.swissgov import joined


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The town ( 2 , 794 people ) grew .", "The town (2,794 people) grew."),
        ("On 10 . 12 . 2024 at 8 : 30 it began .", "On 10.12.2024 at 8:30 it began."),
        ("In 2024 , 300 came .", "In 2024, 300 came."),
    ],
)
def test_tokens_are_joined(tokens: str, text: str) -> None:
    made, spans = joined(tokens.split())
    assert made == text
    assert [span.of(made) for span in spans] == tokens.split()
