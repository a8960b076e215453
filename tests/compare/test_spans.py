"""Spans by place give what a look at all of them gives."""

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.spans import SpanIndex, any_overlap
from samesaid.model import Span

SPANS = st.lists(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 3000), st.integers(0, 900)), max_size=20)


@given(SPANS, SPANS)
def test_spans_that_overlap(ones: list[Span], others: list[Span]) -> None:
    index = SpanIndex((span, number) for number, span in enumerate(ones))
    assert index.overlapping(others) == [n for n, a in enumerate(ones) if any(a.overlaps(b) for b in others)]
    assert [index.touches(b) for b in others] == [any(a.overlaps(b) for a in ones) for b in others]
    assert any_overlap(ones, others) == any(a.overlaps(b) for a in ones for b in others)


def test_a_question_costs_its_neighbourhood_only(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    index = SpanIndex((Span(100 * n, 100 * n + 50), n) for n in range(2_000))
    asked: list[Span] = []
    overlaps = Span.overlaps
    monkeypatch.setattr(Span, "overlaps", lambda one, other: asked.append(one) is None and overlaps(one, other))
    assert index.overlapping([Span(100_000, 100_010)]) == [1_000]
    assert len(asked) < 10
