"""British and American spellings have one key, Korean nouns match without their particles."""

from __future__ import annotations

import pytest

from samesaid.compare.terms.matching.stemming import keys_in, units_in

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


@pytest.mark.parametrize(
    ("word", "noun"),
    [("국경에서는", "국경"), ("세관으로", "세관"), ("항로로", "항로"), ("국가", "국가"), ("도로", "도로")],
)
def test_korean_particles(word: str, noun: str) -> None:
    (unit,) = units_in(word, "ko")
    assert noun in {unit.key, *unit.other_keys}
    assert unit.key == word
