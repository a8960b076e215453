"""T401 and T402: what a glossary asks for, and what it must leave alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.glossary import breaches
from samesaid.compare.terms.termbase import term
from samesaid.model import Termbase
from tests.builders import document, pair

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "terms_glossary.toml").read_text("utf-8"))["case"]


def base(*rows: tuple[str, str]) -> Termbase:
    return Termbase("ours", "0", tuple(term(source, cell) for source, cell in rows))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_cases(case: dict[str, Any]) -> None:
    source, target = (
        document(case[s], language=v) for s, v in zip(("source", "target"), case["languages"], strict=True)
    )
    found = list(breaches(pair(source, target, termbase=base(tuple(case["term"])))))
    assert sorted(e.code for e in found) == case["codes"]


def test_longest_match_first() -> None:
    terms = base(("health", "健康"), ("health care", "医疗"))
    quiet = pair(document("Health care is free."), document("医疗免费。", language="zh"), termbase=terms)
    assert not list(breaches(quiet))
    firing = pair(document("Her health is good."), document("她的医疗很好。", language="zh"), termbase=terms)
    assert [e.reading for e in breaches(firing)] == ["health = 健康"]


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
    assert "glossary" in found.facts
    assert found.message == (
        "The glossary renders “蛇头” as “snakehead” or “people smuggler”; the version does not use either here."
    )


def test_the_words_in_another_order_are_a_weaker_breach() -> None:
    source, target = document("小企业融资增加。", language="zh"), document("The financing of small firms has grown.")
    (found,) = breaches(pair(source, target, termbase=base(("小企业融资", "small firm financing"))))
    assert "weak" in found.facts


def test_terms_of_another_script_are_left_out() -> None:
    terms = base(("ferry point", "渡口"))
    assert not list(breaches(pair(document("The ferry point is shut."), document("The pier is shut."), termbase=terms)))


def test_without_a_glossary_nothing_is_told() -> None:
    quiet = pair(document("渡口已封闭。", language="zh"), document("It is closed."))
    assert not [e for e in TermComparator().compare(quiet) if e.code in ("T401", "T402")]


def test_the_phrase_that_stands_instead_is_marked() -> None:
    source, target = (
        document("警方封闭渡口。", language="zh"),
        document("Police closed the old ferry pointer yesterday."),
    )
    (found,) = breaches(pair(source, target, termbase=base(("渡口", "old ferry point"))))
    assert [s.of(target.text) for s in found.target_spans] == ["old ferry pointer"]
    assert found.message == "The glossary renders “渡口” as “old ferry point”; the version says “old ferry pointer”."
