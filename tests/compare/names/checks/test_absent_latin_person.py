"""Persons that one side alone mentions, between English and languages in Latin letters."""

from __future__ import annotations

from typing import Any

import pytest

from samesaid.compare.names.gazetteer.person_names import is_family_name, is_given_name
from tests.compare.names.sides import evidence_of, lines, table


@pytest.mark.parametrize("case", table("names_absent_latin_persons.toml"), ids=lambda c: c["about"])
def test_absent_persons(case: dict[str, Any]) -> None:
    found = evidence_of(lines(*case["languages"], case["source"], case["target"], independent=True))
    assert [e.code for e in found if e.strength >= 0.5] == case["codes"]


def test_a_family_name_alone_is_a_person_where_the_document_has_the_full_name() -> None:
    german = "Katharina Brandt kam am Freitag.\nDanach sprach Brandt über das Hallenbad."
    english = "Katharina Brandt came on Friday.\nThe indoor pool was the subject of a speech."
    assert [e.bead for e in evidence_of(lines("de", "en", german, english, independent=True))] == [1]
    german, english = german.replace("Katharina Brandt", "Der Zug"), english.replace("Katharina Brandt", "The train")
    assert evidence_of(lines("de", "en", german, english, independent=True)) == []


def test_a_name_in_the_next_sentence_is_no_missing_one() -> None:
    german = "Am Freitag eröffnete Katharina Brandt das Bad.\nDanach gab es Kuchen."
    english = "The pool was opened on Friday.\nThen there was cake with Brandt."
    assert [e.code for e in evidence_of(lines("de", "en", german, english))] == []


@pytest.mark.parametrize(("word", "given"), [("Mathilde", True), ("Jose", True), ("José", True), ("Ära", False)])
def test_given_names_may_lose_their_marks_but_get_none(word: str, given: bool) -> None:
    assert is_given_name(word) is given
    assert is_family_name("Schneider")
