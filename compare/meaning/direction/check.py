"""M601: figures of equal value that go up on one side and down on the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.direction.governing import Direction, governing
from samesaid.compare.meaning.direction.words import Axis, Cue, cues, direction_words
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.matching.assignment import match
from samesaid.compare.quantities.matching.equality import bound_clash, sign_clash
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.values.format import in_quotes, readings, value
from samesaid.compare.quantities.values.quantity import Bound, Kind, Sign, quantity
from samesaid.languages import primary
from samesaid.model import Mention, Message, Span, message

_GOVERNED = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.MEASURE, Kind.FRACTION, Kind.DURATION})
# What is said of a figure that goes up, and of one that goes down.
_READINGS = dict.fromkeys((Axis.CHANGE, Axis.BALANCE, Axis.FLOW), ("value.upwards", "value.downwards")) | {
    Axis.LEVEL: ("value.more-than", "value.less-than"),
    Axis.TIME: ("value.later", "value.earlier"),
}
_Turned = tuple[Mention, Direction]


def directions(pair: Pair) -> Iterator[Evidence]:
    """Evidence for each pair of equal figures whose clauses have words of opposite ways, and no others.

    What has a sign or a bound directly beside it on both sides is the quantities' (N108, N105).
    """
    if not all(direction_words(primary(side.document.language)) for side in (pair.source, pair.target)):
        return
    for number, bead in pair.matched():
        left, right = _mentions(pair.source, bead.source), _mentions(pair.target, bead.target)
        if not (left and right):
            continue
        if _have_times(left, right) or _may_be_turned(_cues(pair.source, bead.source), _cues(pair.target, bead.target)):
            yield from _turned(pair, number, left, right)


def _mentions(side: Side, indices: Sequence[int]) -> list[Mention]:
    found = side.annotate(quantities)
    return [mention for index in indices for mention in found[index] if quantity(mention).kind in _GOVERNED]


def _cues(side: Side, indices: Sequence[int]) -> list[Cue]:
    found = side.annotate(cues)
    return [cue for index in indices for cue in found[index]]


def _have_times(left: Sequence[Mention], right: Sequence[Mention]) -> bool:
    return all(any(quantity(m).kind is Kind.DURATION for m in mentions) for mentions in (left, right))


def _may_be_turned(ones: Collection[Cue], others: Collection[Cue]) -> bool:
    """Whether words of one side go the other way than some of the other side."""
    ways = {(cue.axis, cue.way) for cue in others}
    return any(cue.axis is Axis.LEVEL or (cue.axis, -cue.way) in ways for cue in ones if cue.way) or any(
        cue.axis is Axis.LEVEL for cue in others
    )


def _turned(pair: Pair, number: int, left: Sequence[Mention], right: Sequence[Mention]) -> Iterator[Evidence]:
    bead = pair.beads[number]
    ones = [(m, governing(pair.source, bead.source, m)) for m in left]
    others = [(m, governing(pair.target, bead.target, m)) for m in right]
    read = ({id(m): axes for m, axes in ones}, {id(m): axes for m, axes in others})
    ways = (_ways(ones), _ways(others))
    for one, other in match(left, right).pairs:
        a, b = quantity(one), quantity(other)
        if sign_clash(a, b) or bound_clash(a, b):
            continue
        for axis, direction in read[0][id(one)].items():
            against = read[1][id(other)].get(axis)
            # Which of several equal figures belong together is not known: all of one side must go one way.
            if ways[0][a.value, axis] == {direction.way} and ways[1][b.value, axis] == {-direction.way} and against:
                yield _evidence(pair, number, axis, (one, direction), (other, against))
                break


def _ways(read: Sequence[tuple[Mention, Mapping[Axis, Direction]]]) -> dict[tuple[float, Axis], set[int]]:
    """The ways of all figures of a value, by axis; 0 for one that has none."""
    found: dict[tuple[float, Axis], set[int]] = defaultdict(set)
    for mention, axes in read:
        for axis in Axis:
            found[quantity(mention).value, axis].add(axes[axis].way if axis in axes else 0)
    return found


def _evidence(pair: Pair, number: int, axis: Axis, one: _Turned, other: _Turned) -> Evidence:
    sides = (pair.source, one), (pair.target, other)
    texts = [_quote(side, mention, direction) for side, (mention, direction) in sides]
    values = [_value(axis, mention, direction) for _, (mention, direction) in sides]
    return Evidence(
        "M601",
        message(
            "code.M601.direction",
            reference=in_quotes(texts[0], values[0]),
            version=in_quotes(texts[1], values[1]),
        ),
        number,
        _spans(*one),
        _spans(*other),
        tuning.STRENGTH_DIRECTION,
        readings(message("value.reading", words=t, value=v) for t, v in zip(texts, values, strict=True)),
    )


def _value(axis: Axis, mention: Mention, direction: Direction) -> Message:
    up, down = _READINGS[axis]
    # The sign and the bound are what the direction says.
    plain = replace(quantity(mention), sign=Sign.NONE, bound=Bound.EXACT)
    return message(up if direction.way > 0 else down, value=value(plain))


def _together(mention: Mention, direction: Direction) -> Span:
    return Span(min(mention.span.start, direction.span.start), max(mention.span.end, direction.span.end))


def _spans(mention: Mention, direction: Direction) -> tuple[Span, ...]:
    whole = _together(mention, direction)
    if len(whole) <= tuning.MAX_QUOTED_CHARACTERS:
        return (whole,)
    return tuple(sorted((mention.span, direction.span)))


def _quote(side: Side, mention: Mention, direction: Direction) -> str:
    text = side.document.text
    return " … ".join(" ".join(span.of(text).split()) for span in _spans(mention, direction))
