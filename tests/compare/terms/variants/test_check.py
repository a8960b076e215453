"""T404 and T403 without a glossary: terms are alarms, another choice of words is not."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.matching.passage import Passage, Range
from samesaid.compare.terms.variants.ranking import is_odd_item
from samesaid.compare.terms.variants.survey import survey
from tests.builders import document, pair
from tests.compare.terms.helpers import message_of, reading_of

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
    return [e for e in evidence if Fact.WORDING not in e.facts]


def test_one_quoted_term_of_many_names_is_one_finding_a_code() -> None:
    found = shown(compared(REFERENCE, VERSION))
    assert [e.code for e in found] == ["T404", "T403"]
    different, inconsistent = found
    assert reading_of(different) == "Kingfisher ≠ fishing / Green Bird / bird-catching"
    assert different.facts == {Fact.QUOTED, Fact.RECURRING}
    assert len(different.source_spans) == len(different.target_spans) == 3
    assert message_of(inconsistent) == (
        "The version has 3 renderings of “Kingfisher”: "
        "“fishing” (once), “Green Bird” (once) and “bird-catching” (once)."
    )


def test_a_part_of_a_quoted_name_belongs_to_it() -> None:
    source = (*REFERENCE, "The kingfisher is a bird that dives for fish.")
    target = (*VERSION, '"Bird" is an animal that dives for fish.')
    different = next(e for e in compared(source, target) if e.code == "T404")
    assert "Bird" in reading_of(different).split(" / ")


def test_one_other_name_throughout_is_consistent() -> None:
    target = tuple(line.replace("Kingfisher", "Heron") for line in REFERENCE)
    assert [e.code for e in shown(compared(REFERENCE, target))] == ["T404"]


def test_independent_rows_are_not_compared_with_each_other() -> None:
    found = shown(compared(REFERENCE, VERSION, independent=True))
    assert [e.code for e in found] == ["T404"] * 3
    assert all(len(e.target_spans) == 1 for e in found)


def test_equal_versions_have_no_variants() -> None:
    assert not compared(REFERENCE, REFERENCE)


def test_other_order_and_inflection_are_no_variants() -> None:
    target = ('For two years harbour officers have been running the "Kingfisher" operation along the coast.',)
    assert not shown(compared(REFERENCE[:1], target))


def test_synonyms_are_another_choice_of_words() -> None:
    source = ("The coast guard bought two fast vessels for the northern harbour.",)
    target = ("The coast guard bought two fast ships for the northern harbour.",)
    found = compared(source, target)
    assert any(reading_of(e) in ("fast vessels ≠ fast ships", "vessels ≠ ships") for e in found)
    assert not shown(found)


def test_nouns_after_the_same_number() -> None:
    source = ("Officers turned back more than 4,200 illegal migrants at the coast.",)
    target = ("Officers turned back more than 4,200 castaways at the coast.",)
    (found,) = shown(compared(source, target))
    assert reading_of(found) == "illegal migrants ≠ castaways"
    assert Fact.QUANTITY in found.facts


def test_measures_after_the_same_number_are_not_terms() -> None:
    source = ("The wall is 4,200 metres long.",)
    target = ("The wall is 4,200 yards long.",)
    assert not shown(compared(source, target))


def test_compounds_with_one_noun_replaced() -> None:
    source = ("Cases of relay smuggling were common along the whole northern coast.",)
    target = ("Cases of detour smuggling were common along the whole northern coast.",)
    (found,) = shown(compared(source, target))
    assert reading_of(found) == "relay smuggling ≠ detour smuggling"
    assert Fact.COMPOUND in found.facts


def test_a_noun_joined_by_and_is_a_term_only_of_a_subject_of_the_text() -> None:
    about = tuple(f"The customs office fights tobacco smuggling in town {n}." for n in ("A", "B", "C", "D", "E"))
    source = (*about, "Cases of relay smuggling were common along the whole northern coast.")
    target = (*about, "Cases of detours and smuggling were common along the whole northern coast.")
    assert any(Fact.COMPOUND in e.facts for e in shown(compared(source, target)))
    assert not shown(compared(source[-1:], target[-1:]))


def test_another_noun_throughout_is_one_finding() -> None:
    source = (
        "The lantern parade drew large crowds to the old harbour on Sunday.",
        "Visitors praised the lantern above all.",
        "A local workshop built every lantern by hand.",
    )
    target = tuple(line.replace("lantern", "candle") for line in source)
    (found,) = shown(compared(source, target))
    assert reading_of(found) == "lantern ≠ candle"
    assert {Fact.REPEATED, Fact.RECURRING} <= found.facts
    assert len(found.source_spans) == len(found.target_spans) == 3


def test_words_beside_a_quoted_string_are_compared_too() -> None:
    source = ("The council will open the “Open Door” harbour museum ceremony in the old town on Sunday.",)
    target = ("The council will open the “Open Door” harbour museum auction in the old town on Sunday.",)
    assert any(reading_of(e).endswith("ceremony ≠ harbour museum auction") for e in compared(source, target))


def test_strengths_stay_in_their_range() -> None:
    assert all(0 <= e.strength <= 1 for e in compared(REFERENCE, VERSION))


@pytest.mark.parametrize(
    ("others", "odd"), [("its harbours, its lighthouses and", True), ("its harbours and", False), ("", False)]
)
def test_the_odd_item_of_an_enumeration(others: str, odd: bool) -> None:
    source, target = (f"The office improved {others} its coastal {w}." for w in ("footpaths", "pavements"))
    both = pair(document(source), document(target))
    (variant,) = survey(both).variants
    assert is_odd_item(variant.source, variant.differing()[0], variant.links) is odd


def test_a_name_is_marked_whole() -> None:
    source = document("Officers of the Northern Harbour Board met on Monday.")
    both = pair(source, document("Officers of the Northern Port Board met on Monday."))
    passage = Passage(both.source, (0,))
    harbour = next(n for n, w in enumerate(passage.words) if w.text == "Harbour")
    assert passage.wording(passage.whole_name(Range(harbour, harbour))) == "Northern Harbour Board"
    assert passage.whole_name(Range(0, 0)) == Range(0, 0)
