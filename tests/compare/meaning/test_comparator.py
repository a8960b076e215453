from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.meaning.comparator import MeaningComparator
from samesaid.model import Message
from samesaid.reports.catalogue import catalogue
from tests.compare.coverage.topics import pair_of

MEANING = MeaningComparator()


def test_every_code_has_a_canary_of_either_kind() -> None:
    assert {(c.code, c.fires) for c in MEANING.canaries} == {
        (code, fires) for code in ("M601", "Q701") for fires in (True, False)
    }


CHINESE = ("价格", "上涨", "下降", "了", "3%", "460吨", "，", "。", "净流入", "不", "据称", "“", "”")
ENGLISH = (
    "prices",
    "rose",
    "fell",
    "by",
    "3%",
    "460 tonnes",
    ",",
    ".",
    "outflow",
    "not",
    "higher",
    "allegedly",
    "he said",
    "“",
    "”",
)
chinese = st.lists(st.sampled_from(CHINESE), max_size=9).map("".join)
english = st.lists(st.sampled_from(ENGLISH), max_size=9).map(" ".join)


@given(st.lists(st.tuples(chinese, english), min_size=1, max_size=4), st.booleans())
def test_spans_lie_in_their_documents_and_messages_in_both_languages(rows: list[tuple[str, str]], alone: bool) -> None:
    pair = pair_of([s for s, _ in rows], [t for _, t in rows], languages=("zh", "en"), independent=alone)
    for one in MEANING.compare(pair):
        assert one.code in MEANING.codes
        assert 0 <= one.strength <= 1
        assert isinstance(one.message, Message)
        assert isinstance(one.reading, Message)
        for language, stop in (("en", "."), ("zh", "。")):
            assert catalogue(language).knows(one.message)
            assert catalogue(language).text(one.message).endswith(stop)
        assert one.bead is not None
        assert all(s.end <= len(pair.source.document.text) for s in one.source_spans)
        assert all(s.end <= len(pair.target.document.text) for s in one.target_spans)
