"""Sentences that nobody writes: thousands of words, marks alone, several languages at once. Bounded time, no fault."""

from __future__ import annotations

import time

import pytest

from samesaid.compare.isolation import evidence_of
from samesaid.compare.registry import comparators
from samesaid.model import Bead
from tests.builders import document, pair

# Far more than any of them takes on an idle machine; what grows with the square of the length takes minutes.
MAX_SECONDS = 60.0
ENGLISH = " ".join(f"the ferry number {i} to Aveiro carried rye and apples over the river" for i in range(385)) + "."
CHINESE = "，".join(f"第{i}号渡轮把苹果运到了河对岸的阿威罗市" for i in range(250)) + "。"
MIXED = "The ferry 渡轮 ушёл в Авейру с 4200 ящиками りんご und Äpfeln 和苹果. " * 30
MARKS = "!?.,;:" * 400
CASES = {
    "5,000 words": (CHINESE, ENGLISH, "zh", "en"),
    "a long sentence for a short one": ("The ferry left.", CHINESE, "en", "zh"),
    "marks": (MARKS, "...---" * 400, "en", "en"),
    "marks of Chinese": ("！？。，；：" * 400, MARKS, "zh", "en"),
    "mixed languages": (MIXED, MIXED[::-1], "zh", "en"),
    "mixed languages, another pair": (MIXED, MIXED.upper(), "de", "en"),
    "one word": ("a" * 20_000, "b" * 20_000, "en", "en"),
    "one character": ("渡" * 5_000, "轮" * 5_000, "zh", "zh"),
}


@pytest.mark.parametrize(("source", "target", "one", "other"), CASES.values(), ids=CASES)
def test_every_check_bears_it(source: str, target: str, one: str, other: str) -> None:
    both = document(source, language=one), document(target, language=other)
    made = pair(*both, beads=[Bead((0,), (0,), 0.8)])
    for comparator in comparators():
        start = time.perf_counter()
        _, faults = evidence_of(comparator, made)
        assert faults == []
        assert time.perf_counter() - start < MAX_SECONDS, comparator.name
