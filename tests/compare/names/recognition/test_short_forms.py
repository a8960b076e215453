"""Acronyms that a text introduces."""

from __future__ import annotations

import pytest

from samesaid.compare.names.recognition.short_forms import introduced


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The National Forestry Administration (NFA) said so.", {"NFA": "National Forestry Administration"}),
        ("The NFA (National Forestry Administration) said so.", {"NFA": "National Forestry Administration"}),
        ("In May the Bank of Northern Fisheries (“BNF”) closed.", {"BNF": "Bank of Northern Fisheries"}),
        ("The figures (see Annex) rose.", {}),
        ("Forests (NFA) grow.", {}),
    ],
)
def test_acronyms_in_brackets(text: str, found: dict[str, str]) -> None:
    assert introduced(text) == found
