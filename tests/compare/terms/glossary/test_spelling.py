"""Renderings that differ from the agreed ones in spelling: minor, and reported once if the version is consistent."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.ranking import rank
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.termbase.merge_entries import term_of
from samesaid.model import Severity, Termbase
from tests.builders import document, pair
from tests.compare.terms.helpers import message_of

TERMS = Termbase("ours", "0", (term_of("认可机构", "authorized institution"),))
SOURCES = ("认可机构提出申请。", "认可机构已经停业。", "认可机构通知客户。", "认可机构获得许可。")


def checked(*targets: str, independent: bool = False) -> tuple[Pair, list[Evidence]]:
    sides = document(*SOURCES[: len(targets)], language="zh"), document(*targets)
    made = pair(*sides, termbase=TERMS, independent=independent)
    return made, list(breaches(made))


BRITISH = (
    "The authorised institution applied.",
    "The authorised institution closed.",
    "Authorised institutions told clients.",
)


def test_one_place_is_a_minor_breach() -> None:
    made, (found,) = checked(BRITISH[0])
    assert message_of(found) == (
        "The version spells “authorised”, the glossary “authorized” (“authorized institution” for “认可机构”)."
    )
    assert [s.of(made.target.document.text) for s in found.target_spans] == ["authorised institution"]
    (ranked,) = rank(made, [found], TermComparator().codes)
    assert ranked.severity is Severity.MINOR
    assert ranked.alarm


def test_a_consistent_spelling_is_reported_once_with_all_places() -> None:
    _, (found,) = checked(*BRITISH)
    assert message_of(found) == (
        "The version spells “authorised” throughout (3 places), the glossary “authorized” (“authorized institution”)."
    )
    assert len(found.target_spans) == 3


def test_an_inconsistent_spelling_is_reported_at_each_place() -> None:
    _, found = checked(*BRITISH, "The authorized institution got a permit.")
    assert len(found) == 3


def test_independent_rows_have_no_consistent_spelling() -> None:
    _, found = checked(*BRITISH, independent=True)
    assert len(found) == 3


def test_a_repeated_sentence_is_no_consistent_spelling() -> None:
    sides = document(*[SOURCES[0]] * 3, language="zh"), document(*[BRITISH[0]] * 3)
    assert len(list(breaches(pair(*sides, termbase=TERMS)))) == 3


@pytest.mark.parametrize("target", ["The institution authorized applied.", "The authorizing institutions applied."])
def test_other_words_are_no_spellings(target: str) -> None:
    _, found = checked(target)
    assert not any("spells" in message_of(e) for e in found)


def test_the_number_of_a_word_before_the_head() -> None:
    terms = Termbase("ours", "0", (term_of("外汇储备", "reserves fund"),))
    sides = document("外汇储备增加。", language="zh"), document("The reserve fund has grown.")
    (found,) = breaches(pair(*sides, termbase=terms))
    assert message_of(found) == "The version has “reserve”, the glossary “reserves” (“reserves fund” for “外汇储备”)."
