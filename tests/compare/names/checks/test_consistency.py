"""One name of the reference in several renderings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.checks.consistency import is_short_for
from tests.compare.names.sides import evidence_of, lines, read, said, table

_REFERENCE = (
    "The National Forestry Administration (NFA) published the figures.\n"
    "The NFA will check them again.\n"
    "In the north, the National Forestry Administration planted oaks."
)
_TWO_RENDERINGS = (
    "The National Forestry Bureau published the figures.\n"
    "The State Administration of Forestry will check them again.\n"
    "In the north, the National Forestry Bureau planted oaks."
)


def _inconsistent(source: str, target: str, language: str = "en", independent: bool = False) -> list[Evidence]:
    return evidence_of(lines(language, "en", source, target, independent), "E303")


@pytest.mark.parametrize("case", table("names_renderings.toml"), ids=lambda c: c["about"])
def test_renderings(case: dict[str, Any]) -> None:
    found = evidence_of(lines(*case["languages"], case["source"], case["target"]), "E303")
    assert [read(e) for e in found] == case["readings"]
    for evidence in found:
        assert case.get("message", "") in said(evidence)
        assert len(evidence.source_spans) == len(evidence.target_spans)


def test_two_renderings_of_one_office_are_reported_once_with_their_places() -> None:
    (evidence,) = _inconsistent(_REFERENCE, _TWO_RENDERINGS)
    texts = [span.of(_TWO_RENDERINGS) for span in evidence.target_spans]
    assert texts == ["National Forestry Bureau", "State Administration of Forestry"]
    assert read(evidence).startswith("National Forestry Administration → ")
    assert all(span.of(_REFERENCE) in {"National Forestry Administration", "NFA"} for span in evidence.source_spans)


def test_short_forms_of_one_rendering_are_one() -> None:
    target = (
        "The National Forestry Bureau published the figures.\n"
        "The Forestry Bureau will check them again.\n"
        "In the north, the Bureau planted oaks."
    )
    assert _inconsistent(_REFERENCE, target) == []


def test_two_offices_of_the_reference_may_have_two_names() -> None:
    source = "The Ministry of Fisheries published the figures.\nThe Ministry of Forestry will check them again."
    target = "The Fisheries Ministry published the figures.\nThe Forestry Ministry will check them again."
    assert _inconsistent(source, target) == []


def test_a_chinese_reference() -> None:
    source = "国家林业局公布了数据。\n国家林业局将再次核实。"
    (evidence,) = _inconsistent(source, "\n".join(_TWO_RENDERINGS.split("\n")[:2]), "zh")
    assert {span.of(source) for span in evidence.source_spans} == {"国家林业局"}


def test_independent_rows_are_not_compared() -> None:
    assert _inconsistent(_REFERENCE, _TWO_RENDERINGS, independent=True) == []


def test_two_spellings_of_one_person() -> None:
    source = "叶尔兰说，巡逻增加了。\n叶尔兰还介绍了新设备。"
    target = "Yerlan said that patrols had increased.\nYe Erlan also described the new equipment."
    (evidence,) = _inconsistent(source, target, "zh")
    assert read(evidence) == "叶尔兰 → Yerlan · Ye Erlan"


def test_a_person_in_short_and_in_another_order_is_one() -> None:
    source = "刘海涛说，巡逻增加了。\n刘海涛还介绍了新设备。\n刘海涛最后回答了提问。"
    target = (
        "Liu Haitao said that patrols had increased.\n"
        "Liu also described the new equipment.\n"
        "Haitao Liu answered questions at the end."
    )
    assert _inconsistent(source, target, "zh") == []


@given(st.text(alphabet="国家发展和改革委员会", max_size=8), st.data())
def test_dropping_characters_makes_a_short_form(full: str, data: st.DataObject) -> None:
    kept = [c for c in full if data.draw(st.booleans())]
    assert is_short_for("".join(kept), full)
