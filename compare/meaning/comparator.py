"""Comparator for turned meaning: statements that say the opposite, or more or less than the reference commits to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from samesaid.compare.checks import check
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.meaning.attribution.check import attributions
from samesaid.compare.meaning.attribution.quoted_words import quotations_between
from samesaid.compare.meaning.attribution.speakers import speakers_between
from samesaid.compare.meaning.attribution.words import attribution_words
from samesaid.compare.meaning.direction.check import directions
from samesaid.compare.meaning.direction.words import direction_words
from samesaid.compare.meaning.entailment.check import contradictions
from samesaid.compare.meaning.modality.check import modality
from samesaid.compare.meaning.modality.words import modal_words
from samesaid.compare.meaning.negation.check import negations, negations_between, opposites_between
from samesaid.compare.meaning.opposites.check import opposites, opposites_across
from samesaid.compare.meaning.roles.check import roles, roles_between
from samesaid.compare.pair import Pair
from samesaid.compare.rules import load_rules
from samesaid.languages import primary
from samesaid.model import SIDES, Check, Rule

_RULES = load_rules("samesaid.compare.meaning")


Between = Callable[[str, str], bool]
"""Whether something is looked for between two languages (primary subtags)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of turn: what it looks for, by name (``check.NAME`` in the catalogue), and between which languages.

    ``compare`` sees the whole pair, so that it can limit what it reports of one document.
    """

    names: Mapping[str, Between]
    compare: Callable[[Pair], Iterator[Evidence]]


def _both(knows: Callable[[str], object]) -> Between:
    """What is looked for wherever it knows both languages."""
    return lambda one, other: bool(knows(one) and knows(other))


def _opposites(one: str, other: str) -> bool:
    """Opposites are looked for in nearly identical versions, and between English and Chinese."""
    return opposites_between(one, other) or opposites_across(one, other)


KINDS = (
    Kind({"directions": _both(direction_words)}, directions),
    Kind({"modality": _both(modal_words)}, modality),
    Kind({"negations": negations_between, "opposites": _opposites}, negations),
    Kind({"roles": roles_between}, roles),
)
"""Every kind, each in a package of its own. The last part of a message's key names the kind (``code.M601.direction``):
reports quote by it and the confidence is measured by it.
"""

SAID: Mapping[str, Between] = {
    "attributions": _both(attribution_words),
    "speakers": speakers_between,
    "quotations": quotations_between,
}
"""What is looked for of who said something, and in which words (Q701), as the names of a kind."""


class MeaningComparator:
    """M601, by kind: the direction of a figure, what has to be or may be, a negation, an opposite, who did
    what to whom. Q701: who said it, in which words, and whether the text vouches for it.
    """

    name = "meaning"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def checks(self, pair: Pair) -> Iterator[Check]:
        """What each kind looks for; a model of entailment is only spoken of where one was asked for."""
        one, other = (primary(pair.side(side).document.language) for side in SIDES)
        for kind in KINDS:
            for name, between in kind.names.items():
                yield check(pair, name, "M601", between=between(one, other))
        for name, between in SAID.items():
            yield check(pair, name, "Q701", between=between(one, other))
        if pair.entailment is not None:
            yield check(pair, "contradictory", "M601")

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """The evidence of each kind in turn; then opposites between languages in other words than those, who said it,
        and what the model of entailment says of the other beads.
        """
        found = [one for kind in KINDS for one in kind.compare(pair)]
        found += opposites(pair, found)
        yield from found
        yield from attributions(pair, found)
        yield from contradictions(pair, {one.bead for one in found})
