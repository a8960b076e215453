from __future__ import annotations

import pytest

from samesaid.compare.quantities.reader import quantities
from samesaid.relation.marks import figures_of, length_of, letters_of, names_of
from tests.builders import document


@pytest.mark.parametrize(
    ("language", "line", "figures"),
    [
        ("en", "The port handled 1.9 million tonnes for 4,730 ships.", {"1.9e+06", "4730"}),
        ("zh", "该港为4730艘船只装卸了190万吨货物。", {"1.9e+06", "4730"}),
        ("en", "On Monday the third ferry left at 9 o'clock.", set()),
    ],
)
def test_equal_figures_have_equal_keys_in_any_language(language: str, line: str, figures: set[str]) -> None:
    assert figures_of(quantities(document(line, language=language))) == figures


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Then Olenka Marsh left Vell.", {"olenka", "marsh", "vell"}),
        ("Nach Øster fährt kein Schiff.", {"øster", "schiff"}),
        ("渡轮停航。", set()),
    ],
)
def test_a_capital_inside_a_sentence_makes_a_name(line: str, names: set[str]) -> None:
    assert names_of(document(line)) == names


def test_words_in_capitals_or_with_digits_pass_into_other_versions() -> None:
    assert letters_of(document("局长说，MV-21型渡轮由ABB制造。", language="zh")) == {"MV-21", "ABB"}


def test_a_han_character_is_as_long_as_three_letters() -> None:
    assert length_of(["渡轮", "ship, 12"]) == 2 * 3 + 6
