"""Persons of whom a version has no trace."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare.names.sides import evidence_of, lines, table


@pytest.mark.parametrize("case", table("names_absent_persons.toml"), ids=lambda c: c["about"])
def test_absent_persons(case: dict[str, Any]) -> None:
    found = evidence_of(lines(*case["languages"], case["source"], case["target"], independent=True))
    assert [e.code for e in found if e.strength >= 0.5] == case["codes"]


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_a_person_mentioned_shortly_before_is_known(language: str) -> None:
    first, second = {
        "ja": ("ヘレン・マクファーソン市長が演説した。", "ヘレン・マクファーソン市長は橋を開通させた。"),
        "ru": ("Выступила директор Елена Кузнецова.", "В субботу директор Елена Кузнецова открыла выставку."),
    }[language]
    name = {"ja": "Helen Macpherson", "ru": "Elena Kuznetsova"}[language]
    target = f"{name} spoke first.\nThen came the opening on Saturday."
    assert evidence_of(lines(language, "en", f"{first}\n{second}", target)) == []
