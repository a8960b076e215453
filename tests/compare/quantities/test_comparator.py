"""Pairs that agree and pairs that do not, and the context of a sentence."""

from __future__ import annotations

from math import isqrt

import pytest

from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.tuning import MAX_COMPARISONS
from samesaid.model import Bead
from tests.compare.quantities.cases import chinese, compare, english, load

TABLE = load("quantities_pairs.toml")


@pytest.mark.parametrize("case", TABLE["agree"], ids=lambda c: c["source"])
def test_agreeing(case: dict[str, str]) -> None:
    languages = case["source_language"], case["target_language"]
    assert not compare([case["source"]], [case["target"]], languages, independent=True)
    assert not compare([case["target"]], [case["source"]], languages[::-1], independent=True)


@pytest.mark.parametrize("case", TABLE["disagree"], ids=lambda c: c["source"])
def test_disagreeing(case: dict[str, str]) -> None:
    languages = case["source_language"], case["target_language"]
    found = compare([case["source"]], [case["target"]], languages, independent=True)
    assert [e.code for e in found] == [case["code"]]
    for evidence in found:
        assert 0 < evidence.strength <= 1
        assert english(evidence.message).endswith(".")
        assert chinese(evidence.message).endswith("。")
        assert english(evidence.reading)
        assert chinese(evidence.reading)


@pytest.mark.parametrize("canary", QuantityComparator().canaries, ids=lambda c: f"{c.code}-{c.fires}")
def test_canaries(canary) -> None:  # type: ignore[no-untyped-def]
    found = compare([canary.source], [canary.target], (canary.source_language, canary.target_language))
    assert (canary.code in {e.code for e in found}) == canary.fires
    assert canary.fires or not found


def test_every_code_has_a_canary_of_each_sort() -> None:
    comparator = QuantityComparator()
    for code, info in comparator.codes.items():
        assert info.type == "numbers"
        assert {c.fires for c in comparator.canaries if c.code == code} == {True, False}


def test_message_and_spans() -> None:
    source, target = "全县建房2.2万余套。", "The county built 22 million houses."
    (evidence,) = compare([source], [target])
    assert evidence.code == "N104"
    assert evidence.source_spans[0].of(source) == "2.2万余"
    assert evidence.target_spans[0].of(target) == "22 million"
    assert english(evidence.reading) == "2.2万余 → more than 22,000 · 22 million → 22,000,000"
    assert chinese(evidence.reading) == "2.2万余 → 超过 22,000 · 22 million → 22,000,000"
    assert english(evidence.message) == (
        "Reference: “2.2万余” (more than 22,000). Version: “22 million” (22,000,000), larger by a factor of 1,000."
    )
    assert chinese(evidence.message) == (
        "原文：“2.2万余”（超过 22,000）。版本：“22 million”（22,000,000），是原文的 1,000 倍。"
    )


def test_parts_of_one_date_are_one_finding() -> None:
    found = compare(["展览于2024年8月19日开幕。"], ["It opened on September 18, 2024."])
    assert [e.code for e in found] == ["D201"]
    assert english(found[0].message) == (
        "Reference: “2024年8月19日” (19 August). Version: “September 18, 2024” (18 September)."
    )
    assert chinese(found[0].message) == ("原文：“2024年8月19日”。版本：“September 18, 2024”（9 月 18 日）。")


def test_a_missing_date_is_one_finding() -> None:
    source = ["Die Brücke, seit dem 14. März 2019 gesperrt, wird saniert."]
    (evidence,) = compare(source, ["The bridge, now closed, is being repaired."], ("de", "en"))
    assert evidence.code == "N102"
    assert [span.of(source[0]) for span in evidence.source_spans] == ["14", "März", "2019"]
    assert english(evidence.message) == "The version has no date for “14. März 2019” (14 March 2019)."


