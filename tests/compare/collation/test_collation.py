from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.align.encoders.registry import bundled
from samesaid.compare.collation import collate
from samesaid.compare.collation.namesakes import one_name
from samesaid.compare.pair import Side
from samesaid.model import Bead
from tests.builders import LetterEncoder, document
from tests.compare.collation.helpers import side_by_side, told
from tests.paths import CASES as CASES_FOLDER

CASES: list[dict[str, Any]] = tomllib.loads((CASES_FOLDER / "collation.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    table, findings = side_by_side(case["texts"], case.get("languages", ()), bundled())
    rows = [row for row in table if row.kind == case["kind"] and row.differs]
    assert [[cell or "" for cell in told(row)] for row in rows] == [case["told"]][: len(case["told"])]
    if rows:
        assert list(rows[0].odd) == case["odd"]
        assert rows[0].note == case.get("note", "")
    for message in case.get("messages", []):
        assert any(message in finding.message for finding in findings)


def test_what_all_tell_alike_stands_in_the_table_too() -> None:
    line = "The Harbour Board of Port Ellin moved 48,000 containers on March 3, 2021."
    table, findings = side_by_side([[line], [line.replace("48,000", "48 thousand")], [line]])
    assert not findings
    assert not any(row.differs or row.odd for row in table)
    assert ("48,000", "48 thousand", "48,000") in [told(row) for row in table]
    dates = [row for row in table if row.kind == "figure" and "2021" in str(told(row))]
    assert [told(row) for row in dates] == [("March 3, 2021",) * 3]
    assert ("Harbour Board of Port Ellin",) * 3 in [told(row) for row in table]


def test_every_place_stands_in_its_text() -> None:
    texts = [
        ["Customs seized 3,400 crates, said Anna Berg of the Coast Office."],
        ["Customs seized 4,300 crates, said Anna Berg of the Coast Bureau."],
        ["The Coast Office counted 3,400 crates."],
    ]
    table, _ = side_by_side(texts)
    assert table
    for row in table:
        for lines, cell in zip(texts, row.cells, strict=True):
            assert cell is None or all(span.of("\n".join(lines)) in cell.text for span in cell.spans)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("National Immigration Administration", "NIA", True),
        ("Olympic", "Olympics", True),
        ("Liu Haitao", "Haitao Liu", True),
        ("the Coast Office", "Coast Bureau", False),
        ("Finland", "Finnish", True),
        ("中国人民银行", "中國人民銀行", True),
        ("中国人民银行", "人民银行", True),
        ("中国人民银行", "中国人民大学", False),
        ("中国", "中方", True),
    ],
)
def test_one_name_in_several_forms(one: str, other: str, same: bool) -> None:
    assert one_name(one, other) is one_name(other, one) is same


def test_one_version_has_no_table() -> None:
    table, _ = side_by_side([["It costs 30 yuan."], ["It costs 40 yuan."]])
    assert table == ()


def test_a_version_that_was_not_compared_tells_nothing() -> None:
    sides = [Side(document("It costs 300 yuan.")) for _ in range(3)]
    table = collate(sides, [(Bead((0,), (0,), 0.8),), ()], [], LetterEncoder())
    assert [told(row) for row in table] == [("300 yuan", "300 yuan", None)]


def test_only_the_families_asked_for_are_told() -> None:
    line = "Anna Berg of the Coast Office counted 3,400 crates."
    sides = [Side(document(line)) for _ in range(3)]
    beads = (Bead((0,), (0,), 0.8),)
    kinds = {row.kind for row in collate(sides, [beads, beads], [], LetterEncoder(), {"numbers"})}
    assert kinds == {"figure"}
