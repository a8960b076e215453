from __future__ import annotations

from samesaid.compare.coverage.merged_beads import inside
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Bead
from tests.compare.coverage.topics import pair_of

FLOOD = "The flood reached the dikes, and the flood went on until dawn."
DOUGH = "The baker says that rye dough wants a warm corner."
ORCHARD = "In the orchard the apples were picked three weeks early."


def evidence(pair: Pair) -> list[Evidence]:
    return list(inside(pair, frozenset()))


def test_a_sentence_hidden_in_a_merged_bead_is_missing() -> None:
    (one,) = evidence(pair_of([FLOOD, DOUGH], [FLOOD], [Bead((0, 1), (0,), 0.7)]))
    assert one.code == "O501"
    assert len(one.source_spans) == 1
    assert "rye dough" in one.message


def test_a_merged_bead_that_says_both_is_quiet() -> None:
    joined = f"{FLOOD} {DOUGH}"
    assert evidence(pair_of([FLOOD, DOUGH], [joined], [Bead((0, 1), (0,), 0.9)])) == []


def test_one_in_the_place_of_the_other_is_another_meaning() -> None:
    pair = pair_of([FLOOD, DOUGH], [FLOOD, ORCHARD], [Bead((0, 1), (0, 1), 0.6)])
    (one,) = evidence(pair)
    assert one.code == "M602"
    assert one.source_spans[0].of(pair.source.document.text) == DOUGH
    assert one.target_spans[0].of(pair.target.document.text) == ORCHARD


def test_an_untranslated_sentence_is_told_as_that_alone() -> None:
    chinese = "师傅说面团要放在暖和的角落里过夜。"
    pair = pair_of([FLOOD], [FLOOD, chinese], [Bead((0,), (0, 1), 0.7)])
    assert list(inside(pair, frozenset({1}))) == []
    assert [e.code for e in evidence(pair)] == ["O502"]


def test_slight_sentences_are_let_pass() -> None:
    assert evidence(pair_of([FLOOD, "Thank you."], [FLOOD], [Bead((0, 1), (0,), 0.9)])) == []
