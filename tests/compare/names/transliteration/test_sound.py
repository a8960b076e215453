"""Foreign names in Chinese characters."""

from __future__ import annotations

from typing import Any

import pytest

from samesaid.compare.names.transliteration.sound import ChineseSound
from tests.compare.names.sides import table


@pytest.mark.parametrize("case", table("names_sound.toml"), ids=lambda c: f"{c['english']}-{c['chinese'][:6]}")
def test_sound(case: dict[str, Any]) -> None:
    distance = ChineseSound(case["chinese"]).distance(case["english"])
    assert distance < 0.36 if case["near"] else distance > 0.42
