"""T403 from Chinese into English, by recurring compounds."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from samesaid.compare.evidence import Fact
from samesaid.compare.terms.comparator import TermComparator
from samesaid.model import FloatArray, Span
from tests.builders import document, pair
from tests.compare.terms.helpers import message_of, reading_of

LANES = ("口岸新开了绿色通道。", "使用绿色通道的旅客增加。", "明年绿色通道还将扩大。")


def test_a_recurring_compound_with_another_rendering() -> None:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", "The verdant lines will grow.")
    sides = document(*LANES, language="zh"), document(*target)
    encoder = NamedEncoder(
        {"绿色通道": 0, "green lanes": 0, "verdant lines": 0}, {"green lanes": 1, "verdant lines": 2}
    )
    found = list(TermComparator().compare(replace(pair(*sides), encoder=encoder)))
    assert [reading_of(e) for e in found] == ["绿色通道 = green lanes / verdant lines"]
    assert found[0].bead == 2
    assert found[0].facts == {Fact.WEAK}


def test_a_shortened_form_is_no_other_rendering() -> None:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", "The new lanes will grow.")
    sides = document(*LANES, language="zh"), document(*target)
    encoder = NamedEncoder({"绿色通道": 0, "green lanes": 0, "new lanes": 0}, {"new lanes": 1})
    assert not list(TermComparator().compare(replace(pair(*sides), encoder=encoder)))


def compared_lanes(last: str, source: str = LANES[2]) -> list[str]:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", last)
    sides = document(*LANES[:2], source, language="zh"), document(*target)
    near = {"绿色通道": 0, "green lanes": 0, "tunnel": 1, "隧道": 1}
    evidence = TermComparator().compare(replace(pair(*sides), encoder=NamedEncoder(near, {})))
    return [reading_of(e) for e in evidence]


def test_one_word_of_a_compound_replaced() -> None:
    assert compared_lanes("The green tunnels will grow next year.") == ["绿色通道 = green lanes / green tunnels"]


def test_a_word_that_renders_another_word() -> None:
    assert not compared_lanes("The green tunnels will grow next year.", "明年绿色通道和隧道还将扩大。")


def test_another_spelling_or_a_pronoun_is_no_other_rendering() -> None:
    assert not compared_lanes("The green Lane will grow next year.")
    assert not compared_lanes("They will grow next year.")


def test_one_finding_counts_every_place() -> None:
    target = ("The port opened green lanes.", "More travellers use the green lanes.", "Green tunnels will grow.")
    sides = document(*LANES, language="zh"), document(*target)
    near = {"绿色通道": 0, "green lanes": 0}
    (found,) = TermComparator().compare(replace(pair(*sides), encoder=NamedEncoder(near, {})))
    assert message_of(found) == (
        "The version has 2 renderings of “绿色通道”: “green lanes” (2 times) and “Green tunnels” (once)."
    )
    assert len(found.source_spans) == len(found.target_spans) == 3


class NamedEncoder:
    """Texts with one number are similar, and less so with different second ones. All others are far apart."""

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
