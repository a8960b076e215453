"""Every code of names is raised where it must be and nowhere else, in every pair of languages that is read."""

from __future__ import annotations

from typing import Any

import pytest

from samesaid.compare.evidence import Canary
from samesaid.compare.names.comparator import NameComparator
from samesaid.model import Bead
from samesaid.reports.catalogue import catalogue
from tests.compare.names.sides import evidence_of, lines, read, said, table


@pytest.mark.parametrize("canary", NameComparator.canaries, ids=lambda c: f"{c.code}-{c.target[:24]}")
def test_canary(canary: Canary) -> None:
    pair = lines(canary.source_language, canary.target_language, canary.source, canary.target)
    codes = {evidence.code for evidence in evidence_of(pair)}
    assert (canary.code in codes) is canary.fires


def test_every_code_has_a_firing_and_a_quiet_canary() -> None:
    found = {(canary.code, canary.fires) for canary in NameComparator.canaries}
    assert found == {(code, fires) for code in NameComparator.codes for fires in (True, False)}


@pytest.mark.parametrize("independent", [True, False], ids=["rows", "document"])
@pytest.mark.parametrize(
    "case", [*table("names_pairs.toml"), *table("names_european_pairs.toml")], ids=lambda c: c["about"]
)
def test_pairs(case: dict[str, Any], independent: bool) -> None:
    found = evidence_of(lines(*case["languages"], case["source"], case["target"], independent))
    assert [e.code for e in found] == case["codes"]
    for evidence in found:
        assert 0 <= evidence.strength <= 1
        assert said(evidence).endswith(".")
        assert catalogue("zh").text(evidence.message).endswith("。")
        assert case.get("reading", read(evidence)) == read(evidence)


def test_beads_without_a_side_or_of_low_similarity_raise_nothing() -> None:
    pair = lines("en", "en", "The talks were held in Jakarta.", "The talks were held in Nairobi.")
    for bead in (Bead((0,), ()), Bead((), (0,)), Bead((0,), (0,), 0.1)):
        assert evidence_of(type(pair)(pair.source, pair.target, (bead,), pair.encoder)) == []


def test_languages_that_are_not_read_raise_nothing() -> None:
    assert evidence_of(lines("th", "en", "การเจรจามีขึ้นที่จาการ์ตา", "The talks were held in Nairobi.")) == []
