"""T404 and T403 without a glossary: what stands for a thing is an alarm, other wording is not."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.variants.enumeration import odd_item
from samesaid.compare.terms.variants.survey import survey
from tests.builders import document, pair

REFERENCE = (
    'Harbour officers have run the "Kingfisher" operation along the coast for two years.',
    'Thanks to the "Kingfisher" operation, officers seized many boats.',
    'The overseas part of the "Kingfisher" operation will go on.',
)
VERSION = (
    'Harbour officers have run the "fishing" operation along the coast for two years.',
    'Thanks to the "Green Bird" operation, officers seized many boats.',
    'The overseas part of the "bird-catching" operation will go on.',
)


def compared(source: tuple[str, ...], target: tuple[str, ...], *, independent: bool = False) -> list[Evidence]:
    return list(TermComparator().compare(pair(document(*source), document(*target), independent=independent)))


def shown(evidence: list[Evidence]) -> list[Evidence]:
    return [e for e in evidence if "wording" not in e.facts]


def test_one_quoted_term_of_many_names_is_one_finding_a_code() -> None:
    found = shown(compared(REFERENCE, VERSION))
    assert [e.code for e in found] == ["T404", "T403"]
    different, inconsistent = found
    assert different.reading == "Kingfisher ≠ fishing / Green Bird / bird-catching"
    assert different.facts == {"quoted", "recurring"}
    assert len(different.source_spans) == len(different.target_spans) == 3
    assert inconsistent.message == (
        "The version renders “Kingfisher” in 3 ways: “fishing” (once), “Green Bird” (once), “bird-catching” (once)."
    )


def test_a_part_of_a_quoted_name_belongs_to_it() -> None:
    source = (*REFERENCE, "The kingfisher is a bird that dives for fish.")
    target = (*VERSION, '"Bird" is an animal that dives for fish.')
    different = next(e for e in compared(source, target) if e.code == "T404")
    assert "Bird" in different.reading.split(" / ")


def test_one_other_name_throughout_is_no_inconsistency() -> None:
    target = tuple(line.replace("Kingfisher", "Heron") for line in REFERENCE)
    assert [e.code for e in shown(compared(REFERENCE, target))] == ["T404"]


def test_rows_say_nothing_of_one_another() -> None:
    found = shown(compared(REFERENCE, VERSION, independent=True))
    assert [e.code for e in found] == ["T404"] * 3
    assert all(len(e.target_spans) == 1 for e in found)


def test_a_version_agrees_with_itself() -> None:
    assert not compared(REFERENCE, REFERENCE)


def test_other_order_and_inflection_are_no_variants() -> None:
    target = ('For two years harbour officers have been running the "Kingfisher" operation along the coast.',)
    assert not shown(compared(REFERENCE[:1], target))


def test_synonyms_are_folded_wording() -> None:
    source = ("The coast guard bought two fast vessels for the northern harbour.",)
    target = ("The coast guard bought two fast ships for the northern harbour.",)
    found = compared(source, target)
    assert any(e.reading == "fast vessels ≠ fast ships" or e.reading == "vessels ≠ ships" for e in found)
    assert not shown(found)


def test_nouns_after_the_same_number() -> None:
    source = ("Officers turned back more than 4,200 illegal migrants at the coast.",)
    target = ("Officers turned back more than 4,200 castaways at the coast.",)
    (found,) = shown(compared(source, target))
    assert found.reading == "illegal migrants ≠ castaways"
    assert "quantity" in found.facts


def test_measures_after_the_same_number_are_not_terms() -> None:
    source = ("The wall is 4,200 metres long.",)
    target = ("The wall is 4,200 yards long.",)
    assert not shown(compared(source, target))


def test_compounds_with_another_noun_in_the_place_of_one() -> None:
    source = ("Cases of relay smuggling were common along the whole northern coast.",)
    target = ("Cases of detour smuggling were common along the whole northern coast.",)
    (found,) = shown(compared(source, target))
    assert found.reading == "relay smuggling ≠ detour smuggling"
    assert "compound" in found.facts


def test_a_noun_joined_by_and_is_a_term_only_of_what_the_text_is_about() -> None:
    about = tuple(f"The customs office fights tobacco smuggling in town {n}." for n in ("A", "B", "C", "D", "E"))
    source = (*about, "Cases of relay smuggling were common along the whole northern coast.")
    target = (*about, "Cases of detours and smuggling were common along the whole northern coast.")
    assert any("compound" in e.facts for e in shown(compared(source, target)))
    assert not shown(compared(source[-1:], target[-1:]))


def test_another_noun_throughout_is_one_finding() -> None:
    source = (
        "The lantern parade drew large crowds to the old harbour on Sunday.",
        "Visitors praised the lantern above all.",
        "A local workshop built every lantern by hand.",
    )
    target = tuple(line.replace("lantern", "candle") for line in source)
    (found,) = shown(compared(source, target))
    assert found.reading == "lantern ≠ candle"
    assert {"repeated", "recurring"} <= found.facts
    assert len(found.source_spans) == len(found.target_spans) == 3


def test_what_stands_beside_a_quoted_string_is_looked_at_too() -> None:
    source = ("The council will open the “Open Door” harbour museum ceremony in the old town on Sunday.",)
    target = ("The council will open the “Open Door” harbour museum auction in the old town on Sunday.",)
    assert any(e.reading.endswith("ceremony ≠ harbour museum auction") for e in compared(source, target))


def test_strengths_stay_in_their_range() -> None:
    assert all(0 <= e.strength <= 1 for e in compared(REFERENCE, VERSION))


@pytest.mark.parametrize(
    ("others", "odd"), [("its harbours, its lighthouses and", True), ("its harbours and", False), ("", False)]
)
def test_the_odd_item_of_an_enumeration(others: str, odd: bool) -> None:
    source, target = (f"The office improved {others} its coastal {w}." for w in ("footpaths", "pavements"))
    both = pair(document(source), document(target))
    (variant,) = survey(both).variants
    assert odd_item(variant.source, variant.differing()[0], variant.links) is odd


def test_a_name_is_told_whole() -> None:
    source = document("Officers of the Northern Harbour Board met on Monday.")
    both = pair(source, document("Officers of the Northern Port Board met on Monday."))
    passage = Passage(both.source, (0,))
    harbour = next(n for n, w in enumerate(passage.words) if w.text == "Harbour")
    assert passage.wording(passage.whole_name(Range(harbour, harbour))) == "Northern Harbour Board"
    assert passage.whole_name(Range(0, 0)) == Range(0, 0)
