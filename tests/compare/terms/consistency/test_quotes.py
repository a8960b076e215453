"""T403 between two languages and T404 within one, by quoted strings."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.terms.comparator import TermComparator
from tests.builders import document, pair
from tests.compare.terms.helpers import reading_of

CHINESE = ("海关启动“蓝网”行动。", "“蓝网”行动查获大量货物。", "今年，“蓝网”行动继续。")


def compared(source: tuple[str, ...], target: tuple[str, ...], *, independent: bool = False) -> list[Evidence]:
    sides = document(*source, language="zh"), document(*target)
    return list(TermComparator().compare(pair(*sides, independent=independent)))


def test_several_renderings() -> None:
    target = ("Customs began “Blue Net”.", "“Azure Weaving” seized many goods.", "“Blue Net” goes on this year.")
    (found,) = compared(CHINESE, target)
    assert found.code == "T403"
    assert reading_of(found) == "蓝网 = Blue Net / Azure Weaving"
    assert len(found.target_spans) == len(found.source_spans) == 3
    assert found.bead == 1


@pytest.mark.parametrize("second", ["Blue Net", "blue nets", "Blue-Net", "The Blue Net", "Blue Net 2"])
def test_forms_of_one_rendering(second: str) -> None:
    target = ("Customs began “Blue Net”.", f"“{second}” seized many goods.", "“Blue Net” goes on this year.")
    assert not compared(CHINESE, target)


def test_independent_rows_are_not_compared_with_each_other() -> None:
    target = ("Customs began “Blue Net”.", "“Azure Weaving” seized many goods.", "“Blue Net” goes on this year.")
    assert not compared(CHINESE, target, independent=True)


def test_the_usual_rendering_elsewhere_in_the_sentence_is_enough() -> None:
    source = ("海关启动“蓝网”行动。", "“蓝网”和“红灯”行动查获大量货物。")
    target = ("Customs began “Blue Net”.", "“Red Lamp” and “Blue Net” seized many goods.")
    assert not compared(source, target)


def test_the_usual_rendering_without_quotation_marks_is_enough() -> None:
    source = ("海关启动“蓝网”行动。", "“蓝网”行动查获大量货物。")
    target = ("Customs began “Blue Net”.", "Operation Blue Net, a “big success”, seized many goods.")
    assert not compared(source, target)


@pytest.mark.parametrize(("second", "codes"), [("Roter Hafen", ["T404"]), ("Blaue Netze", []), ("Blaues Netz", [])])
def test_quoted_terms_of_a_language_without_a_parser(second: str, codes: list[str]) -> None:
    source = document("Der Zoll begann die Aktion „Blaues Netz“ im Mai.", language="de")
    target = document(f"Im Mai begann der Zoll die Aktion „{second}“.", language="de")
    found = list(TermComparator().compare(pair(source, target, independent=True)))
    assert [e.code for e in found] == codes
