from __future__ import annotations

import tomllib
from typing import Any

import pytest

from samesaid.align.encoders.registry import bundled
from samesaid.compare.collation import collate
from samesaid.compare.collation.name_lookup import one_name
from samesaid.compare.pair import Side
from samesaid.compare.registry import code_table
from samesaid.model import Bead, message
from samesaid.reports.catalogue import catalogue
from tests.builders import LetterEncoder, document
from tests.compare.collation.helpers import cells, side_by_side
from tests.paths import CASES as CASES_FOLDER

CASES: list[dict[str, Any]] = tomllib.loads((CASES_FOLDER / "collation.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, Any]) -> None:
    table, findings = side_by_side(case["texts"], case.get("languages", ()), bundled())
    rows = [row for row in table if row.kind == case["kind"] and row.differs]
    assert [[cell or "" for cell in cells(row)] for row in rows] == [case["cells"]][: len(case["cells"])]
    if rows:
        assert list(rows[0].odd) == case["odd"]
        assert rows[0].weak_reference is case.get("weak_reference", False)
        assert (catalogue("en").text(rows[0].note) if rows[0].note else "") == case.get("note", "")
    for sentence in case.get("messages", []):
        assert any(sentence in finding.message for finding in findings)


def test_what_all_texts_say_alike_is_in_the_table_too() -> None:
    line = "The Harbour Board of Port Ellin moved 48,000 containers on March 3, 2021."
    table, findings = side_by_side([[line], [line.replace("48,000", "48 thousand")], [line]])
    assert not findings
    assert not any(row.differs or row.odd for row in table)
    assert ("48,000", "48 thousand", "48,000") in [cells(row) for row in table]
    dates = [row for row in table if row.kind == "figure" and "2021" in str(cells(row))]
    assert [cells(row) for row in dates] == [("March 3, 2021",) * 3]
    assert ("Harbour Board of Port Ellin",) * 3 in [cells(row) for row in table]


def test_every_span_is_in_its_text() -> None:
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


def test_a_version_that_was_not_compared_has_no_cells() -> None:
    sides = [Side(document("It costs 300 yuan.")) for _ in range(3)]
    table = collate(sides, [(Bead((0,), (0,), 0.8),), ()], [], LetterEncoder(), code_table())
    assert [cells(row) for row in table] == [("300 yuan", "300 yuan", None)]


def test_only_the_families_asked_for_have_rows() -> None:
    line = "Anna Berg of the Coast Office counted 3,400 crates."
    sides = [Side(document(line)) for _ in range(3)]
    beads = (Bead((0,), (0,), 0.8),)
    table = collate(sides, [beads, beads], [], LetterEncoder(), code_table(), {"numbers"})
    assert {row.kind for row in table} == {"figure"}


def test_votes_are_messages_added_to_that_of_the_finding() -> None:
    first, second, third = "4,800 people came.", "8,400 people came.", "There came 4,800 people."
    (finding,) = side_by_side([[first], [second], [third]])[1]
    vote = message("votes.only.like-reference", wording="4,800")
    assert finding.content is not None
    assert finding.content.key == "sentences"
    assert catalogue("zh").text(vote) == "另一版本作“4,800”，与原文一致。"
    assert finding.message.endswith(" The other version says “4,800”, like the reference.")
    assert vote in dict(finding.content.args)["parts"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("more", "english", "chinese"),
    [
        ([], "The other version says “4,800”, like", "另一版本作“4,800”，"),
        (["It rained."], "Another version says “4,800”, like", "其他版本中有一个作“4,800”，"),
        (["4,800 people arrived."], "The other 2 versions say “4,800”, like", "其余 2 个版本都作“4,800”，"),
        (["4,800 arrived.", "It rained."], "2 other versions say “4,800”, like", "其他版本中有 2 个作“4,800”，"),
    ],
)
def test_versions_that_agree_are_counted(more: list[str], english: str, chinese: str) -> None:
    texts = ["4,800 people came.", "8,400 people came.", "There came 4,800 people.", *more]
    _, (finding, *_) = side_by_side([[text] for text in texts])
    assert english in finding.message
    assert finding.content is not None
    assert chinese in catalogue("zh").text(finding.content)
