from __future__ import annotations

from samesaid.compare.coverage.merged_beads import merged_beads
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Bead
from tests.compare.coverage.topics import english, pair_of, skipped

FLOOD = "The flood reached the dikes, and the flood went on until dawn."
DOUGH = "The baker says that rye dough wants a warm corner."
ORCHARD = "In the orchard the apples were picked three weeks early."


def evidence(pair: Pair) -> list[Evidence]:
    return list(merged_beads(pair, skipped()))


def test_a_sentence_hidden_in_a_merged_bead_is_missing() -> None:
    (one,) = evidence(pair_of([FLOOD, DOUGH], [FLOOD], [Bead((0, 1), (0,), 0.7)]))
    assert one.code == "O501"
    assert len(one.source_spans) == 1
    assert "rye dough" in english(one)


def test_a_merged_bead_whose_other_side_covers_both_is_not_reported() -> None:
    joined = f"{FLOOD} {DOUGH}"
    assert evidence(pair_of([FLOOD, DOUGH], [joined], [Bead((0, 1), (0,), 0.9)])) == []


def test_a_sentence_in_the_place_of_another_is_one_finding() -> None:
    pair = pair_of([FLOOD, DOUGH], [FLOOD, ORCHARD], [Bead((0, 1), (0, 1), 0.6)])
    (one,) = evidence(pair)
    assert one.code == "M602"
    assert one.source_spans[0].of(pair.source.document.text) == DOUGH
    assert one.target_spans[0].of(pair.target.document.text) == ORCHARD
    assert english(one) == (
        "Reference: “The baker says that rye dough wants a warm corner”. "
        "Version: “In the orchard the apples were picked three weeks early”. The two seem to say different things."
    )


def test_an_untranslated_sentence_is_not_an_addition() -> None:
    chinese = "师傅说面团要放在暖和的角落里过夜。"
    pair = pair_of([FLOOD], [FLOOD, chinese], [Bead((0,), (0, 1), 0.7)])
    assert list(merged_beads(pair, skipped(1))) == []
    assert [e.code for e in evidence(pair)] == ["O502"]


def test_formulaic_sentences_are_not_reported() -> None:
    assert evidence(pair_of([FLOOD, "Thank you."], [FLOOD], [Bead((0, 1), (0,), 0.9)])) == []
