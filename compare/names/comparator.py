"""Names: told on both sides, told otherwise, told in several ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.names.checks import consistency, crosslingual
from samesaid.compare.names.checks import latin_script as foreign
from samesaid.compare.names.checks import monolingual as monolingual_pairs
from samesaid.compare.names.checks import office_rank as grades
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.languages import primary
from samesaid.model import Rule

# Below this the beads are no translations of each other, and names say nothing.
_LEAST_SIMILARITY = 0.35
_RULES = load_rules("samesaid.compare.names")


class NameComparator:
    """Compares the names of English with Chinese, with languages written in letters, and with English."""

    name = "names"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of E301 and E302 bead by bead, then of E303 over the whole version."""
        languages = (primary(pair.source.document.language), primary(pair.target.document.language))
        other = languages[1] if languages[0] == "en" else languages[0]
        if "en" not in languages or other not in {"en", "zh"} | foreign.LANGUAGES:
            return
        beads = [(i, b) for i, b in pair.matched() if pair.independent or not 0 < b.similarity < _LEAST_SIMILARITY]
        if other in foreign.LANGUAGES:
            yield from foreign.compare(pair, beads)
            return
        if languages == ("en", "en"):
            for index, bead in beads:
                yield from monolingual_pairs.compare(pair, index, bead)
        else:
            yield from crosslingual.compare(pair, beads)
        for index, bead in beads:
            yield from grades.compare(pair, index, bead)
        if not pair.independent:
            yield from consistency.compare(pair)
