"""Directions and modal verbs that are turned round in a clean pair: the error is found, the pair raises nothing."""

from __future__ import annotations

import random

import pytest

from benchmarks.corpora.planting import TURN_RULES
from benchmarks.measures.planted_turns import found_by_row, planted

ROW = (
    "Passengers must pay at once, and sales climbed in May to 320 tonnes.",
    "乘客必须马上付款，五月的销量攀升到320吨。",
)


def test_what_is_turned_is_found() -> None:
    errors = list(planted([ROW], ("en", "zh"), 7, 10))
    assert sorted(kind for kind, _, _ in errors) == ["direction", "direction", "modality", "modality"]
    assert all(found_by_row([row for _, _, row in errors], ("en", "zh")))
    assert found_by_row([ROW], ("en", "zh")) == [set()]


@pytest.mark.parametrize(
    ("language", "name", "text", "expected"),
    [
        ("en", "direction", "Sales rose in May by 5 percent.", "Sales fell in May by 5 percent."),
        ("en", "direction", "Sales rose in May.", None),
        ("en", "direction", "She grew up on 320 acres.", None),
        ("en", "direction beside", "Sales were up 5 percent.", "Sales were down 5 percent."),
        ("en", "time", "It burned two years later.", "It burned two years earlier."),
        ("en", "modality", "They must not go on 5 May.", None),
        ("zh", "direction", "銷量增長了320噸。", "銷量下降了320噸。"),
        ("zh", "time", "三年后起火。", "三年前起火。"),
        ("de", "direction", "Der Absatz stieg auf 320 Tonnen.", "Der Absatz sank auf 320 Tonnen."),
    ],
)
def test_rules_of_turns(language: str, name: str, text: str, expected: str | None) -> None:
    rule = next(r for r in TURN_RULES if (r.language, r.name) == (language, name))
    seen = {rule.applied(text, random.Random(n)) for n in range(12)}
    assert expected in seen if expected else seen == {None}
