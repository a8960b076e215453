"""Lists of both sides, compared item by item, with the bundled encoder."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.compare.coverage.lists.check import missing_items, with_items
from samesaid.compare.coverage.lists.enumerations import enumerations
from samesaid.compare.coverage.parts.words import words_of
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Side
from samesaid.documents import from_rows
from samesaid.model import SideName, message
from tests.compare.coverage.parts.test_check import pair_of
from tests.paths import CASES

_TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads((CASES / "lists.toml").read_text(encoding="utf-8"))
_NOTHING: dict[SideName, frozenset[int]] = {"source": frozenset(), "target": frozenset()}


@pytest.mark.parametrize("case", _TABLES["case"], ids=lambda c: f"{c['from']}-{c['to']} {c['target'][:40]}")
def test_items_that_one_side_alone_has(case: dict[str, Any]) -> None:
    rows = [(case["source"], case["target"])]
    evidence = list(missing_items(pair_of(rows, (case["from"], case["to"])), _NOTHING))
    if not case["code"]:
        assert evidence == []
        return
    (one,) = evidence
    assert one.code == case["code"]
    own, other = (one.source_spans, one.target_spans) if one.code == "O501" else (one.target_spans, one.source_spans)
    assert case["item"] == own[0].of(case["source"] if one.code == "O501" else case["target"]).removeprefix("des ")
    assert len(other[0]) == 0


@pytest.mark.parametrize("case", _TABLES["enumeration"], ids=lambda c: c["text"])
def test_items_of_a_text(case: dict[str, Any]) -> None:
    words = words_of(Side(from_rows([case["text"]], name="a", language=case["language"])), (0,))
    found = [[words.tokens[i].text for i in range(item.start, item.stop)] for e in enumerations(words) for item in e]
    assert found == case["items"]


def test_a_skipped_sentence_has_no_lists() -> None:
    pair = pair_of([("Tea, coffee, milk and cakes.", "Tea, coffee and cakes.")], ("en", "en"))
    assert list(missing_items(pair, {"source": frozenset({0}), "target": frozenset()})) == []


@pytest.mark.parametrize(("strength", "kept"), [(0.3, "item"), (0.9, "part")])
def test_an_item_and_a_part_of_one_bead_are_one(strength: float, kept: str) -> None:
    pair = pair_of([("We sold tea, coffee, milk and cakes.", "We sold tea, coffee and cakes.")], ("en", "en"))
    part = Evidence("O501", message("code.O501.part", quote="milk"), 0, (), (), strength=strength)
    (one,) = with_items(pair, _NOTHING, [part])
    assert one.message.key == f"code.O501.{kept}"
