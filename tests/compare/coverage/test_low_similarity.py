from __future__ import annotations

import pytest

from samesaid.compare.coverage.low_similarity import low_similarity
from samesaid.model import Bead
from tests.compare.coverage.topics import pair_of, skipped

STRIKE = "After a long night of talks the drivers decided to begin their strike in the early morning."
DOUGH = "Whoever bakes at home knows that rye dough wants more water, more time and a warm corner."
FLOOD = "The flood reached the dikes shortly before midnight, and volunteers filled bags until dawn."


def codes(source: str, target: str, similarity: float, rest: float = 0.8, *, independent: bool = False) -> list[str]:
    others = [FLOOD] * 6
    beads = [Bead((i,), (i,), rest) for i in range(6)] + [Bead((6,), (6,), similarity)]
    pair = pair_of([*others, source], [*others, target], beads, independent=independent)
    return [e.code for e in low_similarity(pair, skipped())]


def test_long_sentences_far_apart_are_reported() -> None:
    assert codes(STRIKE, DOUGH, 0.05) == ["M602"]
    assert codes(STRIKE, DOUGH, 0.05, independent=True) == ["M602"]


@pytest.mark.parametrize(
    ("source", "target", "similarity"),
    [
        (STRIKE, DOUGH, 0.4),
        ("The drivers are on strike.", DOUGH, 0.05),
        (STRIKE, "Dough wants rest.", 0.05),
        (STRIKE.replace("drivers", "412 drivers"), DOUGH.replace("water", "water (412 ml)"), 0.05),
        (STRIKE.replace("talks", "talks in Aveiro"), DOUGH.replace("at home", "in Aveiro"), 0.05),
    ],
    ids=["near enough", "short source", "short target", "a number in common", "a name in common"],
)
def test_doubtful_pairs_are_not_reported(source: str, target: str, similarity: float) -> None:
    assert codes(source, target, similarity) == []


def test_the_limit_is_lower_in_a_free_translation() -> None:
    assert codes(STRIKE, DOUGH, 0.15) == ["M602"]
    assert codes(STRIKE, DOUGH, 0.15, rest=0.3) == []


def test_a_missing_similarity_is_computed() -> None:
    beads = [Bead((0,), (0,)), Bead((1,), (1,))]
    pair = pair_of([FLOOD, STRIKE], [FLOOD, DOUGH], beads)
    assert [(e.code, e.bead) for e in low_similarity(pair, skipped())] == [("M602", 1)]


def test_an_untranslated_sentence_is_left_to_its_own_rule() -> None:
    pair = pair_of([FLOOD, STRIKE], [FLOOD, DOUGH], [Bead((0,), (0,), 0.8), Bead((1,), (1,), 0.05)])
    assert len(list(low_similarity(pair, skipped()))) == 1
    assert list(low_similarity(pair, skipped(1))) == []
