"""M601: figures of equal value that go up on one side and down on the other, and changes that run the other way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.direction.evidence import opposite, swapped
from samesaid.compare.meaning.direction.from_to import changes
from samesaid.compare.meaning.direction.governing import Direction, governing
from samesaid.compare.meaning.direction.statements import opposite_statement
from samesaid.compare.meaning.direction.words import Axis, Cue, cues, direction_words
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.matching.assignment import match
from samesaid.compare.quantities.matching.equality import bound_clash, sign_clash
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.quantity import Kind, quantity
from samesaid.languages import primary
from samesaid.model import Bead, Mention

_GOVERNED = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.FRACTION, Kind.DURATION})


def directions(pair: Pair) -> Iterator[Evidence]:
    """Evidence for each pair of equal figures whose clauses have words of opposite ways, and no others.

    What has a sign or a bound directly beside it on both sides is the quantities' (N108, N105).
    """
    if not all(direction_words(primary(side.document.language)) for side in (pair.source, pair.target)):
        return
    for number, bead in pair.matched():
        left, right = _mentions(pair.source, bead.source), _mentions(pair.target, bead.target)
        found = list(_turned(pair, number, left, right)) if _may_be_turned(pair, bead, left, right) else []
        found = found or list(_swapped(pair, number, left, right))
        yield from found
        if not found and (statement := opposite_statement(pair, number)) is not None:
            yield statement


def _mentions(side: Side, indices: Sequence[int]) -> list[Mention]:
    found = side.annotate(quantities)
    return [mention for index in indices for mention in found[index] if quantity(mention).kind in _GOVERNED]


def _cues(side: Side, indices: Sequence[int]) -> list[Cue]:
    found = side.annotate(cues)
    return [cue for index in indices for cue in found[index]]


def _may_be_turned(pair: Pair, bead: Bead, left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether words of one side go the other way than some of the other side; what is beside times is not known yet."""
    if not (left and right):
        return False
    if all(any(quantity(m).kind is Kind.DURATION for m in mentions) for mentions in (left, right)):
        return True
    ones, others = _cues(pair.source, bead.source), _cues(pair.target, bead.target)
    ways = {(cue.axis, cue.way) for cue in others}
    levels = any(cue.axis is Axis.LEVEL for cue in (*ones, *others))
    return levels or any((cue.axis, -cue.way) in ways for cue in ones if cue.way)


def _turned(pair: Pair, number: int, left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Evidence]:
    bead = pair.beads[number]
    ones = [(m, governing(pair.source, bead.source, m)) for m in left]
    others = [(m, governing(pair.target, bead.target, m)) for m in right]
    read = ({id(m): axes for m, axes in ones}, {id(m): axes for m, axes in others})
    ways = (_ways(ones), _ways(others))
    said = set()
    for one, other in match(left, right).pairs:
        a, b = quantity(one), quantity(other)
        if sign_clash(a, b) or bound_clash(a, b):
            continue
        for axis, direction in read[0][id(one)].items():
            against = read[1][id(other)].get(axis)
            # Which of several equal figures belong together is not known: all of one side must go one way.
            if ways[0][a.value, axis] != {direction.way} or ways[1][b.value, axis] != {-direction.way} or not against:
                continue
            # Words that govern several figures are reported with the first.
            if (direction.span, against.span) not in said:
                said.add((direction.span, against.span))
                yield opposite(pair, number, axis, (one, direction), (other, against))
            break


def _ways(read: Sequence[tuple[Mention, Mapping[Axis, Direction]]]) -> dict[tuple[float, Axis], set[int]]:
    """The ways of all figures of a value, by axis; 0 for one that has none."""
    found: dict[tuple[float, Axis], set[int]] = defaultdict(set)
    for mention, axes in read:
        for axis in Axis:
            found[quantity(mention).value, axis].add(axes[axis].way if axis in axes else 0)
    return found


def _swapped(pair: Pair, number: int, left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Evidence]:
    """Evidence of changes from one figure to another that run the other way on the other side."""
    bead = pair.beads[number]
    ones = changes(pair.source, bead.source, left)
    others = changes(pair.target, bead.target, right) if ones else []
    if not others:
        return
    equal = {id(one): other for one, other in match(left, right).pairs}
    for begin, end in ones:
        for start, stop in others:
            if equal.get(id(begin)) is stop and equal.get(id(end)) is start:
                yield swapped(pair, number, (begin, end), (start, stop))
