"""Term candidates of aligned texts, and the phrases that may be terms."""

from __future__ import annotations

import pytest

from samesaid.align.encoders.registry import bundled
from samesaid.compare.pair import Pair, Side, pair_of
from samesaid.compare.terms.extraction import candidates
from samesaid.compare.terms.matching.phrases import phrases
from samesaid.model import Bead, Candidate, Document
from tests.builders import document

CHINESE = (
    "海上搜救中心昨晚派出两艘船。",
    "渔民感谢海上搜救中心。",
    "海上搜救中心说，天气预报没有错。",
    "他们每天看天气预报。",
)
ENGLISH = (
    "The maritime rescue centre sent two boats last night.",
    "The fishermen thanked the Maritime Rescue Centre.",
    "The maritime rescue centre said that the weather forecast was right.",
    "They look at the weather forecast every day.",
)


def one_pair(source: Document, target: Document) -> Pair:
    beads = (Bead((i,), (i,), 0.8) for i in range(len(source.sentences)))
    return pair_of(source, target, beads, bundled())


@pytest.fixture(scope="module")
def found() -> tuple[Candidate, ...]:
    return candidates([one_pair(document(*CHINESE, language="zh"), document(*ENGLISH))])


def test_recurring_terms_are_found_with_their_renderings(found: tuple[Candidate, ...]) -> None:
    terms = {c.term.source: (c.term.renderings, c.count, c.together) for c in found}
    assert terms["海上搜救中心"] == (("maritime rescue centre",), 3, 3)
    assert terms["天气预报"] == (("weather forecast",), 2, 2)


def test_the_most_frequent_comes_first_with_the_shortest_example(found: tuple[Candidate, ...]) -> None:
    assert found[0].term.source == "海上搜救中心"
    assert found[0].example == (CHINESE[1], ENGLISH[1])
    assert (found[0].term.source_language, found[0].term.target_language) == ("zh", "en")


def test_part_of_a_term_is_no_candidate(found: tuple[Candidate, ...]) -> None:
    assert not {"搜救中心", "海上搜救"} & {c.term.source for c in found}


def test_pairs_are_counted_together() -> None:
    pairs = [one_pair(document(z, language="zh"), document(e)) for z, e in zip(CHINESE, ENGLISH, strict=True)]
    assert {c.term.source for c in candidates(pairs)} >= {"海上搜救中心", "天气预报"}


def test_what_occurs_once_is_no_candidate_unless_asked_for() -> None:
    pair = one_pair(document(CHINESE[0], language="zh"), document(ENGLISH[0]))
    assert candidates([pair]) == ()
    assert any(c.term.source == "海上搜救中心" for c in candidates([pair], fewest=1))


def test_runs_of_words_in_languages_without_a_tagger() -> None:
    german = ("Die Zentralbank kauft Gold.", "Niemand fragte die Zentralbank.", "Er schweigt.")
    english = ("The central bank buys gold.", "Nobody asked the central bank.", "He is silent.")
    terms = {
        c.term.source: c.term.renderings
        for c in candidates([one_pair(document(*german, language="de"), document(*english))])
    }
    assert terms == {"Zentralbank": ("central bank",)}


@pytest.mark.parametrize(
    ("text", "language", "wanted", "unwanted"),
    [
        (
            "The Census and Statistics Department reported.",
            "en",
            "Census and Statistics Department",
            "Department reported",
        ),
        ("The linked exchange rate system works.", "en", "linked exchange rate system", "system works"),
        ("A long-term loan was given.", "en", "long-term loan", "term loan"),
        ("A股市场继续上涨。", "zh", "", "股市场"),
    ],
)
def test_phrases(text: str, language: str, wanted: str, unwanted: str) -> None:
    made = document(text, language=language)
    (spans,) = phrases(Side(made))
    wordings = {span.of(made.text) for _, span in spans}
    assert not wanted or wanted in wordings
    assert unwanted not in wordings


def test_no_pairs_give_no_candidates() -> None:
    assert candidates([]) == ()
