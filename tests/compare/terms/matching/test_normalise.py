"""Units of texts, and forms with the same key."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.terms.matching.normalise import fold, light_stem, units


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Smugglers", "smuggler"),
        ("policies", "policy"),
        ("branches", "branch"),
        ("邊", "边"),
        ("ＡＢＣ", "abc"),
        ("STATES", "state"),
    ],
)
def test_forms_with_the_same_key(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(("one", "two"), [("bank", "banking"), ("port", "report"), ("news", "new"), ("bus", "bu")])
def test_different_words(one: str, two: str) -> None:
    assert fold(one) != fold(two)


def test_light_stems_have_no_verb_endings() -> None:
    assert light_stem("financing") == light_stem("financed") == light_stem("finances")


def test_units_of_mixed_text() -> None:
    assert [u.key for u in units("T恤's e-wallets“移民”")] == ["t", "恤", "e", "wallet", "移", "民"]


@given(st.text(), st.integers(min_value=0, max_value=50))
def test_spans_of_units(text: str, offset: int) -> None:
    found = units(text, offset)
    assert all(u.span.start >= offset and u.span.end <= offset + len(text) for u in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(fold(text[u.span.start - offset : u.span.end - offset]) == u.key for u in found)
