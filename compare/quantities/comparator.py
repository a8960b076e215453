"""Quantities, dates and units compared by value across languages and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from samesaid.compare.checks import check
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.quantities.absences import absences
from samesaid.compare.quantities.contradictions.check import contradictions
from samesaid.compare.quantities.evidence import Agreed, EvidenceBuilder, contradiction
from samesaid.compare.quantities.matching.assignment import Match, match
from samesaid.compare.quantities.matching.equality import same
from samesaid.compare.quantities.matching.mismatches import is_counted, pair_leftovers
from samesaid.compare.quantities.reader import has_grammar, quantities
from samesaid.compare.quantities.tuning import MIN_SIMILARITY, NEIGHBOUR_BEADS
from samesaid.compare.quantities.values.quantity import Kind, Quantity, quantity
from samesaid.compare.rules import load_rules
from samesaid.model import Check, Mention, Rule, Span

Index = dict[str, dict[Quantity, None]]
"""The different quantities of a document by value, see ``_index``."""
Documents = tuple[Index, Index]
"""Those of the reference and of the version."""

_RULES = load_rules("samesaid.compare.quantities")
_SOME_DATE = Span(0, 0)


class QuantityComparator:
    """N101 to N108 and D201 to D203: numbers, dates and units whose values differ."""

    name = "numbers"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def checks(self, pair: Pair) -> Iterator[Check]:
        """Without a grammar of both languages only numbers in digits are read, and none is called missing."""
        readable = _is_readable(pair)
        yield check(pair, "numbers", "N101", "N102", "N103", "N104", "N106", between=readable)
        yield check(pair, "bounds-and-signs", "N105", "N108", between=readable)
        yield check(pair, "dates", "D201", "D202", "D203", between=readable)
        yield check(pair, "contradictions", "N107", between=readable)

    def compare(self, pair: Pair) -> Iterable[Evidence]:
        """Evidence of every quantity that differs between the two sides of ``pair``, bead by bead."""
        source, target = pair.source.annotate(quantities), pair.target.annotate(quantities)
        matches = [
            match(_gather(source, bead.source), _gather(target, bead.target)) if bead.source or bead.target else Match()
            for bead in pair.beads
        ]
        # Without a grammar on both sides nothing can be called missing.
        readable = _is_readable(pair)
        documents = None if pair.independent else (_index(source), _index(target))
        agreed = {} if pair.independent else _agreed(matches)
        for index, bead in pair.matched():
            found = matches[index]
            if not pair.independent and bead.similarity < MIN_SIMILARITY:
                continue
            build = EvidenceBuilder(pair.source, pair.target, index, agreed)
            if found.source or found.target or found.source_repeats or found.target_repeats:
                if documents is not None:
                    _match_with_neighbours(matches, index)
                yield from build.different(pair_leftovers(found), found)
                if readable:
                    sides = _gather(source, bead.source), _gather(target, bead.target)
                    yield from _missing(build, found, sides, documents)
            for one, other in found.pairs:
                a, b = quantity(one), quantity(other)
                if a is not b and (a.unit != b.unit or a.bound is not b.bound or a.sign is not b.sign):
                    yield from build.same_value(one, other)
        yield from _contradictions(pair)


def _is_readable(pair: Pair) -> bool:
    return has_grammar(pair.source.document.language) and has_grammar(pair.target.document.language)


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


def _missing(
    build: EvidenceBuilder,
    found: Match,
    sides: tuple[Sequence[Mention], Sequence[Mention]],
    documents: Documents | None,
) -> Iterator[Evidence]:
    """N101 and N102 of a bead: leftovers that the other document does not have anywhere, and what it has less often."""
    matched = {id(mention) for pair in found.pairs for mention in pair}
    for code, own, other, left, repeats in (
        ("N101", 1, 0, found.target, found.target_repeats),
        ("N102", 0, 1, found.source, found.source_repeats),
    ):
        absent = [
            mention
            for mention in left
            if not quantity(mention).low_salience and (documents is None or not _occurs(mention, documents[other]))
        ]
        absent += [m for m in repeats if id(m) not in found.excused and is_counted(quantity(m))]
        for absence in absences(absent, left, sides[own], matched):
            yield build.missing(code, absence)


def _contradictions(pair: Pair) -> Iterator[Evidence]:
    """N107: where either side contradicts itself; reported of the reference alone where both do."""
    reported = set()
    for side, version in ((pair.source, False), (pair.target, True)):
        # A sentence of two beads is shown with the first.
        beads = {i: n for n, b in reversed([*enumerate(pair.beads)]) for i in (b.target if version else b.source)}
        for found in contradictions(side.document, side.annotate(quantities), pair.independent):
            bead = beads.get(found.sentence)
            key = (bead, tuple(quantity(m).value for m in found.mentions))
            if key not in reported:
                reported.add(key)
                yield contradiction(found, bead, version)


def _index(mentions: tuple[tuple[Mention, ...], ...]) -> Index:
    """Quantities by two digits of every value that they may have: what is equal or rounded meets under one key.

    What a text repeats is there once.
    """
    found: Index = {}
    for sentence in mentions:
        for mention in sentence:
            for key in _keys(mention):
                found.setdefault(key, {})[_anywhere(quantity(mention))] = None
    return found


def _anywhere(value: Quantity) -> Quantity:
    """The quantity without its place: what counts is only whether it is a part of a date."""
    return replace(value, date_span=_SOME_DATE) if value.date_span is not None else value


def _keys(mention: Mention) -> set[str]:
    return {f"{end:.1e}" for interval in quantity(mention).values for end in interval}


def _occurs(mention: Mention, index: Index) -> bool:
    """Whether the document of ``index`` has the quantity anywhere."""
    value = quantity(mention)
    return any(same(value, other) for key in _keys(mention) for other in index.get(key, ()))


def _match_with_neighbours(matches: list[Match], index: int) -> None:
    """Remove leftovers that match a leftover of a neighbouring bead: a clause moved across the end of a sentence."""
    here = matches[index]
    for near in range(max(0, index - NEIGHBOUR_BEADS), min(len(matches), index + NEIGHBOUR_BEADS + 1)):
        if near == index:
            continue
        there = matches[near]
        for own in (here.source, here.source_repeats):
            _remove_equal(own, there.target)
        for own in (here.target, here.target_repeats):
            _remove_equal(there.source, own)


def _remove_equal(source: list[Mention], target: list[Mention]) -> None:
    for mention in tuple(source):
        for other in target:
            if same(quantity(mention), quantity(other)):
                source.remove(mention)
                target.remove(other)
                break
