from __future__ import annotations

from samesaid.compare.coverage.moved import moved
from samesaid.model import Bead
from tests.compare.coverage.topics import english, pair_of

LINES = ["The first part.", "The second part.", "The third part.", "The fourth part.", "The fifth part."]


def test_a_passage_is_one_finding_for_information() -> None:
    order = ((0, 0), (1, 3), (2, 4), (3, 1), (4, 2))
    beads = [Bead((s,), (t,), 0.9, moved=s in (3, 4)) for s, t in order]
    pair = pair_of(LINES, LINES, beads)
    (one,) = moved(pair)
    assert (one.code, one.facts, one.bead) == ("O504", frozenset({"moved"}), 3)
    assert english(one) == "These 2 sentences come earlier in the version than in the reference."
    assert one.source_spans[0].of(pair.source.document.text) == "The fourth part.\nThe fifth part."
    assert one.target_spans[0].of(pair.target.document.text) == "The second part.\nThe third part."


def test_passages_at_different_places_are_separate_findings() -> None:
    order = ((0, 4), (1, 1), (2, 0), (3, 2), (4, 3))
    beads = [Bead((s,), (t,), 0.9, moved=s in (0, 2)) for s, t in order]
    assert [english(e) for e in moved(pair_of(LINES, LINES, beads))] == [
        "This sentence comes later in the version than in the reference.",
        "This sentence comes earlier in the version than in the reference.",
    ]


def test_nothing_is_reported_of_beads_in_order() -> None:
    assert list(moved(pair_of(LINES, LINES))) == []
