from __future__ import annotations

from dataclasses import replace

import pytest

from samesaid.compare.coverage.cosines import Scale, cosines, scale
from samesaid.compare.coverage.low_similarity import low_similarity
from samesaid.model import Bead
from tests.compare.coverage.topics import english, pair_of, skipped

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


ROWS = [
    "The ferry follows a timetable that the harbour office prints anew for every winter season.",
    STRIKE,
    FLOOD,
    DOUGH,
    "In the orchard above the village the apples ripen two weeks later than those in the valley.",
    "The library stays open until ten at night, so that readers from the mills can borrow books.",
    "Ferry and strike: the drivers of the buses wait for the boat that never came that morning.",
    "Dough and apples: the baker by the orchard needs more of both before the autumn fair begins.",
    "The dikes beside the library were raised by readers who carried sand in bags through the night.",
]


def rows(*order: int, before: int = 0) -> list[tuple[int | None, str]]:
    """The findings of rows whose versions are in this order, with their messages; ``before`` rows lie before them."""
    pair = pair_of(ROWS, [ROWS[i] for i in order], [Bead((i,), (i,)) for i in range(len(ROWS))], independent=True)
    pair = replace(pair, rows_before=before)
    return [(e.bead, english(e)) for e in low_similarity(pair, skipped()) if e.code == "M602"]


def test_exchanged_rows_say_where_their_counterparts_are() -> None:
    found = rows(0, 3, 2, 1, 4, 5, 6, 7, 8)
    assert [bead for bead, _ in found] == [1, 3]
    assert found[0][1] == (
        "The sides of this row belong to different rows. The counterpart of the reference is in row 4: "
        "“After a long night of talks the drivers decided to begin …”."
    )


def test_rows_of_a_part_are_numbered_in_the_whole_file() -> None:
    ((_, first), *_) = rows(0, 3, 2, 1, 4, 5, 6, 7, 8, before=20_000)
    assert "is in row 20,004:" in first


def test_rows_in_their_places_are_no_counterparts_of_one_another() -> None:
    assert rows(*range(9)) == []


def test_the_sentences_of_a_document_are_not_looked_for_elsewhere() -> None:
    beads = [Bead((i,), (j,)) for i, j in enumerate((0, 3, 2, 1, 4, 5, 6, 7, 8))]
    found = list(low_similarity(pair_of(ROWS, ROWS, beads), skipped()))
    assert [e.message.key for e in found] == ["code.M602.apart"] * 2


@pytest.mark.parametrize(("unrelated", "matched"), [(0.0, 1.0), (0.6, 0.95)], ids=["spread out", "close together"])
def test_the_limit_depends_on_the_encoder(unrelated: float, matched: float) -> None:
    made = Scale(unrelated, matched)
    assert made.at(0.0) == unrelated
    assert unrelated < made.at(0.25) < (unrelated + matched) / 2


def test_few_sentences_and_encoders_that_see_no_difference_have_no_scale() -> None:
    one = pair_of(ROWS, ROWS, [Bead((i,), (i,)) for i in range(9)])
    assert scale(one, cosines(one)) is not None
    few = pair_of(ROWS[:4], ROWS[:4], [Bead((i,), (i,)) for i in range(4)])
    assert scale(few, cosines(few)) is None
    same = pair_of([FLOOD] * 9, [FLOOD] * 9, [Bead((i,), (i,)) for i in range(9)])
    assert scale(same, cosines(same)) is None
