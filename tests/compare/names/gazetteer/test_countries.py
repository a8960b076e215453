"""Countries that texts mention."""

from __future__ import annotations

from typing import Any

import pytest

from samesaid.compare.names.gazetteer import countries
from tests.compare.names.sides import table


@pytest.mark.parametrize("case", table("names_countries.toml", "english"), ids=lambda c: c["words"])
def test_in_english(case: dict[str, Any]) -> None:
    assert countries.in_english(tuple(case["words"].split())) == frozenset(case["codes"])


@pytest.mark.parametrize("case", table("names_countries.toml", "chinese"), ids=lambda c: c["text"])
def test_in_chinese(case: dict[str, Any]) -> None:
    assert countries.in_chinese(case["text"]) == frozenset(case["codes"])
