"""Numbers of footnotes in wordings, and what of a text becomes a phrase of the ledger."""

from __future__ import annotations

import pytest

from samesaid.archive.ledger.footnotes import Footnotes
from samesaid.archive.ledger.occurrences import occurrences

TEXTS = ("The ferry agreement of 2024 holds.", "Grain prices fell in Elm.", "Der Fährvertrag gilt.")


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("ferry agreement3", "ferry agreement"),
        ("agreement3 on ferries", "agreement on ferries"),
        ("Report 20246", "Report 2024"),
        ("Report 202412", "Report 2024"),
        ("Elm12", "Elm"),
        ("Fährvertrag7", "Fährvertrag"),
        ("grain prices.4", "grain prices"),
        ("Report 2024", "Report 2024"),
        ("Report 20236", "Report 20236"),
        ("tariff4", "tariff4"),
        ("agreement300", "agreement300"),
        ("CO2 prices", "CO2 prices"),
        ("HK$7", "HK$7"),
    ],
)
def test_what_is_left_without_the_number_must_stand_elsewhere(wording: str, expected: str) -> None:
    assert Footnotes(TEXTS).without(wording) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [("ferry  agreement3", "ferry  agreement"), ("agreement3 on ferries", "agreement3 on ferries"), ("", "")],
)
def test_only_an_end_is_trimmed(wording: str, expected: str) -> None:
    assert Footnotes(TEXTS).trimmed(wording) == expected


def phrases_of(*targets: str) -> set[str]:
    beads = [
        {"entry": "a", "version": 0, "bead": n, "source_text": "渡轮停了。", "target_text": target}
        for n, target in enumerate(targets)
    ]
    return {row["text"] for row in occurrences(beads, "zh", "en") if not row["of_source"]}


def test_phrases_of_a_text_have_no_footnotes() -> None:
    found = phrases_of("The port signed the ferry agreement3 in spring.", "The agreement holds.")
    assert {"ferry agreement", "agreement"} <= found
    assert not any(any(map(str.isdigit, text)) for text in found)


def test_half_a_possessive_is_no_phrase() -> None:
    assert "growth of Elm" in phrases_of("The growth of Elm slowed in winter.")
    found = phrases_of("The growth of Elm's harbour slowed in winter.")
    assert "growth of Elm" not in found
    assert {"growth", "Elm", "harbour"} <= found
