"""Tables of names within one language: grades of offices, names exchanged and left out, one name in several forms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.names.gazetteer.aliases import introduced, same_first_name
from samesaid.compare.names.matching.variants import is_short_for
from tests.compare.names.sides import lines
from tests.compare.names.test_tables import table


@pytest.mark.parametrize("case", table("names_grades.toml"), ids=lambda c: c["about"])
def test_grades(case: dict[str, Any]) -> None:
    pair = lines(*case["languages"], case["source"], case["target"], independent=True)
    found = list(NameComparator().compare(pair))
    assert [e.code for e in found] == case["codes"]
    for evidence in found:
        assert "title" in evidence.facts
        assert case.get("message", "") in evidence.message


@pytest.mark.parametrize("independent", [True, False], ids=["rows", "document"])
@pytest.mark.parametrize("case", table("names_english_pairs.toml"), ids=lambda c: c["about"])
def test_english(case: dict[str, Any], independent: bool) -> None:
    found = list(NameComparator().compare(lines("en", "en", case["source"], case["target"], independent)))
    assert [e.code for e in found] == case["codes"]
    assert all(e.reading == case.get("reading", e.reading) for e in found)
    turned = list(NameComparator().compare(lines("en", "en", case["target"], case["source"], independent)))
    assert [e.code for e in turned] == case["codes"]


@pytest.mark.parametrize("case", table("names_several.toml"), ids=lambda c: c["about"])
def test_several(case: dict[str, Any]) -> None:
    pair = lines(*case["languages"], case["source"], case["target"])
    found = [e for e in NameComparator().compare(pair) if e.code == "E303"]
    assert [e.reading for e in found] == case["readings"]
    for evidence in found:
        assert case.get("message", "") in evidence.message
        assert len(evidence.source_spans) == len(evidence.target_spans)


def test_a_name_told_a_sentence_before_may_be_a_pronoun_here() -> None:
    source = "Margaret Thornbury opened the exhibition.\nThe catalogue was written by Margaret Thornbury in May."
    target = "Margaret Thornbury opened the exhibition.\nThe catalogue was written in May."
    assert list(NameComparator().compare(lines("en", "en", source, target))) == []


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("bill", "william", True), ("j", "john", True), ("bill", "robert", False), ("ted", "edward", True)],
)
def test_first_names(one: str, other: str, same: bool) -> None:
    assert same_first_name(one, other) is same_first_name(other, one) is same


@given(st.text(alphabet="国家发展和改革委员会", max_size=8), st.data())
def test_dropping_characters_makes_a_short_form(full: str, data: st.DataObject) -> None:
    kept = [c for c in full if data.draw(st.booleans())]
    assert is_short_for("".join(kept), full)
