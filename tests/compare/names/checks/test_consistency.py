"""One name of the reference under several names in the version."""

from __future__ import annotations

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.comparator import NameComparator
from samesaid.model import Bead
from tests.compare.names.sides import lines

_REFERENCE = (
    "The National Forestry Administration (NFA) published the figures.\n"
    "The NFA will check them again.\n"
    "In the north, the National Forestry Administration planted oaks."
)


def _several(source: str, target: str, language: str = "en", independent: bool = False) -> list[Evidence]:
    pair = lines(language, "en", source, target, independent)
    return [e for e in NameComparator().compare(pair) if e.code == "E303"]


def test_two_renderings_of_one_office_are_told_once_with_their_places() -> None:
    target = (
        "The National Forestry Bureau published the figures.\n"
        "The State Administration of Forestry will check them again.\n"
        "In the north, the National Forestry Bureau planted oaks."
    )
    (evidence,) = _several(_REFERENCE, target)
    texts = [span.of(target) for span in evidence.target_spans]
    assert texts == ["National Forestry Bureau", "State Administration of Forestry"]
    assert evidence.reading.startswith("National Forestry Administration → ")
    assert all(span.of(_REFERENCE) in {"National Forestry Administration", "NFA"} for span in evidence.source_spans)


def test_short_forms_of_one_rendering_are_one() -> None:
    target = (
        "The National Forestry Bureau published the figures.\n"
        "The Forestry Bureau will check them again.\n"
        "In the north, the Bureau planted oaks."
    )
    assert _several(_REFERENCE, target) == []


def test_two_offices_of_the_reference_may_have_two_names() -> None:
    source = "The Ministry of Fisheries published the figures.\nThe Ministry of Forestry will check them again."
    target = "The Fisheries Ministry published the figures.\nThe Forestry Ministry will check them again."
    assert _several(source, target) == []


def test_a_chinese_reference() -> None:
    source = "国家林业局公布了数据。\n国家林业局将再次核实。"
    target = (
        "The National Forestry Bureau published the figures.\n"
        "The State Administration of Forestry will check them again."
    )
    (evidence,) = _several(source, target, "zh")
    assert {span.of(source) for span in evidence.source_spans} == {"国家林业局"}


def test_rows_that_do_not_belong_together_are_not_compared() -> None:
    target = (
        "The National Forestry Bureau published the figures.\n"
        "The State Administration of Forestry will check them again.\n"
        "In the north, the National Forestry Bureau planted oaks."
    )
    assert _several(_REFERENCE, target, independent=True) == []


def test_beads_without_a_side_or_of_low_similarity_raise_nothing() -> None:
    pair = lines("en", "en", "The talks were held in Jakarta.", "The talks were held in Nairobi.")
    for bead in (Bead((0,), ()), Bead((), (0,)), Bead((0,), (0,), 0.1)):
        apart = type(pair)(pair.source, pair.target, (bead,), pair.encoder)
        assert list(NameComparator().compare(apart)) == []


def test_languages_that_are_not_read_raise_nothing() -> None:
    pair = lines("th", "en", "การเจรจามีขึ้นที่จาการ์ตา", "The talks were held in Nairobi.")
    assert list(NameComparator().compare(pair)) == []


def test_a_name_told_shortly_before_may_stand_for_a_pronoun() -> None:
    source = "玛格丽特·索恩伯里为展览揭幕。\n展览将持续到下月。"
    target = "Margaret Thornbury opened the exhibition.\nMargaret Thornbury said the exhibition lasts until next month."
    assert list(NameComparator().compare(lines("zh", "en", source, target))) == []
    alone = list(NameComparator().compare(lines("zh", "en", source, target, independent=True)))
    assert [(e.code, e.bead) for e in alone] == [("E301", 1)]


def test_two_spellings_of_one_person() -> None:
    source = "叶尔兰说，巡逻增加了。\n叶尔兰还介绍了新设备。"
    target = "Yerlan said that patrols had increased.\nYe Erlan also described the new equipment."
    (evidence,) = _several(source, target, "zh")
    assert evidence.reading == "叶尔兰 → Yerlan · Ye Erlan"


def test_a_person_in_short_and_in_another_order_is_one() -> None:
    source = "刘海涛说，巡逻增加了。\n刘海涛还介绍了新设备。\n刘海涛最后回答了提问。"
    target = (
        "Liu Haitao said that patrols had increased.\n"
        "Liu also described the new equipment.\n"
        "Hai-tao Liu answered questions at the end."
    )
    assert _several(source, target, "zh") == []


def test_the_missing_member_of_a_list() -> None:
    source = "巴西、西班牙和泰国的警方参加了行动。"
    (evidence,) = NameComparator().compare(lines("zh", "en", source, "Police from Brazil and Thailand took part."))
    assert (evidence.code, evidence.reading) == ("E301", "西班牙 → ∅")
    full = lines("zh", "en", source, "Police from Brazil, Spain and Thailand took part.")
    assert list(NameComparator().compare(full)) == []
