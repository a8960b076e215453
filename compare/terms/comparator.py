"""Comparator for terms: not as the glossary says (T401), forbidden (T402), inconsistent (T403), different (T404)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.compare.terms.consistency import between_languages, recurring
from samesaid.compare.terms.consistency.check import different_quotes, inconsistent_quotes
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.variants import check as variants_check
from samesaid.compare.terms.variants.replacements import replacements
from samesaid.languages import primary
from samesaid.model import Rule

_RULES = load_rules("samesaid.compare.terms")


class TermComparator:
    """T401 and T402 with a glossary, T403 and T404 without one."""

    name = "terms"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of every disagreement about a term."""
        yield from breaches(pair)
        if variants_check.applies(pair):
            yield from variants_check.variants(pair)
            return
        yield from inconsistent_quotes(pair)
        if primary(pair.source.document.language) == primary(pair.target.document.language):
            yield from different_quotes(pair)
            yield from replacements(pair)
        if recurring.applies(pair):
            yield from recurring.inconsistent_compounds(pair)
        if between_languages.applies(pair):
            yield from between_languages.inconsistent_terms(pair)
