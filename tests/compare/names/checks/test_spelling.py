"""One name of the reference in several spellings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.names.transliteration.spelling import are_forms, pinyin_of_wade_giles, spelling_sound
from tests.compare.names.sides import evidence_of, lines, read, said, table

_LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=10)


@pytest.mark.parametrize("case", table("names_spellings.toml"), ids=lambda c: c["about"])
def test_spellings(case: dict[str, Any]) -> None:
    pair = lines(*case["languages"], case["source"], case["target"])
    found = evidence_of(pair, "E303")
    assert sorted(read(e) for e in found) == case["readings"]
    for evidence in found:
        assert case.get("message", "") in said(evidence)
        assert len(evidence.source_spans) == len(evidence.target_spans)


def test_independent_rows_are_not_compared() -> None:
    assert (
        evidence_of(lines("en", "de", "Then Merkel came.\nThen Merkel left.", "Da kam Merkel.\nDa ging Merkle.", True))
        == []
    )


@given(_LETTERS, _LETTERS)
def test_a_letter_more_or_another_order_of_arguments_changes_no_answer(one: str, other: str) -> None:
    assert are_forms(one, other, "de") == are_forms(other, one, "de")
    assert are_forms(one, one, "en")
    assert are_forms(one, one + "s", "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelenskiy", "Zelenskyy"), ("Зеленский", "Zelensky"), ("Tchekhov", "Chekhov"), ("Romanoff", "Romanov")],
)
def test_spellings_of_one_sound(one: str, other: str) -> None:
    assert spelling_sound(one) == spelling_sound(other)


@pytest.mark.parametrize(
    ("pieces", "pinyin"), [(("chao", "li", "chien"), "zhaolijian"), (("teng", "hsiao", "ping"), "dengxiaoping")]
)
def test_wade_giles(pieces: tuple[str, ...], pinyin: str) -> None:
    assert pinyin in pinyin_of_wade_giles(pieces)
    assert pinyin_of_wade_giles(("merkel", "bonn")) == frozenset()
