"""Chinese names in Latin letters."""

from __future__ import annotations

from typing import Any

import pytest

from samesaid.compare.names.transliteration.romanisation import is_other_given_name, is_pinyin_of
from tests.compare.names.sides import table


@pytest.mark.parametrize("case", table("names_spelling.toml"), ids=lambda c: f"{c['chinese']}-{c['english']}")
def test_spelling(case: dict[str, Any]) -> None:
    assert is_pinyin_of(case["english"], case["chinese"]) is case["same"]
    assert is_other_given_name(case["english"], case["chinese"]) is case.get("namesake", False)
