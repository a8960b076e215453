"""Names between two English versions: replaced and left out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare.names.sides import evidence_of, lines, read, table


@pytest.mark.parametrize("independent", [True, False], ids=["rows", "document"])
@pytest.mark.parametrize("case", table("names_english_pairs.toml"), ids=lambda c: c["about"])
def test_pairs(case: dict[str, Any], independent: bool) -> None:
    found = evidence_of(lines("en", "en", case["source"], case["target"], independent))
    assert [e.code for e in found] == case["codes"]
    assert all(read(e) == case.get("reading", read(e)) for e in found)
    turned = evidence_of(lines("en", "en", case["target"], case["source"], independent))
    assert [e.code for e in turned] == case["codes"]


def test_a_name_in_the_sentence_before_may_be_a_pronoun_here() -> None:
    source = "Margaret Thornbury opened the exhibition.\nThe catalogue was written by Margaret Thornbury in May."
    target = "Margaret Thornbury opened the exhibition.\nThe catalogue was written in May."
    assert evidence_of(lines("en", "en", source, target)) == []
