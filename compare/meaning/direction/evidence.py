"""Evidence of figures that go the other way: what is marked, and what is said."""

from __future__ import annotations

from dataclasses import replace

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.direction.governing import Direction
from samesaid.compare.meaning.direction.words import Axis
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.values.format import in_quotes, readings, value
from samesaid.compare.quantities.values.quantity import Bound, Sign, quantity
from samesaid.model import Mention, Message, Span, message

# What is said of a figure that goes up, and of one that goes down.
_READINGS = dict.fromkeys((Axis.CHANGE, Axis.BALANCE, Axis.FLOW), ("value.upwards", "value.downwards")) | {
    Axis.LEVEL: ("value.more-than", "value.less-than"),
    Axis.TIME: ("value.later", "value.earlier"),
}
_Turned = tuple[Mention, Direction]
_Change = tuple[Mention, Mention]


def opposite(pair: Pair, number: int, axis: Axis, one: _Turned, other: _Turned) -> Evidence:
    """Evidence of a figure that goes the other way on the other side: it is marked with the word that says so."""
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
    return message(up if direction.way > 0 else down, value=_plain(mention))


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


def swapped(pair: Pair, number: int, one: _Change, other: _Change) -> Evidence:
    """Evidence of a change from a figure to another that runs the other way on the other side."""
    sides = (pair.source, one), (pair.target, other)
    texts = [" … ".join(" ".join(m.text.split()) for m in sorted(change, key=_start)) for _, change in sides]
    values = [message("value.change", begin=_plain(begin), end=_plain(end)) for _, (begin, end) in sides]
    return Evidence(
        "M601",
        message(
            "code.M601.change",
            reference=message("value.quoted", words=texts[0], value=values[0]),
            version=message("value.quoted", words=texts[1], value=values[1]),
        ),
        number,
        tuple(sorted(mention.span for mention in one)),
        tuple(sorted(mention.span for mention in other)),
        tuning.STRENGTH_DIRECTION,
        readings(message("value.reading", words=t, value=v) for t, v in zip(texts, values, strict=True)),
    )


def _start(mention: Mention) -> int:
    return mention.span.start


def _plain(mention: Mention) -> Message:
    """The value without its sign and bound, which the direction says."""
    return value(replace(quantity(mention), sign=Sign.NONE, bound=Bound.EXACT))
