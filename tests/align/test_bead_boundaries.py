"""Beads are merged where a clause was moved over the full stop."""

import pytest

from samesaid.align.aligner import align
from samesaid.align.bead_boundaries import continues
from samesaid.align.encoders.registry import bundled
from tests.align.builders import document

CHINESE = [
    "博物馆周一闭馆维修。",
    "馆长说，屋顶漏水已有两年，多幅油画受潮，其中三幅必须送往首都修复。",
    "她还说，修复费用由保险公司支付，但是门票将会涨价。",
    "游客对此并不满意。",
]
ENGLISH = [
    "The museum closed for repairs on Monday.",
    "The director said that the roof had been leaking for two years and that several oil paintings had got damp.",
    "Three of them must be sent to the capital for restoration, for which the insurance company will pay, "
    "but admission will go up, she added.",
    "Visitors are not pleased.",
]


def test_a_clause_moved_over_the_full_stop() -> None:
    beads = align(document(CHINESE, "zh"), document(ENGLISH), bundled())
    assert [(b.source, b.target) for b in beads] == [((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ferry was late.", "Nobody knew why.", False),
        ("Three things were missing:", "A rope.", True),
        ("The ferry (built in 1931", "was late.", True),
        ("The ferry was late", "and nobody knew why.", True),
        ("渡轮晚点了。", "没有人知道原因。", False),
        ("需要三样东西：", "绳子、灯和船桨。", True),
        ("渡轮晚点了，", "没有人知道原因。", False),
        ("", "", False),
    ],
)
def test_sentences_that_continue(one: str, other: str, expected: bool) -> None:
    assert continues(one, other) is expected
