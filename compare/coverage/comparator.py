"""Comparator for coverage: sentences that are missing, added, untranslated, moved, matched by mistake or unreadable,
and parts of sentences that are missing or added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from samesaid.compare.checks import check
from samesaid.compare.coverage.encoding.check import broken_encodings, unreadable
from samesaid.compare.coverage.lists.check import with_items
from samesaid.compare.coverage.low_similarity import low_similarity
from samesaid.compare.coverage.merged_beads import merged_beads
from samesaid.compare.coverage.missing import Skipped, missing
from samesaid.compare.coverage.moved import moved
from samesaid.compare.coverage.parts.around import parts_not_said_around
from samesaid.compare.coverage.parts.check import group_of
from samesaid.compare.coverage.parts.reading import Reading
from samesaid.compare.coverage.qualifiers.check import missing_qualifiers, qualifiers_between
from samesaid.compare.coverage.untranslated import foreign_parts, third_languages, untranslated
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.compare.token_encoder import token_encoder
from samesaid.languages import primary
from samesaid.model import SIDES, Check, Rule, message

_RULES = load_rules("samesaid.compare.coverage")


class CoverageComparator:
    """O501 to O505, M602 and E401, from the beads, the encoder and the characters."""

    name = "coverage"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def checks(self, pair: Pair) -> Iterator[Check]:
        """Most of it needs no more than an encoder and the characters, whatever the languages."""
        yield check(pair, "sentences", "O501", "O502")
        group = group_of(pair.source.document.language, pair.target.document.language)
        parts = check(pair, "parts", "O501", "O502", between=group is not None)
        known = parts.reason or token_encoder(pair.encoder)
        yield parts if known else replace(parts, reason=message("unchecked.encoder"))
        languages = (primary(pair.side(side).document.language) for side in SIDES)
        yield check(pair, "qualifiers", "O501", "O502", between=qualifiers_between(*languages))
        yield check(pair, "untranslated", "O503", "O505")
        yield check(pair, "moved", "O504", rows=False)
        yield check(pair, "far-apart", "M602")
        yield check(pair, "encoding", "E401")

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """The evidence of each check in turn. A sentence that is unreadable or untranslated is not reported again."""
        broken = {side: unreadable(pair, side) for side in SIDES}
        foreign = foreign_parts(pair, broken["target"])
        whole = frozenset(i for i, part in foreign.items() if part.whole)
        skipped: Skipped = {"source": broken["source"], "target": broken["target"] | whole}
        yield from missing(pair, skipped)
        yield from merged_beads(pair, skipped)
        readings: dict[int, Reading] = {}
        parts = list(parts_not_said_around(pair, skipped, readings))
        yield from with_items(pair, skipped, parts, readings)
        yield from missing_qualifiers(pair, skipped)
        yield from untranslated(pair, foreign)
        yield from third_languages(pair, foreign, broken["source"])
        yield from moved(pair)
        yield from low_similarity(pair, skipped)
        yield from broken_encodings(pair)
