"""Planted errors: every language has the same kinds, and each changes the text and what is found in it."""

from __future__ import annotations

import random

import pytest

from benchmarks.corpora.error_rules import RULES
from benchmarks.corpora.error_rules_european import EUROPEAN_RULES
from benchmarks.measures.planted_numbers import measure, planted

TEXTS = {
    "de": "Am 3. Mai 2020 zahlten mehr als 12.500 Gäste 3,5 Millionen Euro, 20 % fuhren 40 Kilometer; die Hälfte, "
    "zwei Kinder, kam das dritte Mal.",
    "fr": "Le 3 mai 2020, plus de 12 500 hôtes ont payé 3,5 millions d’euros, 20 % ont fait 40 kilomètres ; la moitié, "
    "deux filles, venait pour la troisième fois.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_rule_changes_the_text(language: str) -> None:
    text = TEXTS[language]
    for rule in (r for r in EUROPEAN_RULES if r.language == language):
        match = rule.pattern.search(text)
        assert match is not None, rule.name
        assert rule.plant(match, random.Random(1)) != match.group(), rule.name


def test_languages_have_the_same_kinds() -> None:
    rules = (*RULES, *EUROPEAN_RULES)
    kinds = {tag: {rule.name for rule in rules if rule.language == tag} for tag in ("en", "zh", "de", "fr")}
    assert kinds["de"] == kinds["fr"] == kinds["en"]
    assert kinds["en"] - kinds["zh"] == {"word"}


def test_errors_are_planted_on_both_sides_and_found() -> None:
    rows = [("12,500 guests came on May 3, 2020.", "Am 3. Mai 2020 kamen 12.500 Gäste.")]
    errors = planted(rows, ("en", "de"), 7)
    assert errors == planted(rows, ("en", "de"), 7)
    assert {new[0] == rows[0][0] for _, _, new in errors} == {True, False}
    counts = measure(rows, ("en", "de"), 7)
    assert counts["digit"] == [2, 2]
    assert counts["month"] == [2, 2]
