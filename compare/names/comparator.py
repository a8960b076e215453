"""The comparator for names: missing (E301), replaced (E302), and rendered in several ways (E303)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.checks import (
    absent_person,
    consistency,
    crosslingual,
    latin_script,
    monolingual,
    office_rank,
    spelling,
)
from samesaid.compare.names.recognition import european_offices
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.languages import primary
from samesaid.model import Rule

_RULES = load_rules("samesaid.compare.names")
# Languages whose names are compared as they are spelled inside one version.
_SPELLED_LANGUAGES = latin_script.LANGUAGES | {"en", "zh", "ja"}


class NameComparator:
    """Compares names between English and Chinese, Japanese or an alphabetic language, and of two English texts."""

    name = "names"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of E301 and E302 bead by bead, then of E303 over the whole version."""
        yield from self._bead_by_bead(pair)
        if not pair.independent:
            yield from self.consistency(pair)

    def _bead_by_bead(self, pair: Pair) -> Iterator[Evidence]:
        languages = _languages(pair)
        other = languages[1] if languages[0] == "en" else languages[0]
        if "en" not in languages or other not in {"en", *absent_person.SCRIPTS} | latin_script.LANGUAGES:
            return
        least = tuning.MIN_BEAD_SIMILARITY
        beads = [(i, b) for i, b in pair.matched() if pair.independent or not 0 < b.similarity < least]
        found: list[Evidence] = []
        if other in latin_script.LANGUAGES:
            found.extend(latin_script.compare(pair, beads))
        elif other == "zh":
            found.extend(crosslingual.compare(pair, beads))
        elif other == "en":
            found.extend(e for index, bead in beads for e in monolingual.compare(pair, index, bead))
        yield from found
        reported = {e.bead for e in found if e.strength >= tuning.MIN_SHOWN}
        yield from absent_person.compare(pair, [(i, bead) for i, bead in beads if i not in reported])
        if other in {"en", "zh"} | european_offices.LANGUAGES:
            for index, bead in beads:
                yield from office_rank.compare(pair, index, bead)

    def consistency(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of E303: renderings of one name (Chinese and English), then spellings of one name."""
        languages = set(_languages(pair))
        found = list(consistency.compare(pair)) if languages in ({"en"}, {"en", "zh"}) else []
        yield from found
        if languages <= _SPELLED_LANGUAGES:
            yield from spelling.compare(pair, found)


def _languages(pair: Pair) -> tuple[str, str]:
    return primary(pair.source.document.language), primary(pair.target.document.language)
