"""For any texts: no exception, and every span is inside its document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.termbase.merge_entries import term_of
from samesaid.model import Termbase
from tests.builders import document, pair

QUOTED = ["“hunt”", '"Liao Hunting"', "“獴猎”", '"', "“", "”"]
WORDS = ["smuggling", "transit", "and", "the", "ports", "illegal", "ferries", "PORT", "NIA", "U.S.", "绿色通道"]
PIECES = st.sampled_from([*QUOTED, *WORDS, "4,200", "12%", "-", "'s", "，", "—", "…"])
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=4)
LANGUAGES = st.sampled_from([("en", "en"), ("zh", "en"), ("en", "zh"), ("de", "de"), ("fr", "zh-Hant")])
ROWS = (("port", "口岸|harbour"), ("獴猎", "Mongoose|!hunting"), ("NIA", "移民局"))
TERMS = Termbase("ours", "0", tuple(term_of(*row) for row in ROWS))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, LANGUAGES, st.booleans())
def test_any_text(source: list[str], target: list[str], languages: tuple[str, str], independent: bool) -> None:
    one, two = document(*source, language=languages[0]), document(*target, language=languages[1])
    for evidence in TermComparator().compare(pair(one, two, termbase=TERMS, independent=independent)):
        assert 0 <= evidence.strength <= 1
        assert all(span.of(one.text) for span in evidence.source_spans)
        assert all(span.of(two.text) for span in evidence.target_spans)
