"""Slips that are planted: every language has one of each sort, and each changes what it finds."""

from __future__ import annotations

import random

import pytest

from benchmarks.corpora.error_rules import SLIPS
from benchmarks.corpora.error_rules_european import EUROPEAN
from benchmarks.measures.planted_numbers import measure, planted

TEXTS = {
    "de": "Am 3. Mai 2020 zahlten mehr als 12.500 Gäste 3,5 Millionen Euro, 20 % fuhren 40 Kilometer; die Hälfte, "
    "zwei Kinder, kam das dritte Mal.",
    "fr": "Le 3 mai 2020, plus de 12 500 hôtes ont payé 3,5 millions d’euros, 20 % ont fait 40 kilomètres ; la moitié, "
    "deux filles, venait pour la troisième fois.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_slip_changes_the_text(language: str) -> None:
    text = TEXTS[language]
    for slip in (s for s in EUROPEAN if s.language == language):
        match = slip.pattern.search(text)
        assert match is not None, slip.name
        assert slip.plant(match, random.Random(1)) != match.group(), slip.name


def test_languages_have_the_same_sorts() -> None:
    sorts = {tag: {s.name for s in (*SLIPS, *EUROPEAN) if s.language == tag} for tag in ("en", "zh", "de", "fr")}
    assert sorts["de"] == sorts["fr"] == sorts["en"]
    assert sorts["en"] - sorts["zh"] == {"word"}


def test_both_sides_are_planted_and_told() -> None:
    rows = [("12,500 guests came on May 3, 2020.", "Am 3. Mai 2020 kamen 12.500 Gäste.")]
    slips = planted(rows, ("en", "de"), 7)
    assert slips == planted(rows, ("en", "de"), 7)
    assert {new[0] == rows[0][0] for _, _, new in slips} == {True, False}
    counts = measure(rows, ("en", "de"), 7)
    assert counts["digit"] == [2, 2]
    assert counts["month"] == [2, 2]
