"""T401 and T402: what a glossary requires, and what it does not."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from samesaid.compare.evidence import Fact
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.termbase.merge_entries import term_of
from samesaid.model import Term, Termbase
from tests.builders import document, pair
from tests.compare.terms.helpers import message_of, reading_of
from tests.paths import CASES as CASES_FOLDER

CASES = [
    case
    for name in ("terms_glossary", "terms_inflection")
    for case in tomllib.loads((CASES_FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
]


def base(*rows: tuple[str, str]) -> Termbase:
    return Termbase("ours", "0", tuple(term_of(source, cell) for source, cell in rows))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_cases(case: dict[str, Any]) -> None:
    source, target = (
        document(case[s], language=v) for s, v in zip(("source", "target"), case["languages"], strict=True)
    )
    terms = base(tuple(case["term"]))
    found = list(breaches(pair(source, target, termbase=terms, independent=case.get("rows", False))))
    assert sorted(e.code for e in found) == case["codes"]


def test_longest_match_first() -> None:
    terms = base(("health", "健康"), ("health care", "医疗"))
    quiet = pair(document("Health care is free."), document("医疗免费。", language="zh"), termbase=terms)
    assert not list(breaches(quiet))
    firing = pair(document("Her health is good."), document("她的医疗很好。", language="zh"), termbase=terms)
    assert [reading_of(e) for e in breaches(firing)] == ["health = 健康"]


def test_a_neighbouring_bead_counts_only_within_a_document() -> None:
    source = document("渡口已封闭。", "警方昨晚宣布。", language="zh")
    target = document("It has been closed.", "Police announced the closing of the ferry point last night.")
    terms = base(("渡口", "ferry point"))
    assert not list(breaches(pair(source, target, termbase=terms)))
    assert [e.code for e in breaches(pair(source, target, termbase=terms, independent=True))] == ["T401"]


def test_evidence_points_at_the_term_and_offers_the_rendering() -> None:
    source, target = document("警方查获两名蛇头。", language="zh"), document("Police caught two ringleaders.")
    (found,) = breaches(pair(source, target, termbase=base(("蛇头", "snakehead|people smuggler"))))
    assert [s.of(source.text) for s in found.source_spans] == ["蛇头"]
    assert found.suggestion == "snakehead"
    assert message_of(found) == (
        "The glossary renders “蛇头” as “snakehead” or “people smuggler”. The version uses none of these here."
    )


def test_words_in_another_order_are_a_weak_breach() -> None:
    source, target = document("小企业融资增加。", language="zh"), document("The financing of small firms has grown.")
    (found,) = breaches(pair(source, target, termbase=base(("小企业融资", "small firm financing"))))
    assert found.facts == {Fact.WEAK}


def test_terms_of_another_script_are_left_out() -> None:
    terms = base(("ferry point", "渡口"))
    assert not list(breaches(pair(document("The ferry point is shut."), document("The pier is shut."), termbase=terms)))


def test_without_a_glossary_nothing_is_reported() -> None:
    quiet = pair(document("渡口已封闭。", language="zh"), document("It is closed."))
    assert not [e for e in TermComparator().compare(quiet) if e.code in ("T401", "T402")]


def test_the_phrase_in_place_of_the_rendering_is_marked() -> None:
    source, target = (
        document("警方封闭渡口。", language="zh"),
        document("Police closed the old ferry pointer yesterday."),
    )
    (found,) = breaches(pair(source, target, termbase=base(("渡口", "old ferry point"))))
    assert [s.of(target.text) for s in found.target_spans] == ["old ferry pointer"]
    assert message_of(found) == "The glossary renders “渡口” as “old ferry point”. The version has “old ferry pointer”."


def codes_of(source: str, target: str, one: Term, languages: tuple[str, str] = ("zh", "en")) -> list[str]:
    sides = (document(text, language=tag) for text, tag in zip((source, target), languages, strict=True))
    return [e.code for e in breaches(pair(*sides, termbase=Termbase("ours", "0", (one,))))]


def test_what_is_not_translated_must_occur_as_written() -> None:
    one = Term("Bluefin", (), keep=True)
    assert codes_of("The Bluefin left port.", "“Bluefin”号离港。", one, ("en", "zh")) == []
    assert codes_of("The Bluefin left port.", "“BLUEFIN”号离港。", one, ("en", "zh")) == ["T401"]
    assert codes_of("The Bluefin left port.", "蓝鳍号离港。", one, ("en", "zh")) == ["T401"]


def test_a_forbidden_rendering_of_what_is_not_translated() -> None:
    one = Term("Bluefin", (), ("蓝鳍",), keep=True)
    assert codes_of("The Bluefin left port.", "蓝鳍号离港。", one, ("en", "zh")) == ["T402"]


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("Relief has arrived.", "救援号到了。", []),
        ("relief has arrived.", "援助到了。", []),
        ("Relief has arrived.", "援助到了。", ["T401"]),
    ],
)
def test_capitals_count_where_the_glossary_says_so(source: str, target: str, codes: list[str]) -> None:
    assert codes_of(source, target, Term("Relief", ("救援号",), case=True), ("en", "zh")) == codes


def test_capitals_of_a_rendering() -> None:
    one = Term("救援号", ("Relief",), case=True)
    assert codes_of("救援号到了。", "The Relief has come.", one) == []
    assert codes_of("救援号到了。", "Much relief has come.", one) == ["T401"]


def test_another_part_of_speech_is_another_word() -> None:
    noun = Term("ship", ("船舶",), part_of_speech="noun")
    assert codes_of("They ship fruit to Oslo.", "他们向奥斯陆运送水果。", noun, ("en", "zh")) == []
    assert codes_of("A ship left for Oslo.", "一艘轮渡驶往奥斯陆。", noun, ("en", "zh")) == ["T401"]


def test_the_note_of_the_glossary_is_reported() -> None:
    one = Termbase("ours", "0", (Term("快艇", ("speedboat",), ("fast boat",), note="One word."),))
    for target in ("Police seized dinghies.", "Police seized fast boats."):
        (found,) = breaches(pair(document("警方查扣快艇。", language="zh"), document(target), termbase=one))
        assert message_of(found).endswith(" Note in the glossary: One word.")


def test_the_longest_match_wins_wherever_it_begins() -> None:
    terms = base(("border guard", "边防"), ("guard post station", "哨所站"))
    sides = document("The border guard post station burned."), document("哨所站着火了。", language="zh")
    assert not list(breaches(pair(*sides, termbase=terms)))


def test_a_short_form_introduced_elsewhere_counts() -> None:
    terms = base(("港口巡查局", "Port Patrol Board"))
    source = document("港口巡查局成立。", "天气很好。", "人们很高兴。", "港口巡查局招人。", language="zh")
    lines = ("The weather was fine.", "People were glad.", "The Board is hiring.")
    introduced = document("The Port Patrol Board (the “Board”) was set up.", *lines)
    assert not list(breaches(pair(source, introduced, termbase=terms)))
    plain = document("The Port Patrol Board was set up.", *lines)
    assert [e.bead for e in breaches(pair(source, plain, termbase=terms))] == [3]


def test_an_acronym_of_another_body_is_not_the_agreed_one() -> None:
    one = Term("港务局", ("Harbour Patrol Board", "HPB"))
    assert codes_of("港务局开会。", "The HPB met.", one) == []
    assert codes_of("港务局开会。", "The Hamburg Port Bureau met.", one) == ["T401"]


def test_a_conflict_with_house_style_is_reported_once() -> None:
    places = [f"快艇在第{n}号码头。" for n in range(10)]
    versions = [f"A dinghy lies at pier {n}." for n in range(10)]
    sides = document(*places, language="zh"), document(*versions)
    terms = base(("快艇", "speedboat"))
    (found,) = breaches(pair(*sides, termbase=terms))
    assert "in 10 of 10 sentences" in message_of(found)
    assert found.facts == {Fact.WEAK}
    assert len(found.source_spans) == 10


def test_a_repeated_sentence_is_no_house_style() -> None:
    sides = document(*["快艇在码头。"] * 10, language="zh"), document(*["A dinghy lies at the pier."] * 10)
    assert len(list(breaches(pair(*sides, termbase=base(("快艇", "speedboat")))))) == 10


def test_language_tags_decide_the_direction() -> None:
    terms = (Term("Bank", ("bank",), source_language="de", target_language="en"),)
    german, english = document("Die Bank schließt.", language="de"), document("The lender is closing.")
    assert [e.code for e in breaches(pair(german, english, termbase=Termbase("ours", "0", terms)))] == ["T401"]
    turned = pair(document("The bank is closing."), document("Das Institut schließt.", language="de"))
    assert [e.suggestion for e in breaches(replace(turned, termbase=Termbase("ours", "1", terms)))] == ["Bank"]
    french = pair(document("La Bank ferme.", language="fr"), english, termbase=Termbase("ours", "2", terms))
    assert not list(breaches(french))


def test_a_version_that_uses_a_term_elsewhere_may_omit_it() -> None:
    sources = [f"渡口在第{n}天重新开放。" for n in range(2, 12)]
    targets = [f"The ferry point opened again on day {n}." for n in range(2, 11)]
    terms = base(("渡口", "ferry point"))
    both = pair(
        document(*sources, language="zh"), document(*targets, "On day 11 it rained."), termbase=terms, independent=True
    )
    (found,) = breaches(both)
    assert found.strength < 0.5
    alone = pair(
        document(sources[-1], language="zh"), document("On day 11 it rained."), termbase=terms, independent=True
    )
    assert [e.strength >= 0.5 for e in breaches(alone)] == [True]
