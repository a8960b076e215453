"""Comparator for turned meaning: statements that say the opposite, or more or less than the reference commits to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.meaning.direction.check import directions
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.model import Rule

_RULES = load_rules("samesaid.compare.meaning")

Check = Callable[[Pair], Iterator[Evidence]]
"""One kind of turn. It sees the whole pair, so that it can limit what it reports of one document."""

CHECKS: tuple[Check, ...] = (directions,)
"""Every kind, each in a package of its own. The last part of a message's key names the kind (``code.M601.direction``):
reports quote by it and the confidence is measured by it.
"""


class MeaningComparator:
    """M601, by kind: the direction of a figure."""

    name = "meaning"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """The evidence of each kind in turn."""
        for check in CHECKS:
            yield from check(pair)
