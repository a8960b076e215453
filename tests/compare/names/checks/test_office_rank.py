"""Offices whose rank differs between versions."""

from __future__ import annotations

from typing import Any

import pytest

from samesaid.compare.evidence import Fact
from tests.compare.names.sides import evidence_of, lines, said, table


@pytest.mark.parametrize("case", table("names_office_ranks.toml"), ids=lambda c: c["about"])
def test_ranks(case: dict[str, Any]) -> None:
    found = evidence_of(lines(*case["languages"], case["source"], case["target"], independent=True))
    assert [e.code for e in found] == case["codes"]
    for evidence in found:
        assert case.get("message", "") in said(evidence)


@pytest.mark.parametrize(("source", "facts"), [("前总统", {Fact.ONE_SIDED}), ("副总统", set())])
def test_a_title_by_courtesy_is_one_sided(source: str, facts: set[Fact]) -> None:
    (evidence,) = evidence_of(
        lines("zh", "en", f"{source}周三出席了仪式。", "The president attended the ceremony on Wednesday.")
    )
    assert evidence.facts == facts