def test_missing_numbers_of_one_clause_are_one_finding() -> None:
    source = ["Le pont, long de 480 mètres et large de 31 mètres depuis le 4 mai 2011, est rouge et compte 27 piles."]
    (evidence,) = compare(source, ["The bridge is red and has 27 piers."], ("fr", "en"))
    assert len(evidence.source_spans) == 5
    assert english(evidence.message) == (
        "The version has none of these: “480 mètres”, “31 mètres” and “4 mai 2011” (4 May 2011)."
    )
    assert chinese(evidence.message).startswith("版本中没有与下列数字对应的内容：")


def test_missing_numbers_with_one_between_that_has_a_counterpart_are_two_findings() -> None:
    source = ["The bridge is 480 metres long, has 27 piers and carries 3,100 cars."]
    found = compare(source, ["Die Brücke ist lang, hat 27 Pfeiler und trägt Autos."], ("en", "de"))
    assert [e.code for e in found] == ["N102", "N102"]


def test_what_is_left_of_a_differing_date_is_part_of_its_finding() -> None:
    source = "Report of 25.11.2021. Plan of 25.11.2021. Updated on 25.11.2021."
    target = "Bericht vom 25.11.2021. Plan vom 25.11.2021. Nachgeführt am 29.08.2023."
    (evidence,) = compare([source], [target], ("en", "de"))
    assert evidence.code == "D201"
    assert [span.of(target) for span in evidence.target_spans] == ["29", "08", "2023"]


def test_a_number_that_moved_to_the_next_sentence() -> None:
    source = ["全县建房2200套。", "村民都很高兴。"]
    target = ["The county built houses.", "The villagers, in 2,200 of them, were glad."]
    assert not compare(source, target)
    assert {e.code for e in compare(source, target, independent=True)} == {"N101", "N102"}


def test_a_number_far_away_is_not_missing() -> None:
    source = ["全县建房2200套。", *["村民都很高兴。"] * 9]
    target = ["The county built houses.", *["The villagers were glad."] * 8, "In all 2,200 were built."]
    assert not compare(source, target)


def test_a_number_in_a_sentence_without_counterpart_is_not_missing() -> None:
    beads = Bead((0,), (0,), 0.8), Bead((), (1,), 0.0)
    assert not compare(["建房2200套。"], ["Houses were built.", "There are 2,200."], beads=beads)


def test_missing_ones_are_weaker_evidence() -> None:
    (evidence,) = compare(["建房2200套。"], ["Houses were built."])
    assert evidence.code == "N102"
    assert "one-sided" in evidence.facts
    assert evidence.strength <= 0.5


def test_sentences_paired_by_position_alone_are_not_compared() -> None:
    beads = (Bead((0,), (0,), 0.1),)
    assert not compare(["建房2200套。"], ["The river has 14 bridges."], beads=beads)


def test_beads_of_several_sentences() -> None:
    beads = (Bead((0, 1), (0,), 0.8),)
    assert not compare(["建房2200套。", "修桥14座。"], ["They built 2,200 houses and 14 bridges."], beads=beads)


def test_without_a_grammar_nothing_is_missing() -> None:
    assert not compare(["Det kom 4\u00a0700 gäster i 12 bussar."], ["4,700 guests came in 13 buses."], ("sv", "en"))
    assert not compare(["There were 4,700 people."], ["Det kom många."], ("en", "sv"))


def test_empty_documents() -> None:
    assert not compare([], [], beads=())
    assert not compare([""], [""])


def test_a_table_in_one_sentence_is_not_compared() -> None:
    found = []
    for count in (isqrt(MAX_COMPARISONS // 2) + 1, 50):
        source = " ".join(f"{n}人" for n in range(10_000, 10_000 + count))
        target = " ".join(f"{n} people" for n in range(20_000, 20_000 + count))
        found.append(bool(compare([source], [target])))
    assert found == [False, True]


def test_a_number_that_is_right_elsewhere() -> None:
    source = ["打掉147个团伙。", "村民都很高兴。", "147个团伙中有外国人。"]
    target = ["They broke up 147 gangs.", "The villagers were glad.", "There were foreigners in 174 gangs."]
    (evidence,) = compare(source, target)
    assert evidence.code == "N103"
    assert english(evidence.message).endswith("Elsewhere the version has “147”, like the reference.")
