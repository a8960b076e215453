"""Renderings that are the agreed ones but for their spelling: minor, and once where the version keeps to it."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.ranking import rank
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.termbase.load import term
from samesaid.model import Severity, Termbase
from tests.builders import document, pair

TERMS = Termbase("ours", "0", (term("认可机构", "authorized institution"),))
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


def test_one_place_is_told_as_a_minor_breach() -> None:
    made, (found,) = checked(BRITISH[0])
    assert found.message == (
        "“认可机构” is spelled with “authorised” where the glossary writes “authorized” (authorized institution)."
    )
    assert [s.of(made.target.document.text) for s in found.target_spans] == ["authorised institution"]
    (ranked,) = rank(made, [found], TermComparator().codes)
    assert ranked.severity is Severity.MINOR
    assert ranked.alarm


def test_a_spelling_kept_throughout_is_told_once_with_all_places() -> None:
    _, (found,) = checked(*BRITISH)
    assert found.message == (
        "“authorised” is spelled so throughout, in 3 places, where the glossary writes “authorized” "
        "(authorized institution)."
    )
    assert len(found.target_spans) == 3


def test_a_version_in_two_minds_is_told_at_each_place() -> None:
    _, found = checked(*BRITISH, "The authorized institution got a permit.")
    assert len(found) == 3


def test_rows_that_have_nothing_to_do_with_one_another_have_no_custom() -> None:
    _, found = checked(*BRITISH, independent=True)
    assert len(found) == 3


def test_one_sentence_said_three_times_is_no_custom() -> None:
    sides = document(*[SOURCES[0]] * 3, language="zh"), document(*[BRITISH[0]] * 3)
    assert len(list(breaches(pair(*sides, termbase=TERMS)))) == 3


@pytest.mark.parametrize("target", ["The institution authorized applied.", "The authorizing institutions applied."])
def test_what_is_no_spelling_is_not_told_as_one(target: str) -> None:
    _, found = checked(target)
    assert not any("spelled" in e.message for e in found)
