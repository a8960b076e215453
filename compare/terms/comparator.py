"""Comparator for terms: not as the glossary says (T401), forbidden (T402), inconsistent (T403), different (T404)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.checks import check
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.compare.terms.consistency import between_languages, recurring
from samesaid.compare.terms.consistency.check import different_quotes, inconsistent_quotes
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.matching.direction import covers
from samesaid.compare.terms.variants import check as variants_check
from samesaid.compare.terms.variants.replacements import replacements
from samesaid.languages import primary
from samesaid.model import Check, Message, Rule, message

_RULES = load_rules("samesaid.compare.terms")


class TermComparator:
    """T401 and T402 with a glossary, T403 and T404 without one."""

    name = "terms"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def checks(self, pair: Pair) -> Iterator[Check]:
        """Agreed terms need a glossary; other wordings need one language, several renderings a whole text."""
        one_language = _is_one_language(pair)
        known = variants_check.applies(pair) or recurring.applies(pair) or between_languages.applies(pair)
        yield Check(message("check.glossary"), ("T401", "T402"), _without_glossary(pair))
        if one_language:
            yield check(pair, "wordings", "T404")
        yield check(pair, "quoted-terms", "T403", rows=False)
        yield check(pair, "recurring-terms", "T403", between=known or pair.independent, rows=False)

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of every disagreement about a term."""
        yield from breaches(pair)
        if variants_check.applies(pair):
            yield from variants_check.variants(pair)
            return
        yield from inconsistent_quotes(pair)
        if _is_one_language(pair):
            yield from different_quotes(pair)
            yield from replacements(pair)
        if recurring.applies(pair):
            yield from recurring.inconsistent_compounds(pair)
        if between_languages.applies(pair):
            yield from between_languages.inconsistent_terms(pair)


def _is_one_language(pair: Pair) -> bool:
    return primary(pair.source.document.language) == primary(pair.target.document.language)


def _without_glossary(pair: Pair) -> Message | None:
    """Why no term is checked against a glossary; None if terms are."""
    if pair.termbase is None:
        return message("unchecked.no-glossary")
    if covers(pair.termbase, pair.source.document.language, pair.target.document.language):
        return None
    return message("unchecked.glossary", glossary=pair.termbase.name)
