"""Signs and bounds that are put into a clean pair: the twin raises nothing, the error does."""

from __future__ import annotations

import random

from benchmarks.measures.planted_signs import inserted, measure, turned

ROWS = [("The dam holds 45 percent of the water.", "Der Damm hält 45 Prozent des Wassers.")]
LANGUAGES = ("en", "de")


def test_a_bound_is_put_on_both_sides_and_turned_round_on_one() -> None:
    kinds = {kind: (twin, error) for kind, twin, error in inserted(ROWS[0], LANGUAGES, random.Random(1))}
    assert set(kinds) == {"least", "most", "more", "less", "minus"}
    for twin, error in kinds.values():
        assert twin != error
        assert sum(one != other for one, other in zip(twin, error, strict=True)) == 1


def test_a_word_beside_a_number_is_turned_round() -> None:
    row = "Sales rose by 45 percent.", "Der Absatz stieg um 45 Prozent."
    assert list(turned(row, LANGUAGES, random.Random(1))) == [
        (True, ("Sales fell by 45 percent.", row[1])),
        (True, (row[0], "Der Absatz fiel um 45 Prozent.")),
    ]


def test_errors_are_found_and_twins_are_not() -> None:
    counts, twins = measure(ROWS, LANGUAGES, 7)
    assert all(found == planted == 1 for found, planted in counts.values())
    assert twins == [0, 5]


def test_no_number_no_error() -> None:
    assert measure([("It rained.", "Es regnete.")], LANGUAGES, 7) == ({}, [0, 0])
