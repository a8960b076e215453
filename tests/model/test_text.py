from __future__ import annotations

import pytest

from samesaid.model import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_raises(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"not a span: {start} to {end}"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((0, 5), (2, 3), True), ((2, 2), (2, 3), False)],
)
def test_spans_that_overlap_have_a_code_point_in_common(
    one: tuple[int, int], other: tuple[int, int], overlap: bool
) -> None:
    assert Span(*one).overlaps(Span(*other)) is Span(*other).overlaps(Span(*one)) is overlap
    assert len(Span(*one)) == len(Span(*one).of("abcdef")) == one[1] - one[0]
