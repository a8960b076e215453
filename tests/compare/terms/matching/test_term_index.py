"""The terms of a glossary in a text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.terms.matching.stemming import units_in
from samesaid.compare.terms.matching.term_index import TermIndex
from samesaid.model import Term

LETTERS = st.text("海关快艇边检站", min_size=1, max_size=4)


def found(text: str, *sources: str, language: str = "zh") -> list[str]:
    index = TermIndex((Term(s, ("x",)) for s in sources), language)
    return [h.span.of(text) for h in index.hits(units_in(text, language), text)]


@given(st.text("海关快艇边检站，。", max_size=24), st.lists(LETTERS, min_size=1, max_size=6, unique=True))
def test_hits_are_terms_and_do_not_overlap(text: str, sources: list[str]) -> None:
    index = TermIndex((Term(s, ("x",)) for s in sources), "zh")
    hits = index.hits(units_in(text, "zh"), text)
    assert all(h.span.of(text) == h.term.source for h in hits)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(hits))
    assert bool(hits) == any(s in text for s in sources)


def test_the_longest_wins_though_another_begins_before() -> None:
    assert found("边检站快艇队", "站快艇", "检站", "边检") == ["边检", "站快艇"]
    assert found("边检站快艇队", "边检站", "检站快艇队") == ["检站快艇队"]


def test_all_entries_of_a_wording() -> None:
    index = TermIndex([Term("快艇", ("speedboat",)), Term("快艇", ("motor launch",))], "zh")
    assert len(index.hits(units_in("一艘快艇", "zh"), "一艘快艇")) == 2


def test_capitals_that_fail_leave_the_shorter_term() -> None:
    exact = Term("Border Guard", ("x",), case=True)
    index = TermIndex([exact, Term("border", ("y",))], "en")
    text = "The border guard came."
    assert [h.term.source for h in index.hits(units_in(text, "en"), text)] == ["border"]


def test_nothing_in_nothing() -> None:
    assert found("", "海关") == found("海关") == []
