"""T403 between two languages, by quoted strings."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.terms.comparator import TermComparator
from samesaid.model import FloatArray, Span
from tests.builders import document, pair

CHINESE = ("海关启动“蓝网”行动。", "“蓝网”行动查获大量货物。", "今年，“蓝网”行动继续。")


def compared(source: tuple[str, ...], target: tuple[str, ...], *, independent: bool = False) -> list[Evidence]:
    sides = document(*source, language="zh"), document(*target)
    return list(TermComparator().compare(pair(*sides, independent=independent)))


def test_several_renderings() -> None:
    target = ("Customs began “Blue Net”.", "“Azure Weaving” seized many goods.", "“Blue Net” goes on this year.")
    (found,) = compared(CHINESE, target)
    assert found.code == "T403"
    assert found.reading == "蓝网 = Blue Net / Azure Weaving"
    assert len(found.target_spans) == len(found.source_spans) == 3
    assert found.bead == 1


@pytest.mark.parametrize("second", ["Blue Net", "blue nets", "Blue-Net", "The Blue Net", "Blue Net 2"])
def test_forms_of_one_rendering(second: str) -> None:
    target = ("Customs began “Blue Net”.", f"“{second}” seized many goods.", "“Blue Net” goes on this year.")
    assert not compared(CHINESE, target)


def test_rows_say_nothing_of_one_another() -> None:
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
def test_quoted_terms_of_a_language_without_more(second: str, codes: list[str]) -> None:
    source = document("Der Zoll begann die Aktion „Blaues Netz“ im Mai.", language="de")
    target = document(f"Im Mai begann der Zoll die Aktion „{second}“.", language="de")
    found = list(TermComparator().compare(pair(source, target, independent=True)))
    assert [e.code for e in found] == codes


LANES = ("口岸新开了绿色通道。", "使用绿色通道的旅客增加。", "明年绿色通道还将扩大。")


def test_a_recurring_compound_of_another_name() -> None:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", "The verdant lines will grow.")
    sides = document(*LANES, language="zh"), document(*target)
    encoder = NamedEncoder(
        {"绿色通道": 0, "green lanes": 0, "verdant lines": 0}, {"green lanes": 1, "verdant lines": 2}
    )
    found = list(TermComparator().compare(replace(pair(*sides), encoder=encoder)))
    assert [e.reading for e in found] == ["绿色通道 = green lanes / verdant lines"]
    assert found[0].bead == 2
    assert found[0].facts == {"recurring", "weak"}


def test_a_shortened_form_is_no_other_name() -> None:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", "The new lanes will grow.")
    sides = document(*LANES, language="zh"), document(*target)
    encoder = NamedEncoder({"绿色通道": 0, "green lanes": 0, "new lanes": 0}, {"new lanes": 1})
    assert not list(TermComparator().compare(replace(pair(*sides), encoder=encoder)))


def compared_lanes(last: str, source: str = LANES[2]) -> list[str]:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", last)
    sides = document(*LANES[:2], source, language="zh"), document(*target)
    near = {"绿色通道": 0, "green lanes": 0, "tunnel": 1, "隧道": 1}
    evidence = TermComparator().compare(replace(pair(*sides), encoder=NamedEncoder(near, {})))
    return [e.reading for e in evidence]


def test_one_word_of_a_compound_replaced() -> None:
    assert compared_lanes("The green tunnels will grow next year.") == ["绿色通道 = green lanes / green tunnels"]


def test_a_word_that_something_else_explains() -> None:
    assert not compared_lanes("The green tunnels will grow next year.", "明年绿色通道和隧道还将扩大。")


def test_another_spelling_or_a_pronoun_is_no_other_name() -> None:
    assert not compared_lanes("The green Lane will grow next year.")
    assert not compared_lanes("They will grow next year.")


def test_one_finding_counts_every_place() -> None:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", "Green tunnels will grow.")
    sides = document(*LANES, language="zh"), document(*target)
    near = {"绿色通道": 0, "green lanes": 0}
    (found,) = TermComparator().compare(replace(pair(*sides), encoder=NamedEncoder(near, {})))
    assert found.message.endswith("in 2 ways: “green lanes” (twice), “Green tunnels” (once).")
    assert len(found.source_spans) == len(found.target_spans) == 3


class NamedEncoder:
    """Texts of one number are near; a second number sets a text off a little. Every other text is far from all."""

    name, digest, languages = "named", "00000000", None

    def __init__(self, first: dict[str, int], second: dict[str, int]) -> None:
        self._first, self._second = first, second

    def encode(self, texts: Sequence[str]) -> FloatArray:
        vectors = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            if text in self._first:
                vectors[row, self._first[text]] = 1
                if text in self._second:
                    vectors[row, 32 + self._second[text]] = 1.2
            else:
                vectors[row, 16 + zlib.crc32(text.encode()) % 16] = 1
        normed: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normed

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self.encode([s.of(text) for s in spans])
