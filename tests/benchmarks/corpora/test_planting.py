"""Planted errors: one in each row, of the kind that it says, the same ones for the same seed."""

from __future__ import annotations

import random

import pytest

from benchmarks.corpora import error_clauses, error_names
from benchmarks.corpora.error_rules import ErrorRule
from benchmarks.corpora.planting import KINDS, NUMBER_RULES, plant

ROWS = [
    ("Last year Aveiro had more than 340 boats, and Porto, the larger of the two towns, had 12.",
     "El año pasado Aveiro tenía más de 340 barcos, y Porto, la mayor de las dos ciudades, tenía 12."),
    ("The harbour of Aveiro opened on 3 May 1998 and handled 4.5% less freight than planned by then.",
     "El puerto de Aveiro abrió el 3 de mayo de 1998 y movió un 4,5 % menos de carga de lo previsto."),
    ("In spring the fleet of Porto sailed 250 km to Setubal, which nobody had done before that day.",
     "En primavera la flota de Porto navegó 250 km hasta Setubal, lo que nadie había hecho antes."),
]  # fmt: skip


def test_each_error_changes_one_side_of_one_row() -> None:
    planted = plant(ROWS, ("en", "es"), seed=3, each=5)
    assert {"value", "magnitude", "date", "unit", "bound", "sign", "number left out", "name replaced"} <= {
        error.kind for error in planted
    }
    for error in planted:
        assert error.kind in KINDS
        assert error.row[error.side] != ROWS[error.index][error.side]
        assert error.row[1 - error.side] == ROWS[error.index][1 - error.side]
    assert plant(ROWS, ("en", "es"), seed=3, each=5) == planted
    assert plant(ROWS, ("en", "es"), seed=4, each=5) != planted


def test_a_kind_has_no_more_errors_than_asked_for() -> None:
    kinds = [error.kind for error in plant(ROWS, ("en", "es"), seed=3, each=2)]
    assert max(map(kinds.count, kinds)) == 2


@pytest.mark.parametrize(
    ("language", "name", "text", "expected"),
    [
        ("es", "scale", "Son 3 millones.", "Son 3 mil millones."),
        ("it", "bound", "Più di 300 navi.", "Meno di 300 navi."),
        ("pt", "unit", "A 40 km daqui.", "A 40 milhas daqui."),
        ("ru", "scale", "Это 5 млн рублей.", "Это 5 млрд рублей."),
        ("ru", "currency", "Всего 70 рублей.", "Всего 70 долларов."),
        ("ja", "scale", "約3万人が来た。", "約3億人が来た。"),
        ("ja", "bound", "20歳以上の人。", "20歳未満の人。"),
        ("en", "minus left out", "It fell to −4 degrees.", "It fell to 4 degrees."),
        ("de", "minus put", "Es waren 4 % im Mai.", "Es waren −4 % im Mai."),
        ("en", "minus left out", "From 1990-95 it rained.", None),
        ("en", "minus put", "A range of 3–4% in May.", None),
        ("es", "unit", "Son 3 millones.", None),
    ],
)
def test_rules_of_numbers(language: str, name: str, text: str, expected: str | None) -> None:
    assert rule(language, name).applied(text, random.Random(1)) == expected


def rule(language: str, name: str) -> ErrorRule:
    return next(r for r in NUMBER_RULES if (r.language, r.name) == (language, name))


def test_a_name_is_replaced_removed_or_spelled_otherwise() -> None:
    names = error_names.Names(ROWS, ("en", "es"), 0)
    assert names.pool == ["Aveiro", "Porto", "Setubal"]
    text, draw = ROWS[0][0], random.Random(2)
    new = error_names.replaced(names, 0, text, draw)
    assert new is not None
    assert "Setubal" in new
    gone = error_names.removed(names, 0, text, draw)
    assert gone is not None
    assert ("Aveiro" in gone) != ("Porto" in gone)
    other = error_names.respelled(names, 0, text, draw)
    assert other is not None
    assert ("Aveiro" in other, len(other)) == (False, len(text))


def test_nouns_with_capitals_are_no_names() -> None:
    rows = [("The boats came to Aveiro.", "Damals kamen die Boote nach Aveiro.")]
    assert error_names.Names(rows, ("en", "de"), 1).pool == ["Aveiro"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They left early in the morning, although nobody knew the reason.", "en", "They left early in the morning."),
        ("早上船队就出发了，虽然没有人说明原因。", "zh", "早上船队就出发了。"),
        ("They left, then came back.", "en", None),
    ],
)
def test_a_clause_is_left_out(text: str, language: str, expected: str | None) -> None:
    assert error_clauses.left_out(text, language, random.Random(1)) == expected
