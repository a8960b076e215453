"""Tables of names: spelling, sound, countries, and whole pairs of sentences."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.transliteration import pinyin, romanisation
from samesaid.compare.names.transliteration.sound import Heard
from tests.compare.names.sides import lines
from tests.paths import CASES


def table(name: str, part: str = "case") -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))[part]
    return cases


@pytest.mark.parametrize("case", table("names_spelling.toml"), ids=lambda c: f"{c['chinese']}-{c['english']}")
def test_spelling(case: dict[str, Any]) -> None:
    assert pinyin.matches(case["chinese"], case["english"]) is case["same"]
    assert romanisation.spelled_otherwise(case["chinese"], case["english"]) is case.get("namesake", False)


@pytest.mark.parametrize("case", table("names_sound.toml"), ids=lambda c: f"{c['english']}-{c['chinese'][:6]}")
def test_sound(case: dict[str, Any]) -> None:
    distance = Heard(case["chinese"]).distance(case["english"])
    assert distance < 0.36 if case["near"] else distance > 0.42


@pytest.mark.parametrize("case", table("names_countries.toml", "english"), ids=lambda c: c["words"])
def test_countries_in_english(case: dict[str, Any]) -> None:
    assert countries.in_english(tuple(case["words"].split())) == frozenset(case["codes"])


@pytest.mark.parametrize("case", table("names_countries.toml", "chinese"), ids=lambda c: c["text"])
def test_countries_in_chinese(case: dict[str, Any]) -> None:
    assert countries.in_chinese(case["text"]) == frozenset(case["codes"])


@pytest.mark.parametrize("independent", [True, False], ids=["rows", "document"])
@pytest.mark.parametrize("case", table("names_pairs.toml"), ids=lambda c: c["about"])
def test_pairs(case: dict[str, Any], independent: bool) -> None:
    pair = lines(*case["languages"], case["source"], case["target"], independent)
    found = list(NameComparator().compare(pair))
    assert [e.code for e in found] == case["codes"]
    for evidence in found:
        assert 0 <= evidence.strength <= 1
        assert evidence.message.endswith(".")
        assert case.get("reading", evidence.reading) == evidence.reading
