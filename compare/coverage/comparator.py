"""Coverage: is every sentence there, in the version's language, at its place, and about the same thing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.coverage.low_similarity import apart
from samesaid.compare.coverage.merged_beads import inside
from samesaid.compare.coverage.missing import missing
from samesaid.compare.coverage.moved import moved
from samesaid.compare.coverage.untranslated import foreign, untranslated
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.model import Rule

_RULES = load_rules("samesaid.compare.coverage")


class CoverageComparator:
    """O501 to O504 and M602, from the beads and the encoder; whole sentences only."""

    name = "coverage"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of what is missing, added, untranslated, moved or far apart, a code after the other."""
        strange = foreign(pair)
        whole = frozenset(i for i, part in strange.items() if part.whole)
        yield from missing(pair, whole)
        yield from inside(pair, whole)
        yield from untranslated(pair, strange)
        yield from moved(pair)
        yield from (e for e in apart(pair) if not whole.intersection(pair.beads[e.bead or 0].target))
