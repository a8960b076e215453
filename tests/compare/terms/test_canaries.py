"""Every code is raised by its bad canary and not by its good one, with messages in every language."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Canary
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.termbase.load import canary_termbase
from samesaid.reports import LANGUAGES
from samesaid.reports.catalogue import catalogue
from tests.builders import document, pair

COMPARATOR = TermComparator()


@pytest.mark.parametrize("canary", COMPARATOR.canaries, ids=lambda c: f"{c.code}-{c.fires}")
def test_canary(canary: Canary) -> None:
    source = document(*canary.source.split("\n"), language=canary.source_language)
    target = document(*canary.target.split("\n"), language=canary.target_language)
    terms = canary_termbase(canary.glossary)
    evidence = list(COMPARATOR.compare(pair(source, target, termbase=terms if terms.terms else None)))
    assert (canary.code in {e.code for e in evidence}) is canary.fires
    for message in (m for e in evidence for m in (e.message, e.reading) if m):
        assert all(catalogue(language).knows(message) for language in LANGUAGES)


def test_every_code_has_both_canaries() -> None:
    canaries = {(c.code, c.fires) for c in COMPARATOR.canaries}
    assert canaries == {(code, fires) for code in COMPARATOR.codes for fires in (True, False)}
