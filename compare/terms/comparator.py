"""The comparator of terms: agreed ones, and those that ought to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.compare.terms.consistency import recurring
from samesaid.compare.terms.consistency.check import differences, inconsistencies
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.variants.check import applies, variants
from samesaid.compare.terms.variants.replacements import replacements
from samesaid.languages import primary
from samesaid.model import Rule

_RULES = load_rules("samesaid.compare.terms")


class TermComparator:
    """T401 and T402 by a glossary; T403 and T404 without one."""

    name = "terms"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of every disagreement over a term."""
        yield from breaches(pair)
        if applies(pair):
            yield from variants(pair)
            return
        yield from inconsistencies(pair)
        if primary(pair.source.document.language) == primary(pair.target.document.language):
            yield from differences(pair)
            yield from replacements(pair)
        if recurring.applies(pair):
            yield from recurring.recurring(pair)
