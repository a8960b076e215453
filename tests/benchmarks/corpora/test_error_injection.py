"""Planted words are at the spans that are returned."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpora.error_injection import replaced
from samesaid.model import Span
from tests.builders import document

SENTENCES = ("The ferry left early.", "Nobody saw the ferry again.", "A new ferry came in May.")


@given(st.lists(st.sampled_from(["raft", "cargo ship", "x"]), min_size=3, max_size=3), st.sets(st.integers(0, 2)))
def test_replaced(words: list[str], chosen: set[int]) -> None:
    text = document(*SENTENCES)
    places = [
        Span(s.span.start + s.text.index("ferry"), s.span.start + s.text.index("ferry") + 5) for s in text.sentences
    ]
    made, spans = replaced(text, [(places[n], words[n]) for n in sorted(chosen)])
    assert [s.of(made.text) for s in spans] == [words[n] for n in sorted(chosen)]
    for n, sentence in enumerate(made.sentences):
        assert sentence.span.of(made.text) == sentence.text
        assert sentence.text == (SENTENCES[n].replace("ferry", words[n]) if n in chosen else SENTENCES[n])
