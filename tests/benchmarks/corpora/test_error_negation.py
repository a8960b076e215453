from __future__ import annotations

import random

import pytest

from benchmarks.corpora.error_negation import PUT, TAKEN, planted

CASES = [
    ("en", PUT, "The ferry will sail on Monday.",
     {"The ferry will not sail on Monday.", "The ferry will never sail on Monday."}),
    ("en", PUT, "The baker can help her.", {"The baker cannot help her."}),
    ("en", PUT, "The mill reported its losses.",
     {"The mill did not report its losses.", "The mill never reported its losses."}),
    ("en", PUT, "Will the ferry sail?", {None}),
    ("en", TAKEN, "They didn't row home.", {"They did row home."}),
    ("en", TAKEN, "They rowed home without a lamp.", {"They rowed home with a lamp."}),
    ("en", TAKEN, "They rowed home.", {None}),
    ("zh", PUT, "村里有三艘渡轮。", {"村里没有三艘渡轮。"}),
    ("zh", PUT, "所有渡轮都在港里。", {None}),
    ("zh", TAKEN, "村里没有渡轮。", {"村里有渡轮。"}),
    ("zh", TAKEN, "渡轮无法靠岸。", {"渡轮能够靠岸。"}),
    ("de", PUT, "Das Boot ist alt.", {None}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "name", "text", "expected"), CASES)
def test_a_negation_is_put_or_taken_away(language: str, name: str, text: str, expected: set[str | None]) -> None:
    assert {planted(text, language, name, random.Random(seed)) for seed in range(20)} == expected
