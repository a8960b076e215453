"""Comparator for coverage: whole sentences that are missing, added, untranslated, moved or matched by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.coverage.low_similarity import low_similarity
from samesaid.compare.coverage.merged_beads import merged_beads
from samesaid.compare.coverage.missing import missing
from samesaid.compare.coverage.moved import moved
from samesaid.compare.coverage.untranslated import foreign_parts, untranslated
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.model import Rule

_RULES = load_rules("samesaid.compare.coverage")


class CoverageComparator:
    """O501 to O504 and M602, from the beads and the encoder."""

    name = "coverage"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """The evidence of each check in turn. A sentence reported as untranslated is not reported otherwise."""
        foreign = foreign_parts(pair)
        whole = frozenset(i for i, part in foreign.items() if part.whole)
        yield from missing(pair, whole)
        yield from merged_beads(pair, whole)
        yield from untranslated(pair, foreign)
        yield from moved(pair)
        yield from low_similarity(pair, whole)
