"""The comparator for names: missing (E301), replaced (E302), and rendered in several ways (E303)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.checks import check
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.checks import (
    absent_latin_person,
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
from samesaid.model import Check, Rule

_RULES = load_rules("samesaid.compare.names")
# Languages whose names are compared as they are spelled inside one version.
# Languages whose names are compared with English, by the way in which they are.
_BY_BEAD = {"en", "zh"} | latin_script.LANGUAGES
_OF_RANKS = {"en", "zh"} | european_offices.LANGUAGES
_SPELLED_LANGUAGES = latin_script.LANGUAGES | {"en", "zh", "ja"}


class NameComparator:
    """Compares names between English and Chinese, Japanese or an alphabetic language, and of two English texts."""

    name = "names"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def checks(self, pair: Pair) -> Iterator[Check]:
        """Names are compared with English; where it is the version, persons of more languages are looked for."""
        languages = _languages(pair)
        other = _other(languages)
        persons = other == "ja" and languages[1] == "en"
        yield check(pair, "names", "E301", "E302", between=other in _BY_BEAD)
        if other == "ja":
            yield check(pair, "persons", "E301", between=persons)
        yield check(pair, "ranks", "E302", between=other in _OF_RANKS)
        yield check(pair, "name-renderings", "E303", between=_has_renderings(languages), rows=False)
        yield check(pair, "spellings", "E303", between=_SPELLED_LANGUAGES.issuperset(languages), rows=False)

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of E301 and E302 bead by bead, then of E303 over the whole version."""
        yield from self._bead_by_bead(pair)
        if not pair.independent:
            yield from self.consistency(pair)

    def _bead_by_bead(self, pair: Pair) -> Iterator[Evidence]:
        languages = _languages(pair)
        other = _other(languages)
        if other not in _BY_BEAD | absent_person.SCRIPTS.keys():
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
        unreported = [(i, bead) for i, bead in beads if i not in reported]
        absent = absent_latin_person if other in absent_latin_person.LANGUAGES else absent_person
        yield from absent.compare(pair, unreported)
        if other in _OF_RANKS:
            for index, bead in beads:
                yield from office_rank.compare(pair, index, bead)

    def consistency(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of E303: renderings of one name (Chinese and English), then spellings of one name."""
        languages = _languages(pair)
        found = list(consistency.compare(pair)) if _has_renderings(languages) else []
        yield from found
        if _SPELLED_LANGUAGES.issuperset(languages):
            yield from spelling.compare(pair, found)


def _languages(pair: Pair) -> tuple[str, str]:
    return primary(pair.source.document.language), primary(pair.target.document.language)


def _other(languages: tuple[str, str]) -> str:
    """The language that is compared with English; empty where neither is English."""
    if "en" not in languages:
        return ""
    return languages[1] if languages[0] == "en" else languages[0]


def _has_renderings(languages: tuple[str, str]) -> bool:
    return set(languages) in ({"en"}, {"en", "zh"})
