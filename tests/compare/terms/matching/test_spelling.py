"""Two spellings of English are one key; other words stay apart."""

from __future__ import annotations

import pytest

from samesaid.compare.terms.matching.stemming import keys_in

SAME = [
    ("organisation", "organization"), ("organised", "organized"), ("analysing", "analyzing"), ("harbours", "harbor"),
    ("neighbouring", "neighboring"), ("centres", "center"), ("fibre", "fiber"), ("travelled", "traveled"),
    ("labelling", "labeling"), ("licences", "license"), ("defence", "defense"), ("programmes", "program"),
    ("cheque", "check"), ("catalogue", "catalog"), ("aluminium", "aluminum"), ("anaemia", "anemia"),
]  # fmt: skip
APART = [("four", "for"), ("hour", "hor"), ("tyre", "tyro"), ("wise", "wiz"), ("port", "report"), ("billed", "bile")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert keys_in(one, "en-GB") == keys_in(other, "en")


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words(one: str, other: str) -> None:
    assert keys_in(one, "en") != keys_in(other, "en")


def test_german_is_not_english() -> None:
    assert keys_in("Reise", "de") != keys_in("Reize", "de")
