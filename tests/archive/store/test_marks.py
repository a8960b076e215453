"""Small files that carry their digest: no single bit can change unnoticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid.archive.store.marks import Mark, signed, unsigned

WRONG = r"."
RECORD = {"texts": 40, "make": "samesaid|é", "empty": [3], "complete": True, "failures": None}


def test_a_record_is_read_back() -> None:
    assert unsigned(signed(RECORD)) == RECORD
    assert signed(RECORD) == signed(dict(reversed(RECORD.items())))


def test_every_bit_counts() -> None:
    data = signed(RECORD)
    for bit in range(8 * len(data)):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ValueError, match=WRONG):
            unsigned(bytes(changed))


@given(st.binary(max_size=60) | st.sampled_from([b"[" * 100_000, b"null", b"{}", b'{"digest": 1}', b"9" * 5000]))
def test_anything_else_is_garbled(data: bytes) -> None:
    with pytest.raises(ValueError, match=WRONG):
        unsigned(data)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_mark_knows_its_content(content: bytes, other: bytes) -> None:
    mark = Mark.of(content)
    assert Mark.read(mark.record()) == mark
    assert mark.problem(content) is None
    assert (mark.problem(other) is None) == (content == other)
    assert mark.problem(None) == "missing"
    assert mark.wrong_size(len(content)) is None
