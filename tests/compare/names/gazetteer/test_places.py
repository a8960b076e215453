"""Places that have two names."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from samesaid.compare.names.gazetteer.places import Places, key
from tests.compare.names.sides import table

PLACES = Places()


@pytest.mark.parametrize("case", table("names_places.toml", "same"), ids=lambda c: c["names"][0])
def test_names_of_one_place(case: dict[str, Any]) -> None:
    assert [pair for pair in itertools.combinations(case["names"], 2) if not PLACES.same(*pair)] == []


@pytest.mark.parametrize("case", table("names_places.toml", "different"), ids=lambda c: c["names"][0])
def test_names_of_two_places(case: dict[str, Any]) -> None:
    assert all(map(PLACES.known, case["names"]))
    assert not PLACES.same(*case["names"])


@pytest.mark.parametrize("case", table("names_places.toml", "unknown"), ids=lambda _: "words")
def test_no_places(case: dict[str, Any]) -> None:
    assert [name for name in case["names"] if PLACES.known(name)] == []


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("São Paulo", "sao paulo"),
        ("Xi’an", "xian"),
        ("Łódź", "lodz"),
        ("北京市", "北京"),
        ("京都", "京都"),
        ("Орёл", "орел"),
    ],
)
def test_keys(name: str, form: str) -> None:
    assert key(name) == form == key(form)
