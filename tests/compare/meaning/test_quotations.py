"""Passages in quotation marks, and what Q701 reads of the sentences beside one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesaid import documents
from samesaid.compare.evidence import Fact
from samesaid.compare.meaning.attribution.check import attributions
from samesaid.compare.meaning.attribution.quotations import quotations, quoted_in
from samesaid.compare.pair import Side
from tests.compare.coverage.topics import pair_of

INSIDE = [
    ("en", "He said: “Come in.” She did.", ["Come in."]),
    ("en", 'He said: "Come in," and "sit down".', ["Come in,", "sit down"]),
    ("en", "The ship’s bell is the captain’s.", []),
    ("en", "‘The ship’s bell,’ he said.", ["The ship’s bell,"]),
    ("en", 'A board of 5" is wide.', []),
    ("en", "He said: “Come ‘quickly’ in.”", ["Come ‘quickly’ in."]),
    ("en", "He said: “It goes on", ["It goes on"]),
    ("de", "Er sagte: „Komm herein.“ Sie kam.", ["Komm herein."]),
    ("de", "Er sagte: »Komm herein.«", ["Komm herein."]),
    ("fr", "Il a dit : « Entrez. »", [" Entrez. "]),
    ("zh", "他说：“请进。”", ["请进。"]),
    ("zh", "他說：「請進『這裡』。」", ["請進『這裡』。"]),
]


@pytest.mark.parametrize(("language", "text", "inside"), INSIDE)
def test_what_is_inside_the_marks(language: str, text: str, inside: list[str]) -> None:
    side = Side(documents.from_rows([text], name="text", language=language))
    assert [span.of(text) for span in quoted_in(side, (0,))] == inside


@given(st.lists(st.text("a “”\"'‘’„»«「」", max_size=20), min_size=1, max_size=5))
def test_a_passage_lies_in_its_sentence_in_order(rows: list[str]) -> None:
    document = documents.from_rows(rows, name="text", language="en")
    side = Side(document)
    assert len(quotations(document)) == len(document.sentences)
    for sentence in document.sentences:
        spans = quoted_in(side, (sentence.index,))
        assert spans == sorted(spans)
        assert all(sentence.span.start <= s.start <= s.end <= sentence.span.end for s in spans)


@pytest.mark.parametrize(
    ("after", "independent", "reported"),
    [("She says so.", False, False), ("She says so.", True, True), ("It rains.", False, True)],
)
def test_the_next_sentence_may_name_the_source(after: str, independent: bool, reported: bool) -> None:
    pair = pair_of(
        ["According to the captain, the ferry is late.", "It rains."],
        ["The ferry is late.", after],
        languages=("en", "en"),
        independent=independent,
    )
    found = [one for one in attributions(pair, ()) if one.message.key == "code.Q701.source-lost"]
    assert bool(found) is reported


def test_a_passage_with_many_quotations_is_left_alone() -> None:
    many = "“We shall repair the old engine soon.” " * 20
    pair = pair_of([many], [many.replace("engine", "rudder")], languages=("en", "en"))
    assert list(attributions(pair, ())) == []


SAID = ("The port is open again", "Two ferries were damaged", "The storm is over", "Nobody was hurt")


@pytest.mark.parametrize(("said", "independent", "alarms"), [(2, False, 2), (3, False, 0), (4, False, 0), (4, True, 4)])
def test_a_report_beside_a_transcript_attributes_every_sentence(said: int, independent: bool, alarms: int) -> None:
    reported = [f"{text}, according to the harbour office." if i < said else f"{text}." for i, text in enumerate(SAID)]
    pair = pair_of([f"{text}." for text in SAID], reported, independent=independent)
    found = [one for one in attributions(pair, ()) if one.message.key == "code.Q701.source-added"]
    assert len(found) == said
    assert sum(Fact.WORDING not in one.facts for one in found) == alarms
