from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.collation.row import Wordings, odd_ones, row, wordings_at
from samesaid.model import Span


def test_of_two_that_differ_neither_is_odd() -> None:
    assert odd_ones([0, 1], lambda *_: False) == ()


def test_half_is_no_majority() -> None:
    values = "aabb"
    assert odd_ones(range(4), lambda i, j: values[i] == values[j]) == ()


@given(st.lists(st.sampled_from("abc"), max_size=7))
def test_an_odd_one_differs_from_more_than_half(values: list[str]) -> None:
    cells = [Wordings((value,), ()) for value in values]
    made = row("name", cells, lambda i, j: values[i] == values[j], strong_reference=True)
    assert made.differs is (len(set(values)) > 1)
    assert not made.weak_reference
    if made.odd:
        rest = [v for i, v in enumerate(values) if i not in made.odd]
        assert len(set(rest)) == 1
        assert 2 * len(rest) > len(values)
        assert all(values[i] != rest[0] for i in made.odd)
        assert made.differs


@given(st.lists(st.sampled_from("abc"), max_size=7))
def test_a_reference_that_was_read_with_doubt_is_never_odd(values: list[str]) -> None:
    def agree(i: int, j: int) -> bool:
        return values[i] == values[j]

    cells = [Wordings((value,), ()) for value in values]
    strong, weak = row("name", cells, agree, strong_reference=True), row("name", cells, agree)
    assert weak.odd == tuple(i for i in strong.odd if i)
    assert weak.weak_reference is (0 in strong.odd)
    assert weak.differs is strong.differs


def test_agreement_is_asked_with_the_smaller_index_first() -> None:
    asked = []
    row("name", [Wordings(("a",), ())] * 3, lambda i, j: asked.append((i, j)) is None)
    assert asked
    assert all(i < j for i, j in asked)


def test_a_text_without_the_thing_has_no_vote() -> None:
    made = row("name", [Wordings(("a",), ()), None, Wordings(("a",), ())], lambda i, j: {i, j} == {0, 2})
    assert (made.differs, made.odd, made.cells[1]) == (False, (), None)


def test_wordings_are_distinct_and_in_the_order_of_the_text() -> None:
    text = "The Office. the  office. A bureau."
    found = wordings_at(text, [Span(25, 33), Span(0, 10), Span(12, 23), Span(0, 10)])
    assert found is not None
    assert found.wordings == ("The Office", "A bureau")
    assert found.spans == (Span(0, 10), Span(12, 23), Span(25, 33))
    assert wordings_at(text, []) is None
