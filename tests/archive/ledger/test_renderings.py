"""Which phrase renders a term in which place: counts made by hand, and meanings that are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

import pytest

from samesaid.archive.ledger.cooccurrence import Counted, Phrase
from samesaid.archive.ledger.rare_renderings import Singles, unplaced
from samesaid.archive.ledger.renderings import Rendered, Search, differ_in_what_is_added
from samesaid.archive.ledger.word_forms import Forms
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors


class Told:
    """Cosines as they are told, one half for others."""

    def __init__(self, cosines: Mapping[tuple[str, str], float]) -> None:
        self._cosines = cosines

    def prepare(self, wordings: Iterable[str]) -> None:
        pass

    def cosine(self, one: str, two: str) -> float:
        return self._cosines.get((one, two), 0.5)


def vectors(**cosines: float) -> PhraseVectors:
    """Cosines to 船检 by the words of a rendering, joined by an underscore."""
    return cast(PhraseVectors, Told({("船检", words.replace("_", " ")): value for words, value in cosines.items()}))


def phrase(text: str, *places: int, inside: Iterable[int] = ()) -> Phrase:
    return Phrase(text, False, dict.fromkeys(places, 1), frozenset(inside))


def counted(terms: list[Phrase], others: list[Phrase]) -> Counted:
    """All that stand together at least twice; a hundred beads."""
    together = {
        t.text: {o.text: n for o in others if (n := len(t.places.keys() & o.places.keys())) >= 2} for t in terms
    }
    return Counted(
        ("zh", "en"), 100, {t.text: t for t in terms}, {t.text: frozenset(t.places) for t in terms},
        {o.text: o for o in others}, together,
    )  # fmt: skip


def search(terms: list[Phrase], others: list[Phrase], **cosines: float) -> dict[str, Rendered]:
    found = Search(counted(terms, others), vectors(**cosines), Forms()).rendered()
    return {one.term.text: one for one in found}


USUAL = phrase("ship inspection", 1, 2, 3, 4, 5, 6)


def test_where_the_usual_one_does_not_stand_another_does() -> None:
    found = search([phrase("船检", *range(1, 9))], [USUAL, phrase("vessel survey", 7, 8)], vessel_survey=0.7)
    assert found["船检"].renderings == (("ship inspection", (1, 2, 3, 4, 5, 6)), ("vessel survey", (7, 8)))


def test_what_renders_something_else_of_the_sentence_is_no_rendering() -> None:
    tide = phrase("潮汐", 7, 8, 20, 21)
    found = search([phrase("船检", *range(1, 9)), tide], [USUAL, phrase("tidal range", 7, 8, 20, 21)], tidal_range=0.7)
    assert [text for text, _ in found["船检"].renderings] == ["ship inspection"]


def test_what_is_far_in_meaning_is_no_rendering() -> None:
    found = search([phrase("船检", *range(1, 9))], [USUAL, phrase("wet paint", 7, 8)], wet_paint=0.2)
    assert [text for text, _ in found["船检"].renderings] == ["ship inspection"]


def test_a_form_counts_as_the_rendering_and_an_acronym_is_told() -> None:
    terms = [phrase("船检", *range(1, 9))]
    found = search(terms, [phrase("Ship Inspection Board", 1, 2, 3, 4, 5), phrase("SIB", 6, 7, 8)])
    assert found["船检"].renderings == (("Ship Inspection Board", (1, 2, 3, 4, 5, 6, 7, 8)),)
    assert found["船检"].forms == {"Ship Inspection Board": ("SIB",)}


def test_what_stands_only_in_longer_phrases_renders_these() -> None:
    terms = [phrase("船检", *range(1, 9), inside=(7, 8))]
    found = search(terms, [USUAL, phrase("survey office", 7, 8)], survey_office=0.7)
    assert [text for text, _ in found["船检"].renderings] == ["ship inspection"]


@pytest.mark.parametrize(
    ("inside", "expected"), [((), ["ship inspection", "ship survey"]), ((7,), ["ship inspection"])]
)
def test_a_rendering_that_stands_once_keeps_a_word_of_the_usual_one(
    inside: tuple[int, ...], expected: list[str]
) -> None:
    terms = [phrase("船检", *range(1, 8), inside=inside)]
    told = vectors(ship_survey=0.8, ship=0.3)
    counts = counted(terms, [USUAL])
    found = list(Search(counts, told, Forms()).rendered())
    assert unplaced(found[0]) == [7][len(inside) :]
    added = Singles(counts, found, told, Forms()).added(found, {7: ["ship survey", "wet paint", "ship"]})
    assert [text for text, _ in added[0].renderings] == expected


def test_what_is_only_added_makes_no_other_rendering() -> None:
    told = vectors(harbour=0.9, harbour_fees=0.7, harbour_lights=0.6)
    assert differ_in_what_is_added("船检", "harbour fees", "harbour lights", told)
    told = vectors(harbour=0.4, harbour_fees=0.7, harbour_lights=0.6)
    assert not differ_in_what_is_added("船检", "harbour fees", "harbour lights", told)


def test_a_part_of_another_phrase_is_no_short_form() -> None:
    regime = phrase("regime", 7, 8, inside=(7, 8))
    others = [phrase("ship regime", 1, 2, 3, 4, 5, 6), regime, phrase("tanker regime", 7, 8)]
    found = search([phrase("船检", *range(1, 9))], others, ship_regime=0.6, tanker_regime=0.6)
    assert found["船检"].renderings == (("ship regime", (1, 2, 3, 4, 5, 6)), ("tanker regime", (7, 8)))
    others[1] = phrase("regime", 7, 8)
    found = search([phrase("船检", *range(1, 9))], others, ship_regime=0.6, tanker_regime=0.6)
    assert [text for text, _ in found["船检"].renderings] == ["ship regime"]


def test_the_beginning_of_a_longer_phrase_is_no_rendering() -> None:
    survey = Phrase("vessel survey", False, {7: 1, 8: 1}, begun=frozenset((7, 8)))
    found = search([phrase("船检", *range(1, 9))], [USUAL, survey], vessel_survey=0.7)
    assert [text for text, _ in found["船检"].renderings] == ["ship inspection"]
