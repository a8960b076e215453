from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.collation.majority import differ, odd_ones


def test_of_two_that_differ_neither_is_odd() -> None:
    assert odd_ones([0, 1], lambda *_: False) == ()
    assert differ([0, 1], lambda *_: False)


def test_half_is_no_majority() -> None:
    values = "aabb"
    assert odd_ones(range(4), lambda i, j: values[i] == values[j]) == ()


@given(st.lists(st.sampled_from("abc"), max_size=7))
def test_who_is_odd_has_another_value_than_more_than_half(values: list[str]) -> None:
    telling = range(len(values))
    odd = odd_ones(telling, lambda i, j: values[i] == values[j])
    if odd:
        rest = [v for i, v in enumerate(values) if i not in odd]
        assert len(set(rest)) == 1
        assert 2 * len(rest) > len(values)
        assert all(values[i] != rest[0] for i in odd)
        assert differ(telling, lambda i, j: values[i] == values[j])


def test_agreement_is_asked_one_way_only() -> None:
    asked = []
    odd_ones(range(3), lambda i, j: asked.append((i, j)) is None)
    assert all(i < j for i, j in asked)
