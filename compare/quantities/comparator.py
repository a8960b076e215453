"""Quantities, dates and units compared by value across languages and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.quantities.contradictions.check import contradictions
from samesaid.compare.quantities.evidence import Agreed, Teller, contradiction
from samesaid.compare.quantities.matching.assignment import Match, match, quantity
from samesaid.compare.quantities.matching.equality import same
from samesaid.compare.quantities.matching.mismatches import pair as pair_leftovers
from samesaid.compare.quantities.reader import quantities, read_fully
from samesaid.compare.quantities.values.quantity import Kind
from samesaid.compare.rules import load_rules
from samesaid.model import Mention, Rule

# Below this cosine two sentences were put together by their place alone: figures need not agree.
_UNLIKE = 0.3
_NEIGHBOURS = 2
_RULES = load_rules("samesaid.compare.quantities")


class QuantityComparator:
    """N101 to N107 and D201 to D203: numbers, dates and units whose values disagree."""

    name = "numbers"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def compare(self, pair: Pair) -> Iterable[Evidence]:
        """Evidence of every quantity that the two sides of ``pair`` tell differently, bead by bead."""
        source, target = pair.source.annotate(quantities), pair.target.annotate(quantities)
        matches = [
            match(_gather(source, bead.source), _gather(target, bead.target)) if bead.source or bead.target else Match()
            for bead in pair.beads
        ]
        # Without a grammar on both sides nothing can be called missing.
        known = read_fully(pair.source.document.language) and read_fully(pair.target.document.language)
        everything = None if pair.independent else (_index(source), _index(target))
        agreed = {} if pair.independent else _agreed(matches)
        for index, bead in pair.matched():
            found = matches[index]
            if not pair.independent and bead.similarity < _UNLIKE:
                continue
            if found.source or found.target:
                if everything is not None:
                    _settle(matches, index)
                yield from self._leftovers(pair, index, found, everything, known, agreed)
            yield from self._told_otherwise(pair, index, found, agreed)
        yield from self._inside(pair)

    def _inside(self, pair: Pair) -> Iterator[Evidence]:
        """N107: what either side tells in two ways; once, of the reference, where both do."""
        told = set()
        for side, version in ((pair.source, False), (pair.target, True)):
            for found in contradictions(side.document, side.annotate(quantities), pair.independent):
                beads = enumerate(pair.beads)
                bead = next((n for n, b in beads if found.sentence in (b.target if version else b.source)), None)
                key = (bead, tuple(quantity(m).value for m in found.mentions))
                if key not in told:
                    told.add(key)
                    yield contradiction(found, bead, version)

    def _leftovers(
        self, pair: Pair, bead: int, found: Match, everything: tuple[Index, Index] | None, known: bool, agreed: Agreed
    ) -> Iterator[Evidence]:
        teller = Teller(pair.source, pair.target, bead, agreed)
        yield from teller.differing(pair_leftovers(found))
        if not known:
            return
        for mentions, others, code in ((found.target, 0, "N101"), (found.source, 1, "N102")):
            for mention in mentions:
                if quantity(mention).low_salience or (
                    everything is not None and _anywhere(mention, everything[others])
                ):
                    continue
                yield teller.missing(code, mention)

    def _told_otherwise(self, pair: Pair, bead: int, found: Match, agreed: Agreed) -> Iterator[Evidence]:
        teller = Teller(pair.source, pair.target, bead, agreed)
        for one, other in found.pairs:
            a, b = quantity(one), quantity(other)
            if a is not b and (a.unit != b.unit or a.bound is not b.bound):
                yield from teller.same_value(one, other)


def _gather(mentions: tuple[tuple[Mention, ...], ...], indices: tuple[int, ...]) -> tuple[Mention, ...]:
    if len(indices) == 1:
        return mentions[indices[0]]
    return tuple(m for i in indices for m in mentions[i])


def _agreed(matches: list[Match]) -> Agreed:
    found: dict[tuple[Kind, float], list[tuple[int, Mention]]] = {}
    for bead, matched in enumerate(matches):
        for one, other in matched.pairs:
            found.setdefault((quantity(one).kind, quantity(one).value), []).append((bead, other))
    return found


Index = dict[str, list[Mention]]


def _index(mentions: tuple[tuple[Mention, ...], ...]) -> Index:
    """Mentions by two figures of every value that they may have: what is equal or rounded meets under one key."""
    found: Index = {}
    for sentence in mentions:
        for mention in sentence:
            for key in _keys(mention):
                found.setdefault(key, []).append(mention)
    return found


def _keys(mention: Mention) -> set[str]:
    return {f"{end:.1e}" for interval in quantity(mention).values for end in interval}


def _settle(matches: list[Match], index: int) -> None:
    """Take away leftovers that answer a leftover of a neighbouring bead: a clause that crossed a sentence's end."""
    here = matches[index]
    for near in range(max(0, index - _NEIGHBOURS), min(len(matches), index + _NEIGHBOURS + 1)):
        if near == index:
            continue
        there = matches[near]
        _cancel(here.source, there.target)
        _cancel(there.source, here.target)


def _cancel(source: list[Mention], target: list[Mention]) -> None:
    for mention in tuple(source):
        for other in target:
            if same(quantity(mention), quantity(other)):
                source.remove(mention)
                target.remove(other)
                break


def _anywhere(mention: Mention, others: Index) -> bool:
    """Whether the other document tells the quantity anywhere."""
    value = quantity(mention)
    return any(same(value, quantity(other)) for key in _keys(mention) for other in others.get(key, ()))
